import pytest

from content.importers.problems import LoadError
from content.importers.wordpress.mapping import read_map


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("categories: {x: webiner}", "categories.x: “webiner” is no kind of page; did you mean “webinar”"),
        ("catgories: {}", "catgories: There is no such part; did you mean “categories”"),
        ("categories: [x]", "categories: Write one a line"),
        ("accounts: {jane: Jane}", "accounts.jane: Write {person: Their Name}"),
        ("topics: all", "topics: Write one of"),
        ("otherwise: nothing", "“nothing” is no kind of page"),
        ("taxonomies: {series: tpic}", "taxonomies.series: “tpic” is no kind of page; did you mean “topic”"),
        ("topics: [both]", "topics: Write one of"),
        ('{"level":"x"}', "level: There is no such part"),
        ('{"posts": {"12": ["news"]}}', "posts.12: “['news']” is no kind of page"),
        ("- a", "Write the parts below one another"),
        ("a: [", "line 1: This is no YAML"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_named(tmp_path, text, problem):
    path = tmp_path / "map.yaml"
    path.write_text(text)

    with pytest.raises(LoadError, match=r"map\.yaml") as raised:
        read_map(path)

    assert problem in str(raised.value)


def test_what_somebody_names_comes_before_the_default(tmp_path):
    path = tmp_path / "map.yaml"
    path.write_text("categories: {news: blog, own: tool}\n")

    mapping = read_map(path)

    assert list(mapping.categories.items())[:2] == [("news", "blog"), ("own", "tool")]
    assert mapping.categories["webinars"] == "webinar"
    assert mapping.otherwise == "news"

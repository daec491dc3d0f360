"""A broken file is named with line and field, and nothing is changed."""

import pytest
from wagtail.models import Page

from content.models import Provenance

FIRST = "pages/news/first.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FIRST, "order: 10", "oder: 10", "first.yaml:3: oder: There is no field"),
        (FIRST, "order: 10", "order: many", "first.yaml:3: order: “many” is no number"),
        (FIRST, "order: 10", "order: -1", "first.yaml:3: order: Write a whole number from 0"),
        (FIRST, "order: 10", f"order: {'9' * 20}", "order: Write a whole number from 0 to 1,000,000."),
        (FIRST, "title: The first news\n", "", "first.yaml:1: title: This is missing"),
        (FIRST, "The first news", "2025", "first.yaml:2: title: Write text"),
        (FIRST, "The first news", "x" * 256, "first.yaml:2: title: Ensure this value has at most"),
        (FIRST, "The first news", r'"a\0b"', "first.yaml:2: title: Take out the unprintable"),
        (FIRST, "kind: news", "kind: novel", "first.yaml:4: kind: There is no such choice; known"),
        (FIRST, "2025-06-30", "June", "first.yaml:5: date: Write a day like"),
        (FIRST, "2025-06-30", "2025-06-31", "first.yaml:5: The file can't be read as YAML: “2025"),
        (FIRST, "[maternity]", "[maternaty]", "topics[0]: There is no topic “maternaty”; did you"),
        (FIRST, "[maternity]", "maternity", "first.yaml:6: topics: Write a list"),
        (FIRST, "person: jo-lee", "person: jo-li", "authors[0].person: There is no person “jo-li”"),
        (FIRST, "- person: jo-lee", "- {}", "authors[0]: Choose either a person or an"),
        (FIRST, "year: 2024", "year: last", "first.yaml:12: references[0].year: “last” is no number"),
        (FIRST, "- heading: What", "- haeding: What", "body[0].haeding: No block of this name can"),
        (FIRST, "- heading: What", "- finding_quote: What", "body[0].finding_quote: Write the fields"),
        (FIRST, "page:/news/second/", "page:/nwes/second/", "body[1].text: There is no page “/nwes"),
        (FIRST, "document:report", "document:reports", "first.yaml:15: body[1].text: There is no doc"),
        (FIRST, "Some **bold**", "# Some **bold**", "body[1].text: A heading is a block of its own"),
        (FIRST, "alt: A branch", "alt: 1", "first.yaml:17: body[2].image.alt: Write text"),
        (FIRST, ", alt: A branch", "", "body[2].image.alt: This is missing. Add it."),
        (FIRST, "[Two, 2.5]", "[Two]", "first.yaml:23: body[3].table.rows[1]: Give 2 cells"),
        (FIRST, "[Two, 2.5]", "[Two, .nan]", "body[3].table.rows[1][1]: “nan” is no figure"),
        (FIRST, "verb: read", "verb: run", "first.yaml:24: body[4].action_link.verb: Select a valid"),
        (FIRST, "page: /news/second/", "url: nowhere at all", "body[4].action_link.url: Enter a valid"),
        (FIRST, ", page: /news/second/", "", "body[4].action_link.page: Choose exactly one"),
        ("pages/news/second.yaml", "ArticlePage", "Article", "second.yaml:1: type: There is no page"),
        ("pages/news/second.yaml", "ArticlePage", "EventPage", "second.yaml:1: type: EventPage can't"),
        ("pages/home.yaml", "/news/first/", "/news/", ""),
        ("people.yaml", "organisation: larch", "organisation: lark", "people.yaml:3: [0].organisation"),
        ("people.yaml", "slug: jo-lee", "slug: Jo Lee!", "people.yaml:1: [0].slug: Write a name of"),
        ("topics.yaml", "name: Maternity", f"name: {'M' * 90}", "topics.yaml:1: [0].name: Ensure this"),
        ("images.yaml", "branch.png", "gone.png", "images.yaml:1: [0].file: There is no file gone.png"),
        ("images.yaml", "branch.png", "../images.yaml", "[0].file: There is no file ../images.yaml"),
        ("images.yaml", "branch.png", "report.pdf", "[0].file: report.pdf is no picture"),
        ("redirects.yaml", "/old-news/", "old-news", "redirects.yaml:1: [0].old: Write the path"),
        ("redirects.yaml", "/old-news/", "/about/", "redirects.yaml:1: [0].old: The page /about/ stands"),
        ("redirects.yaml", "/old-news/", "/about", "redirects.yaml:1: [0].old: The page /about/ stands"),
        ("redirects.yaml", "/old-news/", "'/about?a=1'", "[0].old: The page /about/ stands at this addr"),
        ("redirects.yaml", "/old-news/", "/", "redirects.yaml:1: [0].old: The page / stands at this"),
        ("site.yaml", "little@example.org", "little", "site.yaml:6: contact.email: Enter a valid"),
        ("site.yaml", "page: /news/", "page: /olds/", "site.yaml:4: navigation[0].page: There is no"),
    ],
)  # fmt: skip
def test_file_line_and_field_are_named(little_site, file, old, new, problem):
    little_site.change(file, old, new)

    problems = little_site.problems()

    assert bool(problems) == bool(problem)
    assert problem in "\n".join(problems)
    assert Provenance.objects.exists() == (not problem)


def test_a_half_right_change_leaves_the_loaded_site_as_it_was(little_site):
    little_site.load()
    little_site.change("pages/home.yaml", "title: Little site", "title: Changed")
    little_site.change(FIRST, "verb: read", "verb: run")

    assert little_site.problems()

    assert not Page.objects.filter(title="Changed").exists()


def test_all_problems_are_told_at_once(little_site):
    little_site.change(FIRST, "verb: read", "verb: run")
    little_site.change("topics.yaml", "name: Maternity", f"name: {'M' * 90}")
    little_site.change("pages/news/second.yaml", "date_note: Pub", f"date_note: {'x' * 130}")

    files = [problem.partition(":")[0] for problem in little_site.problems()]

    # What needs the topic that was refused can't be tried.
    assert files == ["little/pages/news/second.yaml", "little/topics.yaml"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [1\nb: 2", "topics.yaml:2: The file can't be read as YAML: expected"),
        ("- a: 1\n  a: 2", "topics.yaml:2: The file can't be read as YAML: the key “a” stands"),
        ("- &x [1]\n- *x", "topics.yaml:1: The file can't be read as YAML: it repeats a part"),
        ("- !!python/object:os.system {}", "topics.yaml:1: [0].slug: Write a name"),
        ("- [a]: 1", "topics.yaml:1: The file can't be read as YAML: a key is a single word"),
        ("- 1\n- 1_000", "topics.yaml:2: The file can't be read as YAML: “1_000” would be read as"),
        ("- 010", "topics.yaml:1: The file can't be read as YAML: “010” would be read as"),
        ("- 1:30", "topics.yaml:1: The file can't be read as YAML: “1:30” would be read as"),
        ("- !unknown x", "topics.yaml:1: The file can't be read as YAML: could not determine"),
        ("--- 1\n--- 2", "topics.yaml:2: The file can't be read as YAML"),
        ("[" * 3000, "topics.yaml:1: The file can't be read as YAML: it is nested too deeply"),
        ("just words", "topics.yaml:1: Write a list"),
        ("- words", "topics.yaml:1: [0].slug: Write a name"),
    ],
)
def test_a_file_that_is_no_collection_is_named(little_site, text, problem):
    little_site.change(FIRST, "topics: [maternity]\n", "")
    little_site.write("topics.yaml", text)

    assert problem in "\n".join(little_site.problems())


def test_a_file_in_another_encoding_is_named(little_site):
    (little_site.folder / "topics.yaml").write_bytes("- name: Caf\xe9".encode("latin-1"))

    assert "topics.yaml:1: The file can't be read as YAML: it isn't" in little_site.problems()[0]


def test_a_slug_may_stand_once(little_site):
    little_site.write("topics.yaml", "- {slug: maternity, name: A}\n- {slug: maternity, name: B}\n")

    assert little_site.problems() == [
        "little/topics.yaml:2: [1]: “maternity” stands already at little/topics.yaml:1. "
        "Take one out."
    ]


@pytest.mark.parametrize("file", ["pages/news/first.yaml", "pages/news/index.yaml"])
def test_a_page_of_no_type_is_reported_once(little_site, file):
    text = (little_site.folder / file).read_text()
    little_site.write(file, text.replace(text.splitlines()[0], "type: Nope"))

    assert [problem.partition(" There")[0] for problem in little_site.problems()] == [
        f"little/{file}:1: type:"
    ]


def test_two_files_for_one_address_are_refused(little_site):
    little_site.write("pages/news.yaml", "type: ArticleIndexPage\ntitle: News\n")

    assert "“/news/” stands already at little/pages/news" in little_site.problems()[0]


def test_a_page_needs_one_above_it(little_site):
    little_site.write("pages/far/away.yaml", "type: StandardPage\ntitle: Away\n")

    assert little_site.problems() == [
        "little/pages/far/away.yaml:1: Above this page there is none at /far/. "
        "Write its file first."
    ]


def test_files_that_nothing_reads_are_named(little_site):
    little_site.write("topic.yaml", "")
    little_site.write("pages/news/third.yml", "")

    problems = little_site.problems()

    assert problems[0].startswith("little/pages/news/third.yml:1: Nothing reads a file")
    assert "did you mean “topics.yaml”?" in problems[1]

"""Pictures, recordings and terms: what stands beside them, and what they are called."""

from content.importers.wordpress.pictures import cut
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

UPLOADS = "https://old.example.org/wp-content/uploads"
FRAME = '<iframe src="https://www.youtube.com/embed/{}" title="{}"></iframe>'


def texts_of(source: str) -> list[str]:
    done = converted(source)
    assert lost_words(source, done) == {}
    return [value for kind, value in done.elements if kind == "text"]


def test_links_in_captions_stand_below_the_picture():
    image = f'<img src="{UPLOADS}/a.jpg" alt="x">'
    captioned = f'<figure>{image}<figcaption>Photo: <a href="https://a.org/{{}}">link {{}}</a></figcaption></figure>'
    one, two = captioned.format(1, 1), captioned.format(2, 2)

    assert texts_of(one) == ['<p><a href="https://a.org/1">link 1</a></p>']
    assert texts_of(f'<figure class="gallery">{one}{two}</figure>') == [
        '<ul><li><a href="https://a.org/1">link 1</a></li><li><a href="https://a.org/2">link 2</a></li></ul>'
    ]
    assert texts_of(f'[caption id="a"]{image} By <a href="https://a.org/">her</a>[/caption]') == [
        '<p><a href="https://a.org/">her</a></p>'
    ]
    assert texts_of('<details><summary>Who is <a href="https://a.org/">she</a>?</summary>Her.</details>') == [
        '<p><a href="https://a.org/">she</a></p>'
    ]  # fmt: skip


def test_a_long_caption_is_cut_after_a_sentence_that_ends_late_enough():
    assert cut("One two three four. Five six", 27) == ("One two three four.", "Five six")
    assert cut("One. Two three four five six seven", 27) == (
        "One. Two three four five",
        "six seven",
    )
    assert cut("x" * 30, 27) == ("x" * 27, "xxx")


def test_a_recording_is_called_by_what_stands_directly_before_it_or_its_own_name():
    source = (
        "<h2>Far away</h2><p>Words</p>" + FRAME.format("a", "YouTube video player")
        + "<h2>Just here</h2>" + FRAME.format("b", "") + FRAME.format("c", "A talk on care")
    )  # fmt: skip

    done = converted(source)

    titles = [value["title"] for kind, value in done.elements if kind == "recording"]
    assert titles == ["The title", "Just here", "A talk on care"]
    assert done.notes.added == titles


def test_terms_stand_in_bold_above_what_they_mean():
    source = "<dl><dt>One <b>term</b></dt><dd>Meaning</dd><div><dt>Two</dt><dd><p>Other</p></dd></div></dl>"

    assert texts_of(source) == ["<p><b>One term</b></p><p>Meaning</p><p><b>Two</b></p><p>Other</p>"]

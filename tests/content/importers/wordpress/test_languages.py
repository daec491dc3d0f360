"""What was marked as being in another language is told; which way it runs the style sheet sees itself."""

from tests.content.importers.wordpress.stub_surroundings import converted, lost_words


def test_languages_that_were_marked_are_named():
    source = (
        '<p dir="rtl" lang="ar">السلام <a href="https://a.org/">رابط</a></p><h2 lang="bn">বাংলা</h2>'
        '<p lang="en-GB">English</p><p><bdo dir="rtl">abc</bdo></p>'
    )

    done = converted(source)

    assert lost_words(source, done) == {}
    named = [each for each in done.notes.changes if "Words" in each]
    assert [each.partition("“")[2].partition("”")[0] for each in named] == ["ar", "bn", "abc"]

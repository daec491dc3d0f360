"""What builders and translators write in ways of their own: shown plainly, or named."""

import base64

from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

PICTURE = "https://old.example.org/wp-content/uploads/a.jpg"


def kinds(source: str) -> list[str]:
    done = converted(source)
    assert lost_words(source, done) == {}
    return [kind for kind, _ in done.elements]


def test_pictures_of_avada_are_shown_once_and_without_their_address():
    in_code = f'[fusion_imageframe image_id="5|full"]{PICTURE}[/fusion_imageframe]'
    linked = f'[fusion_imageframe link=""]<a href="https://e.org/"><img src="{PICTURE}" alt="Who"></a>[/fusion_imageframe]'
    gallery = f'[fusion_gallery][fusion_gallery_image image="{PICTURE}" image_id="5|full" /][/fusion_gallery]'
    for source in (in_code, f"[fusion_imageframe]{PICTURE}[/fusion_imageframe]", gallery):
        assert kinds(source) == ["image"]
    assert kinds(linked) == ["image", "text"]
    assert "https://e.org/" in str(converted(linked).elements[1])


def test_what_divi_fills_in_is_named_and_nothing_of_its_token_shown():
    token = base64.b64encode(b'{"content":"post_title","settings":{"before":"By"}}').decode()
    source = f'[et_pb_blurb title="@ET-DC@{token}@"]Words @ET-DC@{token}@[/et_pb_blurb]'
    done = converted(source)
    [note] = done.notes.attention
    assert "by itself: post_title." in note.what
    assert '"before":"By"' in note.source
    assert [value for kind, value in done.elements if kind == "text"] == ["<p>Words</p>"]


def test_prices_languages_people_and_the_present_year():
    table = '[et_pb_pricing_table currency="£" sum="45"]+ Tea\n- Cake[/et_pb_pricing_table]'
    [(_, text)] = converted(table).elements
    assert text == "<p>£45</p><ul><li>Tea</li><li>Cake (not included)</li></ul>"
    person = '[fusion_person name="A. Body" title="Nurse"]Words[/fusion_person]'
    assert [value["text"] for kind, value in converted(person).elements if kind == "heading"] == ["A. Body"]  # fmt: skip
    assert kinds("[:en]One[:cy]Un[:]") == ["attention", "text"]
    assert converted("© [year] LARCH").elements == [("text", "<p>© LARCH</p>")]

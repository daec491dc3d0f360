"""What stands in a frame: a file that was taken over is offered here, a post of the former site is led to."""

from content.models import ArticlePage
from tests.content.importers.wordpress.export_builder import SITE, Export, block
from tests.content.importers.wordpress.stub_surroundings import converted

FILE = f"{SITE}/wp-content/uploads/r.pdf"


def test_files_in_frames_and_viewers_are_offered_here():
    viewer = f"https://docs.google.com/viewer?embedded=true&amp;url={FILE.replace('/', '%2F')}"
    for source in (f'<object data="{FILE}"></object>', f'<iframe src="{FILE}"></iframe>',
                   f'<iframe src="{viewer}"></iframe>'):  # fmt: skip
        assert [kind for kind, _ in converted(source).elements] == ["document"]
    elsewhere = '<iframe src="https://docs.google.com/viewer?url=https://e.org/r.pdf"></iframe>'
    assert [kind for kind, _ in converted(elsewhere).elements] == ["action_link"]


def test_an_embedded_post_is_a_link_to_it_unless_it_is_not_public(importer):
    export = Export()
    export.post("Open", "Words")
    export.post("Secret", "Words", status="private")
    for slug in ("open", "secret"):
        frame = f'<div class="wp-block-embed__wrapper">\n{SITE}/{slug}/\n</div>'
        export.post(f"Shows {slug}", "Words" + block("embed", frame, f'{{"url":"{SITE}/{slug}/"}}'))
    importer.run(export)

    shown = {page.title: page for page in ArticlePage.objects.all()}
    [_, link] = shown["Shows open"].body.raw_data
    assert (link["value"]["text"], link["value"]["page"]) == ("Open", shown["Open"].pk)
    assert [each["type"] for each in shown["Shows secret"].body.raw_data] == ["text"]
    draft = str(shown["Shows secret"].get_latest_revision_as_object().body.raw_data)
    assert "embedded that readers can" in draft

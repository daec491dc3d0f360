"""A year that somebody mistyped is asked about, also in a draft."""

import pytest

from tests.content.admin.webinar_form import form_of
from tests.content.factories import WebinarFactory
from tests.content.registrations.registering import soup_of

FIELDS = ("start", "end", "registration_closes", "sessions-0-start")


@pytest.mark.parametrize("way", ["draft", "action-publish"])
def test_each_date_is_asked_about_and_what_was_typed_stays(webinars, moderator, way):
    page = WebinarFactory(parent=webinars, slug="talk", live=False)
    set_of_one = {"sessions-TOTAL_FORMS": "1", "sessions-0-ORDER": "1", "sessions-0-id": ""}

    for typed in ("9999-12-31 23:59", "0001-01-01 00:00"):
        fields = dict.fromkeys(FIELDS, typed) | set_of_one
        answer = moderator.post(
            f"/admin/pages/{page.pk}/edit/",
            form_of(page, date_precision="time", **fields, **{way: "1"}),
        )

        assert answer.status_code == 200
        shown = soup_of(answer)
        for field in FIELDS:
            asked = shown.select_one(f"#panel-{field}-errors, [id$='{field}-errors']")
            assert asked is None or "Is the year right?" in asked.get_text()
            assert shown.select_one(f"[name='{field}']")["value"] == typed
        assert answer.content.decode().count("Is the year right?") >= len(FIELDS)

"""From the page about the REMI to the erasing of everything, as a person goes, with and without script."""

import re
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect
from psycopg import sql

from tests.content.outbox.mail_server import mail_server
from tests.functional.axe import violations

NAME, EMAIL = "Quilla Testperson", "quilla.testperson@example.org"
DOCUMENT = Path("fixtures/demo/media/demo-document.pdf")


@pytest.fixture(params=[False, True], ids=["without script", "with script"])
def page(browser, request) -> Page:
    context = browser.new_context(
        locale="en-GB", java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def rows_with(database: str, word: str) -> list[str]:
    """The tables of which some row holds the word anywhere."""
    with psycopg.connect(database) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [
            table
            for (table,) in tables.fetchall()
            if connection.execute(
                sql.SQL("SELECT 1 FROM {} AS one WHERE one::text ILIKE %s LIMIT 1").format(
                    sql.Identifier(table)
                ),
                [f"%{word}%"],
            ).fetchone()
        ]


def counts(database: str) -> list[tuple]:
    query = (
        "SELECT (SELECT count(*) FROM content_downloadrequest), (SELECT count(*) FROM "
        "content_delivery WHERE completed = 1), (SELECT count(*) FROM content_checkin), "
        "(SELECT count(*) FROM content_organisationstatus)"
    )
    with psycopg.connect(database) as connection:
        return connection.execute(query).fetchall()


def ask(page: Page, demo_site) -> None:
    page.goto(f"{demo_site.url}/race-equity-maturity-index/")
    page.get_by_role("link", name="Ask for the REMI").first.click()
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Your work email address").fill(EMAIL)
    page.get_by_label("Your organisation").fill("Whitington Health NHS Trust")
    page.get_by_label("What do you hope to use the index for?").fill("To see where we stand.")
    page.wait_for_timeout(2100)  # quicker than people are is refused
    page.get_by_role("button", name="Send and download").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your request has arrived")


def download(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Demonstration document in place of the index").click()
    return Path(waiting.value.path()).read_bytes()


def test_ask_confirm_download_read_the_mail_and_erase(demo_site, page):
    with mail_server() as (inbox, port):
        ask(page, demo_site)
        assert download(page) == DOCUMENT.read_bytes()

        demo_site.manage("send_outbox", EMAIL_URL=f"smtp://127.0.0.1:{port}")

    # Tests that ran before on the same site may have left mails to others.
    (mail,) = [each for each in inbox.mails if each["To"] == EMAIL]
    text = mail.get_payload(decode=True).decode()
    own_page = re.search(rf"{demo_site.url}/remi/my/\S+/", text)[0]
    page.goto(own_page)
    page.get_by_label("Commitment").check()
    page.get_by_role("button", name="Save how far we are").click()
    expect(page.get_by_text("We have noted how far your organisation is")).to_be_visible()
    before = counts(demo_site.database)
    assert rows_with(demo_site.database, EMAIL) == ["content_downloadrequest"]

    page.get_by_role("link", name="Erase my data").click()
    page.get_by_role("button", name="Erase everything about me").click()

    assert page.goto(own_page).status == 410
    assert counts(demo_site.database) == before
    for word in (NAME, EMAIL, "quilla"):
        assert rows_with(demo_site.database, word) == [], word


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_with_its_errors_takes_focus_and_axe_finds_nothing(demo_site, browser, scheme):
    with browser.new_page(color_scheme=scheme, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{demo_site.url}/remi/request/")
        page.get_by_label("Your organisation").fill("Croydon")
        page.get_by_role("button", name="Send and download").click()

        expect(page).to_have_title(re.compile("^Error: "))
        expect(page.locator("#error_summary")).to_be_focused()
        assert violations(page) == []


def test_the_form_is_filled_in_by_keyboard_alone(demo_site, browser):
    with browser.new_page() as page:
        page.goto(f"{demo_site.url}/remi/request/")
        page.get_by_label("Your name").focus()
        # Somebody else than above, where nothing of the person may be left.
        for answer in ("Keys Only", "keys.only@example.org", "Hackney Council", "To learn."):
            page.keyboard.type(answer)
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert page.get_by_label("Send me news").is_checked()
        page.wait_for_timeout(2100)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_have_text("Your request has arrived")

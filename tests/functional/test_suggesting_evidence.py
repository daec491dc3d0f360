"""From a reader's suggestion to a published finding, as people go. Reader and desk need no script;
Wagtail's own editor, in which the draft is published, does."""

import http.client
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.content.outbox.mail_server import mail_server
from tests.databases import Server
from tests.demo_site import DemoSite, serve_demo_site
from tests.functional.axe import violations

NAME, EMAIL = "Quentin Testperson-Suggests", "quentin.suggests@example.org"
SAYS = "Women of the Testing Circle waited longer for their first appointment."
EMPTY_CELL = "Suggest evidence on Maternity: Lambeth"


@pytest.fixture(scope="module")
def demo_site(tmp_path_factory) -> DemoSite:
    """One of its own: what is published here would stand in the way of other tests."""
    server = Server(settings.DATABASES["default"])
    with serve_demo_site(server, tmp_path_factory.mktemp("suggesting")) as site:
        yield site


@pytest.fixture
def reader(browser) -> Page:
    context = browser.new_context(
        locale="en-GB", java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def staff(browser):
    contexts = []

    def sign_in(demo_site, user: str, *, script: bool) -> Page:
        contexts.append(browser.new_context(locale="en-GB", java_script_enabled=script))
        page = contexts[-1].new_page()
        page.goto(f"{demo_site.url}/admin/login/")
        page.get_by_role("textbox", name="Username").fill(user)
        page.get_by_role("textbox", name="Password").fill(demo_site.logins[user])
        page.get_by_role("button", name="Sign in").click()
        return page

    yield sign_in
    for context in contexts:
        context.close()


def suggest(page: Page, demo_site) -> None:
    page.goto(f"{demo_site.url}/evidence/gaps/")
    page.get_by_role("link", name=EMPTY_CELL).click()
    assert page.get_by_label("What is it about?").input_value() == "maternity"
    assert page.get_by_label("Which place is it about?").input_value() == "lambeth"
    page.get_by_label("Or send a file").set_input_files(
        {"name": "waits.csv", "mimeType": "text/csv", "buffer": b"group,days\nA,30\n"}
    )
    page.get_by_label("What is it called?").fill("Waits for a first appointment")
    page.get_by_label("Why does it matter?").fill("Early care saves lives.")
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Your email address").fill(EMAIL)
    page.wait_for_timeout(2100)  # quicker than people are is refused
    page.get_by_role("button", name="Send your suggestion").click()
    expect(page.get_by_text("Say in a sentence what the evidence says").first).to_be_visible()
    expect(page.get_by_text("waits.csv")).to_be_visible()
    page.get_by_label("What does it say?").fill(SAYS)
    page.get_by_role("button", name="Send your suggestion").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your suggestion")


def mails_of(demo_site) -> list[str]:
    with mail_server() as (inbox, port):
        demo_site.manage("send_outbox", EMAIL_URL=f"smtp://127.0.0.1:{port}")
    mine = [each for each in inbox.mails if each["To"] == EMAIL]
    return [each.get_payload(decode=True).decode() for each in mine]


def accept(page: Page, demo_site) -> str:
    """The address of the draft's editor."""
    page.goto(f"{demo_site.url}/admin/suggestions/")
    page.get_by_role("link", name=re.compile("EVID-")).first.click()
    expect(page.get_by_text(SAYS)).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the file").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    page.get_by_role("link", name="Accept").click()
    page.get_by_role("button", name="Accept and edit the finding").click()
    expect(page.get_by_text("Here is the draft of its finding")).to_be_visible()
    return page.url


def publish(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("select[name=unit]").select_option("qualitative")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(re.compile("published"))).to_be_visible()


def test_suggest_moderate_accept_publish_fills_the_gap(demo_site, reader, staff):
    suggest(reader, demo_site)
    (first,) = mails_of(demo_site)
    status = re.search(rf"{demo_site.url}/evidence/suggest/status/\S+/", first)[0]

    desk = staff(demo_site, "editor", script=False)
    draft = accept(desk, demo_site)
    reader.goto(status)
    expect(reader.get_by_text("Accepted")).to_be_visible()
    expect(reader.get_by_role("link", name="see the finding")).to_have_count(0)
    publish(staff(demo_site, "moderator", script=True), draft)

    reader.goto(status)
    reader.get_by_role("link", name="see the finding").click()
    expect(reader.get_by_text(SAYS).first).to_be_visible()
    assert "/evidence/maternity-lambeth" in reader.url
    reader.goto(f"{demo_site.url}/evidence/gaps/")
    expect(reader.get_by_role("link", name=EMPTY_CELL)).to_have_count(0)
    reader.get_by_role("link", name="1 finding on Maternity: Lambeth").click()
    expect(reader.get_by_text(SAYS).first).to_be_visible()
    reader.goto(f"{demo_site.url}/evidence/suggestions/")
    reader.get_by_role("link", name=re.compile("^the finding of")).first.click()
    expect(reader.get_by_text(SAYS).first).to_be_visible()
    (outcome,) = mails_of(demo_site)
    assert "We have accepted it" in " ".join(outcome.split())

    reader.goto(status)
    reader.get_by_role("link", name="Erase my words and my data").click()
    reader.get_by_role("button", name="Erase it").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Your suggestion is erased")
    assert reader.goto(status).status == 410


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_form_with_its_errors(demo_site, browser, scheme):
    with browser.new_page(color_scheme=scheme, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{demo_site.url}/evidence/suggest/")
        assert violations(page) == []
        page.get_by_label("Or send a file").set_input_files(
            {"name": "x.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
        )
        page.get_by_role("button", name="Send your suggestion").click()

        expect(page).to_have_title(re.compile("^Error: "))
        expect(page.locator("#error_summary")).to_be_focused()
        assert violations(page) == []
        page.goto(f"{demo_site.url}/evidence/suggestions/")
        assert violations(page) == []


def test_five_clicks_at_once_are_one_suggestion(demo_site, new_context):
    page = new_context().new_page()
    page.goto(f"{demo_site.url}/evidence/suggest/")
    fields = page.eval_on_selector_all(
        "main form input[type=hidden]", "all => Object.fromEntries(all.map(e => [e.name, e.value]))"
    )
    fields |= {"statement": "Five at once.", "where": "five.example/once", "why": "To try it."}
    page.wait_for_timeout(2100)
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())

    with ThreadPoolExecutor(5) as five:
        answers = list(five.map(lambda _: sent(demo_site.url, fields, cookie), range(5)))

    assert answers == [303] * 5
    with psycopg.connect(demo_site.database) as connection:
        query = "SELECT count(*) FROM content_suggestion WHERE link = 'https://five.example/once'"
        assert connection.execute(query).fetchone() == (1,)


def sent(site: str, fields: dict[str, str], cookie: str) -> int:
    """The status of the answer itself, not of where it leads."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=20)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/evidence/suggest/", urlencode(fields), headers)
    status = connection.getresponse().status
    connection.close()
    return status

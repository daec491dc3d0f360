"""What an editor does in the admin, with everything found by role and name as they find it."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PatienceLost

CLICKS = 3


class Editor:
    """Somebody signed in to the admin."""

    def __init__(self, page: Page, site, name: str):
        self.page = page
        page.goto(f"{site.url}/admin/")
        page.get_by_role("textbox", name="Username").fill(name)
        page.get_by_role("textbox", name="Password").fill(site.logins[name])
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Welcome to the LARCH editor")).to_be_visible()

    def start_article(self, *, below: str, own_picture: Path) -> "ArticleForm":
        menu = self.page.get_by_role("navigation", name="Main menu")
        menu.get_by_role("link", name="Articles").click()
        self.page.get_by_role("link", name="Add article").click()
        form = ArticleForm(self.page, own_picture)
        form.choose("Choose a page", below, within=self.page.get_by_role("main"))
        self.page.get_by_role("button", name="Create a new article").click()
        return form

    def publish_what_waits(self, title: str) -> None:
        """A moderator's way: from the list on the dashboard, after a look at the page."""
        waiting = self.page.get_by_role("region", name="Awaiting your review")
        waiting.get_by_role("link", name=title).first.click()
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Approve and Publish", exact=True).click()
        expect(self.page.get_by_role("status").first).to_contain_text("has been updated")


class ArticleForm:
    """The form of one article; `own_picture` is a file that lies on the editor's machine."""

    def __init__(self, page: Page, own_picture: Path):
        self.page = page
        self.own_picture = own_picture
        self.body = page.get_by_role("region", name="Body")

    def fill(self, label: str, words: str, *, within: Locator | None = None) -> None:
        form = within or self.page.get_by_role("main")
        form.get_by_role("textbox", name=label).first.fill(words)

    def write(self, words: str, *, within: Locator) -> None:
        """Types running text; its field takes keys, not a value."""
        within.locator("[contenteditable=true]").press_sequentially(words)

    def add_author(self, person: str) -> None:
        authors = self.page.get_by_role("region", name="Authors")
        authors.get_by_role("button", name="Add author").click()
        self.choose("Choose person", person, within=authors)

    def add_block(self, name: str) -> Locator:
        """The new block, at the end of the body."""
        self.body.get_by_role("button", name="Insert a block").last.click()
        self.page.get_by_role("option", name=name, exact=True).click()
        # The block's name takes up what is typed later, so it is kept by its identity.
        block = self.body.get_by_role("region", name=name).last
        return self.page.locator(f"[id='{block.get_attribute('id')}']")

    def choose(self, button: str, name: str, *, within: Locator) -> None:
        """Searches in a chooser that lists names: people, documents, pages."""
        chooser = self.open_chooser(button, within=within)
        chooser.get_by_role("textbox", name="Search term").fill(name)
        only_row_below_head = chooser.get_by_role("row").nth(1)
        expect(chooser.get_by_role("row")).to_have_count(2)
        only_row_below_head.get_by_role("link", name=name).first.click()
        expect(chooser).to_be_hidden()

    def choose_image(self, button: str, title: str, *, within: Locator) -> None:
        chooser = self.open_chooser(button, within=within)
        chooser.get_by_role("link").filter(has_text=title).first.click()
        expect(chooser).to_be_hidden()

    def upload_image(self, button: str, file: Path, *, title: str, within: Locator) -> None:
        chooser = self.open_chooser(button, within=within)
        chooser.get_by_role("tab", name="Upload").click()
        chooser.get_by_label("File").set_input_files(file)
        chooser.get_by_role("textbox", name="Title").fill(title)
        chooser.get_by_role("button", name="Upload").click()
        expect(chooser).to_be_hidden()

    def add_item(self, block: Locator, *, shows: str) -> None:
        """A second one of a list; for a lost click as `open_chooser`."""
        second = block.get_by_role("textbox", name=shows).nth(1)
        for _ in range(CLICKS):
            block.get_by_role("button", name="Add", exact=True).last.click()
            try:
                second.wait_for(timeout=10_000)
            except PatienceLost:
                continue
            break
        expect(second).to_be_visible()

    def open_chooser(self, button: str, *, within: Locator) -> Locator:
        """On a busy machine a click can come before the button listens; who sees nothing open
        clicks again."""
        dialog = self.page.get_by_role("dialog")
        for _ in range(CLICKS):
            within.get_by_role("button", name=button).first.click()
            try:
                dialog.wait_for(timeout=10_000)
            except PatienceLost:
                continue
            break
        expect(dialog).to_be_visible()
        return dialog

    def preview(self) -> Page:
        """The preview, in a tab of its own."""
        self.page.get_by_role("button", name="Toggle preview").click()
        with self.page.expect_popup() as tab:
            self.page.get_by_role("link", name="Preview in new tab").click()
        return tab.value

    def send_to_moderation(self) -> None:
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Submit to Moderation").click()
        expect(self.page.get_by_role("status").first).to_contain_text("submitted")

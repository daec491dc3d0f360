"""What stands in a form that was answered, and what it would send again."""

from bs4 import BeautifulSoup

from content.public_forms.private_store import private_storage
from content.suggestions.suggestion import FOLDER


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def listed_errors(response) -> dict[str, str]:
    links = soup_of(response).select(".error-summary li")
    return {(li.a["href"] if li.a else ""): li.get_text() for li in links}


def typed_in(page: BeautifulSoup) -> dict[str, str]:
    """What a browser would send now; it never sends a file that was chosen before."""
    inputs = page.select("main form input[name]:not([type=file], [type=checkbox])")
    fields = {one["name"]: one.get("value", "") for one in inputs}
    fields |= {one["name"]: one.get_text().strip() for one in page.select("main textarea")}
    chosen = page.select("main select option[selected]")
    return fields | {one.find_parent("select")["name"]: one["value"] for one in chosen}


def stored_files() -> set[str]:
    store = private_storage()
    return set(store.listdir(FOLDER)[1]) if store.exists(FOLDER) else set()

"""Which answers the page store keeps; see docs/operating.md."""

from larch_site import environment
from larch_site.page_store import chosen

PAGE_STORE = chosen.is_on()
PAGE_STORE_MEMORY = chosen.memory()
PAGE_STORE_DISK = chosen.disk()
PAGE_STORE_CACHE = chosen.cache()
PAGE_STORE_FOLDER = environment.var_folder() / "pages"
# Not among the pages, where anything may be deleted: whoever shortened this file would end the
# processes that have it mapped.
PAGE_STORE_STATE = environment.var_folder() / "publication.state"

# Called by whoever publishes, when it is committed.
AFTER_PUBLICATION = "larch_site.page_store.building.after_publication"

# What an address may ask for. Anything else is rendered for who asks, and not kept.
KEPT_QUERIES = (
    "asked", "condition", "from", "group", "initial", "kind", "page", "person", "place", "sort",
    "state", "topic", "view", "within", "year",
)  # fmt: skip
# Holds what somebody typed: kept in memory alone.
KEPT_IN_MEMORY = ("ids", "query")
# What begins with these is somebody's own, a form, a file, or staff's.
NEVER_KEPT = (
    "/admin", "/_util", "/data-protection/complaint", "/documents", "/evidence/suggest/",
    "/healthz", "/media", "/readyz", "/registrations", "/remi", "/search/suggestions",
    "/sharing-pictures", "/static", "/styleguide",
)  # fmt: skip

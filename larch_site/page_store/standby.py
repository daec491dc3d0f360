"""What is no page and goes on all the same while the database is away: redirects and documents.

Asked after each publication and written down: where old addresses lead, and which documents anybody
may have. As with pages, nothing of it is used once something newer has been published.
"""

import json
import logging
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.encoding import iri_to_uri, uri_to_iri
from wagtail.contrib.redirects.models import Redirect

from larch_site.page_store.atomic import write
from larch_site.page_store.host_state import UNKNOWN, HostState
from larch_site.page_store.probe import AwayError, Probe, UnanswerableError

log = logging.getLogger(__name__)
DOCUMENT = re.compile(r"/documents/(\d+)/([^/?#]+)")
WITHIN = 5.0  # seconds, behind readers' backs
# One statement, so that the number and the rest are of one moment. `Redirect.link` in SQL:
REDIRECTS = (
    "SELECT json_object_agg(old_path, coalesce("
    "rtrim(larch_page_address(page.url_path), '/') || coalesce(nullif(redirect_page_route_path, ''), '/'), "
    "redirect_link)) FROM wagtailredirects_redirect LEFT JOIN wagtailcore_page page "
    "ON page.id = redirect_page_id"
)
DOCUMENTS = (
    "SELECT json_object_agg(document.id, file) FROM content_sitedocument document "
    "JOIN wagtailcore_collection its ON its.id = collection_id WHERE NOT EXISTS ("
    "SELECT FROM wagtailcore_collectionviewrestriction restriction "
    "JOIN wagtailcore_collection above ON above.id = restriction.collection_id "
    "WHERE starts_with(its.path, above.path))"
)
STANDBY = f"SELECT number, ({REDIRECTS}), ({DOCUMENTS}) FROM content_publication"  # noqa: S608


class Known(NamedTuple):
    """`redirects` lead from normalised paths; `documents` are files in the media folder, by id."""

    number: int
    redirects: dict[str, str]
    documents: dict[str, str]


class Standby:
    def __init__(self, path: Path, probe: Probe, state: HostState):
        self.path, self.probe, self.state = path, probe, state
        self._read: tuple[int, Known] | None = None  # with the file's time

    def write_down(self) -> None:
        """Called after a publication, by one process at a time."""
        if self._latest().number == self.state.known.number:
            return
        try:
            [(number, redirects, documents)] = self.probe.ask(STANDBY, within=WITHIN)
        except AwayError:
            return  # whoever watches the database tells
        except UnanswerableError:
            log.exception("Redirects and documents could not be written down")
            return
        told = {"number": int(number), "redirects": json.loads(redirects or "{}"),
                "documents": json.loads(documents or "{}")}  # fmt: skip
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write(self.path, json.dumps(told).encode())

    def leads(self, address: str) -> str | None:
        """Where Wagtail's redirects lead from this path with its query."""
        redirects = self._current().redirects
        path = Redirect.normalise_path(address, decode_unicode=False)
        for asked in (path, path.partition("?")[0]):
            for spelling in (uri_to_iri(asked), asked):
                target = redirects.get(spelling, "")
                in_a_circle = Redirect.normalise_path(target) == spelling
                if target and not in_a_circle and self._may_be_told(target):
                    return iri_to_uri(target)
        return None

    def _may_be_told(self, target: str) -> bool:
        """A file or the feed of a topic may be for nobody now: of documents we know it."""
        if document := DOCUMENT.fullmatch(target):
            return self.document(int(document[1]), document[2]) is not None
        return not target.startswith((settings.MEDIA_URL, "/documents/", "/feeds/topic/"))

    def document(self, pk: int, filename: str) -> str | None:
        """The name in the media folder of a file that anybody may have."""
        file = self._current().documents.get(str(pk), "")
        return file if file and os.path.basename(file) == filename else None

    def _current(self) -> Known:
        state, latest = self.state.known, self._latest()
        is_current = latest.number == state.number and not state.blind
        return latest if is_current else NOTHING

    def _latest(self) -> Known:
        try:
            written_at = self.path.stat().st_mtime_ns
            if self._read is None or self._read[0] != written_at:
                self._read = (written_at, Known(**json.loads(self.path.read_bytes())))
        except (OSError, ValueError, TypeError):
            return NOTHING
        return self._read[1]


NOTHING = Known(UNKNOWN, {}, {})

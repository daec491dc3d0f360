"""After each publication every public page is rendered, so that each is kept when the database goes.

It begins at the sitemap and follows links, since filters apart everything that readers can open is
linked from there. One process of a machine at a time, and no faster than half of the time.
"""

import fcntl
import logging
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from larch_site.page_store.atomic import write
from larch_site.page_store.encodings import PLAIN
from larch_site.page_store.entry import Entry
from larch_site.page_store.host_state import UNKNOWN
from larch_site.page_store.key import Key
from larch_site.page_store.standby import Standby
from larch_site.page_store.store import Store

log = logging.getLogger(__name__)
SITEMAP = "/sitemap.xml"
# With what machines ask for, though no link leads there.
STARTS = (SITEMAP, "/", "/robots.txt", "/.well-known/security.txt")
LINK = re.compile(rb'<a\b[^>]*?\shref="([^"#]+)|<loc>([^<]+)</loc>')
MOST_PAGES = 20_000
MOST_HOSTS = 3
SETTLE = 0.3  # seconds after a publication, for others rarely come alone
LOOK_AFTER = 5  # seconds between two looks whether the files are still there
AGAIN_AFTER = 6 * 60 * 60  # seconds without a publication: nothing kept grows seven days old
LONGEST_PAUSE = 0.25  # seconds
ONLY_QUERY = "page"  # the further pages of a listing are published too; filtered ones are not


class Warmer:
    def __init__(self, store: Store, *, lock: Path, public: tuple[str, str], standby: Standby):
        """`public` is scheme and host of the public address."""
        self.store, self.lock, self.standby = store, lock, standby
        self.marker = lock.with_suffix(".walked")
        self.had_a_lock = False  # by its absence we learn that the files were deleted
        self.hosts = {public: None}
        self.public_host = public[1]

    def seen(self, key: Key) -> None:
        """Readers use this host too: a second name, not another port or spelling of one."""
        host = (key.scheme, key.host)
        if not is_a_name_of_ours(key.host, self.public_host):
            return
        if host not in self.hosts and len(self.hosts) < MOST_HOSTS:
            self.hosts[host] = None
            self.store.publication.moved.set()

    def work(self) -> None:
        while True:
            self.wait()
            self.store.publication.moved.clear()
            time.sleep(SETTLE)
            try:
                self.keep_ahead()
            except Exception:  # the next publication tries again
                log.exception("The pages could not be kept ahead")

    def keep_ahead(self) -> None:
        with alone(self.lock):
            self.had_a_lock = os.path.exists(self.lock)
            self.standby.write_down()
            self.walk()

    def wait(self) -> None:
        """Until something is published, the files are gone, or they grow old."""
        ends = time.monotonic() + AGAIN_AFTER
        while not self.has_lost_its_files():
            if self.store.publication.moved.wait(LOOK_AFTER) or time.monotonic() >= ends:
                return
        self.had_a_lock = False  # once is enough
        self.store.publication.moved.wait(LOOK_AFTER)  # whoever deletes them may not have done
        with suppress(OSError):
            self.marker.unlink()  # of a walk during which they were deleted
        self.store.publication.removals.write_down()
        self.store.write_again()

    def has_lost_its_files(self) -> bool:
        """The folder may be deleted at any time. Where nothing can be written, none are missed."""
        return self.had_a_lock and not os.path.exists(self.lock)

    def walk(self) -> int:
        """Render what isn't current; stops when the next publication comes. Returns how many pages
        are kept. What another process of this machine has walked through is left alone."""
        sign = f"{self.store.publication.state.known.number} {self.store.version} {[*self.hosts]}"
        if self.was_walked(sign):
            return 0
        kept = self.follow_links()
        if not self.should_stop():
            self.look_after_others()
            with suppress(OSError):
                write(self.marker, sign.encode())
        return kept

    def was_walked(self, sign: str) -> bool:
        """What is published now, lately, by this version of the site and for the same hosts."""
        with suppress(OSError, ValueError):
            age = time.time() - self.marker.stat().st_mtime
            return age < AGAIN_AFTER / 2 and self.marker.read_text() == sign
        return False

    def look_after_others(self) -> None:
        """What is kept and no link leads to any more: a photograph, say, that was taken off its page.
        Rendered anew it is as it is now, or gone."""
        for entry in self.store.place.entries():
            if self.should_stop():
                return
            if not entry.key.query and not self.store.is_current(entry):
                self.ensured(entry.key)

    def follow_links(self) -> int:
        """First what readers would miss while the database is away, then what is no longer current,
        the oldest first: the next publication may come before all is done."""
        kept = 0
        for scheme, host in list(self.hosts):
            found = self.all_with_a_copy(scheme, host)
            waiting = sorted(found, key=found.get)
            for key in waiting:  # grows while we go
                if self.should_stop():
                    return kept
                if entry := self.ensured(key):
                    kept += 1
                    new = [each for each in self.links(entry) if each not in found]
                    found |= dict.fromkeys(new, entry.checked_at)
                    waiting += new
        return kept

    def all_with_a_copy(self, scheme: str, host: str) -> dict[Key, float]:
        """All addresses that links lead to, with the time of what is kept for each. The parts of the
        site, which the menus name, come before what lies below them."""
        found: dict[Key, float] = {}
        waiting = [Key(scheme, host, address) for address in STARTS]
        known = set(waiting)
        for key in waiting:  # grows while we go
            if self.should_stop() or len(known) > MOST_PAGES:
                break
            entry = self.ensured(key) if key.address in STARTS else self.with_a_copy(key)
            if entry:
                found[key] = entry.checked_at
                new = [each for each in self.links(entry) if each not in known]
                known.update(new)
                waiting += sorted(new, key=lambda each: each.address.count("/"))
        return found

    def with_a_copy(self, key: Key) -> Entry | None:
        entry = self.store.find(key)
        return entry if self.store.may_go_out_stale(entry) else self.ensured(key)

    def ensured(self, key: Key) -> Entry | None:
        entry = self.store.find(key)
        if entry and self.store.is_current(entry):
            return entry
        begun = time.monotonic()
        new, _ = self.store.rendered(key)
        if new:
            self.store.pack_best(new)
        time.sleep(min(time.monotonic() - begun, LONGEST_PAUSE))
        return new

    def links(self, entry: Entry) -> Iterator[Key]:
        rules = self.store.rules
        for link, listed in LINK.findall(entry.bodies[PLAIN]):
            parts = urlsplit(unescape((link or listed).decode(errors="replace")))
            if parts.netloc not in ("", entry.key.host) and not listed:
                continue
            if parts.query and parts.query.partition("=")[0] != ONLY_QUERY:
                continue
            path = parts.path or entry.key.path
            counts = rules.that_counts(parts.query)
            if rules.is_kept(path) and counts is not None:
                address = f"{path}?{counts}" if counts else path
                yield Key(entry.key.scheme, entry.key.host, address)

    def should_stop(self) -> bool:
        publication = self.store.publication
        return (
            publication.moved.is_set()
            or self.has_lost_its_files()
            or publication.breaker.away
            or publication.state.known.number == UNKNOWN
        )


def is_a_name_of_ours(host: str, public: str) -> bool:
    """Anybody can ask for `example.org:80` or `example.org.`, and each would be warmed by itself."""
    name, _, port = host.partition(":")
    return port == public.partition(":")[2] and not name.endswith(".") and not name.startswith("[")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """The lock ends with the process, and isn't worth failing for."""
    descriptor = None
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)

"""`make soak`: an hour of readers in ten minutes, and whether processes grow meanwhile.

Everything that readers, searchers, scanners and editors do is mixed, six times as fast as on a busy
day. Prints memory and open files of the web processes each minute; `MINUTES=2` shortens it.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

from bench.load import open_loop
from bench.scenes import publish
from bench.site_for_trials import TrialSite, trial_site
from bench.weights import pss

MINUTES = int(os.environ.get("MINUTES", "10"))
RATE = 60.0  # requests a second
PUBLISHED_EVERY = 10.0  # seconds
CHUNK = 5.0  # seconds
WORDS = ("racism", "maternity", "psychosis", "recruitment", "lambeth", "screening", "evidence")


def main() -> int:
    with trial_site() as site:
        site.wait_until_warm(site.addresses())
        ends = threading.Event()
        helpers = [threading.Thread(target=work, args=(site, ends)) for work in (editors, readers)]
        for each in helpers:
            each.start()
        try:
            for minute in range(MINUTES + 1):
                print(told(site, minute), flush=True)
                if minute < MINUTES:
                    time.sleep(60)
        finally:
            ends.set()
            for each in helpers:
                each.join()
    return 0


def told(site: TrialSite, minute: int) -> str:
    pids = site.web_processes()
    memory = "/".join(f"{pss(pid):.0f}" for pid in pids)
    files = "/".join(str(len(list(Path(f"/proc/{pid}/fd").iterdir()))) for pid in pids)
    threads = "/".join(str(len(list(Path(f"/proc/{pid}/task").iterdir()))) for pid in pids)
    return f"minute {minute:2}: memory {memory} MiB, open files {files}, threads {threads}"


def editors(site: TrialSite, ends: threading.Event) -> None:
    while not ends.wait(PUBLISHED_EVERY):
        publish(site)


def readers(site: TrialSite, ends: threading.Event) -> None:
    mixed = paths(site.addresses())
    failed = asked = 0
    while not ends.is_set():
        some = [next(mixed) for _ in range(int(RATE * CHUNK))]
        replies = open_loop(site.port, some, host=site.host, rate=RATE, seconds=CHUNK)
        asked += len(replies)
        failed += sum(reply.status == 0 or reply.status >= 500 for reply in replies)
    print(f"{asked:,} requests, {failed} failed", flush=True)


def paths(published: list[str]) -> Iterator[str]:
    """Of ten: seven published pages, a search with words of its own, a filter, something unknown."""
    known, words = cycle(published), cycle(WORDS)
    for number in count():
        yield from (next(known) for _ in range(7))
        yield f"/search/?query={next(words)}+{number}"
        yield f"/news/?utm_source={number}&page={number % 3 + 1}"
        yield f"/wp-login-{number}.php"


if __name__ == "__main__":
    sys.exit(main())

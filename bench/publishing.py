"""How long after its commit readers see what was published, while others read."""

import threading
import time
from statistics import median, quantiles

import psycopg

from bench.load import open_loop
from bench.site_for_trials import TrialSite

TIMES = 100
PATIENCE = 5.0  # seconds
WITHIN = 1.0  # seconds
AFTERWARDS = 10  # readings, each on a connection of its own, so that every process is asked
RATE = 20.0  # requests a second beside it
TIMES_PRIVATE = 10
RESTRICT = (
    "INSERT INTO wagtailcore_pageviewrestriction (page_id, restriction_type, password) "
    "SELECT id, 'login', '' FROM wagtailcore_page WHERE url_path LIKE %s"
)
LIFT = "DELETE FROM wagtailcore_pageviewrestriction WHERE restriction_type = 'login'"


def publishing(site: TrialSite, article: str) -> dict[str, object]:
    """Written at the database itself, so that nobody tells the web processes: the slowest way there
    is, and what another machine sees."""
    paths = site.addresses()
    ends = threading.Event()
    beside = threading.Thread(target=read_on, args=(site, paths, ends))
    beside.start()
    try:
        return seconds_until_visible(site) | private_served(site, article)
    finally:
        ends.set()
        beside.join()


def read_on(site: TrialSite, paths: list[str], ends: threading.Event) -> None:
    while not ends.is_set():
        open_loop(site.port, paths, host=site.host, rate=RATE, seconds=2, threads=8)


def seconds_until_visible(site: TrialSite) -> dict[str, object]:
    waited, old = [], 0
    before = read(site)
    try:
        for number in range(TIMES):
            words = f"Strapline number {number} of a trial"
            since = write(site, "UPDATE content_sitesettings SET strapline = %s", words)
            waited.append(until(site, words.encode(), since) * 1000)
            time.sleep(max(0.0, since + WITHIN - time.monotonic()))
            old += sum(words.encode() not in site.get("/")[2] for _ in range(AFTERWARDS))
    finally:
        write(site, "UPDATE content_sitesettings SET strapline = %s", before)
    soon = sum(each <= WITHIN * 1000 for each in waited)
    return {"median": median(waited), "p90": quantiles(waited, n=10)[8], "slowest": max(waited),
            "within_a_second": f"{soon} of {TIMES}", "old_after_a_second": old}  # fmt: skip


def until(site: TrialSite, words: bytes, since: float) -> float:
    """Seconds until the home page says so."""
    while words not in site.get("/")[2] and time.monotonic() - since < PATIENCE:
        time.sleep(0.005)
    return time.monotonic() - since


def private_served(site: TrialSite, article: str) -> dict[str, object]:
    """How often a page went out more than a second after it was made private."""
    served = 0
    for _ in range(TIMES_PRIVATE):
        since = write(site, RESTRICT, f"%{article}")
        time.sleep(max(0.0, since + WITHIN - time.monotonic()))
        served += sum(said_openly(site, article) for _ in range(AFTERWARDS))
        write(site, LIFT)
        time.sleep(WITHIN)
    return {"private_served": f"{served} of {TIMES_PRIVATE * AFTERWARDS}"}


def said_openly(site: TrialSite, article: str) -> bool:
    """A restricted page leads to the login, whose address the answer then has."""
    status, kept, _ = site.get(article)
    return status == 200 and kept.startswith("larch; hit")


def read(site: TrialSite) -> str:
    with psycopg.connect(site.database.address()) as connection:
        return connection.execute("SELECT strapline FROM content_sitesettings").fetchone()[0]


def write(site: TrialSite, statement: str, *words: str) -> float:
    """The moment of the commit."""
    with psycopg.connect(site.database.address()) as connection:
        connection.execute(statement, words)
    return time.monotonic()

"""How long after its commit readers see what was published."""

import time
from statistics import median, quantiles

import psycopg

from bench.site_for_trials import TrialSite

TIMES = 30
PATIENCE = 5.0  # seconds


def seconds_until_visible(site: TrialSite) -> dict[str, float]:
    """Written at the database itself, so that nobody tells the web processes: the slowest way there
    is, and what another machine sees."""
    waited = []
    before = read(site)
    try:
        for number in range(TIMES):
            words = f"Strapline number {number} of a trial"
            write(site, words)
            since = time.monotonic()
            while words.encode() not in site.get("/")[2]:
                if time.monotonic() - since > PATIENCE:
                    break
                time.sleep(0.005)
            waited.append((time.monotonic() - since) * 1000)
            time.sleep(0.05)
    finally:
        write(site, before)
    return {"median": median(waited), "p90": quantiles(waited, n=10)[8], "slowest": max(waited)}


def read(site: TrialSite) -> str:
    with psycopg.connect(site.database.address()) as connection:
        return connection.execute("SELECT strapline FROM content_sitesettings").fetchone()[0]


def write(site: TrialSite, words: str) -> None:
    with psycopg.connect(site.database.address()) as connection:
        connection.execute("UPDATE content_sitesettings SET strapline = %s", [words])

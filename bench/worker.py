"""One site on one database, which times its own answers: `python -m bench.worker findings 50`.

For each path on a line of its input it answers a line of JSON: seconds, queries, status. What was
counted before is counted anew where a line ends with "after a publication".
"""

import json
import logging
import sys
from time import perf_counter

import django
from django.db import connection
from django.db.models import F
from django.test.client import Client
from django.test.utils import CaptureQueriesContext

PUBLISHED = " after a publication"


def main(kind: str, count: int) -> None:
    django.setup()
    logging.disable(logging.INFO)
    fill(kind, count)
    client = Client(HTTP_HOST="localhost")
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        print(json.dumps(timed(client, line.strip())), flush=True)


def fill(kind: str, count: int) -> None:
    from bench.articles import write_articles
    from bench.findings import write_findings
    from content.importers.structure import create_site

    create_site()
    {"findings": write_findings, "articles": write_articles}[kind](count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def raise_the_number() -> None:
    from content.publication.publication import Publication

    Publication.objects.update(number=F("number") + 1)


def timed(client: Client, path: str) -> dict[str, float]:
    """The first time is to learn the queries: counting them takes time of its own."""
    path, published = path.removesuffix(PUBLISHED), path.endswith(PUBLISHED)
    publish = raise_the_number if published else int
    publish()
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    queries = len(captured)  # the next request forgets them
    publish()
    began = perf_counter()
    answer = client.get(path)
    return {"seconds": perf_counter() - began, "queries": queries,
            "status": answer.status_code}  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

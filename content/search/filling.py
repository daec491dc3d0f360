"""Makes the index from what is published: all of it, or only what it lacks."""

from collections.abc import Callable
from itertools import chain

from django.db import connection
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from content.models import Finding, Person, SearchEntry, SearchWord, SiteDocument
from content.search.indexing import index_leaning, index_page, lacking_findings

EACH = 100  # pages between two lines of progress
# From the stored passages, so that no page has to be read again; one word an entry.
COUNT_USES = """
WITH texts AS (
    SELECT id AS entry, title || ' ' || summary AS text FROM content_searchentry
    UNION ALL SELECT entry_id, heading || ' ' || text FROM content_searchpassage
), words AS (
    SELECT DISTINCT entry, word FROM texts, regexp_split_to_table(lower(text), '[^[:alpha:]]+') AS word
), counted AS (SELECT word, count(*) AS uses FROM words GROUP BY word)
UPDATE content_searchword AS known SET uses = counted.uses
FROM counted WHERE counted.word = known.word AND known.uses <> counted.uses
"""


def fill(*, missing_only: bool, say: Callable[[str], object]) -> int:
    """The number of pages indexed. Each by itself: interrupted and begun again, it loses nothing."""
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("pk")
    if missing_only:
        own = SearchEntry.objects.filter(
            page=OuterRef("pk"), person=None, document=None, finding=None, question=None
        )
        pages = pages.exclude(Exists(own))
    else:
        SearchEntry.objects.exclude(pk__in=SearchEntry.objects.public().values("pk")).delete()
        SearchWord.objects.all().delete()
    total, done = pages.count(), 0
    for page in pages.iterator():
        index_page(page)
        done += 1
        if done % EACH == 0:
            say(f"  {done} of {total} pages")
    others = [lacking_findings()]
    if not missing_only:
        others = [Person.objects.all(), SiteDocument.objects.all(), Finding.objects.standing()]
    for thing in chain(*others):
        index_leaning(thing)
    if done:
        with connection.cursor() as cursor:
            cursor.execute(COUNT_USES)
    return done

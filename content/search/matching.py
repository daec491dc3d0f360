"""Asks PostgreSQL once: how many are found, of which kinds and topics, and which come first.

One statement, because each of these would have to find all of them again. What is found is made by
Django's ORM; only the counting around it is written here.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
from operator import add

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection, transaction
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.expressions import CombinedExpression, RawSQL

from content.evidence.finding import State
from content.models import SearchEntry
from content.search_index.kinds import Kind

AT_ONCE = 10
MOST_PAGES = 1_000_000
# Of many, those that have the words in title, summary or headings are ranked by all their words.
# To look at all words of ten thousand would take too long, and changes little on the first pages.
RANKED_IN_FULL = 200
LESS_WHEN_LONG = 1  # PostgreSQL's name for: divided by 1 + the logarithm of the length
DIVIDED_BY_LENGTH = 2
# A page tells what its file says, and opens on a phone. The summary of the evidence tells of all
# its findings; one by itself comes first where it is about what was asked, but never one in doubt.
SHARES = Case(
    When(kind=Kind.DOCUMENT, then=Value(0.25)),
    # It has the title of its page, which tells of the same in fewer words.
    When(kind=Kind.RECORDING, then=Value(0.3)),
    When(finding=None, then=Value(1.0)),
    When(finding__state=State.CHECKED, then=Value(0.1)),
    default=Value(0.03),
)
TITLE_WORDS = Func(F("heads"), Value("{a}"), function="ts_filter", output_field=SearchVectorField())

# Where most entries match, the planner would read the table instead of the index, and to look
# whether a row matches it would unpack the long vector of each: ten times the work. For the same
# reason what matches is asked by itself: among other conditions it is looked at row by row.
BY_INDEX = "SET LOCAL enable_seqscan = off"
STATEMENT = """
WITH matching AS MATERIALIZED ({matching}),
found AS MATERIALIZED ({found}),
chosen AS MATERIALIZED (
    SELECT * FROM found WHERE {of_kinds} AND {on_topics}
),
foremost AS (
    SELECT id, rank FROM chosen ORDER BY rank DESC, listed_on DESC NULLS LAST, id LIMIT %(ranked)s
),
ranked AS ({ranked}),
best AS (
    SELECT foremost.id, (foremost.rank + ranked.rank) * ranked.worth AS rank
    FROM foremost JOIN ranked USING (id)
),
shown AS (
    SELECT chosen.id FROM chosen LEFT JOIN best USING (id)
    ORDER BY best.rank DESC NULLS LAST, chosen.rank DESC, listed_on DESC NULLS LAST, chosen.id
    LIMIT %(at_once)s
    OFFSET %(at_once)s * LEAST(%(skip)s, GREATEST(((SELECT count(*) FROM chosen) - 1) / %(at_once)s, 0))
)
SELECT
    (SELECT count(*) FROM found),
    (SELECT count(*) FROM chosen),
    (SELECT json_agg(id) FROM shown),
    (SELECT json_object_agg(kind, n) FROM (
        SELECT kind, count(*) AS n FROM found WHERE {on_topics} GROUP BY kind) AS kinds),
    (SELECT json_object_agg(topic, n) FROM (
        SELECT topic, sum(together) AS n
        FROM (SELECT topic_ids, count(*) AS together FROM found WHERE {of_kinds} GROUP BY topic_ids)
            AS sets, unnest(topic_ids) AS topic
        GROUP BY topic) AS topics)
"""


@dataclass(frozen=True)
class Found:
    total: int  # whatever it is narrowed to
    count: int
    ids: list[int]
    kinds: dict[str, int] = field(default_factory=dict)
    topics: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Queries:
    """`matching` decides what is found, `asked` and `wider` (its synonyms too) what comes first."""

    matching: SearchQuery
    asked: SearchQuery
    wider: SearchQuery

    def rank(self, vector: str, normalization: int = LESS_WHEN_LONG) -> CombinedExpression:
        """What is asked for counts double, once more for having all of it close together."""
        times = Counter((self.asked, self.wider, self.matching))  # one word is all three
        ranks = (
            SearchRank(F(vector), query, normalization=normalization) * Value(float(count))
            for query, count in times.items()
        )
        return reduce(add, ranks)

    def share_of_title(self) -> SearchRank:
        """A page that is called what was asked for comes before one that has it among other words."""
        return SearchRank(F("title_words"), self.wider, normalization=DIVIDED_BY_LENGTH)

    def worth(self) -> CombinedExpression:
        """Who only works where the words are comes after what these are about."""
        elsewhere = Q(kind=Kind.PERSON) & ~Q(title_words=self.wider)
        return Case(When(elsewhere, then=Value(0.1)), default=Value(1.0)) * SHARES


def find(queries: Queries | None, *, kinds: list[str], topics: list[int], page: int) -> Found:
    """`kinds` and `topics` narrow when they aren't empty; a page beyond the last is the last.

    Without a query everything is found, the newest first.
    """
    matching = SearchEntry.objects.all()
    found = SearchEntry.objects.public().filter(pk__in=RawSQL("SELECT id FROM matching", []))
    ranked = SearchEntry.objects.all()
    if queries is None:
        found = found.annotate(rank=Value(0.0))
        ranked = ranked.annotate(rank=Value(0.0), worth=Value(1.0))
    else:
        matching = matching.filter(words=queries.matching)
        found = found.annotate(rank=queries.rank("heads"))
        ranked = ranked.alias(title_words=TITLE_WORDS).annotate(
            rank=queries.rank("words") + queries.share_of_title(), worth=queries.worth()
        )
    values: dict[str, object] = {
        "kinds": kinds, "topics": topics, "at_once": AT_ONCE, "skip": page - 1,
        "ranked": RANKED_IN_FULL,
    }  # fmt: skip
    statement = STATEMENT.format(
        matching=part(matching.values("id"), "matching", values),
        found=part(found.values("id", "kind", "topic_ids", "listed_on", "rank"), "found", values),
        ranked=part(ranked.values("id", "rank", "worth"), "ranked", values),
        of_kinds="kind = ANY(%(kinds)s)" if kinds else "TRUE",
        on_topics="topic_ids && %(topics)s::bigint[]" if topics else "TRUE",
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BY_INDEX)
        cursor.execute(statement, values)
        total, count, ids, of_kinds, on_topics = map(read, cursor.fetchone())
    by_topic = {int(pk): n for pk, n in (on_topics or {}).items()}
    return Found(total, count, ids or [], of_kinds or {}, by_topic)


def part(queryset, name: str, values: dict[str, object]) -> str:
    """The queryset's statement; its parameters join `values` under names of their own."""
    statement, parameters = queryset.order_by().query.sql_with_params()
    names = [f"{name}_{number}" for number in range(len(parameters))]
    values |= dict(zip(names, parameters, strict=True))
    return statement % tuple(f"%({each})s" for each in names)


def read(value):
    return json.loads(value) if isinstance(value, str) else value

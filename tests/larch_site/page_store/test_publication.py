"""What the store asks the database, asked of a real one."""

from datetime import UTC, datetime

from django.db import connection

from content.models import Finding, Question
from content.publication.shown import shown_models
from larch_site.page_store.publication import EXPIRING, MAY_EXPIRE
from tests.content.evidence_records import a_finding

EXPIRY = datetime(2031, 3, 2, 10, tzinfo=UTC)


def test_the_store_is_told_when_what_readers_see_expires(structure):
    page = structure.get_children().live().first()
    page.expire_at = EXPIRY
    page.save()
    Finding.objects.filter(pk=a_finding("expiring").pk).update(live=True, expire_at=EXPIRY)
    a_finding("a-draft", live=False, expire_at=EXPIRY)
    Question.objects.create(question="Why?", slug="why", answer="<p>So.</p>", expire_at=EXPIRY)

    with connection.cursor() as cursor:
        cursor.execute(EXPIRING)
        told = {address: float(second) for second, address in cursor.fetchall()}

    addresses = {f"/{page.slug}/", "/evidence/expiring", "/questions/why/"}
    assert told == dict.fromkeys(addresses, EXPIRY.timestamp())


def test_it_asks_of_everything_that_can_expire():
    tables = {
        model._meta.db_table
        for model in shown_models()
        if {"live", "expire_at"} <= {field.name for field in model._meta.local_fields}
    }
    assert tables == set(MAY_EXPIRE)

"""What the store asks the database, asked of a real one."""

import json
import time
from datetime import UTC, datetime

from django.core.files.base import ContentFile
from django.db import connection
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction

from content.models import Finding, Publication, Question, SiteDocument
from content.publication.shown import shown_models
from larch_site.page_store.host_state import HostState
from larch_site.page_store.publication import EXPIRING, MAY_EXPIRE
from larch_site.page_store.standby import Standby
from tests.content.evidence_records import a_finding


class ThroughDjango:
    """Asks in the test's transaction, and answers with text as libpq does."""

    def ask(self, question: str, *, within: float) -> list[tuple[str | None, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(question)
            rows = cursor.fetchall()
        return [tuple(as_text(value) for value in row) for row in rows]


def as_text(value) -> str | None:
    return json.dumps(value) if isinstance(value, dict) else value and str(value)


def a_document(name: str) -> SiteDocument:
    file = ContentFile(b"words", f"{name}.txt")
    return SiteDocument.objects.create(title=name, file=file)


def move(document: SiteDocument, *, to: Collection) -> None:
    document.collection = to
    document.save()


EXPIRY = datetime(2031, 3, 2, 10, tzinfo=UTC)


def test_the_store_is_told_when_what_readers_see_expires(structure):
    page = structure.get_children().live().first()
    page.expire_at = EXPIRY
    page.save()
    Finding.objects.filter(pk=a_finding("expiring").pk).update(live=True, expire_at=EXPIRY)
    a_finding("a-draft", live=False, expire_at=EXPIRY)
    Question.objects.create(question="Why?", slug="why", answer="<p>So.</p>", expire_at=EXPIRY)

    rows = ThroughDjango().ask(EXPIRING, within=1)
    told = {address: float(second) for second, address in rows}

    addresses = {f"/{page.slug}/", "/evidence/expiring", "/questions/why/"}
    assert told == dict.fromkeys(addresses, EXPIRY.timestamp())


def test_it_writes_down_where_old_addresses_lead_and_what_all_may_have(structure, tmp_path):
    page = structure.get_children().live().first()
    Redirect.add_redirect("/old-page/", page)
    Redirect.add_redirect("/old-part/", page, page_route_path="/photographs/1/")
    Redirect.add_redirect("/old-words/", "https://example.org/words/")
    open_to_all, closed, below = (a_document(name) for name in ("report", "minutes", "draft"))
    root = Collection.get_first_root_node()
    staff = root.add_child(instance=Collection(name="Staff"))
    move(closed, to=staff)
    move(below, to=staff.add_child(instance=Collection(name="Drafts")))
    CollectionViewRestriction.objects.create(collection=staff, restriction_type="login")
    for document in (open_to_all, closed):
        Redirect.add_redirect(f"/files/{document.title}", document.url)
    Redirect.add_redirect("/files/picture", "/media/images/picture.jpg")
    state = HostState(None)
    state.looked(Publication.objects.get().number, time.monotonic_ns())
    standby = Standby(tmp_path / "standby.json", ThroughDjango(), state)

    standby.write_down()

    assert standby.leads("/old-page") == page.url
    assert standby.leads("/old-part/") == f"{page.url}photographs/1/"
    assert standby.leads("/old-words/") == "https://example.org/words/"
    assert standby.document(open_to_all.pk, open_to_all.filename) == open_to_all.file.name
    assert standby.document(open_to_all.pk, "another.pdf") is None
    assert standby.leads("/files/report") == open_to_all.url
    assert standby.leads("/files/minutes") is None
    assert standby.leads("/files/picture") is None
    for kept_back in (closed, below):
        assert standby.document(kept_back.pk, kept_back.filename) is None


def test_it_asks_of_everything_that_can_expire():
    tables = {
        model._meta.db_table
        for model in shown_models()
        if {"live", "expire_at"} <= {field.name for field in model._meta.local_fields}
    }
    assert tables == set(MAY_EXPIRE)

"""How documents go out, with the database and without."""

from django.core.files.base import ContentFile
from django.db import OperationalError

from content.models import SiteDocument
from larch_site import documents
from larch_site.page_store.building import standby_here
from tests.content.factories import SiteDocumentFactory


def a_report() -> SiteDocument:
    return SiteDocumentFactory(file=ContentFile(b"all of it", "report.txt"))


def test_who_keeps_a_document_asks_each_time_whether_it_is_open(client, admin_client, db):
    report = a_report()

    for reader, told in ((client, "no-cache"), (admin_client, "private, no-cache")):
        answer = reader.get(report.url)
        assert answer["Cache-Control"] == told
        assert b"".join(answer.streaming_content) == b"all of it"


def test_without_the_database_it_goes_out_as_with_it(client, db, monkeypatch):
    report = a_report()
    before = client.get(report.url)
    assert b"".join(before.streaming_content) == b"all of it"

    def away(*_):
        raise OperationalError

    monkeypatch.setattr(documents, "serve", away)
    monkeypatch.setattr(standby_here(), "document", lambda pk, name: report.file.name)
    after = client.get(report.url)

    assert b"".join(after.streaming_content) == b"all of it"
    told = ["Content-Type", "Content-Disposition", "Content-Security-Policy", "Cache-Control",
            "Content-Length", "X-Content-Type-Options", "Last-Modified"]  # fmt: skip
    assert {name: after.get(name) for name in told} == {name: before.get(name) for name in told}

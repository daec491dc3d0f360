from django.core.files.base import ContentFile

from tests.content.factories import SiteDocumentFactory


def test_a_document_names_no_encoding(client, db):
    url = SiteDocumentFactory(file=ContentFile(b"%PDF", "report.pdf")).url

    whole = client.get(url)
    unchanged = client.get(url, headers={"if-modified-since": whole["Last-Modified"]})

    assert whole.status_code == 200
    assert unchanged.status_code == 304
    assert "Content-Encoding" not in whole
    assert "Content-Encoding" not in unchanged
    assert b"".join(whole.streaming_content) == b"%PDF"

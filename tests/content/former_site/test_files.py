"""Which file an old address means: by its own name, by that of the original, in any size."""

import pytest

from content.former_site.files import FormerFile, address_now, remember
from content.provenance import Provenance
from tests.content.factories import SiteDocumentFactory

UPLOADS = "/wp-content/uploads"


@pytest.mark.usefixtures("structure")
def test_a_file_is_found_by_every_name_that_it_had():
    report, other, unknown = SiteDocumentFactory.create_batch(3)
    files = [
        FormerFile("2024/05/café-scaled.pdf", "document", report.pk),
        FormerFile("2024/05/plan.pdf", "document", other.pk),
        FormerFile("2024/05/plan-e1700000000000.pdf", "document", report.pk),
        FormerFile("2024/05/came-with-a-post.pdf", "document", unknown.pk, posted_with=None),
        FormerFile("assets/rules.pdf", "document", other.pk),
    ]

    remember(files)
    rows = Provenance.objects.count()
    remember(files)

    for name in ("café.pdf", "cafe\u0301.pdf", "café-scaled.pdf", "café-300x200.pdf"):
        assert address_now(f"{UPLOADS}/2024/05/{name}") == report.url
        assert address_now(f"/blog{UPLOADS}/2024/05/{name}/") == report.url
    assert address_now(f"{UPLOADS}/2024/05/plan.pdf") == other.url
    assert address_now(f"{UPLOADS}/2024/05/plan-300x200.pdf") == other.url
    assert address_now(f"{UPLOADS}/2024/05/plan-e1700000000000.pdf") == report.url
    assert address_now("/assets/rules.pdf") == other.url
    for nothing in ("2024/05/came-with-a-post.pdf", "2024/06/plan.pdf", "2024/05/", "2024/05/plan"):
        assert address_now(f"{UPLOADS}/{nothing}") == ""
    assert Provenance.objects.count() == rows
    remember([FormerFile("2024/05/came-with-a-post.pdf", "document", unknown.pk, "wordpress:gone")])
    assert address_now(f"{UPLOADS}/2024/05/came-with-a-post.pdf") == unknown.url
    other.delete()
    assert address_now(f"{UPLOADS}/2024/05/plan.pdf") == ""

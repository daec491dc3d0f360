"""Where a finding is quoted on this site."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from content.publication.open_to_all import open_to_all


def pages_quoting(finding) -> QuerySet[Page]:
    """Pages that readers may open and that quote the finding in a block."""
    references = ReferenceIndex.get_references_to(finding).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    numbers = {int(pk) for pk in references.values_list("object_id", flat=True)}
    return open_to_all(Page.objects).filter(pk__in=numbers).order_by("title")

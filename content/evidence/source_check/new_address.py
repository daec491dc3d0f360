"""A source that moved for good gets its new address: in one place, for all that quote it."""

from django.db import transaction

from content.evidence.source import Source
from content.evidence.source_check.source_check_record import SourceCheck
from content.evidence.source_check.verdict import Verdict

LONGEST = Source._meta.get_field("url").max_length


def newest_check(source: Source) -> SourceCheck | None:
    """The last look at the address that it has now."""
    return source.checks.filter(url=source.address).first()


def offered_address(source: Source, check: SourceCheck | None) -> str:
    """The address that can be taken over, "" for none. What a DOI leads to is the DOI's affair."""
    is_new = check is not None and check.url == source.address and not source.doi
    return check.moved_to if is_new and len(check.moved_to) <= LONGEST else ""


@transaction.atomic
def take_over_address(*, source_id: int, offered: str, user) -> Source | None:
    """None when `offered` is no longer what the last look found. Makes a revision."""
    source = Source.objects.select_for_update().get(pk=source_id)
    check = newest_check(source)
    if not offered or offered_address(source, check) != offered:
        return None
    source.url = source.checked_url = offered
    # That address answered, so the source was seen there.
    source.check_verdict = Verdict.CHANGED if check.missing else Verdict.WORKING
    source.full_clean()
    source.save()
    source.save_revision(user=user, log_action=True)
    return source

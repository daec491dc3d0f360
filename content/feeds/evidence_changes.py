"""`/evidence/changes.atom`: what changes in the evidence, for readers who have quoted it."""

from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from content.evidence.change import FindingChange
from content.evidence.change_log import changes_shown
from content.evidence.open_data import root_of
from content.feeds.atom import PUBLISHER, AtomWithEveryAuthor

ENTRIES = 30
EPOCH = datetime.fromtimestamp(0, UTC)


class ChangesFeed(Feed):
    feed_type = AtomWithEveryAuthor
    title = "LARCH: changes to the evidence"
    subtitle = "What was published, corrected and taken back, when and why."
    description_template = "feeds/change.html"
    language = "en-GB"
    author_name = PUBLISHER

    def get_object(self, request: HttpRequest) -> str:
        return root_of(request)

    def link(self, root):
        return f"{root}{reverse('evidence_changes')}"

    def feed_url(self, root):
        return f"{root}{reverse('evidence_changes_feed')}"

    feed_guid = feed_url

    def feed_extra_kwargs(self, root):
        return {"began": EPOCH}

    def items(self, root):
        changes = list(changes_shown()[:ENTRIES])
        for change in changes:
            change.root = root
        return changes

    def item_title(self, change):
        """A finding in doubt is named as such wherever its sentence stands."""
        finding = change.finding
        if not finding.live:
            return f"{change.get_kind_display()}: a finding on {finding.condition}"
        doubt = f" ({finding.get_state_display().lower()})" if finding.is_in_doubt else ""
        return f"{change.get_kind_display()}: {finding.statement}{doubt}"

    def item_link(self, change):
        return f"{change.root}{reverse('evidence_changes')}#change-{change.pk}" if (
            not change.finding.live
        ) else f"{change.root}{change.finding.get_absolute_url()}#change-{change.pk}"  # fmt: skip

    def item_guid(self, change):
        """Stays when the site gets another address."""
        return uuid5(NAMESPACE_URL, f"larch:finding-change:{change.pk}").urn

    def item_updateddate(self, change: FindingChange):
        return change.at

    item_pubdate = item_updateddate

    def item_extra_kwargs(self, change):
        return {"authors": [PUBLISHER]}


changes_feed = require_safe(conditional_page(ChangesFeed()))

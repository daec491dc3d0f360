"""One suggestion, with all that was sent, what looks like it, and what can be done."""

from collections.abc import Iterator

from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.views.generic import InspectView
from wagtail.log_actions import registry as log_registry

from content.suggestions.duplicates import Duplicate, Found, duplicates_of
from content.suggestions.suggestion import Suggestion

ACTIONS = [("accept", "Accept"), ("decline", "Decline"), ("ask", "Ask back")]


def remarks_on(suggestion: Suggestion, found: Found | None) -> list[str]:
    """`found` is what we have already that looks like it."""
    return [
        said
        for is_so, said in (
            (suggestion.is_overdue, "Overdue"),
            (suggestion.is_open and suggestion.answered_at, "Answered"),
            (suggestion.is_open and found, "Like what we have"),
            (suggestion.erased_at, "Erased"),
            (suggestion.anonymised_at, "Made anonymous"),
            (suggestion.bounced_at, "Mail came back"),
        )
        if is_so
    ]


class SuggestionPageView(InspectView):
    template_name = "wagtailadmin/suggestions/suggestion.html"
    page_title = "Suggestion"

    def get_object(self, queryset=None):
        related = Suggestion.objects.select_related("condition", "place", "group", "finding")
        return get_object_or_404(related, pk=self.pk)

    def get_fields(self) -> list[str]:
        return []  # the template says what stands where

    def get_context_data(self, **kwargs):
        made = self.object
        found = duplicates_of(made) if made.has_person else None
        return super().get_context_data(
            remarks=remarks_on(made, found),
            actions=self.actions(),
            duplicates=list(told(found)) if found else [],
            file_address=reverse("suggestions:file", args=[made.pk]) if made.file else "",
            finding_address=reverse(editor_of(made.finding), args=[made.finding.pk])
            if made.finding
            else "",
            history=log_registry.get_logs_for_instance(made).select_related("user"),
            **kwargs,
        )

    def actions(self) -> list[tuple[str, str]]:
        """Address and words of what can be done now."""
        made, shown = self.object, []
        if made.is_open and self.user_has_permission("change"):
            shown = [(self.address(name), label) for name, label in ACTIONS]
        if made.has_person and self.user_has_permission("delete"):
            shown.append((self.address("erase"), "Erase the sender"))
        return shown

    def address(self, name: str) -> str:
        return reverse(f"suggestions:{name}", args=[self.object.pk])


def told(found: Found) -> Iterator[tuple[str, str, Duplicate]]:
    """What kind of record, where staff look at it, and the duplicate."""
    for each in [*found.sources, *found.findings]:
        kind = str(each.record._meta.verbose_name).capitalize()
        yield kind, reverse(editor_of(each.record), args=[each.record.pk]), each
    for each in found.suggestions:
        yield "Suggestion", reverse("suggestions:inspect", args=[each.record.pk]), each


def editor_of(record) -> str:
    return type(record).snippet_viewset.get_url_name("edit")

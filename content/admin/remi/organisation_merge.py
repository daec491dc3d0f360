"""Making one of two records: choose the other, see what will move, and take it back if need be."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from content.admin.remi.organisation_search import OrganisationSearchForm, candidates, counted
from content.remi.merging import UNDOABLE_DAYS, MergeError, merge, undo
from content.remi.organisations import OrganisationMerge, RemiOrganisation


def title_in_log(organisation: RemiOrganisation) -> str:
    return f"REMI organisation {organisation.pk}"


def to_page(organisation: RemiOrganisation) -> HttpResponse:
    return redirect("remi_organisations:inspect", organisation.pk)


class OrganisationChangeView(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = RemiOrganisation
    permission_required = "change"
    header_icon = "group"

    def get_breadcrumbs_items(self):
        page = reverse("remi_organisations:inspect", args=[self.organisation.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("remi_organisations:index"), "label": "REMI organisations"},
            {"url": page, "label": str(self.organisation)},
            {"url": "", "label": self.page_title},
        ]


class ChooseMergeView(OrganisationChangeView, TemplateView):
    page_title = "Merge with another"
    template_name = "wagtailadmin/remi/choose_merge.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        standing = counted(RemiOrganisation.objects.standing())
        self.organisation = get_object_or_404(standing, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        search = OrganisationSearchForm(self.request.GET or {"q": ""})
        found = candidates(search, other_than=self.organisation)
        return super().get_context_data(
            organisation=self.organisation,
            search=search,
            found=[(other, self.address_of_merge(other)) for other in found],
            **kwargs,
        )

    def address_of_merge(self, other: RemiOrganisation) -> str:
        """The better known of the two is kept; the next page can turn that round."""
        kept, gone = sorted([self.organisation, other], key=how_well_known, reverse=True)
        return reverse("remi_organisations:merge", args=[gone.pk, kept.pk])


def how_well_known(organisation: RemiOrganisation) -> tuple:
    return organisation.on_register, organisation.confirmed, organisation.request_count


class MergeView(OrganisationChangeView, TemplateView):
    page_title = "Merge"
    template_name = "wagtailadmin/remi/merge.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(RemiOrganisation, pk=kwargs["pk"])
        self.kept = get_object_or_404(RemiOrganisation, pk=kwargs["into"])

    def get_context_data(self, **kwargs):
        gone, kept = self.organisation, self.kept
        return super().get_context_data(
            gone=gone,
            kept=kept,
            requests=gone.requests.count(),
            statuses=gone.statuses.count(),
            other_way=reverse("remi_organisations:merge", args=[kept.pk, gone.pk]),
            days=UNDOABLE_DAYS,
            **kwargs,
        )

    def post(self, request, *args, **kwargs) -> HttpResponse:
        gone, kept = self.organisation, self.kept
        try:
            merge(kept=kept, gone=gone, by=request.user, now=timezone.now())
        except MergeError as refusal:
            messages.error(request, str(refusal))
            return to_page(gone)
        log(instance=gone, action="remi.merge", user=request.user, title=title_in_log(gone))
        messages.success(request, f"“{gone}” is merged into “{kept}”.")
        return to_page(kept)


class UndoMergeView(PermissionCheckedMixin, View):
    model = RemiOrganisation
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, merge: int) -> HttpResponse:
        found = OrganisationMerge.objects.select_related("kept", "gone")
        done = get_object_or_404(found, pk=merge)
        try:
            undo(merge=done, now=timezone.now())
        except MergeError as refusal:
            messages.error(request, str(refusal))
            return to_page(done.kept)
        gone = done.gone
        log(instance=gone, action="remi.undo_merge", user=request.user, title=title_in_log(gone))
        messages.success(request, f"“{gone}” stands by itself again.")
        return to_page(gone)

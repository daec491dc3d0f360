from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from content.evidence.source import Source
from content.evidence.source_check.new_address import take_over_address


class TakeOverView(PermissionCheckedMixin, View):
    """The button beside a source that moved for good."""

    permission_policy = ModelPermissionPolicy(Source)
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, pk: int) -> HttpResponse:
        get_object_or_404(Source, pk=pk)
        # The address that was shown comes with the button: another check may have been since.
        offered = request.POST.get("address", "")
        source = take_over_address(source_id=pk, offered=offered, user=request.user)
        if source is None:
            messages.error(request, "Nothing was changed: this is no longer the new address.")
        else:
            messages.success(request, f"“{source.title}” now leads to {source.url}")
        return redirect("source_report")

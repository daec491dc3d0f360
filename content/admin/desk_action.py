"""What can be done with a record of a desk: each a page that says what will happen, and a button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.log_actions import log


class DeskActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, BaseObjectMixin, FormView):
    """`act` does it and returns what to say; it raises one of `refusals` with the reason.

    Subclasses for a desk set `model`, `desk` (the namespace of its addresses), `desk_title` and
    `way_back`, and say in `why_not` when nothing can be done at all.
    """

    desk = ""
    desk_title = ""
    way_back = "Back"
    permission_required = "change"
    template_name = "wagtailadmin/desk/action.html"
    header_icon = "clipboard-list"
    explanation = ""
    button = ""
    dangerous = False
    log_action = ""
    refusals: tuple[type[Exception], ...] = ()

    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission(self.permission_required) and (reason := self.why_not()):
            messages.error(request, reason)
            return self.back()
        return super().dispatch(request, *args, **kwargs)

    def why_not(self) -> str:
        """Why it can't be done with this record at all; empty when it can."""
        return ""

    def form_valid(self, form) -> HttpResponse:
        try:
            done = self.act(form)
        except self.refusals as refusal:
            messages.error(self.request, str(refusal))
            return self.back()
        if self.log_action:
            log(instance=self.object, action=self.log_action, user=self.request.user)
        messages.success(self.request, done)
        return self.after()

    def act(self, form) -> str:
        raise NotImplementedError

    def after(self) -> HttpResponse:
        """Where it leads once it is done."""
        return self.back()

    def back(self) -> HttpResponse:
        return redirect(self.page_url)

    @property
    def page_url(self) -> str:
        return reverse(f"{self.desk}:inspect", args=[self.object.pk])

    @property
    def now(self):
        return timezone.now()

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{self.desk}:index"), "label": self.desk_title},
            {"url": self.page_url, "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

"""What rests on a source, and the page on which all of it is moved to another one."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.generic import FormView
from wagtail.admin.panels import Panel
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.widgets import AdminSnippetChooser

from content.evidence.finding import Finding
from content.evidence.replacing import findings_resting_on, held_fast, replace_source
from content.evidence.source import Source


class UsesPanel(Panel):
    """The findings that rest on the source; shown once it is saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/evidence/uses_panel.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {
                "findings": findings_resting_on(self.instance),
                "source": self.instance,
            }


class ReplaceForm(forms.Form):
    by = forms.ModelChoiceField(
        Source.objects.all(), label="Other source", widget=AdminSnippetChooser(Source)
    )
    why = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Readers see it in the list of changes: “The original report has been found.”",
    )

    def __init__(self, *args, old: Source, **kwargs):
        super().__init__(*args, **kwargs)
        self.old = old

    def clean_by(self):
        if self.cleaned_data["by"] == self.old:
            raise forms.ValidationError("That is the source itself. Choose another one.")
        return self.cleaned_data["by"]


class ReplaceSourceView(
    PermissionCheckedMixin, WagtailAdminTemplateMixin, BaseObjectMixin, FormView
):
    """Publishes findings anew, so whoever does it has to be allowed to publish them."""

    model = Source
    form_class = ReplaceForm
    permission_policy = ModelPermissionPolicy(Finding)
    permission_required = "publish"
    template_name = "wagtailadmin/evidence/replace_source.html"
    header_icon = "doc-full"
    page_title = "Replace a source"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"old": self.object}

    def get_context_data(self, **kwargs):
        findings = list(findings_resting_on(self.object))
        held = [finding for finding in findings if held_fast(finding, self.request.user)]
        return super().get_context_data(
            **kwargs, source=self.object, findings=findings, held=held, back=self.back_address()
        )

    def form_valid(self, form) -> HttpResponse:
        user = self.request.user
        if any(held_fast(finding, user) for finding in findings_resting_on(self.object)):
            messages.error(
                self.request, "A finding is locked or waits for a moderator. Nothing was changed."
            )
            return self.form_invalid(form)
        moved = replace_source(
            old=self.object, new=form.cleaned_data["by"], by=user, why=form.cleaned_data["why"]
        )
        many = "1 finding rests" if moved == 1 else f"{moved} findings rest"
        messages.success(self.request, f"{many} on “{form.cleaned_data['by']}” now.")
        return redirect(self.back_address())

    def back_address(self) -> str:
        return reverse("wagtailsnippets_content_source:edit", args=[self.object.pk])


def source_urls() -> list:
    view = ReplaceSourceView.as_view()
    return [path("evidence/sources/<int:pk>/replace/", view, name="replace_source")]

from http import HTTPMethod

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from content.pages.reached import ReachedPage
from content.pages.taken_addresses import ReachableCopyForm, ReachablePageForm
from content.search_index.kinds import Kind
from content.snippets.topics_field import TopicsField


class BasePage(ReachedPage):
    """What every page of the site has, beside Wagtail's own title and address."""

    summary = models.TextField(
        max_length=300,
        blank=True,
        help_text="One or two sentences. Shown under the title and in listings.",
    )
    lead_image = models.ForeignKey(
        "content.SiteImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lead_image_alt = models.CharField(
        "alt text",
        max_length=200,
        blank=True,
        help_text="What the picture tells. Leave empty when it only decorates.",
    )
    topics = TopicsField("content.Topic", blank=True, related_name="+")
    last_reviewed = models.DateField(
        null=True,
        blank=True,
        help_text="When somebody last checked that all of this is still right.",
    )
    review_due = models.DateField(
        null=True, blank=True, help_text="When it should be checked again."
    )

    # No page takes a form: those are views beside the page tree.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    shared_type = "website"  # in the words of Open Graph
    shared_label = ""  # what kind of page it is, told above its title where a link is shared
    search_kind = Kind.PAGE  # what of a page is searched, its `search_fields` say
    base_form_class = ReachablePageForm
    copy_form_class = ReachableCopyForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_image_alt")], "Lead image"),
    ]
    promote_panels = [
        *Page.promote_panels,
        FieldPanel("topics"),
        MultiFieldPanel([FieldPanel("last_reviewed"), FieldPanel("review_due")], "Review"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=1.5),
        index.FilterField("last_reviewed"),
        index.FilterField("review_due"),
        index.RelatedFields("topics", [index.SearchField("name")]),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.last_reviewed and self.review_due and self.review_due <= self.last_reviewed:
            raise ValidationError({"review_due": "The next review comes after the last one."})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.pages_above()
        return context

    @property
    def description(self) -> str:
        """For search engines and shared links: what the editor wrote for them, else the summary."""
        return self.search_description or self.summary

    @property
    def shared_title(self) -> str:
        """The words of the picture that stands for a shared link."""
        return self.title

    @property
    def review_overdue(self) -> bool:
        return bool(self.review_due and self.review_due < timezone.localdate())

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from content.blocks.text import TEXT_FEATURES
from content.pages.base import BasePage
from content.remi.quarter import Quarter
from content.remi.uptake.presenting import FrozenQuarter, RunningQuarter, year_strip
from content.remi.uptake.provisional import provisional
from content.remi.uptake.snapshot import UptakeSnapshot

ADDRESS = r"^(?P<name>[0-9]{4}-q[1-4])/$"
ADDRESS_OF_VERSION = r"^(?P<name>[0-9]{4}-q[1-4])/v(?P<version>[1-9][0-9]{0,3})/$"


class UptakePage(RoutablePageMixin, BasePage):
    """How the REMI is taken up, quarter by quarter: the latest frozen one, and each at its own address."""

    template = "pages/uptake_page.html"
    page_description = "How the index is taken up: each quarter as chart, table and text."
    page_icon = "steps"
    parent_page_types = ["content.RemiPage"]
    subpage_types = []
    max_count = 1

    introduction = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="What the numbers are about. It stands above every quarter; the numbers themselves "
        "write their own sentences.",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        InlinePanel(
            "commentaries",
            heading="Commentaries",
            label="Commentary",
            help_text="What an editor says of a quarter, beside its numbers. Keep to a paragraph or two, "
            "so that the quarter prints on one page, and quote no number that the page doesn't show.",
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = "REMI uptake"

    @path("")
    def latest(self, request):
        return self.answer(request, UptakeSnapshot.objects.latest_versions().first())

    @re_path(ADDRESS)
    def quarter(self, request, name):
        snapshot = UptakeSnapshot.objects.of(quarter_named(name)).first()
        if snapshot is None and quarter_named(name) == Quarter.of(timezone.localdate()):
            return self.render(request, context_overrides={"running": self.running()})
        return self.answer(request, snapshot or not_told(), here=name)

    @re_path(ADDRESS_OF_VERSION)
    def version(self, request, name, version):
        versions = UptakeSnapshot.objects.of(quarter_named(name))
        snapshot = versions.filter(version=int(version)).first()
        return self.answer(
            request, snapshot or not_told(), here=f"{name}/v{version}", by_version=True
        )

    def answer(
        self, request: HttpRequest, snapshot: UptakeSnapshot | None, *, here="", by_version=False
    ):
        shown = FrozenQuarter(snapshot, self.commentary_on(snapshot)) if snapshot else None
        told = {"shown": shown, "here_below": here, "by_version": by_version}
        if here:
            address = f"{self.get_url(request)}{shown.file_stem}.png"
            told["own_picture"] = {"address": address, "alt": shown.picture_text}
        return self.render(request, context_overrides=told)

    def running(self) -> RunningQuarter:
        return RunningQuarter(provisional(timezone.now()))

    def commentary_on(self, snapshot: UptakeSnapshot) -> str:
        return next((each.words for each in self.commentaries.all()
                     if each.quarter == snapshot.quarter), "")  # fmt: skip

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "years": year_strip(timezone.localdate()),
            "address": self.get_url(request),
        }


def quarter_named(name: str) -> Quarter:
    try:
        return Quarter.named(name)
    except ValueError as error:
        raise Http404(str(error)) from error


def not_told():
    raise Http404("This quarter hasn't been told.")


class QuarterCommentary(Orderable):
    """What an editor says of a quarter, beside its numbers."""

    page = ParentalKey(UptakePage, on_delete=models.CASCADE, related_name="commentaries")
    quarter = models.CharField(max_length=7, help_text="As 2026-Q3.")
    words = RichTextField("commentary", features=TEXT_FEATURES)

    panels = [FieldPanel("quarter"), FieldPanel("words")]

    class Meta(Orderable.Meta):
        verbose_name = "commentary on a quarter"
        verbose_name_plural = "commentaries on quarters"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "quarter"],
                name="one_commentary_a_quarter",
                violation_error_message="There is a commentary on this quarter already.",
            )
        ]

    def __str__(self):
        return self.quarter

    def clean(self):
        super().clean()
        try:
            self.quarter = Quarter.named(self.quarter).key
        except ValueError as error:
            raise ValidationError({"quarter": str(error)}) from error

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.questions import QuestionBlock
from content.blocks.stages import InsideBlock, StageBlock
from content.blocks.stories import StandardStory, live_questions_of, number_repeated_across
from content.pages.reading import ReadingPage
from content.remi.tool import ToolVersion

STAGES = 6


class RemiPage(ReadingPage):
    """The Race Equity Maturity Index: its stages, what is inside, questions, how to get it."""

    template = "pages/remi_page.html"
    page_description = (
        "The Race Equity Maturity Index: its stages, what is inside, questions, how to get it."
    )
    page_icon = "steps"
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.UptakePage"]
    max_count = 1

    introduction = StreamField(StandardStory(), blank=True)
    stages = StreamField(
        [("stage", StageBlock())],
        blank=True,
        collapsed=True,
        min_num=STAGES,
        max_num=STAGES,
        help_text="All six, in order.",
    )
    inside = StreamField(
        [("part", InsideBlock())],
        blank=True,
        collapsed=True,
        help_text="What an organisation receives.",
    )
    time_needed = models.CharField(
        max_length=200,
        blank=True,
        help_text="How long an organisation needs for it: “Two meetings of two hours”.",
    )
    sample = models.ForeignKey(
        "content.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="A few pages of it that everybody may open.",
    )
    questions = StreamField([("question", QuestionBlock())], blank=True, collapsed=True)
    body = StreamField(StandardStory(), blank=True)

    content_panels = [
        *ReadingPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("stages"),
        FieldPanel("inside"),
        FieldPanel("time_needed"),
        FieldPanel("sample"),
        FieldPanel("questions"),
        FieldPanel("body"),
    ]
    search_fields = [
        *ReadingPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("stages"),
        index.SearchField("inside"),
        index.SearchField("questions"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "Race Equity Maturity Index"

    def clean(self):
        super().clean()
        number_repeated_across(self.introduction, self.questions, self.body)

    @property
    def live_questions(self) -> list:
        return live_questions_of(self.questions)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["tool"] = ToolVersion.current(timezone.now())
        context["below"] = self.get_children().live().public()
        return context

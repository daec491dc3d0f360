from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.links import ActionLinkBlock
from content.blocks.questions import QuestionBlock
from content.blocks.stages import InsideBlock, StageBlock
from content.blocks.stories import StandardStory, number_repeated_across
from content.pages.reading import ReadingPage

STAGES = 6


class RemiPage(ReadingPage):
    """The Race Equity Maturity Index: its stages, what is inside, questions, how to get it."""

    template = "pages/remi_page.html"
    page_description = (
        "The Race Equity Maturity Index: its stages, what is inside, questions, how to get it."
    )
    page_icon = "steps"
    parent_page_types = ["content.HomePage"]
    subpage_types = []
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
    call_to_action = StreamField(
        [("action_link", ActionLinkBlock())], blank=True, max_num=1, help_text="How to get it."
    )
    questions = StreamField([("question", QuestionBlock())], blank=True, collapsed=True)
    body = StreamField(StandardStory(), blank=True)

    content_panels = [
        *ReadingPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("stages"),
        FieldPanel("inside"),
        FieldPanel("call_to_action"),
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

"""Which blocks a page type allows, and why."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StreamValue

from content.blocks.anchors import refuse_repeated
from content.blocks.callouts import CalloutBlock
from content.blocks.evidence import ConditionBlock, FindingBlock
from content.blocks.links import ActionLinkBlock, RelatedPagesBlock
from content.blocks.media import DocumentBlock, GalleryBlock, PictureBlock, RecordingBlock
from content.blocks.people import PeopleBlock
from content.blocks.questions import QuestionsBlock
from content.blocks.tables import TableBlock
from content.blocks.text import HeadingBlock, ParagraphsBlock, QuoteBlock


class PermalinkedStream(StreamBlock):
    """A stream in which each permalink stands once."""

    def clean(self, value):
        cleaned = super().clean(value)
        try:
            self.refuse_faults(cleaned)
        except ValidationError as problem:
            raise StreamBlockValidationError(non_block_errors=[problem]) from problem
        return cleaned

    def refuse_faults(self, story: StreamValue) -> None:
        """Raises ValidationError for what only the blocks together can get wrong."""
        refuse_repeated(list(anchors(story)))

    class Meta:
        template = "blocks/story.html"
        required = False


class Story(PermalinkedStream):
    """What every page may hold. Its headings form an outline."""

    heading = HeadingBlock()
    text = ParagraphsBlock()
    callout = CalloutBlock()
    action_link = ActionLinkBlock()

    def refuse_faults(self, story: StreamValue) -> None:
        super().refuse_faults(story)
        refuse_skipped_level(story)


class StandardStory(Story):
    """Standing pages explain: tables and questions serve them, findings and galleries don't."""

    image = PictureBlock()
    document = DocumentBlock()
    questions = QuestionsBlock()
    table = TableBlock()
    people = PeopleBlock()
    related_pages = RelatedPagesBlock()


class ArticleStory(StandardStory):
    """Articles may hold everything that an author needs, findings with their sources too."""

    quote = QuoteBlock()
    gallery = GalleryBlock()
    recording = RecordingBlock()
    finding = FindingBlock()


class EventStory(StandardStory):
    """Reports of an event. Its speakers, programme, files and photographs have fields of their own."""

    quote = QuoteBlock()
    recording = RecordingBlock()


class ResourcesStory(StreamBlock):
    """What an event leaves behind: files, recordings and links, no prose."""

    document = DocumentBlock()
    recording = RecordingBlock()
    action_link = ActionLinkBlock()

    class Meta:
        template = "blocks/story.html"
        required = False


class EvidenceStory(PermalinkedStream):
    """The evidence summary is made of conditions, so that none can be told without its gaps."""

    condition = ConditionBlock()

    class Meta:
        collapsed = True  # ten conditions with their findings are hard to survey open


def anchors(story: StreamValue) -> Iterator[str]:
    """Every permalink of a story, of questions or of conditions, in reading order."""
    for child in story:
        if child.block_type in ("heading", "question", "condition"):
            yield child.value.permalink
        elif child.block_type == "questions":
            yield from (question.permalink for question in child.value["items"])


def refuse_repeated_across(*stories: StreamValue) -> None:
    """Raises ValidationError when two fields of one page use the same permalink."""
    refuse_repeated([anchor for story in stories for anchor in anchors(story)])


def refuse_skipped_level(story: StreamValue) -> None:
    """Raises ValidationError when a lower heading stands before any heading."""
    levels = [child.value["level"] for child in story if child.block_type == "heading"]
    if levels and levels[0] != "h2":
        raise ValidationError("The first heading of a page can't be a “heading below a heading”.")

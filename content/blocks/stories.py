"""Which blocks a page type allows, and why."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StreamValue

from content.blocks.anchors import AnchoredValue, number_repeated
from content.blocks.callouts import CalloutBlock
from content.blocks.evidence import ConditionBlock, FindingQuoteBlock
from content.blocks.links import ActionLinkBlock, RelatedPagesBlock
from content.blocks.media import DocumentBlock, GalleryBlock, PictureBlock
from content.blocks.people import PeopleBlock
from content.blocks.questions import QuestionsBlock
from content.blocks.recordings import RecordingBlock
from content.blocks.tables import TableBlock
from content.blocks.text import HeadingBlock, ParagraphsBlock, QuoteBlock


class PermalinkedStream(StreamBlock):
    """A stream in which each permalink stands once."""

    def clean(self, value):
        cleaned = super().clean(value)
        number_repeated(anchored(cleaned), permalinks_of_questions(cleaned))
        if not self.is_deferred_validation:
            self.refuse_faults(cleaned)
        return cleaned

    def refuse_faults(self, story: StreamValue) -> None:
        """Raises StreamBlockValidationError for what only the blocks together can get wrong."""

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
        levels = [child.value["level"] for child in story if child.block_type == "heading"]
        if levels and levels[0] != "h2":
            problem = "The first heading of a page can't be a “heading below a heading”."
            raise StreamBlockValidationError(non_block_errors=[ValidationError(problem)])


class StandardStory(Story):
    """Standing pages explain: tables, questions and findings serve them, galleries don't."""

    image = PictureBlock()
    document = DocumentBlock()
    questions = QuestionsBlock()
    table = TableBlock()
    people = PeopleBlock()
    related_pages = RelatedPagesBlock()
    finding_quote = FindingQuoteBlock()


class ArticleStory(StandardStory):
    """Articles may hold everything that an author needs."""

    quote = QuoteBlock()
    gallery = GalleryBlock()
    recording = RecordingBlock()


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

    def refuse_faults(self, story: StreamValue) -> None:
        seen = set()
        for number, child in enumerate(story):
            condition = child.value["condition"]
            if condition in seen:
                problem = f"{condition} has a section already. Write both into one."
                raise StreamBlockValidationError(block_errors={number: ValidationError(problem)})
            seen |= {condition} - {None}

    class Meta:
        collapsed = True  # ten conditions are hard to survey open


def anchored(story: StreamValue) -> Iterator[AnchoredValue]:
    """Every heading and condition of a story, in reading order."""
    for child in story:
        if child.block_type in ("heading", "condition"):
            yield child.value


def questions_of(story: StreamValue) -> Iterator:
    """The questions that a story shows, alone and in groups; an unfinished draft may lack some."""
    for child in story:
        if child.block_type == "question" and child.value:
            yield child.value
        elif child.block_type == "questions":
            yield from filter(None, child.value["items"])


def live_questions_of(story: StreamValue) -> list:
    return [question for question in questions_of(story) if question.live]


def permalinks_of_questions(story: StreamValue) -> Iterator[str]:
    return (question.permalink for question in questions_of(story))


def number_repeated_across(*stories: StreamValue) -> None:
    """Give each permalink of one page's fields its own words; see `number_repeated`."""
    taken = [each for story in stories for each in permalinks_of_questions(story)]
    number_repeated((value for story in stories for value in anchored(story)), taken)

"""Every block that editors can pick, as its preview shows it, and the states that one preview can't."""

from collections.abc import Iterator

from wagtail.blocks import Block, StructBlock

from content.blocks.callouts import CalloutBlock
from content.blocks.evidence import FindingQuoteBlock
from content.blocks.links import VERBS, ActionLinkBlock
from content.blocks.media import PictureBlock
from content.blocks.previews import some_film, some_image
from content.blocks.questions import QuestionBlock
from content.blocks.recordings import RecordingBlock
from content.blocks.stories import Story
from content.blocks.text import HeadingBlock
from content.pages.streams import pickable_blocks
from content.styleguide.sample import BlockSample
from content.styleguide.samples.findings import a_finding
from content.styleguide.samples.made_up import LONG_TITLE, question

LONG_TRANSCRIPT = [
    f"[{minute}:00] Speaker {minute % 3 + 1}: {'What was said in this minute, word by word. ' * 5}"
    for minute in range(20)
]
# Blocks that the page sets in a list.
LISTED = {"session": ("ol", "sessions"), "stage": ("ol", "stages"), "inside": ("ul", "inside"),
          "way_in": ("ul", "ways")}  # fmt: skip


def samples() -> list[BlockSample]:
    shown = [*previews(), *states(), story()]
    return sorted(shown, key=lambda sample: sample.template)


def previews() -> Iterator[BlockSample]:
    for block in pickable_blocks().values():
        name = block.meta.template.removeprefix("blocks/").removesuffix(".html")
        yield BlockSample(block, "preview", block.get_preview_value(), *LISTED.get(name, ()))


def states() -> Iterator[BlockSample]:
    for kind in ("information", "important", "definition"):
        yield changed(CalloutBlock(), f"kind: {kind}", kind=kind)
    for show, state in (("sentence", "checked"), ("figure", "disputed"), ("chart", "unverified")):
        yield changed(
            FindingQuoteBlock(), f"{show}, {state}", finding=a_finding(state=state), show=show
        )
    for verb, words in VERBS:
        yield changed(ActionLinkBlock(), f"verb: {verb}", verb=verb, text=f"{words} something")
    yield changed(ActionLinkBlock(), "without a target", url="", note="What to know before.")
    yield changed(HeadingBlock(), "below a heading", text="A part of a part", level="h3")
    yield changed(HeadingBlock(), "long", text=LONG_TITLE)
    yield BlockSample(QuestionBlock(), "long", question(slug="long", question=LONG_TITLE))
    yield changed(PictureBlock(), "without a caption", caption="")
    yield changed(PictureBlock(), "described at length", long_description="All that it says.")
    yield changed(
        RecordingBlock(),
        "a file of ours, with chapters",
        title="A film of ours",
        address="",
        file=some_film(),
        poster=some_image(),
        chapters=[{"time": "0:00", "title": "Welcome"}, {"time": "12:34", "title": "Questions"}],
    )
    yield changed(
        RecordingBlock(),
        "a long transcript",
        title="A film of many words",
        transcript="\n\n".join(LONG_TRANSCRIPT),
    )


def changed(block: StructBlock, state: str, /, **values) -> BlockSample:
    """The block's preview with other values in some of its fields."""
    value = block.get_preview_value()
    value.update(block.normalize(dict(value) | values))
    return BlockSample(block, state, value)


def story() -> BlockSample:
    block: Block = Story()
    children = [(name, child.get_preview_value()) for name, child in block.child_blocks.items()]
    return BlockSample(block, "each block that every page may hold", block.normalize(children))

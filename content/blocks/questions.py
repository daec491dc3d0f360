from wagtail.blocks import BlockGroup, CharBlock, ListBlock, RichTextBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks.anchors import AnchorBlock, AnchoredBlock
from content.blocks.text import TEXT_FEATURES


class QuestionBlock(AnchoredBlock):
    """One question with its answer; each has a permalink."""

    question = CharBlock(max_length=250, help_text="As somebody would ask it.")
    answer = RichTextBlock(features=TEXT_FEATURES)
    answered_by = SnippetChooserBlock("content.Person", required=False)
    anchor = AnchorBlock(label="Permalink")

    class Meta:
        icon = "help"
        template = "blocks/question.html"
        anchor_from = "question"
        description = "A question that readers asked or would ask, with its answer and a permalink."
        preview_value = {
            "question": "Is our organisation too small?",
            "answer": "<p>No. Small organisations often work through it in pairs.</p>",
            "anchor": "too-small",
        }
        form_layout = BlockGroup(["question", "answer", "answered_by"], settings=["anchor"])
        label_format = "{question}"


class QuestionsBlock(StructBlock):
    """Questions that open to their answers."""

    items = ListBlock(QuestionBlock(), min_num=1, label="Questions")

    class Meta:
        icon = "help"
        group = "Text"
        template = "blocks/questions.html"
        description = "Questions and answers that readers open one by one. Not for text that everybody should read."
        preview_value = {
            "items": [
                {
                    "question": "Can one department use it?",
                    "answer": "<p>Yes, when a named person there oversees it.</p>",
                    "anchor": "one-department",
                }
            ]
        }

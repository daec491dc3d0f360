from copy import copy

from wagtail.blocks import ListBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks.previews import some_question


class QuestionBlock(SnippetChooserBlock):
    """One question with its answer: a record, so that it is put right once for every page."""

    def __init__(self, **kwargs):
        super().__init__("content.Question", **kwargs)

    class Meta:
        icon = "help"
        label = "Question"
        template = "blocks/question.html"
        description = "A question with its answer. While it isn't published, readers see nothing in its place."

    def bulk_to_python(self, values):
        """All with the queries of one, their answers too; one object each, as Wagtail wants it.

        Old revisions hold the words of a question instead of a key; nothing is shown in their place.
        """
        keys = [value if isinstance(value, int) else None for value in values]
        questions = self.model_class.objects.for_showing().in_bulk(set(filter(None, keys)))
        chosen = [copy(questions.get(key)) for key in keys]
        if found := [each for each in chosen if each]:
            found[0].read_together(found)
        return chosen

    def get_preview_value(self):
        return some_question()


class QuestionsBlock(StructBlock):
    """Questions that open to their answers."""

    items = ListBlock(QuestionBlock(), min_num=1, label="Questions")

    class Meta:
        icon = "help"
        group = "Text"
        template = "blocks/questions.html"
        description = "Questions and answers that readers open one by one. Not for text that everybody should read."

    def get_preview_value(self):
        return self.normalize({"items": [some_question()]})

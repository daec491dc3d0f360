from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from content.blocks.text import TEXT_FEATURES
from content.questions.answers import Answers, together
from content.snippets.topics_field import TopicsField


class QuestionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(live=True)

    def for_showing(self):
        """With those whom it names, in a fixed number of queries."""
        return self.select_related("answered_by", "asked_at")

    def newest_first(self):
        return self.order_by("-first_published_at", "slug")

    def by_words(self):
        return self.order_by("question", "slug")


class Question(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A question with its answer: one record, shown on every page that chooses it."""

    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text="The end of its address, and its place on the pages that show it. Never changes "
        "afterwards.",
    )
    question = models.CharField(max_length=250, help_text="As somebody would ask it.")
    answer = RichTextField(features=TEXT_FEATURES)
    answered_by = models.ForeignKey(
        "content.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    answered_as = models.CharField(
        "in the role of",
        max_length=200,
        blank=True,
        help_text="The role of whoever answered, on that day.",
    )
    asked_at = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions_asked",
        verbose_name="where it was asked",
        help_text="The webinar or event, or the page that it is about.",
    )
    last_reviewed = models.DateField(
        null=True,
        blank=True,
        help_text="When somebody last checked that the answer is still right.",
    )
    topics = TopicsField("content.Topic", blank=True, related_name="questions")

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="question",
        for_concrete_model=False,
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="question")

    objects = QuestionQuerySet.as_manager()
    search_fields = [
        index.SearchField("question"),
        index.SearchField("answer"),
        index.AutocompleteField("question"),
        index.FilterField("live"),
        index.FilterField("question"),
    ]

    class Meta:
        ordering = ["question", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(live=False) | ~Q(question__regex=r"^\s*$") & ~Q(answer__regex=r"^\s*$"),
                name="published_question_has_answer",
                violation_error_message="What is published needs both a question and an answer.",
            )
        ]

    def __str__(self):
        return self.question or "A question without words yet"

    def clean(self):
        super().clean()
        if not self.answer_words:
            self.answer = ""  # what an editor without words sends is a paragraph without words

    def get_absolute_url(self) -> str:
        return reverse("question", args=[self.slug])

    @property
    def permalink(self) -> str:
        """Where it stands on the pages that show it: `#permalink`."""
        return self.slug

    @property
    def answer_words(self) -> str:
        """The words alone: to write out the links in them would cost queries."""
        return " ".join(get_text_for_indexing(self.answer or "").split())

    @property
    def answer_html(self) -> str:
        """With addresses for links; the answers that were read together are written out together."""
        together = getattr(self, "answers", None) or Answers([self])
        return together.html_of(self)

    def read_together(self, questions: list["Question"]) -> None:
        together(questions)

    def get_preview_template(self, request, mode_name):
        return "pages/question.html"

    def get_preview_context(self, request, mode_name):
        return {"question": self, "request": request, "shown_on": []}

"""Questions and answers: each is written once, and chosen by the pages that show it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.forms import RadioSelect
from django.utils import timezone
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets import SlugInput
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.snippets.views.snippets import SnippetViewSet

from content.admin.columns import DayColumn
from content.admin.kept_address import KeptAddressForm
from content.questions.question import Question
from content.snippets.name_panel import NamePanel
from content.snippets.topics import Topic

LONG_AGO = timedelta(days=365)
PANELS = [
    NamePanel("question"),
    FieldPanel("slug", widget=SlugInput),
    FieldPanel("answer"),
    FieldPanel("answered_by"),
    FieldPanel("answered_as"),
    PageChooserPanel("asked_at"),
    FieldPanel("last_reviewed"),
    FieldPanel("topics"),
]


class ReviewedFilter(ChoiceFilter):
    def filter(self, qs, value):
        if not value:
            return qs
        recent = qs.filter(last_reviewed__gte=timezone.localdate() - LONG_AGO)
        return qs.exclude(pk__in=recent.values("pk")) if value == "no" else recent


class QuestionFilterSet(WagtailFilterSet):
    topics = ModelChoiceFilter(label="Topic", queryset=Topic.objects.all())
    asked_at = ModelChoiceFilter(
        label="Where it was asked",
        queryset=Page.objects.filter(questions_asked__isnull=False).distinct().order_by("title"),
    )
    reviewed = ReviewedFilter(
        label="Reviewed within a year",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=RadioSelect,
        empty_label="Any",
    )

    class Meta:
        model = Question
        fields = ["topics", "asked_at", "reviewed"]


class QuestionForm(KeptAddressForm):
    def clean_answer(self):
        """A draft may lack its answer, and a paragraph without words is none."""
        answer = self.cleaned_data["answer"]
        if self.fields["answer"].required and not get_text_for_indexing(answer).strip():
            raise ValidationError("Write an answer, or save this as a draft.")
        return answer


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = "Questions and answers"
    menu_order = 140
    add_to_admin_menu = True
    list_display = [
        "question",
        Column("asked_at", label="Where it was asked", sort_key="asked_at__title"),
        Column("answered_by", label="Answered by", sort_key="answered_by__sort_name"),
        DayColumn("last_reviewed", label="Last reviewed", sort_key="last_reviewed"),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    filterset_class = QuestionFilterSet
    edit_handler = ObjectList(PANELS, base_form_class=QuestionForm)
    ordering = ["question", "slug"]
    copy_view_enabled = False

    def get_queryset(self, request):
        return Question.objects.for_showing()

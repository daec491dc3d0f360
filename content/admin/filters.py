"""Filters of the lists of pages.

A search in the same list refuses joins and fields that the index doesn't know, hence the
sub-query for topics, and `FilterField` in the page types for what is filtered or sorted by.
"""

from datetime import timedelta

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django_filters import ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.views.pages.listing import PageFilterSet

from content.snippets.topics import Topic

SOON = timedelta(days=60)


class ReviewFilter(ChoiceFilter):
    """Pages by the day on which somebody should check them again."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        today = timezone.localdate()
        if value == "overdue":
            return qs.filter(review_due__lt=today)
        if value == "soon":
            return qs.filter(review_due__range=(today, today + SOON))
        return qs.filter(review_due__isnull=True) if value == "none" else qs


class TopicFilter(ModelMultipleChoiceFilter):
    def filter(self, qs: QuerySet, value: list[Topic]) -> QuerySet:
        if not value:
            return qs
        return qs.filter(pk__in=qs.model.objects.filter(topics__in=value).values("pk"))


class ReviewedPageFilterSet(PageFilterSet):
    """Wagtail's own filters of a list of pages, with topic and review."""

    topics = TopicFilter(queryset=Topic.objects.all(), widget=CheckboxSelectMultiple)
    review = ReviewFilter(
        label="Review",
        empty_label="Any",
        choices=[
            ("overdue", "Overdue"),
            ("soon", f"Within {SOON.days} days"),
            ("none", "No review planned"),
        ],
        widget=RadioSelect,
    )

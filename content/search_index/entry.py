from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q, Value
from wagtail.models import CollectionViewRestriction, Page

from content.publication.open_to_all import open_to_all
from content.search_index.kinds import Kind


class SearchEntryQuerySet(models.QuerySet):
    def public(self):
        """What readers may see now, whatever the index still holds."""
        shown = self.filter(
            Q(finding=None) | Q(finding__live=True),
            Q(question=None) | Q(question__live=True),
            page__in=open_to_all(Page.objects).order_by().values("pk"),
        )
        for restriction in CollectionViewRestriction.objects.select_related("collection"):
            shown = shown.exclude(
                document__collection__path__startswith=restriction.collection.path
            )
        return shown


class SearchEntry(models.Model):
    """One thing that can be found: a page, a question with its answer, what is said in a recording,
    a person, a document, a finding.

    It is made from what is published and can be made again at any time. Each leans on a page:
    its own, the one where it was asked, one that names or offers it, or the summary of the evidence. When readers may no longer see
    that page, nothing that leans on it is found.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    label = models.CharField(max_length=60, help_text="What it is, of one thing: “Blog”.")
    title = models.TextField()
    summary = models.TextField(blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="search_entries"
    )
    person = models.OneToOneField(
        "content.Person", null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    document = models.OneToOneField(
        "content.SiteDocument", null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    finding = models.OneToOneField(
        "content.Finding", null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    question = models.OneToOneField(
        "content.Question", null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    place = models.CharField(
        max_length=120, blank=True, help_text="What follows the page's address: “#anchor”."
    )
    topic_ids = ArrayField(models.BigIntegerField(), default=list)
    listed_on = models.DateField(null=True)
    when = models.CharField(max_length=160, blank=True, help_text="The date in words, if known.")
    words = SearchVectorField(help_text="All of its words.")
    heads = SearchVectorField(help_text="Only title, summary, names and headings.")
    beginnings = SearchVectorField(help_text="The title's words as they are, for suggestions.")

    objects = SearchEntryQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # otherwise each page would be "used" by itself

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="search_entry_words"),
            GinIndex(fields=["beginnings"], name="search_entry_beginnings"),
        ]

    def __str__(self):
        return self.title

    def address(self, request=None) -> str:
        """Where the thing itself is, as it is addressed now."""
        if self.person:
            return self.person.get_absolute_url()
        if self.document:
            return self.document.url
        if self.finding:
            return self.finding.get_absolute_url()
        if self.question:
            return self.question.get_absolute_url()
        return f"{self.page.get_url(request) or ''}{self.place}"


class SearchPassage(models.Model):
    """Some sentences of an entry, with the place where they stand."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    heading = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    seconds = models.PositiveIntegerField(null=True, help_text="Into a recording.")
    text = models.TextField()
    lines = models.JSONField(
        default=list,
        db_default=Value([], models.JSONField()),
        help_text="Of a recording: where in the text each line begins, its place and second.",
    )
    words = SearchVectorField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["entry", "order"]

    def __str__(self):
        return self.text


class SearchWord(models.Model):
    """A word that stands in some entry as it is written, so that a misspelt one can be put right."""

    word = models.CharField(max_length=60, primary_key=True)
    uses = models.PositiveIntegerField(default=1, help_text="The number of entries that have it.")
    plain = models.BooleanField(
        default=False, help_text="Whether it stands somewhere written as no name is."
    )

    wagtail_reference_index_ignore = True

    def __str__(self):
        return self.word

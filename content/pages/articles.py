from functools import cached_property

from django.db import models
from django.db.models import F, Prefetch, prefetch_related_objects
from django.db.models.functions import Coalesce, Lower
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, PageQuerySet
from wagtail.search import index

from content.blocks.stories import ArticleStory
from content.narrowing.facets import KindFacet, PersonFacet, TopicFacet, YearFacet
from content.pages.listing import ListingPage
from content.pages.reading import ReadingPage
from content.publication.open_to_all import open_to_all
from content.search_index import kinds

AUTHORS = ("person", "organisation")


class ArticleQuerySet(PageQuerySet):
    def newest_first(self):
        """By date; those without a known date after them, the last put in its place first."""
        return self.order_by(Coalesce("date", "near_date").desc(nulls_last=True), "-path")

    def oldest_first(self):
        return self.order_by(Coalesce("date", "near_date").asc(nulls_last=True), "path")

    def by_title(self):
        return self.order_by(Lower("title"), "path")

    def dated(self):
        return self.annotate(listed_on=F("date"))

    def for_listing(self):
        return self.select_related("lead_image").prefetch_related(
            "topics", Prefetch("authors", ArticleAuthor.objects.select_related(*AUTHORS))
        )


class ArticleIndexPage(ListingPage):
    """Lists articles: news and blogs, or resources, as they lie below it."""

    template = "pages/article_index_page.html"
    page_description = "Lists news and blogs, or resources: whatever articles lie below it."
    page_icon = "list-ul"
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.ArticlePage"]

    facets = (KindFacet(), TopicFacet(), YearFacet(), PersonFacet("authors", "Author"))

    class Meta:
        verbose_name = "article listing"

    def listed(self):
        return open_to_all(ArticlePage.objects.child_of(self)).for_listing().dated()


class ArticlePage(ReadingPage):
    """News, a blog, a tool, a publication or a training offer: something to read, with its sources."""

    template = "pages/article_page.html"
    page_description = "News, a blog, a tool, a publication or a training offer."
    page_icon = "doc-full"
    parent_page_types = ["content.ArticleIndexPage"]
    subpage_types = []

    shared_type = "article"
    named_by = "authors"
    dated_by = "date"
    comes_with = (("topics",), ("references",), ("authors", *AUTHORS), ("corrections",))

    class Kind(models.TextChoices):
        NEWS = "news", "News"
        BLOG = "blog", "Blog"
        TOOL = "tool", "Tool"
        PUBLICATION = "publication", "Publication"
        TRAINING = "training", "Training"

    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.NEWS)
    date = models.DateField(
        "publication date", null=True, blank=True, help_text="Leave empty when it isn't known."
    )
    date_note = models.CharField(
        max_length=120,
        blank=True,
        help_text="Shown instead of a date that isn't known, for example “Publication date not recorded”.",
    )
    near_date = models.DateField(
        "date in lists",
        null=True,
        blank=True,
        help_text="The day that the words above name, such as a launch. Lists are sorted by it where the "
        "publication date isn't known; it isn't shown.",
    )
    body = StreamField(ArticleStory(), blank=True)

    content_panels = [
        *ReadingPage.content_panels,
        MultiFieldPanel(
            [FieldPanel(name) for name in ("kind", "date", "date_note", "near_date")],
            "What and when",
        ),
        InlinePanel("authors", label="author", heading="Authors"),
        FieldPanel("body"),
        InlinePanel("references", label="reference", heading="References"),
        InlinePanel("corrections", label="correction", heading="Corrections"),
    ]
    search_fields = [
        *ReadingPage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("date"),
        index.RelatedFields(
            "authors",
            [
                index.RelatedFields("person", [index.SearchField("name")]),
                index.RelatedFields("organisation", [index.SearchField("name")]),
            ],
        ),
    ]

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = "article"
        indexes = [
            models.Index(F("date").desc(nulls_last=True), name="articles_by_date"),
            models.Index(
                Coalesce("date", "near_date").desc(nulls_last=True), name="articles_newest_first"
            ),
        ]

    @property
    def shared_label(self) -> str:
        return self.get_kind_display()

    @cached_property
    def billed(self) -> list["ArticleAuthor"]:
        """The authors; those who reached the page by its address have them already."""
        authors = list(self.authors.all())
        prefetch_related_objects(authors, *AUTHORS)
        return authors

    @property
    def search_kind(self) -> kinds.Kind:
        news = self.kind in (self.Kind.NEWS, self.Kind.BLOG)
        return kinds.Kind.NEWS if news else kinds.Kind.RESOURCE

    @property
    def when(self) -> str:
        """The words that stand in for a date that isn't known."""
        return "" if self.date else self.date_note


class ArticleAuthor(Orderable):
    """A person or an organisation that an article is by."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        "content.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="authorships",
    )
    organisation = models.ForeignKey(
        "content.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="authorships",
    )

    panels = [FieldPanel("person"), FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                name="author_is_person_or_organisation",
                condition=models.Q(person__isnull=True) ^ models.Q(organisation__isnull=True),
                violation_error_message="Choose either a person or an organisation.",
            )
        ]

    def __str__(self):
        return str(self.person or self.organisation)


class ArticleReference(Orderable):
    """A work that an article rests on."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="references")
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("publisher"),
        FieldPanel("year"),
        FieldPanel("url"),
    ]


class ArticleCorrection(Orderable):
    """What was wrong and has been put right; readers see it with its date."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="corrections")
    date = models.DateField()
    text = models.TextField(help_text="What it said before, what it says now, and why.")

    panels = [FieldPanel("date"), FieldPanel("text")]

    class Meta:
        ordering = ["-date", "sort_order"]

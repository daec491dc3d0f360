"""Components of a page that is read: its head, its facts, its sources."""

from datetime import date

from content.styleguide.sample import Sample
from content.styleguide.samples import made_up


def samples() -> list[Sample]:
    return [*head(), *facts(), *contents(), *pictures(), *endings()]


def head() -> list[Sample]:
    page = made_up.article()
    crumbs = made_up.breadcrumbs()
    long = made_up.article(title=made_up.LONG_TITLE)
    return [
        Sample("components/breadcrumbs.html", "two levels", {"page": page, "breadcrumbs": crumbs}),
        Sample("components/breadcrumbs.html", "long title", {"page": long, "breadcrumbs": crumbs}),
        Sample(
            "components/page_head.html", "with kind and summary", {"page": page, "kind": "Blog"}
        ),
        Sample("components/page_head.html", "long title", {"page": long}),
        Sample("components/page_head.html", "empty draft", {"page": made_up.bare_article()}),
    ]


def facts() -> list[Sample]:
    crumbs = {"breadcrumbs": made_up.breadcrumbs()}
    article, bare = made_up.article(), made_up.bare_article()
    undated = made_up.article(date=None, date_note="Publication date not recorded")
    return [
        Sample("components/article_facts.html", "all known", {"article": article, **crumbs}),
        Sample("components/article_facts.html", "nothing known", {"article": bare, **crumbs}),
        Sample("components/article_date.html", "a day", {"article": article}),
        Sample("components/article_date.html", "not known", {"article": undated}),
        Sample("components/date.html", "a day", {"date": date(2026, 3, 9)}),
        Sample("components/authors.html", "one", {"authors": made_up.authors(1)}),
        Sample("components/authors.html", "many", {"authors": made_up.authors(5)}),
        Sample("components/topics.html", "one", {"topics": made_up.topics(1), **crumbs}),
        Sample("components/topics.html", "many", {"topics": made_up.topics(5), **crumbs}),
    ]


def contents() -> list[Sample]:
    headings = [
        made_up.heading("First part"),
        made_up.heading("Second part", "A part of it", "Another part of it"),
        made_up.heading(made_up.LONG_TITLE),
    ]
    return [
        Sample("components/contents.html", "two levels and a long heading", {"headings": headings})
    ]


def pictures() -> list[Sample]:
    pictured, bare = made_up.pictured(), made_up.bare_article()
    return [
        Sample("components/lead_image.html", "the newest picture", {"page": pictured}),
        Sample("components/lead_image.html", "no picture", {"page": bare}),
        Sample("components/hero_image.html", "the newest picture", {"page": pictured}),
        Sample("components/hero_image.html", "no picture", {"page": bare}),
    ]


def endings() -> list[Sample]:
    reviewed = made_up.article(last_reviewed=date(2026, 3, 9), review_due=date(2126, 3, 9))
    overdue = made_up.article(last_reviewed=date(2024, 3, 9), review_due=date(2025, 3, 9))
    return [
        Sample("components/question_item.html", "short", {"question": made_up.question()}),
        Sample(
            "components/question_item.html",
            "long",
            {"question": made_up.question(slug="long", question=made_up.LONG_TITLE)},
        ),
        Sample(
            "components/question_facts.html",
            "who answered, and when it was reviewed",
            {"question": made_up.question()},
        ),
        Sample("components/related.html", "all kinds", {"related": related()}),
        Sample("components/references.html", "two", {"references": made_up.references()}),
        Sample("components/corrections.html", "one", {"corrections": made_up.corrections()}),
        Sample("components/review.html", "reviewed", {"page": reviewed}),
        Sample("components/review.html", "overdue", {"page": overdue}),
        Sample("components/ask_for_format.html", "of a document", {"title": "Title of a document"}),
    ]


def related() -> list:
    long = made_up.article(title=made_up.LONG_TITLE)
    return [made_up.article(), made_up.event(), made_up.standard(), long]

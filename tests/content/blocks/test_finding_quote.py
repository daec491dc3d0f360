"""Findings quoted on pages: one record, its label always with it, and no query more for each."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from content.blocks.stories import ArticleStory
from content.models import ArticlePage, Finding, HomePage
from tests.content.evidence_records import a_finding
from tests.content.factories import ArticleFactory


def quoting(parent, *findings, show="figure", slug="quoting") -> ArticlePage:
    quotes = [("finding_quote", {"finding": finding, "show": show}) for finding in findings]
    article = ArticleFactory(parent=parent, slug=slug, body=quotes)
    article.save_revision().publish()
    return article


def text_of(client, page: Page) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("show", "figure", "table"),
    [("sentence", False, False), ("figure", True, False), ("chart", False, True)],
)
def test_as_much_is_shown_as_was_chosen(client, resources, show, figure, table):
    article = quoting(resources, a_finding(), show=show)

    text = text_of(client, article)

    assert "In London 30% of Black people" in text
    assert 'href="/evidence/one/"' in text
    assert ("figure-number" in text) == figure
    assert ("<table" in text) == table
    assert "A report" in text  # the source stands with it, however little is shown


@pytest.mark.parametrize(
    ("state", "label"),
    [("unverified", "Unverified"), ("disputed", "Disputed"), ("withdrawn", "Withdrawn")],
)
@pytest.mark.parametrize("show", ["sentence", "figure", "chart"])
def test_what_is_in_doubt_never_stands_without_its_label(client, resources, state, label, show):
    finding = a_finding(state=state, state_reason="Two reports differ.")

    text = text_of(client, quoting(resources, finding, show=show))

    assert text.index(label) < text.index("In London 30% of Black people")
    assert "Two reports differ." in text


def test_what_was_superseded_leads_to_what_took_its_place(client, resources):
    newer = a_finding("newer")
    finding = a_finding("older", state="superseded", superseded_by=newer)

    text = text_of(client, quoting(resources, finding))

    assert "Superseded" in text
    assert 'href="/evidence/newer/"' in text


def test_what_is_not_published_is_shown_to_nobody(client, resources):
    finding = a_finding()
    article = quoting(resources, finding)

    finding.unpublish()

    assert "In London 30%" not in text_of(client, article)


def test_the_preview_says_why_nothing_is_shown(admin_client, resources):
    article = quoting(resources, a_finding(live=False))

    preview = article.make_preview_request()

    assert "the finding isn\u2019t published" in preview.content.decode()
    assert "the finding isn\u2019t published" not in text_of(admin_client, article)


def test_the_home_page_tells_one_finding_with_its_label(client, structure):
    home = HomePage.objects.get()
    finding = a_finding(state="disputed", state_reason="Two reports differ.")
    home.finding = [("finding_quote", {"finding": finding, "show": "figure"})]
    home.save_revision().publish()

    text = text_of(client, home)

    assert text.index("Disputed") < text.index("home-finding-statement")
    finding.unpublish()
    assert "home-finding-statement" not in text_of(client, home)


def test_more_quotes_ask_for_nothing_more(client, resources):
    newer = a_finding("newer")
    older = a_finding("older", state="superseded", superseded_by=newer)
    one = quoting(resources, older, slug="one-quote")
    many = quoting(
        resources,
        *(a_finding(f"finding-{number}", condition=newer.condition) for number in range(3)),
        *(a_finding(f"older-{number}", condition=newer.condition, state="superseded",
                    superseded_by=newer) for number in range(2)),
        older,
        slug="many-quotes",
    )  # fmt: skip

    def queries(page: Page) -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            text_of(client, page)
        return len(captured)

    assert queries(many) == queries(one)


def test_a_correction_is_on_the_page_at_once(client, resources):
    finding = a_finding()
    article = quoting(resources, finding)
    text_of(client, article)

    finding = Finding.objects.get()
    finding.statement = "In London 40% of Black people and 10% of White people have it."
    black, white = finding.values.all()
    black.value = 40
    finding.values = [black, white]
    finding.save_revision().publish()

    assert "In London 40% of Black people" in text_of(client, article)


def test_old_blocks_are_passed_over(client, resources):
    old = {"type": "finding", "value": {"statement": "An old figure.", "state": "checked"}}
    gone = {"type": "finding_quote", "value": {"finding": 999_999, "show": "figure"}}

    story = ArticleStory().to_python([old, gone])

    assert [child.block_type for child in story] == ["finding_quote"]
    assert story[0].value["finding"] is None
    assert "finding" not in str(story.render_as_block())

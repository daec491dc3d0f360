"""Articles in any number: copies of one, by the database itself, since making each takes its time."""

from django.db import connection
from django.utils import timezone

# A row as it is, but for what must differ.
COPIES = """
INSERT INTO wagtailcore_page
SELECT (jsonb_populate_record(page, jsonb_build_object(
    'id', page.id + number,
    'path', left(page.path, -4) || lpad(upper(to_hex(4096 + number)), 4, '0'),
    'slug', 'made-up-' || number, 'title', 'Made up article ' || number,
    'draft_title', 'Made up article ' || number,
    'url_path', regexp_replace(page.url_path, '[^/]+/$', 'made-up-' || number || '/'),
    'translation_key', gen_random_uuid(), 'latest_revision_id', null, 'live_revision_id', null,
    'first_published_at', page.first_published_at - number * interval '1 hour'))).*
FROM wagtailcore_page page, generate_series(1, %(count)s) number WHERE page.id = %(pk)s;
INSERT INTO content_articlepage
SELECT (jsonb_populate_record(article, jsonb_build_object(
    'page_ptr_id', article.page_ptr_id + number, 'date', article.date - number %% 4000))).*
FROM content_articlepage article, generate_series(1, %(count)s) number
WHERE article.page_ptr_id = %(pk)s;
UPDATE wagtailcore_page parent SET numchild = parent.numchild + %(count)s
FROM wagtailcore_page page WHERE page.id = %(pk)s AND parent.path = left(page.path, -4);
"""
ENTRIES = """
INSERT INTO content_searchentry
SELECT (jsonb_populate_record(entry, jsonb_build_object(
    'id', (SELECT max(id) FROM content_searchentry) + number, 'page_id', entry.page_id + number))).*
FROM content_searchentry entry, generate_series(1, %(count)s) number WHERE entry.page_id = %(pk)s;
"""


def write_articles(count: int) -> None:
    from content.models import ArticleIndexPage, ArticlePage
    from content.search.indexing import index_page

    news = ArticleIndexPage.objects.get(slug="news")
    first = ArticlePage(
        title="Made up article 0",
        slug="made-up-0",
        kind="news",
        date="2026-01-05",
        body=[("text", f"<p>{'What the article says of racism and health. ' * 60}</p>")] * 4,
        first_published_at=timezone.now(),
    )
    news.add_child(instance=first)
    index_page(first)
    with connection.cursor() as cursor:
        for statement in (COPIES, ENTRIES):
            cursor.execute(statement, {"count": count - 1, "pk": first.pk})

"""What of a post our pages have no place for: told with its words, so that nobody has to look it up."""

import re
from collections.abc import Iterator

from content.importers.wordpress.builder_fields import kept_apart
from content.importers.wordpress.inline import plain
from content.importers.wordpress.page_values import PageValues, description_of
from content.importers.wordpress.setting_words import from_json, unsaid
from content.importers.wordpress.words import on_one_line, words_of_html
from content.importers.wordpress.wxr import Comment, Item

# What WordPress and widely used plugins note for themselves, and what the importer has used.
NOTED = re.compile(
    r"^(_edit_(lock|last)|_thumbnail_id|_wp_\w*|_oembed_\w+|_pingme|_encloseme|_menu_item_\w+|"
    r"_publicize_\w+|_wpas_\w+|_jetpack_\w+|_rest_api_\w+|_wpcom_\w+|jabber_published|email_notification|"
    r"_elementor_(version|edit_mode|template_type|css|page_assets|controls_usage)|footnotes|wp_old_slug|"
    r"_yoast_wpseo_(content_score|linkdex|estimated-reading-time-minutes|primary_\w+|wordproof_timestamp)|"
    r"rank_math_(internal_links_processed|analytic_object_id|seo_score|primary_category)|_aioseo_og_\w+|"
    r"_(dp|starter_content|customize)_\w+|_expiration-date[\w-]*|enclosure|wp_pattern_sync_status|_last_translation_edit_mode)$"
)
REFERENCE = re.compile(r"^field_[0-9a-f]{8,}$")  # Advanced Custom Fields: which field it is
PIECE = re.compile(r's:\d+:"(.*?)";', re.S)  # a text within what PHP has serialised
SERIALISED = re.compile(r"^(a|O|s):\d+:")
JSON = ("[{", '{"')
MOST = 1_000  # characters of one value; plugins keep whole pages
NOTE = "note"  # kept among the comments since WordPress 6.9, and never approved
TAXONOMIES = ("category", "post_tag", "author", "post_format")


def not_taken_over(item: Item, values: PageValues | None = None) -> list[str]:
    """`values`: of the page that was made, if one was."""
    found = []
    if item["is_sticky"] == "1":
        found.append("It was kept at the top of the list (sticky); our lists have no such place")
    found.extend(comments_of(item))
    found.extend(fields_of(item, values))
    found.extend(
        f"Its format, which themes showed each in its own way: {each.name}"
        for each in item.terms
        if each.taxonomy == "post_format"
    )
    others = {f"{t.taxonomy}: {t.name}" for t in item.terms if t.taxonomy not in TAXONOMIES}
    if others:
        found.append(f"Labels of plugins: {', '.join(sorted(others))}")
    return found


def comments_of(item: Item) -> Iterator[str]:
    """Each that readers saw, in full, and of the rest how many; what editors said to one another apart."""
    comments = [each for each in item.comments if each.kind != NOTE]
    if comments:
        yield f"Comments and pingbacks: {len(comments)}"
    for each in item.comments:
        if each.kind == NOTE:
            yield f"{who(each)}, which editors alone saw: “{on_one_line(each.text)}”"
        elif each.approved:
            yield f"{who(each)}: “{on_one_line(each.text)}”"


def who(comment: Comment) -> str:
    kind = "A comment" if comment.kind in ("comment", "") else f"A {comment.kind}"
    by = f" by {plain(comment.author)}" if comment.author else ""
    return f"{kind}{by}{f' of {comment.day}' if comment.day else ''}"


def fields_of(item: Item, values: PageValues | None) -> Iterator[str]:
    """Those that hold something, by name: dates and places of events often lie there alone."""
    apart, _ = kept_apart(item)  # told as the text of the post
    for name, value in [*item.meta.items(), *item.more_meta]:
        words = words_beyond(value, item) if value.startswith(JSON) else words_of(value)
        used = bool(values and values.description) and value == description_of(item, raw=True)
        if (
            words
            and name != apart
            and not NOTED.match(name)
            and not REFERENCE.match(value)
            and not used
        ):
            yield f"A field of a plugin, {name}: “{words}”"


def words_of(value: str) -> str:
    """Of what PHP has serialised, the texts."""
    if SERIALISED.match(value):
        value = ", ".join(each for each in PIECE.findall(value) if each.strip())
    words = on_one_line(value)
    return words if len(words) <= MOST else f"{words[:MOST]}…"


def words_beyond(value: str, item: Item) -> str:
    """Page builders keep the whole page once more as JSON; what stands in the post needn't be told again."""
    settings = from_json(value)
    if not settings:
        return words_of(value)
    told = words_of_html(item["content"])
    return "; ".join(on_one_line(each) for each in unsaid(settings, told, words_of_html))

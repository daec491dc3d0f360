"""Builds exports as WordPress writes them, with as little or as much in them as a test needs."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

SITE = "https://old.example.org"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" created="2026-01-01 10:00" -->
<rss version="2.0"
 xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/{version}/">
<channel>
<title>A made-up charity</title>
<link>{site}</link>
<description></description>
<language>en-GB</language>
{tag}
<wp:base_site_url>{site}</wp:base_site_url>
<wp:base_blog_url>{site}</wp:base_blog_url>
"""


def cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


@dataclass
class Export:
    """`post(...)`, `page(...)` and `attachment(...)` return the number that WordPress would give."""

    parts: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    next_id: int = 10
    site: str = SITE

    def account(self, login: str, name: str, number: int = 1) -> None:
        self.heads.append(
            f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>{cdata(login)}"
            f"</wp:author_login><wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>"
        )

    def category(
        self, slug: str, name: str, number: int = 1, parent: str = "", description: str = ""
    ) -> None:
        self.heads.append(
            f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{slug}"
            f"</wp:category_nicename><wp:category_parent>{parent}</wp:category_parent>"
            f"<wp:cat_name>{cdata(name)}</wp:cat_name>"
            f"<wp:category_description>{cdata(description)}</wp:category_description></wp:category>"
        )

    def tag(self, slug: str, name: str) -> None:
        self.heads.append(
            f"<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>{slug}</wp:tag_slug>"
            f"<wp:tag_name>{cdata(name)}</wp:tag_name></wp:tag>"
        )

    def post(self, title: str, content: str = "", **more) -> int:
        return self.item(title, content, **{"type": "post", **more})

    def page(self, title: str, content: str = "", **more) -> int:
        return self.item(title, content, **{"type": "page", **more})

    def attachment(self, file: str, **more) -> int:
        address = more.pop("address", f"{self.site}/wp-content/uploads/{file}")
        meta = {"_wp_attached_file": file, **more.pop("meta", {})}
        if "alt" in more:
            meta["_wp_attachment_image_alt"] = more.pop("alt")
        name = file.rpartition("/")[2].partition(".")[0]
        return self.item(
            more.pop("title", name), "", type="attachment", status=more.pop("status", "inherit"),
            address=address, slug=name, meta=meta, **more,
        )  # fmt: skip

    def item(
        self, title, content="", *, type="post", status="publish", slug=None, link=None, excerpt="",
        date="2024-05-06 10:30:00", gmt="2024-05-06 09:30:00", parent=0, creator="admin", terms=(),
        meta=None, comments=(), sticky=0, password="", address="", number=None, guid=None,
    ) -> int:  # fmt: skip
        number = number or self.next_id
        self.next_id = max(self.next_id, number if isinstance(number, int) else 0) + 1
        slug = title.lower().replace(" ", "-") if slug is None else slug
        guid = f"{self.site}/?p={number}" if guid is None else guid
        link = f"{self.site}/{slug}/" if link is None else link
        extra = "".join(
            f"<category domain={quoteattr(tax)} nicename={quoteattr(s)}>{cdata(name)}</category>"
            for tax, s, name in terms
        )
        extra += "".join(
            f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key><wp:meta_value>{cdata(value)}"
            f"</wp:meta_value></wp:postmeta>"
            for key, value in (meta.items() if isinstance(meta, dict) else meta or ())
        )
        extra += "".join(
            f"<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved>"
            f"<wp:comment_author>{cdata('A. Reader')}</wp:comment_author>"
            f"<wp:comment_date>2024-06-01 10:00:00</wp:comment_date>"
            f"<wp:comment_type>comment</wp:comment_type><wp:comment_content>{cdata(words)}"
            f"</wp:comment_content></wp:comment>"
            for words in comments
        )
        if address:
            extra += f"<wp:attachment_url>{cdata(address)}</wp:attachment_url>"
        self.parts.append(
            f"<item><title>{cdata(title)}</title><link>{escape(link)}</link>"
            f"<dc:creator>{cdata(creator)}</dc:creator><guid isPermaLink='false'>{escape(guid)}</guid>"
            f"<content:encoded>{cdata(content)}</content:encoded>"
            f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded><wp:post_id>{number}</wp:post_id>"
            f"<wp:post_date>{cdata(date)}</wp:post_date><wp:post_date_gmt>{cdata(gmt)}</wp:post_date_gmt>"
            f"<wp:post_modified>{cdata(date)}</wp:post_modified>"
            f"<wp:post_modified_gmt>{cdata(gmt)}</wp:post_modified_gmt>"
            f"<wp:post_name>{cdata(slug)}</wp:post_name><wp:status>{cdata(status)}</wp:status>"
            f"<wp:post_parent>{parent}</wp:post_parent><wp:menu_order>0</wp:menu_order>"
            f"<wp:post_type>{cdata(type)}</wp:post_type><wp:post_password>{cdata(password)}"
            f"</wp:post_password><wp:is_sticky>{sticky}</wp:is_sticky>{extra}</item>\n"
        )
        return number

    def text(self, version: str = "1.2", tag: str | None = None) -> str:
        tag = f"<wp:wxr_version>{version}</wp:wxr_version>" if tag is None else tag
        head = HEAD.format(version=version, site=self.site, tag=tag)
        return f"{head}{''.join(self.heads)}{''.join(self.parts)}</channel>\n</rss>\n"

    def write(self, path: Path, **how: str) -> Path:
        path.write_text(self.text(**how), encoding="utf-8")
        return path


def block(name: str, html: str = "", settings: str = "") -> str:
    """A block as the editor stores it."""
    said = f" {settings}" if settings else ""
    return f"<!-- wp:{name}{said} -->\n{html}\n<!-- /wp:{name} -->\n\n"


def paragraph(html: str) -> str:
    return block("paragraph", f"<p>{html}</p>")

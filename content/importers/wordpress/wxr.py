"""Reads an export of WordPress (WXR 1.2, or an older one) as a stream: one item at a time, in flat memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from content.importers.wordpress.beginnings import refuse_other_files
from content.importers.wordpress.faults import ExportError, explain

WXR = ("{http://wordpress.org/export/", "{https://wordpress.org/export/")  # both are met with
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
VERSION = "1.2"
LONGEST_NUMBER = 18  # digits
OLD_VERSIONS = ("1.0", "1.1")  # a fault, which whoever imports may pass over
CHANNEL_DEPTH = 2  # <rss><channel>
TERMS = {"category": "category", "tag": "post_tag", "term": ""}
OLD_TAG = "tag"  # what WXR 1.0 calls a label that is "post_tag" since
AUTHORS = ("author", "wp_author")  # the second in exports of WordPress.com
# Elements of other prefixes are a plugin's, whatever their names are.
OURS = ("", "http://purl.org/rss/1.0/modules/content/", "http://purl.org/dc/elements/1.1/")


@dataclass
class Channel:
    """The site that was exported."""

    title: str = ""
    link: str = ""
    site_url: str = ""
    blog_url: str = ""
    version: str = ""

    @property
    def is_old(self) -> bool:
        return self.version in OLD_VERSIONS


@dataclass(frozen=True)
class Account:
    """Somebody who could log in: not necessarily who wrote a post."""

    id: int
    login: str
    name: str


@dataclass(frozen=True)
class Term:
    taxonomy: str
    slug: str
    name: str
    id: int = 0
    parent: str = ""
    description: str = ""
    meta: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Comment:
    kind: str
    approved: bool
    text: str
    author: str = ""
    day: str = ""


@dataclass
class Item:
    """A post, page, attachment, menu item or whatever else a plugin keeps."""

    number: int  # in the file, beginning with 1
    site: str = ""  # the address of the site that was exported
    fields: dict[str, str] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    meta: dict[str, str] = field(
        default_factory=dict
    )  # of several values the first, as in WordPress
    more_meta: list[tuple[str, str]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def id(self) -> int:
        return whole(self["post_id"])

    def values(self, name: str) -> list[str]:
        """All that is kept under one name."""
        first = [self.meta[name]] if name in self.meta else []
        return first + [value for key, value in self.more_meta if key == name]

    @property
    def type(self) -> str:
        return self["post_type"] or "post"

    @property
    def status(self) -> str:
        """What doesn't say that it was published isn't shown to readers."""
        return self["status"] or "draft"


Part = Channel | Account | Term | Item


def read(path: Path) -> Iterator[Part]:
    """Raises ExportError where the file is no export, or is damaged."""
    refuse_other_files(path)
    try:
        with path.open("rb") as file:
            yield from parts_of(iterparse(file, events=("start", "end"), forbid_dtd=True))
    except ExportError as error:
        raise ExportError(f"{path.name}: {error}") from error
    except ParseError as error:
        line, column = error.position
        raise ExportError(explain(path, error.code, line, column)) from error
    except DefusedXmlException as error:
        raise ExportError(
            f"{path.name}: The file declares a document type or entities, with which a file can be made "
            "to fill the memory or to read other files. Exports of WordPress have none, so this isn't "
            "read. Choose the file that Tools, Export in WordPress gives."
        ) from error
    except (LookupError, ValueError, UnicodeError) as error:
        raise ExportError(
            f"{path.name}, line 1: The encoding that the first line names can't be read ({error}). "
            "Exports are in UTF-8."
        ) from error


def parts_of(events: Iterator[tuple[str, Element]]) -> Iterator[Part]:
    """What stands directly in the channel; each is let go of once it was read."""
    depth, items, channel, about = 0, 0, None, Channel()
    for event, element in events:
        if event == "start":
            depth += 1
            if depth == 1:
                refuse_other_xml(element)
            if depth == CHANNEL_DEPTH:
                channel = element
            if depth == CHANNEL_DEPTH + 1 and element.tag == "item":
                refuse_unknown_versions(about)
            continue
        depth -= 1
        if depth != CHANNEL_DEPTH:
            continue
        name = local(element.tag)
        if name == "item":
            items += 1
            yield item_of(element, items, about.blog_url or about.link)
        else:
            yield from head_of(name, element, about)
        channel.clear()
    refuse_unknown_versions(about)
    yield about


def refuse_other_xml(root: Element) -> None:
    if root.tag != "rss":
        raise ExportError(
            f"This is XML, but begins with <{local(root.tag)}> where an export has <rss>. Choose the file "
            "that Tools, Export in WordPress gives."
        )


def refuse_unknown_versions(about: Channel) -> None:
    if about.version == VERSION or about.is_old:
        return
    if about.version:
        raise ExportError(
            f"This export says that it is WXR “{about.version[:20]}”, which isn't known; WXR {VERSION} is "
            "read. Export again with Tools, Export in WordPress."
        )
    raise ExportError(
        "The file doesn't say which version of WXR it is (wp:wxr_version). It is a feed or was changed. "
        "Choose the file that Tools, Export in WordPress gives."
    )


def head_of(name: str, element: Element, about: Channel) -> Iterator[Part]:
    simple = {"title": "title", "link": "link", "wxr_version": "version"}
    simple |= {"base_site_url": "site_url", "base_blog_url": "blog_url"}
    if name in simple:
        setattr(about, simple[name], text_of(element).strip())
    elif name in AUTHORS and is_ours(element.tag):
        fields = children(element)
        login = fields.get("author_login", "")
        if login:
            shown = fields.get("author_display_name", "") or login
            yield Account(whole(fields.get("author_id", "")), login, shown)
    elif name in TERMS and element.tag.startswith(WXR):
        yield term_of(children(element), TERMS[name], tuple(fields_of_term(element)))


def fields_of_term(element: Element) -> Iterator[tuple[str, str]]:
    for child in element:
        if local(child.tag) == "termmeta":
            pair = children(child)
            yield pair.get("meta_key", ""), pair.get("meta_value", "")


def term_of(fields: dict[str, str], taxonomy: str, meta: tuple[tuple[str, str], ...] = ()) -> Term:
    def first(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    slug = first("category_nicename", "tag_slug", "term_slug")
    return Term(
        taxonomy or fields.get("term_taxonomy", ""),
        slug,
        first("cat_name", "tag_name", "term_name") or slug,
        whole(fields.get("term_id", "")),
        first("category_parent", "term_parent"),
        first("category_description", "tag_description", "term_description"),
        meta,
    )


def item_of(element: Element, number: int, site: str = "") -> Item:
    item = Item(number, site)
    for child in element:
        name = local(child.tag)
        if not is_ours(child.tag):
            continue
        if reader := READERS.get(name):
            reader(item, child)
        elif name == "encoded":
            item.fields["content" if child.tag == CONTENT else "excerpt"] = text_of(child)
        else:
            item.fields.setdefault(name, text_of(child).strip())
    named = {each.name for each in item.terms if each.slug}
    item.terms = [each for each in item.terms if each.slug or each.name not in named]
    return item


def is_ours(tag: str) -> bool:
    return tag.startswith(WXR) or tag.rpartition("}")[0].removeprefix("{") in OURS


def read_label(item: Item, child: Element) -> None:
    """WXR 1.0 says each twice: for readers of feeds without a nicename, which is dropped afterwards."""
    domain = child.get("domain", "category")
    taxonomy = TERMS["tag"] if domain == OLD_TAG else domain
    item.terms.append(Term(taxonomy, child.get("nicename", ""), text_of(child).strip()))


def read_meta(item: Item, child: Element) -> None:
    pair = children(child)
    name, value = pair.get("meta_key"), pair.get("meta_value", "")
    if name and name in item.meta:
        item.more_meta.append((name, value))
    elif name:
        item.meta[name] = value


def read_comment(item: Item, child: Element) -> None:
    item.comments.append(comment_of(children(child)))


READERS = {"category": read_label, "postmeta": read_meta, "comment": read_comment}


def comment_of(fields: dict[str, str]) -> Comment:
    kind = fields.get("comment_type") or "comment"
    return Comment(
        kind,
        fields.get("comment_approved") == "1",
        fields.get("comment_content", ""),
        fields.get("comment_author", ""),
        fields.get("comment_date", "")[:10],
    )


def children(element: Element) -> dict[str, str]:
    return {local(child.tag): text_of(child).strip() for child in element}


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def whole(text: str) -> int:
    """0 where it is no number, or none that a database could hold."""
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 0

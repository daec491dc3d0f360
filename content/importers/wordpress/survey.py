"""The first reading of an export: what is in it and what is wrong with it, before anything is written.

Of each item only a few words are kept, so that a large export needs little memory.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from content.importers.wordpress import nesting
from content.importers.wordpress.access_rules import is_rule
from content.importers.wordpress.addresses import INDEX, OldSite, host_of, old_site
from content.importers.wordpress.asked_by_fields import over, unfollowed
from content.importers.wordpress.faults import Faults
from content.importers.wordpress.gutenberg import DEEPEST, marked
from content.importers.wordpress.leading_elsewhere import leads_to
from content.importers.wordpress.menus import MENUS, MenuEntry, menu_entries
from content.importers.wordpress.nesting import depth_of
from content.importers.wordpress.repeated import refuse_repeated
from content.importers.wordpress.restricted_posts import FOR_MEMBERS
from content.importers.wordpress.withheld import Withheld, withheld_by
from content.importers.wordpress.wxr import Account, Channel, Item, Term, read, whole

POSTS = ("post", "page")
LARGEST_POST = 4_000_000  # characters; no editor could open it
LONGEST_KEY = 400
OLD = (
    "it is of the old format WXR {}; WordPress has written 1.2 for many years. Update WordPress, or import "
    "this file into a new one, and export there; or have it read as it is."
)
NEVER_SHOWN = {"auto-draft", "inherit"}
# Have addresses, but are shown inside other pages.
PARTS_OF_PAGES = {"elementor_library", "et_pb_layout", "fl-builder-template", "fusion_template",
                  "fusion_element", "ct_template", "bricks_template", "popup"}  # fmt: skip
# What WordPress keeps for itself; nothing of it is shown to readers.
INTERNAL = {"revision", "customize_changeset", "oembed_cache", "wp_global_styles", "wp_font_family",
            "wp_font_face", "user_request", "custom_css"}  # fmt: skip


@dataclass(slots=True)
class Entry:
    """What is kept of an item."""

    key: str  # names the item in every export of the same site
    number: int
    id: int
    type: str
    status: str
    title: str
    slug: str
    link: str
    parent: int
    creator: str
    date: str
    terms: tuple[Term, ...] = ()
    guid: str = ""
    file: str = ""
    address: str = ""
    alt: str = ""
    caption: str = ""
    description: str = ""
    credit: str = ""
    old_slugs: tuple[str, ...] = ()
    kept_by: str = ""  # why it is a draft, where the status in WordPress doesn't tell
    leads_to: str = ""  # the address to which WordPress sent who asked for the post
    asks: tuple[str, ...] = ()  # what plugins were to do with it, and nothing here does
    parts: int = 1  # pages into which the text was divided

    @property
    def called(self) -> str:
        return f"{self.type} {self.id} “{self.title or 'without a title'}”"

    @property
    def is_locked(self) -> bool:
        """Asks for a password, or is for members only."""
        return bool(self.kept_by)

    @property
    def is_public(self) -> bool:
        return self.status == "publish" and not self.is_locked and not self.leads_to

    @property
    def is_protected(self) -> bool:
        """Of pictures and files: a plugin served them to some readers alone, whatever page names them."""
        return self.type == "attachment" and self.kept_by.startswith(FOR_MEMBERS)

    @property
    def is_put_away(self) -> bool:
        """Of pictures and files: in the bin, private, or with a password of their own."""
        return self.status in ("trash", "private") or self.is_locked


@dataclass
class Survey:
    channel: Channel = field(default_factory=Channel)
    accounts: dict[str, Account] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    posts: list[Entry] = field(default_factory=list)
    attachments: dict[int, Entry] = field(default_factory=dict)
    others: list[tuple[str, str, str]] = field(default_factory=list)  # type, title, status
    left_out: dict[str, list[str]] = field(default_factory=dict)  # of these: addresses, by type
    menu: list[MenuEntry] = field(default_factory=list)
    reusable: dict[int, str] = field(default_factory=dict)
    unshown: set[int] = field(default_factory=set)  # of these: drafts, private, with a password
    children: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    types: Counter[str] = field(default_factory=Counter)
    numbers: dict[int, str] = field(default_factory=dict)  # what has each, in words
    withheld: Withheld = field(default_factory=Withheld)
    faults: Faults = field(default_factory=Faults)

    @property
    def old_site(self) -> OldSite:
        """A site that moved may have posts with its former name."""
        links = Counter(host_of(entry.link) for entry in self.posts)
        links.pop("", None)
        by_index = any(f"{INDEX}/" in entry.link for entry in self.posts)
        more = (host for host, _ in links.most_common(1))
        return old_site(self.channel, *more, by_index=by_index)


def survey(path: Path, post_types: frozenset[str] = frozenset()) -> Survey:
    """`post_types`: further ones that the mapping file names. Raises ExportError."""
    found = Survey()
    wanted = {*POSTS, *post_types}
    for part in read(path):
        if isinstance(part, Channel):
            found.channel = part
            if part.is_old:
                found.faults.add(path.name, OLD.format(part.version))
        elif isinstance(part, Account):
            found.accounts[part.login] = part
        elif isinstance(part, Term):
            found.terms.append(part)
            found.withheld.note_label(part)
        else:
            found.types[part.type] += 1
            found.withheld.note(part)
            take(found, part, wanted)
            look_at_number(found, part, wanted)
    refuse_repeated(found.posts, list(found.attachments.values()), found.faults)
    if not found.posts and not found.attachments:
        refuse_empty(found, path.name)
    return found


def refuse_empty(found: Survey, name: str) -> None:
    others = ", ".join(f"{count} of the type {kind}" for kind, count in sorted(found.types.items()))
    found.faults.add(
        name,
        "there is no post, page, picture or file in it"
        + (f", only {others}" if others else "")
        + ". Choose “All content” under Tools, Export in WordPress.",
    )


def look_at_number(found: Survey, item: Item, wanted: set[str]) -> None:
    """By it WordPress and everything in an export tell one item from another."""
    number, called = item.id, f"{item.type} {item.id} “{item['title'] or 'without a title'}”"
    if number in found.numbers:
        found.faults.add(
            called,
            f"item {item.number} of the file has the same number (post_id) as {found.numbers[number]}.",
        )
    elif number:
        found.numbers[number] = called
    elif item.type in (*wanted, "attachment"):
        said = f"is “{item['post_id'][:60]}”" if item["post_id"] else "is missing"
        found.faults.add(
            called, f"its number (post_id) {said}; it is item {item.number} of the file."
        )


def take(found: Survey, item: Item, wanted: set[str]) -> None:
    if item.type == "attachment":
        take_file(found, entry_of(item))
    elif item.type == "wp_block":
        found.reusable[item.id] = item["content"]
        if item.status != "publish" or withheld_by(item):
            found.unshown.add(item.id)
    elif item.type in MENUS:
        found.menu.extend(menu_entries(item))
    elif item.type in wanted:
        entry = entry_of(item)
        found.posts.append(entry)
        if item.status not in ("trash", *NEVER_SHOWN):
            look_for_faults(found, item, entry)
    elif item.type not in INTERNAL:
        leave_out(found, item)


def take_file(found: Survey, entry: Entry) -> None:
    number = entry.id or -entry.number  # some have none
    found.attachments[number] = entry
    if not entry.is_put_away:  # galleries show those alone
        found.children[entry.parent].append(number)


def leave_out(found: Survey, item: Item) -> None:
    found.others.append((item.type, item["title"], item.status))
    if has_address(item):
        found.left_out.setdefault(item.type, []).append(item["link"])


def has_address(item: Item) -> bool:
    """Whether readers could open it: what only plugins use has /?post_type=...&p=12 at most."""
    address, _, query = item["link"].partition("?")
    is_named = query.startswith(f"{item.type}=") or (
        not query and bool(address.partition("://")[2].partition("/")[2].strip("/"))
    )
    is_open = item.status == "publish" and not withheld_by(item) and not is_rule(item)
    return is_open and is_named and item.type not in PARTS_OF_PAGES


def entry_of(item: Item) -> Entry:
    meta = item.meta
    return Entry(
        key=key_of(item), number=item.number, id=item.id, type=item.type, status=item.status,
        title=item["title"], slug=item["post_name"], link=item["link"],
        parent=whole(item["post_parent"]), creator=item["creator"], date=item["post_date"],
        terms=tuple(item.terms), guid=item["guid"], file=meta.get("_wp_attached_file", ""),
        address=item["attachment_url"], alt=meta.get("_wp_attachment_image_alt", ""),
        caption=item["excerpt"].strip() if item.type == "attachment" else "",
        description=item["content"].strip() if item.type == "attachment" else "",
        credit=meta.get("_wp_attachment_metadata", "") if item.type == "attachment" else "",
        old_slugs=tuple(item.values("_wp_old_slug")), kept_by=withheld_by(item) or over(item), asks=unfollowed(item),
        leads_to="" if item.type == "attachment" else leads_to(item),
        parts=item["content"].count("<!--nextpage-->") + 1,
    )  # fmt: skip


def key_of(item: Item) -> str:
    """WordPress never changes a GUID, even when the site moves; some items have none.

    Without one the number means something only together with the site, and without that with the
    title: the first post of one small export isn't the first post of another.
    """
    name = item["guid"] or item["link"]
    if not name:
        written = item["post_name"] or item["title"]
        number = str(item.id) if item.id else item["post_date"]
        name = "/".join(filter(None, [item.site, number, "" if item.site and item.id else written]))
    return quote(f"{item.type}:{name or f'item-{item.number}'}", safe=":")[:LONGEST_KEY]


def look_for_faults(found: Survey, item: Item, entry: Entry) -> None:
    content = item["content"]
    if len(content) > LARGEST_POST:
        found.faults.add(
            entry.called,
            f"its text has {len(content):,} characters, more than {LARGEST_POST:,}: a page of that size "
            "can't be edited. Divide it, or take out pictures that are written into the text.",
        )
        return
    within = marked(content)
    if within.deepest > DEEPEST:
        found.faults.add(
            entry.called, f"its blocks are nested {within.deepest:,} deep, more than {DEEPEST:,}."
        )
        return
    if (depth := depth_of(content)) > nesting.DEEPEST:
        found.faults.add(
            entry.called, f"its HTML is nested {depth:,} deep, more than {nesting.DEEPEST:,}."
        )
        return
    for fault in within.faults[:3]:
        found.faults.add(entry.called, f"broken block, {fault}.")

"""Old addresses as redirects: one hop each, none over what stands there, none over an editor's."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content.former_site.file_redirects import PREFIX
from content.former_site.waiting_redirects import wait
from content.importers.wordpress.permalinks import Old
from content.importers.wordpress.planning import Plan
from content.models import Topic
from content.provenance import Provenance

LONGEST = 255
AT_ONCE = 500


@dataclass
class Redirects:
    site: Site
    plans: dict[str, Plan]
    would_be: dict[int, tuple[str, str, bool]] = field(
        default_factory=dict
    )  # see `trial_writing.py`
    will_be: dict[int, bool] = field(default_factory=dict)  # of the same pages: open to readers
    topics: set[int] = field(default_factory=set)  # that public posts of this run are about
    people: set[str] = field(default_factory=set)  # of whom readers may know, by slug
    counts: dict[str, int] = field(default_factory=dict)
    collisions: list[str] = field(default_factory=list)
    of_plan: dict[str, list[str]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)  # in this run: path, where it leads
    # By old path, of pages that aren't public: see `content/former_site/waiting_redirects.py`.
    waiting: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def __post_init__(self):
        self.home_path = self.site.root_page.url_path
        # The root has no address, and the stand-ins of a dry run (`trial_writing.py`) have another's.
        rows = Page.objects.exclude(depth=1).values_list("url_path", "pk", "title", "live")
        self.pages = {}
        for written, pk, *said in rows:
            path, title, live = self.would_be.get(pk, (written, *said))
            self.pages[path] = (pk, title, live)
        self.live = {pk for pk, _, live in self.pages.values() if live}
        self.counts = dict.fromkeys(("made", "unchanged", "left as an editor changed them"), 0)

    def write(self, olds: Iterable[Old]) -> None:
        chosen: dict[str, tuple[int | None, str, Old]] = {}
        for old in olds:
            self.choose(old, chosen)
        paths = list(chosen)
        for start in range(0, len(paths), AT_ONCE):
            self.store({path: chosen[path] for path in paths[start : start + AT_ONCE]})
        self.take_away()
        wait({path: page for path, page in self.waiting.items() if path not in chosen})

    def take_away(self) -> None:
        """Those of posts that aren't public any more led to an error. An editor's stay."""
        plans = self.plans.values()
        hidden = [p.page_id for p in plans if p.is_draft or not p.entry.is_public]
        gone = [number for number in hidden if number and number not in self.live]
        dead = Redirect.get_for_site(self.site).filter(redirect_page__in=gone)
        by_key = {PREFIX + each.old_path: each for each in dead}
        for key, record in Provenance.objects.in_bulk(list(by_key)).items():
            if leads(by_key[key], *record.state["leads"]):
                by_key[key].delete()
                record.delete()

    def choose(self, old: Old, chosen: dict) -> None:
        path = Redirect.normalise_path(old.path)
        page_id, link = self.target(old)
        self.let_wait(path, old)
        if (
            (page_id is None and not link)
            or len(path) > LONGEST
            or self.answers_itself(path, old, link)
        ):
            return
        leads_to = f"{page_id or ''}{link}"
        if path in self.taken:
            if old.is_main and self.taken[path] != leads_to:
                self.collisions.append(f"{path}/ would lead to two places; the first was kept")
            return
        self.taken[path] = leads_to
        chosen[path] = (page_id, link, old)
        if (key := old.owner or old.target) in self.plans:
            self.of_plan.setdefault(key, []).append(old.path)

    def let_wait(self, path: str, old: Old) -> None:
        """Of several posts the first has it, as where pages are public."""
        plan = self.plans.get(old.target) or self.plans.get(old.owner)
        if (
            plan
            and plan.is_imported
            and plan.page_id
            and plan.page_id not in self.live
            and len(path) <= LONGEST
        ):
            self.waiting.setdefault(path, (plan.page_id, old.is_linked))

    def target(self, old: Old) -> tuple[int | None, str]:
        """Only to what readers may open, or they would be led to an error."""
        if old.target.startswith("/"):
            page_id, _, is_live = self.pages.get(
                self.home_path.rstrip("/") + old.target, (0, "", False)
            )
            return (page_id, "") if is_live else (None, old.target)
        if "://" in old.target:
            return None, ""  # a post led there; nobody is sent out of the site unseen
        plan = self.plans.get(old.target)
        return (plan.page_id if plan and plan.page_id in self.live else None), ""

    def answers_itself(self, path: str, old: Old, link: str) -> bool:
        """A page or view of ours at the same address: nobody would be led on."""
        if "?" in path:
            return False
        own_id, title, is_live = self.pages.get(
            f"{self.home_path.rstrip('/')}{path}/", (0, "", False)
        )
        plan = self.plans.get(old.target)
        if not own_id:
            is_view = has_view(path)
            if is_view and old.is_main:
                self.collisions.append(f"{path}/ is an address of this site itself")
            return is_view
        is_itself = bool(plan) and own_id == plan.page_id
        owner = self.plans.get(old.owner)
        is_owners = bool(owner) and own_id == owner.page_id
        if old.is_main and not is_itself and not is_owners:
            self.collisions.append(
                f"At {path}/ stands the page “{title}”, so nobody is led on from there"
            )
        return is_live or is_itself

    def store(self, chosen: dict[str, tuple]) -> None:
        records = Provenance.objects.in_bulk([PREFIX + path for path in chosen])
        standing = {
            each.old_path: each
            for each in Redirect.get_for_site(self.site).filter(old_path__in=list(chosen))
        }
        new = []
        for path, (page_id, link, old) in chosen.items():
            present, record = standing.get(path), records.get(PREFIX + path)
            is_ours = record and present and leads(present, *record.state["leads"])
            if (present and leads(present, page_id, link)) or (
                is_ours and old.gives_way and self.leads_somewhere(present)
            ):
                self.counts["unchanged"] += 1
                if is_ours and record.state.get("is_linked") != old.is_linked:
                    record.state["is_linked"] = old.is_linked
                    record.save()
            elif is_ours or (record and present is None):
                self.follow(present, page_id, link, record)
            elif present:
                self.collisions.append(
                    f"{path}/ leads somewhere else already; it was left as it is"
                )
            else:
                new.append(Redirect(site=self.site, old_path=path, redirect_page_id=page_id,
                                    redirect_link=link, is_permanent=True))  # fmt: skip
        made = Redirect.objects.bulk_create(new)
        Provenance.objects.bulk_create(
            [self.record(each, chosen[each.old_path][2]) for each in made]
        )
        self.counts["made"] += len(made)

    def follow(
        self, present: Redirect | None, page_id: int | None, link: str, record: Provenance
    ) -> None:
        """One of ours: deleted by an editor it stays so; untouched it follows its post."""
        if present is None:
            self.counts["left as an editor changed them"] += 1
            return
        present.redirect_page_id, present.redirect_link = page_id, link
        present.save()
        record.state["leads"] = [page_id, link]
        record.save()
        self.counts["made"] += 1

    def leads_somewhere(self, redirect: Redirect) -> bool:
        """Whether readers find something there still."""
        if redirect.redirect_page_id:
            return redirect.redirect_page_id in self.live
        address, _, topic = redirect.redirect_link.partition("?topic=")
        if topic:
            found = Topic.objects.filter(slug=topic)
            shown = Topic.objects.shown(but=self.will_be).filter(slug=topic)
            return found.filter(pk__in=self.topics).exists() or shown.exists()
        person = address.removeprefix("/people/").strip("/") if "/people/" in address else ""
        return not person or person in self.people

    def record(self, redirect: Redirect, old: Old) -> Provenance:
        leads_to = [redirect.redirect_page_id, redirect.redirect_link]
        return Provenance(
            key=PREFIX + redirect.old_path,
            object_id=redirect.pk,
            fingerprint="",
            state={"leads": leads_to, "is_linked": old.is_linked},
        )


def leads(redirect: Redirect, page_id: int | None, link: str) -> bool:
    return (redirect.redirect_page_id, redirect.redirect_link) == (page_id, link)


def has_view(path: str) -> bool:
    """Whether a view of ours answers; Wagtail's own takes any address."""
    try:
        match = resolve(f"{path}/")
    except Resolver404:
        try:
            match = resolve(path)
        except Resolver404:
            return False
    return match.url_name != "wagtail_serve"

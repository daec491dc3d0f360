"""What earlier runs made of posts that this export doesn't name: links to them still lead there."""

from dataclasses import dataclass, field

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content.former_site.file_redirects import PREFIX as REDIRECT
from content.importers.wordpress.earlier_media import name_of
from content.importers.wordpress.planning import PREFIX, Plan, address_of
from content.importers.wordpress.survey import Entry, Survey
from content.provenance import Provenance

REUSABLE = "wordpress-block:"


@dataclass
class EarlierPosts:
    """`plans`: by key, of those that were asked for."""

    site: Site
    plans: dict[str, Plan] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def target(self, path: str) -> str:
        """Where the old path leads: the key of a post, or a path of ours; "" where nobody knows."""
        if path not in self.known:
            self.known[path] = self.found(path)
        return self.known[path]

    def found(self, path: str) -> str:
        old_path = Redirect.normalise_path(path)
        noted = Provenance.objects.filter(key=REDIRECT + old_path, state__is_linked=True).first()
        redirect = Redirect.objects.filter(pk=noted.object_id).first() if noted else None
        if redirect and redirect.redirect_link.startswith("/"):
            return redirect.redirect_link
        if redirect and redirect.redirect_page:
            page = redirect.redirect_page
            return self.post_of(page) or address_of(page)  # a listing of ours
        below = f"{self.site.root_page.url_path.rstrip('/')}{old_path}/"
        page = Page.objects.filter(url_path=below).first()
        return self.post_of(page) if page else ""

    def post_of(self, page: Page) -> str:
        """A question of a post has a key with "#", and may have the number of the page."""
        records = Provenance.objects.filter(key__startswith=PREFIX, object_id=page.pk)
        record = records.exclude(key__contains="#").first()
        if record is None:
            return ""
        key = record.key.removeprefix(PREFIX)
        entry = Entry(key=key, number=0, id=0, type="post", status="publish" if page.live else "draft", title=page.title,
                      slug=page.slug, link="", parent=0, creator="", date="")  # fmt: skip
        self.plans[key] = Plan(entry, "", "", path=address_of(page), page_id=page.pk)
        return key


def recall_reusable(survey: Survey) -> None:
    """Blocks that are written once and shown in many posts are in whole exports only."""
    prefix = f"{REUSABLE}{name_of(survey.old_site)}:"
    records = {each.key: each for each in Provenance.objects.filter(key__startswith=prefix)}
    for number, content in survey.reusable.items():
        record = records.pop(f"{prefix}{number}", None)
        state = {"content": content, "is_shown": number not in survey.unshown}
        if record is None or record.state != state:
            Provenance.objects.update_or_create(
                key=f"{prefix}{number}",
                defaults={"object_id": 0, "fingerprint": "", "state": state},
            )
    for key, record in records.items():
        number = int(key.removeprefix(prefix))
        survey.reusable.setdefault(number, record.state["content"])
        if not record.state.get("is_shown", True):
            survey.unshown.add(number)

"""A polite visitor of other people's sites: says who it is, keeps to robots.txt, takes its time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from django.conf import settings

from content.evidence.source_check import robots
from content.evidence.source_check.fetching import Answer, Limits, ask
from content.evidence.source_check.public_address import Target, target_of
from content.evidence.source_check.verdict import CantLookError, Verdict

PRODUCT = "LARCH-source-check"
MOST_REDIRECTS = 5
PERMANENT = (301, 308)
TEMPORARY = (302, 303, 307)
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True)
class Visit:
    """The last answer, and the address that the first one has for good."""

    answer: Answer
    moved_to: str = ""

    @property
    def address(self) -> str:
        return self.answer.target.url


@dataclass
class Visitor:
    """Remembers for one run what a host asked of us and when it was asked last."""

    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    rules: dict[str, robots.Rules | CantLookError] = field(default_factory=dict)
    free_at: dict[str, float] = field(default_factory=dict)
    resting: set[str] = field(default_factory=set)
    # By folder: what is shown for an address that was made up.
    made_up: dict[str, object] = field(default_factory=dict)

    def visit(self, url: str) -> Visit:
        """Follows redirects, each of them checked as the first address was."""
        return self.follow(url, obeying=True)

    def follow(self, url: str, *, obeying: bool) -> Visit:
        target, moved_to, for_good = target_of(url), "", True
        for _ in range(MOST_REDIRECTS + 1):
            if obeying:
                self.obey(target)
            answer = self.ask(target, any_kind=not obeying)
            if not (next_url := where_to(answer)):
                return Visit(answer, moved_to)
            target = target_of(next_url)
            for_good = for_good and answer.status in PERMANENT
            moved_to = target.url if for_good else moved_to
        detail = f"More than {MOST_REDIRECTS} redirects, or a circle of them."
        raise CantLookError(Verdict.UNREACHABLE, detail, address=target.url)

    def ask(self, target: Target, *, any_kind: bool) -> Answer:
        host = target.host
        if (wait := self.free_at.get(host, 0) - self.clock()) > 0:
            self.sleep(wait)
        try:
            answer = ask(target, headers=self.headers, limits=self.limits, any_kind=any_kind)
        finally:
            self.free_at[host] = self.clock() + self.pause_of(target)
        if answer.status == TOO_MANY_REQUESTS:
            self.resting.add(host)
        return answer

    def is_resting(self, url: str) -> bool:
        """It asked us to leave it alone, which we do for the rest of the run."""
        try:
            return target_of(url).host in self.resting
        except CantLookError:
            return False

    def pause_of(self, target: Target) -> float:
        rules = self.rules.get(target.root)
        asked = rules.pause if isinstance(rules, robots.Rules) else 0
        return max(self.limits.pause, min(asked, self.limits.longest_pause))

    def obey(self, target: Target) -> None:
        rules = self.rules.get(target.root) or self.read_rules(target)
        if isinstance(rules, CantLookError):
            raise CantLookError(rules.verdict, rules.detail, address=target.url)
        if not rules.allow(target.path):
            detail = f"The robots.txt of {target.host} asks programs to stay away from here."
            raise CantLookError(Verdict.BLOCKED, detail, address=target.url)

    def read_rules(self, target: Target) -> robots.Rules | CantLookError:
        """A host without one allows all; one that fails is not to be asked, says the RFC."""
        try:
            answer = self.follow(f"{target.root}/robots.txt", obeying=False).answer
            self.rules[target.root] = rules_of(answer, target)
        except CantLookError as error:
            self.rules[target.root] = error
        return self.rules[target.root]

    @property
    def headers(self) -> dict[str, str]:
        contact = f"{settings.WAGTAILADMIN_BASE_URL}{settings.CONTACT_PAGE}"
        return {
            "User-Agent": f"{PRODUCT}/1.0 (+{contact})",
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "en-GB,en;q=0.8",
        }


def rules_of(answer: Answer, target: Target) -> robots.Rules | CantLookError:
    server_failed = 500
    if answer.status >= server_failed:
        detail = f"The server answered {answer.status} when asked for its robots.txt."
        return CantLookError(Verdict.UNREACHABLE, detail, address=target.url)
    if answer.status != 200:  # noqa: PLR2004
        return robots.Rules()
    text = answer.body[: robots.MOST_BYTES].decode("utf-8", "replace")
    return robots.rules_for(PRODUCT, text)


def where_to(answer: Answer) -> str:
    """The address that a redirect leads to; "" for any other answer."""
    location = answer.headers.get("Location", "")
    if answer.status not in PERMANENT + TEMPORARY or not location:
        return ""
    try:
        # Headers are read as Latin-1, and some servers send an address as it is spoken.
        return urljoin(answer.target.url, location.encode("latin-1").decode())
    except ValueError:
        return urljoin(answer.target.url, location)

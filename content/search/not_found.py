"""Notes what was searched for in vain, and nothing that could tell of the person who searched."""

import logging
from datetime import timedelta

from django.db import Error, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from content.models import UnfoundTerm
from content.search.asked import Asked
from content.search.known_words import all_known, has_title

MOST_WORDS = 4  # whoever writes a sentence may be telling of themselves
FEWEST_LETTERS = 3
LONGEST = UnfoundTerm._meta.get_field("term").max_length
MOST_KEPT = 2_000
SCRAMBLED_IS_KEPT = timedelta(days=30)
KEPT = timedelta(days=180)
DAYS_UNTIL_WRITTEN = 2
DAYS_UNTIL_UNKNOWN_IS_WRITTEN = 5  # a single word that so many readers miss is nobody's own

log = logging.getLogger(__name__)


def note(asked: Asked) -> None:
    """Never in the way of the answer: when it can't be written, the search goes on."""
    term = keepable(asked)
    if not term:
        return
    try:
        with transaction.atomic():
            count(term)
    except Error as error:
        # The database's own words could quote the term.
        log.warning("What was not found could not be noted: %s", type(error).__name__)


def keepable(asked: Asked) -> str:
    """The words in small letters; empty for what isn't even counted.

    Numbers (of telephones, of patients), addresses, sentences, and what is written like a name.
    What is counted isn't yet written down: see `may_be_written`.
    """
    term = " ".join(asked.words)
    plain = term.replace(" ", "").replace("'", "").isalpha()
    fits = FEWEST_LETTERS <= len(term) <= LONGEST and len(asked.words) <= MOST_WORDS
    if not (plain and fits) or asked.shortened or looks_personal(asked.text):
        return ""
    return term


def looks_personal(text: str) -> bool:
    words = text.split()
    like_a_name = len(words) > 1 and all(word[:1].isupper() for word in words)
    return like_a_name or has_title(text) or any(each.isdigit() or each in "@/:" for each in text)


def count(term: str) -> None:
    """At most once a day, so that who loads the page again isn't a second reader."""
    digest = salted_hmac("content.search.not_found", term, algorithm="sha256").hexdigest()
    today = timezone.localdate()
    known = UnfoundTerm.objects.filter(digest=digest)
    if known.exclude(last_day=today).update(days=F("days") + 1, last_day=today):
        write_down(known.get(), term)
    elif not known.exists():
        make_room()
        UnfoundTerm.objects.bulk_create(
            [UnfoundTerm(digest=digest, last_day=today)], ignore_conflicts=True
        )


def write_down(unfound: UnfoundTerm, term: str) -> None:
    """Looked at anew each time: a word that has become somebody's name is taken out again."""
    written = term if may_be_written(term, unfound.days) else ""
    if written != unfound.term:
        unfound.term = written
        unfound.save(update_fields=["term"])


def may_be_written(term: str, days: int) -> bool:
    """Whatever else somebody types may be a name in small letters, beside an illness."""
    words = term.split()
    if days >= DAYS_UNTIL_WRITTEN and all_known(words):
        return True
    return len(words) == 1 and days >= DAYS_UNTIL_UNKNOWN_IS_WRITTEN


def make_room() -> None:
    """Of too many the rarest and oldest go."""
    too_many = UnfoundTerm.objects.count() - MOST_KEPT + 1
    if too_many > 0:
        rarest = UnfoundTerm.objects.order_by("days", "last_day").values_list("pk", flat=True)
        UnfoundTerm.objects.filter(pk__in=list(rarest[:too_many])).delete()


def forget_old() -> int:
    """The number of terms that were too old to be kept; the privacy notice promises it."""
    today = timezone.localdate()
    old = Q(last_day__lt=today - KEPT) | Q(term="", last_day__lt=today - SCRAMBLED_IS_KEPT)
    return UnfoundTerm.objects.filter(old).delete()[0]

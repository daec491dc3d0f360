"""Questions of a post become records, which its page chooses."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from content.blocks.anchors import anchor_from_words
from content.importers.wordpress.gone_questions import Keys
from content.importers.wordpress.planning import Plan
from content.importers.wordpress.words import counted, words_of_page
from content.models import Question
from content.provenance import Provenance

LONGEST_SLUG = 110  # leaves room for a number


@dataclass
class QuestionRecords:
    """Of one post; runs inside its transaction."""

    plan: Plan
    made: dict[tuple[str, str], Question] = field(default_factory=dict)  # by question and answer
    keys: dict[int, str] = field(default_factory=dict)  # what we know each by, by its primary key
    kept: set[int] = field(default_factory=set)  # the keys of those that an editor changed since

    def __post_init__(self):
        self.key_of = Keys(self.plan.key).of

    def chosen(self, raw: list[dict]) -> list[dict]:
        """The same blocks, with the keys of records where pairs were."""
        return [
            block
            | {"value": {"items": [self.record_of(pair).pk for pair in block["value"]["items"]]}}
            if block["type"] == "questions"
            else block
            for block in raw
        ]

    def record_of(self, pair: dict) -> Question:
        both = pair["question"], pair["answer"]
        if both not in self.made:
            self.made[both] = self.written(*both)
        return self.made[both]

    def written(self, words: str, answer: str) -> Question:
        key = self.key_of((words, answer))
        record = Provenance.objects.filter(key=key).first()
        found = Question.objects.filter(pk=record.object_id).first() if record else None
        question = found or Question(slug=free_slug(anchor_from_words(words)), live=False)
        if found and record.state["latest_revision"] != found.latest_revision_id:
            self.kept.add(found.pk)
        else:
            question.question, question.answer = words, answer
            question.full_clean(exclude=["topics"])
            question.save()
        self.keys[question.pk] = key
        return question

    def words(self) -> Counter[str]:
        """As readers see them: of one that an editor changed, the editor's."""
        found: Counter[str] = Counter()
        for question in self.made.values():
            found += counted(question.question) + words_of_page(question.answer)
        return found

    def settle(self, page, *, is_public: bool, opens_at: datetime | None) -> None:
        """Readers see them when they see the page: now, or when it is due."""
        for question in self.made.values():
            if question.pk in self.kept:
                continue
            question.asked_at_id = page.pk
            question.go_live_at = opens_at
            revision = question.save_revision(clean=False, changed=True)
            if is_public or opens_at:
                revision.publish()
            elif question.live:
                question.unpublish(set_expired=False)
            Provenance.objects.update_or_create(
                key=self.keys[question.pk],
                defaults={
                    "object_id": question.pk,
                    "fingerprint": "",
                    "state": {"latest_revision": revision.pk},
                },
            )


def free_slug(wanted: str) -> str:
    wanted = wanted[:LONGEST_SLUG] or "question"
    slug, number = wanted, 1
    while Question.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug

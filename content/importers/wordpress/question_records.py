"""Questions of a post become records, which its page chooses."""

from dataclasses import dataclass, field

from content.blocks.anchors import anchor_from_words
from content.importers.wordpress.planning import PREFIX, Plan
from content.models import Question
from content.provenance import Provenance

LONGEST_SLUG = 110  # leaves room for a number


@dataclass
class QuestionRecords:
    """Of one post; runs inside its transaction."""

    plan: Plan
    made: dict[str, Question] = field(default_factory=dict)  # by their words
    kept: set[int] = field(default_factory=set)  # the keys of those that an editor changed since

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
        words = pair["question"]
        if words not in self.made:
            self.made[words] = self.written(words, pair["answer"])
        return self.made[words]

    def written(self, words: str, answer: str) -> Question:
        key = f"{PREFIX}{self.plan.key}#{anchor_from_words(words)}"
        record = Provenance.objects.filter(key=key).first()
        found = Question.objects.filter(pk=record.object_id).first() if record else None
        if found and record.state != {"latest_revision": found.latest_revision_id}:
            self.kept.add(found.pk)
            return found
        question = found or Question(slug=free_slug(anchor_from_words(words)), live=False)
        question.question, question.answer = words, answer
        question.full_clean(exclude=["topics"])
        question.save()
        return question

    def settle(self, page, *, is_public: bool) -> None:
        """Readers see them when they see the page."""
        for question in self.made.values():
            if question.pk in self.kept:
                continue
            question.asked_at_id = page.pk
            revision = question.save_revision(clean=False, changed=True)
            if is_public:
                revision.publish()
            elif question.live:
                question.unpublish(set_expired=False)
            Provenance.objects.update_or_create(
                key=f"{PREFIX}{self.plan.key}#{anchor_from_words(question.question)}",
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

"""Questions that an earlier run made of a pair which the post has no more: gated, deleted or put otherwise.

Nobody may read them then; what an editor made of them is the editor's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from content.blocks.anchors import anchor_from_words
from content.former_site.files import NOTHING_CHANGES, WillBe, is_shown_to_all
from content.importers.wordpress.planning import PREFIX, Plan
from content.models import Question
from content.provenance import Provenance

Pair = tuple[str, str]  # question and answer


@dataclass
class Keys:
    """What the pairs of one post are known by. The same question asked again, "Slides?", has a number."""

    post: str  # the key of its plan
    of_pair: dict[Pair, str] = field(default_factory=dict)

    def of(self, pair: Pair) -> str:
        if pair not in self.of_pair:
            key = wanted = f"{prefix_of(self.post)}{anchor_from_words(pair[0])}"
            number = 1
            while key in self.of_pair.values():
                number += 1
                key = f"{wanted}-{number}"
            self.of_pair[pair] = key
        return self.of_pair[pair]


def prefix_of(post: str) -> str:
    return f"{PREFIX}{post}#"


def keys_in(post: str, streams: Iterable[list[dict]]) -> set[str]:
    """Of all pairs in the raw values of a page, in the order in which they are written."""
    keys = Keys(post)
    for raw in streams:
        for block in raw:
            for pair in block["value"]["items"] if block["type"] == "questions" else ():
                keys.of((pair["question"], pair["answer"]))
    return set(keys.of_pair.values())


@dataclass
class GoneQuestions:
    """Of one post. `told` for its lines in the report, `standing` for what somebody has to decide."""

    plan: Plan
    present: set[str]
    is_trial: bool
    will_be: WillBe = field(default_factory=lambda: NOTHING_CHANGES)
    told: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)

    def settle(self) -> "GoneQuestions":
        for record, question in self.gone():
            if self.is_an_editors(record, question):
                self.standing.append(self.line(question, "an editor has changed it or shows it"))
            else:
                self.told.append(f"A question stands in the post no more and was unpublished: “{question}”")  # fmt: skip
                if not self.is_trial:
                    take_down(record, question)
        return self

    def gone(self) -> Iterator[tuple[Provenance, Question]]:
        """Those that are public, or will be at their time."""
        beginning = prefix_of(self.plan.key)
        records = Provenance.objects.filter(key__startswith=beginning).order_by("key")
        gone = [record for record in records if record.key not in self.present]
        questions = Question.objects.in_bulk([record.object_id for record in gone])
        for record in gone:
            question = questions.get(record.object_id)
            if question and (question.live or question.scheduled_revision):
                yield record, question

    def is_an_editors(self, record: Provenance, question: Question) -> bool:
        """One that was taken down and is public all the same was published by somebody."""
        is_touched = record.state["latest_revision"] != question.latest_revision_id
        was_taken_down = record.state.get("gone", False)
        return is_touched or was_taken_down or is_shown_to_all(question, will_be=self.will_be)

    def line(self, question: Question, why: str) -> str:
        return (
            f"The question “{question}” stands no more in {self.plan.entry.called}, but {why}, so it was "
            f"left as it is and is public still: {question.get_absolute_url()}. Unpublish it, or leave it."
        )


def take_down(record: Provenance, question: Question) -> None:
    question.revisions.update(approved_go_live_at=None)
    question.unpublish(set_expired=False)
    record.state["gone"] = True
    record.save()

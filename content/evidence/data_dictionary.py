"""What each field of the open data means: the page that explains the data shows this declaration,
the CSV is laid out by it, and a test compares it with `as_record`."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    TEXT = "text"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date, as YYYY-MM-DD"
    YES_NO = "true or false"
    TEXTS = "list of texts"
    OBJECT = "object"
    OBJECTS = "list of objects"


@dataclass(frozen=True)
class Field:
    name: str
    says: str
    kind: Kind = Kind.TEXT
    may_be_null: bool = False  # in JSON; the cell of the CSV is empty then


VALUE_FIELDS = (
    Field("group", "The group that the figure is for, in the source's words."),
    Field("groups", "The groups of the census of 2021 that we map it to, in our wording.", Kind.TEXTS),
    Field("value", "The figure, in the unit of the finding.", Kind.NUMBER),
    Field("value_max", "The top of a range, where the source gives one.", Kind.NUMBER, True),
    Field("lower", "The lower end of the interval, 95% unless the note says otherwise.", Kind.NUMBER, True),
    Field("upper", "The upper end of the interval.", Kind.NUMBER, True),
    Field("qualifier", "A word before the figure: “nearly”, “more than”."),
    Field("period", "The period of this figure, where the figures of a finding are of different times."),
    Field("comparator", "Whether the other groups are compared with this one.", Kind.YES_NO),
    Field("derived", "Whether LARCH worked the figure out; the source doesn't state it.", Kind.YES_NO),
)  # fmt: skip

WORK_FIELDS = (
    Field("title", "The title of the work."),
    Field("publisher", "Who published it."),
    Field("year", "The year of publication.", Kind.YEAR, True),
    Field("url", "Where it is; made from the DOI where there is one.", may_be_null=True),
    Field("doi", "Its digital object identifier.", may_be_null=True),
    Field("kind", "primary, secondary (a report of somebody else's figures) or repost (a copy); "
          "null while nobody has seen it.", may_be_null=True),
)  # fmt: skip
SOURCE_FIELDS = (
    *WORK_FIELDS,
    Field("reports", "The work that it reports on, with the same fields.", Kind.OBJECT, True),
)

FIELDS = (
    Field("slug", "The name of the finding, the end of its address. It never changes."),
    Field("statement", "The finding in one sentence, in LARCH's words."),
    Field("state", "checked, unverified (not yet confirmed), disputed, superseded (another finding took "
          "its place) or withdrawn. Quote only what is checked as fact."),
    Field("state_reason", "Why it is disputed, superseded or withdrawn."),
    Field("superseded_by", "The slug of the finding that took its place.", may_be_null=True),
    Field("condition", "The health condition, or determinant of health, that it is about."),
    Field("measure", "What was measured."),
    Field("unit", "rate ratio, odds ratio, percent, rate per 1,000, rate per 100,000, count, days, "
          "years or qualitative (no figure)."),
    Field("values", "The figures, group by group.", Kind.OBJECTS),
    Field("place", "Where the figures are from.", may_be_null=True),
    Field("place_code", "The place's code of the Office for National Statistics.", may_be_null=True),
    Field("place_detail", "The place in words, where there is no code for it."),
    Field("parts_of_place", "The boroughs or areas that the figures are for, where they are several.",
          Kind.TEXTS),
    Field("period", "The years that the figures cover; “not stated” where the source doesn't say."),
    Field("population", "Who was counted."),
    Field("source", "Where the figures stand.", Kind.OBJECT, True),
    Field("passage", "The source's own words in which the figures stand."),
    Field("note", "What a reader should know."),
    Field("checked_by", "The team or role that checked it against its source."),
    Field("checked_on", "When it was checked.", Kind.DATE, True),
    Field("address", "The page of the finding."),
)  # fmt: skip

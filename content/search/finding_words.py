"""What of a finding is searched, and what a result tells of it beside its sentence."""

from content.blocks.evidence import FindingQuoteBlock
from content.evidence.finding import Finding
from content.search.block_words import sentences, words_in


@words_in.register
def _(block: FindingQuoteBlock, value):
    """What is in doubt never stands without that word, not even in the words of a page found by it."""
    finding = value.get("finding")
    if finding and finding.live and finding.is_standing:
        label = f"{label_of(finding)}: " if finding.is_in_doubt else ""
        yield label + finding.statement


def label_of(finding: Finding) -> str:
    """What is in doubt says so wherever its sentence stands, in results and in suggestions."""
    return f"{finding.get_state_display()} finding" if finding.is_in_doubt else "Finding"


def where_and_when(finding: Finding) -> str:
    return ", ".join(filter(None, [finding.place_words, finding.period]))


def names_of(finding: Finding) -> list[str]:
    return [finding.condition.name, finding.place_words]


def details_of(finding: Finding) -> str:
    """Measure, groups, where and when, and the source: "Stillbirth rate. Black babies; ..."."""
    source = finding.source
    reports = source.reports if source else None
    return sentences(
        [
            finding.measure[:1].upper() + finding.measure[1:],
            "; ".join(groups_of(finding)),
            where_and_when(finding),
            *(f"Source: {each}" for each in (source, reports) if each),
        ]
    )


def groups_of(finding: Finding) -> list[str]:
    """As the source words them, then the groups that these stand for."""
    values = finding.values.all()
    words = [value.group for value in values]
    mapped = [group.name for value in values for group in value.groups.all()]
    return list(dict.fromkeys([*words, *mapped]))

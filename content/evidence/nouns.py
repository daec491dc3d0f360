"""The nouns that a record leaves unsaid: what was counted, among whom, and who is compared with whom."""

import re

# What a measure counts, in the plural; the first that fits. "…" is what follows in the measure itself.
COUNTED = [
    (r"maternal mortality", "maternal deaths"),
    (r"stillbirth", "stillbirths"),
    (r"death (after .+)", r"deaths …"),
    (r"mortality|\bdeaths?\b", "deaths"),
    (r"late stage ([\w\s-]*cancer) diagnosis", "late diagnoses of …"),
    (r"confirmed diagnosis", "confirmed diagnoses"),
    (r"stop and search", "stops and searches"),
    (r"first stroke", "first strokes"),
    (r"stroke", "strokes"),
    (r"first episode psychosis", "first episodes of psychosis"),
    (r"(type [12] diabetes)", "cases of …"),
    (r"(coronary heart disease)", "cases of …"),
    (r"emergency asthma admission", "emergency admissions for asthma"),
    (r"emergency (\w+) admission", "emergency admissions for …"),
    (r"detention", "detentions"),
    (r"community treatment order", "Community Treatment Orders"),
    (r"likelihood of appointment", "appointments"),
]
WHO = [
    (r"\bchild|\byear 6\b|primary school", "children"),
    (r"\bpatients\b", "patients"),
    (r"\badults\b", "adults"),
    (r"\bmen\b", "men"),
    (r"\bwomen\b", "women"),
]
HAS_NOUN = re.compile(
    r"\b(people|persons|women|men|girls|boys|babies|infants|mothers|children|adults|patients|"
    r"residents|staff|applicants|groups?|managers|members|nurses|doctors|workers|pupils|"
    r"population|areas|trusts|households)\b",
    re.IGNORECASE,
)
NO_GROUP = re.compile(r"\bshare\b|\beffect\b|^\W*(?:18|19|20)\d{2}\b|^band \d", re.IGNORECASE)
SMALL = {"all", "areas", "trusts", "nurses", "doctors", "board", "very", "minority",
         "ethnic", "residents", "patients", "adults", "people", "children"}  # fmt: skip
WHOLE = {"england", "london", "uk", "the uk", "wales", "england and wales", "united kingdom"}


def counted_by(finding) -> str:
    """ "stillbirths"; "" where the measure doesn't say what was counted."""
    for pattern, noun in COUNTED:
        if found := re.search(pattern, finding.measure, re.IGNORECASE):
            return noun.replace("…", found[1]) if found.groups() else noun
    return ""


def people_of(group: str, finding) -> str:
    """ "Black people" for "Black"; "" for what is no group of people."""
    name = re.sub(r"\s*\([^)]*\)", "", group).strip().replace(", combined", " combined")
    if not name or NO_GROUP.search(name):
        return ""
    who = who_of(finding)
    return known_otherwise(name, who) or with_noun(name, who)


def known_otherwise(name: str, who: str) -> str:
    """What isn't a group of the census: everybody, those of whom nothing is known, a whole country."""
    low = name.lower()
    place = re.sub(r"\s+average$", "", low)
    if low in ("not stated", "not known", "unknown"):
        return f"{who} whose ethnicity is not known"
    if place in WHOLE:
        return f"{name[: len(place)]} as a whole"
    if low in ("general population", "comparison group"):
        return f"the {low}"
    return f"{who} {low[0]}{name[1:]}" if low.startswith("born ") else ""


def with_noun(name: str, who: str) -> str:
    first, *rest = name.split(" ", 1)
    if first.lower() in SMALL or first.startswith("Non-"):
        name = " ".join([f"{first[0].lower()}{first[1:]}", *rest])
    if HAS_NOUN.search(name):
        return re.sub(r"^Other (?=groups?$|people$)", "other ", name)
    if re.search(r"\b(mixed|other)\b", name, re.IGNORECASE) and "," not in name:
        return f"{who} of {name} ethnicity"
    if name.endswith(" combined"):
        return f"{name.removesuffix(' combined')} {who} combined"
    return f"{name} {who}"


def who_of(finding) -> str:
    told = f"{finding.measure} {finding.population}"
    return next((who for pattern, who in WHO if re.search(pattern, told, re.IGNORECASE)), "people")


def pairs_of(values: list) -> list[tuple]:
    """Each value with the one that it is compared with, and what both have in common.

    With one comparator it is that of all. With several, a pair shares its time or a part of its name
    ("Black, myeloma" and "White, myeloma"); where one value has no such partner or two, there is none.
    """
    bases = [value for value in values if value.comparator]
    others = [value for value in values if not value.comparator]
    if len(bases) == 1:
        return [(value, bases[0], value.period) for value in others]
    found = [[(value, base, common) for base in bases if (common := shared(value, base))]
             for value in others]  # fmt: skip
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else []


def shared(value, base) -> str:
    if value.period or base.period:
        return value.period if value.period == base.period else ""
    theirs = parts(base.group)
    return next((part for part in parts(value.group) if part in theirs), "")


def parts(group: str) -> list[str]:
    return [part.strip() for part in group.split(",")] if "," in group else []


def without(group: str, common: str) -> str:
    """The group's own part of its name."""
    own = [part for part in parts(group) if part != common]
    return ", ".join(own) if own else group


def opening(common: str, sentence: str) -> str:
    """The sentence with the time or the place of both in front of it."""
    if not common or not sentence:
        return sentence
    small = f"{sentence[0].lower()}{sentence[1:]}"
    if common[0].isdigit():
        return f"In {common}, {small}"
    if common.lower().startswith(("start of", "end of")):
        return f"At the {common[0].lower()}{common[1:]}, {small}"
    if common.lower().startswith("about "):
        return f"{common[0].upper()}{common[1:]}, {small}"
    return f"{common[0].upper()}{common[1:]}: {small}"

"""In which line of a passage the words stand that were found: a recording opens at its second."""

from content.models import SearchPassage
from content.search_index.folding import WORD, folded

NEAR = 120  # characters in which words count as said together

Span = tuple[int, int]
Line = tuple[str, int | None]  # what follows the page's address, and the second


def line_found(passage: SearchPassage, spans: list[Span], phrase: str, before: dict | None) -> Line:
    """`phrase` as it was typed; `before` is the passage before it, in which the phrase may begin."""
    otherwise = (passage.place, passage.seconds)
    place = place_of(phrase, passage.text)
    if place is None and before and before["heading"] == passage.heading:
        earlier = place_of(phrase, f"{before['text']} {passage.text}")
        if earlier is not None and earlier < len(before["text"]):
            return line_at(before["lines"], earlier, otherwise)
    if place is None:
        place = tightest(passage.text, spans)
    return line_at(passage.lines, place, otherwise)


def line_at(lines: list[list], place: int, otherwise: Line) -> Line:
    begun = [(link, second) for start, link, second in lines if start <= place]
    return begun[-1] if begun else otherwise


def place_of(phrase: str, text: str) -> int | None:
    """Where it stands word for word, whatever stands between the words."""
    wanted = WORD.findall(folded(phrase))
    said = [(match.start(), match.group()) for match in WORD.finditer(folded(text))]
    words = [word for _, word in said]
    for number in range(len(words) - len(wanted) + 1 if wanted else 0):
        if words[number : number + len(wanted)] == wanted:
            return said[number][0]
    return None


def tightest(text: str, spans: list[Span]) -> int:
    """Where most of the words that were found begin to stand together, as close as they do."""
    plain = folded(text)
    found = [match for first, last in spans for match in WORD.finditer(plain, first, last)]

    def worth(number: int) -> tuple[int, int]:
        seen: set[str] = set()
        start = reach = found[number].start()
        for match in found[number:]:
            if match.start() > start + NEAR:
                break
            if match.group() not in seen:
                seen.add(match.group())
                reach = match.start()
        return len(seen), start - reach

    best = max(range(len(found)), key=worth, default=None)
    return 0 if best is None else found[best].start()

"""What an imported page lacks of what we ask of a page: told, and left to editors."""

import re

from content.importers.wordpress.inline import plain

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY_WITHOUT_YEAR = re.compile(
    rf"\b(\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})|(?:{MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?)\b(?!,?\s+\d{{4}}|\d)"
)
FULL_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS}),?\s+\d{{4}}\b")
FIGURE = re.compile(r"\b\d+(?:\.\d+)?\s?(?:%|per ?cent\b)")
LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.S)
FILE_NAME = re.compile(r"^\S+\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|jpe?g|png|mp4)$", re.I)
EMPTY_WORDS = {"click here", "here", "read more", "more", "link", "this link", "download"}
PARAGRAPH = re.compile(r"<p>.*?</p>|<li>.*?</li>", re.S)
MOST = 5  # of one kind that are told


def checks_of(elements: list[tuple[str, object]], *, summary: str) -> list[str]:
    html = [value for kind, value in elements if kind == "text"]
    html += [
        item["answer"] for kind, value in elements if kind == "questions" for item in value["items"]
    ]
    found = [] if summary else ["No summary: write one or two sentences for listings"]
    for each in html:
        found.extend(in_text(each))
    return list(dict.fromkeys(found))


def in_text(html: str) -> list[str]:
    found = [
        f"A date without its year: “{each}”"
        for each in DAY_WITHOUT_YEAR.findall(plain(html))[:MOST]
    ]
    for words in map(plain, LINK.findall(html)):
        if FILE_NAME.match(words):
            found.append(f"Link text is a file name: “{words}”")
        elif words.lower() in EMPTY_WORDS:
            found.append(f"Link text says nothing: “{words}”")
    for paragraph in PARAGRAPH.findall(html):
        if FIGURE.search(plain(paragraph)) and "<a " not in paragraph:
            found.append(f"A figure without a source: “{plain(paragraph)[:100]}”")
    return found


def dates_in(html: str) -> list[str]:
    return FULL_DATE.findall(html)

"""How builders and translators write what no reader saw as it stands: both readers of a post put it plainly first.

Divi names what it fills in by itself, Avada writes a picture's address between two codes, qTranslate and its
like keep a text in several languages.
"""

import base64
import binascii
import json
import re

TOKEN = re.compile(r"@ET-DC@([\w+/=-]+)@")
PICTURE = re.compile(
    r"\[(fusion_imageframe|fusion_gallery_image)\b([^\[\]]*?)/?\]\s*(<a\b[^<>]*>\s*)?"
    r"(https?://[^\s<>\[\]\"]+|<img\b[^<>]*>)\s*(?:</a>\s*)?\[/\1\]"
)
OF_TAG = re.compile(r"""\b(src|alt|href)\s*=\s*(["'])(.*?)\2""")
LANGUAGE = re.compile(r"\[:([a-z]{2})?\]")
BEGINS_LANGUAGE = re.compile(r"\[:([a-z]{2})\]")
PRICES = re.compile(r"(\[et_pb_pricing_table\b[^\[\]]*\])([^\[\]]*)(?=\[/et_pb_pricing_table\])")
OFFERED = re.compile(r"^(?:<[^<>]*>|\s)*([+-])\s+(.*?)(?:</?p>|<br\s*/?>|\s)*$")


def put_plainly(source: str) -> str:
    if "@ET-DC@" in source:
        source = TOKEN.sub("", source)
    if "[" not in source:
        return source
    source = PRICES.sub(lambda match: match[1] + as_list(match[2]), PICTURE.sub(as_setting, source))
    return LANGUAGE.sub("\n\n", source) if BEGINS_LANGUAGE.search(source) else source


def as_setting(match: re.Match) -> str:
    """The picture between the codes, where the number of another setting doesn't find it."""
    name, settings, link, shown = match.groups()
    said = {n: v for n, _, v in OF_TAG.findall(f"{link or ''}{shown}")}
    said |= {"src": shown} if shown.startswith("http") else {}
    said["link"] = said.pop("href", "")
    kept = {n: v for n, v in said.items() if v and not re.search(rf"""\b{n}=["'][^"']""", settings)}
    more = "".join(f' {n}="{v}"' for n, v in kept.items())
    return f"[{name}{settings}{more}]"


def as_list(offers: str) -> str:
    """Divi shows lines that begin with + as what is in an offer, and with - as what isn't."""
    lines = [line for line in offers.split("\n") if line.strip()]
    found = [OFFERED.match(line) for line in lines]
    if not lines or not all(found):
        return offers
    items = (f"<li>{each[2]}{'' if each[1] == '+' else ' (not included)'}</li>" for each in found)
    return f"<ul>{''.join(items)}</ul>"


def filled_in(source: str) -> list[tuple[str, str]]:
    """What Divi fills in, each once: its name, and all that the token says."""
    found = {}
    for packed in TOKEN.findall(source):
        try:
            said = base64.b64decode(packed + "=" * (-len(packed) % 4)).decode()
            name = str(json.loads(said)["content"])
        except (binascii.Error, ValueError, KeyError, TypeError, RecursionError):
            said, name = packed, "something that can't be read"
        found[name, said] = None
    return list(found)


def languages_in(source: str) -> list[str]:
    return list(dict.fromkeys(BEGINS_LANGUAGE.findall(source)))

"""Packs what isn't kept, such as a page that says that there is no page, for one reader alone.

The request behind it held nothing of any reader's, so its size tells no secret.
"""

from larch_site.page_store.encodings import NAMES, PLAIN, WORTH_IT, accepted, packed
from larch_site.page_store.rendering import Rendered
from larch_site.page_store.rules import FORM_TOKEN, KEPT, gathered

REWRITTEN = ("content-length", "vary")


def packed_for(accept_encoding: str, answer: Rendered) -> None:
    form = accepted(accept_encoding) if may_be_packed(answer) else PLAIN
    if form == PLAIN:
        return
    answer.body = packed(answer.body, form)
    varies = gathered(answer.headers).get("vary", "")
    if "accept-encoding" not in varies.lower():
        varies = ", ".join(filter(None, [varies, "Accept-Encoding"]))
    answer.headers = [
        *(each for each in answer.headers if each[0].lower() not in REWRITTEN),
        ("Content-Length", str(len(answer.body))),
        ("Content-Encoding", NAMES[form]),
        ("Vary", varies),
    ]


def may_be_packed(answer: Rendered) -> bool:
    told = gathered(answer.headers)
    ours = told.get("content-type", "").startswith(KEPT) and "content-encoding" not in told
    whole = answer.rest is None and len(answer.body) >= WORTH_IT
    return ours and whole and FORM_TOKEN not in answer.body

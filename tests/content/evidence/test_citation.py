"""Citations say who, what, when and where, in each form's own escaping."""

import re
from datetime import UTC, date, datetime

import pytest

from content.evidence.citation import citation_of
from tests.content.evidence_records import a_finding, a_source

pytestmark = pytest.mark.django_db
ADDRESS = "https://larch.example/evidence/one/"
PUBLISHED = datetime(2025, 3, 1, tzinfo=UTC)


def cited(**fields):
    finding = a_finding(**{"last_published_at": PUBLISHED} | fields)
    return citation_of(finding, address=ADDRESS, accessed=date(2026, 11, 6))


def test_harvard():
    assert cited().harvard == (
        "London Anti-Racism Collaboration for Health (2025) In London 30% of Black people and 10% of "
        "White people have it. Figures from: Its publisher (2024) A report <https://report.example/>. "
        "Available at: https://larch.example/evidence/one/ (Accessed: 6 November 2026)."
    )


def test_vancouver():
    assert cited().vancouver == (
        "London Anti-Racism Collaboration for Health. In London 30% of Black people and 10% of White "
        "people have it [Internet]. London: LARCH; 2025 [cited 2026 Nov 6]. Figures from: Its "
        "publisher (2024) A report <https://report.example/>. Available from: "
        "https://larch.example/evidence/one/"
    )


def test_in_plain_words():
    assert cited().plain.endswith(
        "LARCH, https://larch.example/evidence/one/, seen on 6 November 2026."
    )


def test_what_is_in_doubt_is_cited_as_such():
    found = cited(state="unverified")

    for form in (found.harvard, found.vancouver, found.plain, found.bibtex, found.ris):
        assert "have it [unverified]" in form


def test_what_is_not_known_is_not_made_up():
    found = cited(last_published_at=None, source=None, state="unverified")

    assert "(no date)" in found.harvard
    assert "Figures from" not in found.harvard + found.bibtex + found.ris
    assert "year" not in found.bibtex
    assert "PY" not in found.ris


def test_bibtex_escapes_what_tex_would_act_upon():
    odd = r"R&D_1 #2 $3 {x} ~ ^ \end 5%"

    found = cited(source=a_source("odd", title=odd, url="https://x.example/a_b%20c")).bibtex

    note = re.search(r"note = \{(.*)\},\n", found)[1]
    assert (
        r"R\&D\_1 \#2 \$3 \{x\} \textasciitilde{} \textasciicircum{} \textbackslash{}end 5\%"
        in note
    )
    assert found.startswith("@misc{larch-one,\n")
    assert "title = {{In London 30\\% of" in found
    assert "urldate = {2026-11-06}" in found
    unescaped = re.sub(r"\\[{}]", "", found)
    assert unescaped.count("{") == unescaped.count("}")


def test_ris_has_one_field_a_line_whatever_the_words_hold():
    found = cited(statement="One\r\nER  - \nline\u2028here 30% and 10%.").ris

    lines = found.split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert found.splitlines() == lines[:-1]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert [line[:2] for line in lines].count("ER") == 1
    assert "Y2  - 2026/11/06/" in lines

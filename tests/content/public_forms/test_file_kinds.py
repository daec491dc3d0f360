"""A file is what is in it, whatever it is called."""

import io

import pytest
from django.core.exceptions import ValidationError

from content.public_forms.file_kinds import kind_of
from tests.content.suggestions.suggesting import PDF, office

WORD, EXCEL, SLIDES = (
    office(part) for part in ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")
)
LIES = [
    ("report.docx", PDF, "what is in it is PDF"),
    ("report.pdf", WORD, "what is in it is Word"),
    ("report.xlsx", WORD, "what is in it is Word"),
    ("report.exe", PDF, "what is in it is PDF"),
    ("report.pdf", b"a,b\n1,2\n", "what is in it is plain text"),
    ("report.pdf", b"MZ\x90\x00\x03\x00", "isn't one that we can read"),
    ("report.pdf", b"\x89PNG\r\n\x1a\n\x00", "isn't one that we can read"),
    ("report.txt", b"<!DOCTYPE html><script>1</script>", "isn't one that we can read"),
    ("report.csv", b"\xef\xbb\xbf <html>", "isn't one that we can read"),
    ("report.pdf", b"<html>%PDF-1.7", "isn't one that we can read"),
    ("report.txt", b"#!/bin/sh\n", "isn't one that we can read"),
    ("report.txt", b"words\x00words", "isn't one that we can read"),
    (
        "report.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
        "of the old kind, or one with a password",
    ),
    ("report.docx", office("word/document.xml", "word/vbaProject.bin"), "a macro"),
    ("report.docx", office("other.xml"), "isn't one that we can read"),
    ("report.docx", WORD[: len(WORD) // 2], "is damaged"),
    ("report.pdf", b"", "is empty"),
]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("report.pdf", PDF, ".pdf"),
        ("REPORT.PDF", b"\n\n" + PDF, ".pdf"),
        ("report", PDF, ".pdf"),
        ("report.docx", WORD, ".docx"),
        ("report.xlsx", EXCEL, ".xlsx"),
        ("report.pptx", SLIDES, ".pptx"),
        ("figures.csv", b"group,value\nA,1\n", ".csv"),
        ("figures.csv", "group;value\nÄ;1".encode("cp1252"), ".csv"),
        ("notes.txt", "Žluťoučký".encode("utf-16"), ".txt"),
        ("notes", b"words", ".txt"),
    ],
)
def test_each_kind_is_known(name, content, kind):
    assert kind_of(io.BytesIO(content), name=name).suffix == kind


@pytest.mark.parametrize(("name", "content", "told"), LIES)
def test_a_lie_is_told(name, content, told):
    with pytest.raises(ValidationError, match=told):
        kind_of(io.BytesIO(content), name=name)

"""The words of a PDF file, within bounds; a file that can't be read has none."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from core import pdf_text
from core.pdf_text import PdfText, read_pdf
from tests.support.media import document_bytes
from tests.support.papers import paper

_MINUTE = 60.0


def read(data: bytes, seconds: float = _MINUTE) -> PdfText:
    """The text of a file in memory."""
    return read_pdf(BytesIO(data), seconds=seconds)


def test_a_line_for_each_page() -> None:
    assert read(paper("Samen  eten", "", "Elke dinsdag")) == PdfText("Samen eten\nElke dinsdag")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 gone", document_bytes("pdf"), paper("Samen")[:200], b"\0" * 4096])
def test_a_broken_file_has_no_text(data: bytes) -> None:
    assert read(data) == PdfText("")


def test_a_file_with_a_password_has_no_text() -> None:
    writer = PdfWriter(PdfReader(BytesIO(paper("Geheim"))))
    writer.encrypt("wachtwoord", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)

    assert read(locked.getvalue()) == PdfText("")


def test_a_page_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    class Page:
        def __init__(self, words: str) -> None:
            self.words = words

        def get_contents(self) -> None:
            raise RecursionError

    pages = list(PdfReader(BytesIO(paper("Een", "Drie"))).pages)
    monkeypatch.setattr(pdf_text, "_pages", lambda file: iter([pages[0], Page("Twee"), pages[1]]))

    assert read(b"") == PdfText("Een\nDrie")


def test_no_new_page_when_the_time_is_over() -> None:
    assert read(paper("Een"), seconds=0) == PdfText("", complete=False)


@pytest.mark.parametrize(
    ("bound", "value", "text"),
    [("_MOST_PAGES", 1, "Een"), ("_MOST_SIGNS", 2, "Ee"), ("_MOST_COMMANDS", 5, "")],
)
def test_bounds(bound: str, value: Any, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, bound, value)

    assert read(paper("Een", "Twee")) == PdfText(text)

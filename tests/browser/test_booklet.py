"""The booklet of the Regioplan, printed as a PDF by a real browser: tagged, in a language, with a title."""

from __future__ import annotations

import re
import zlib

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import RunningSite

_MOST_PAGES = 28
#: The cover, three pages about the whole and the fourteen parts of the demo.
_LEAST_PAGES = 18
_FEWEST_LINES = 8


@pytest.fixture
def pdf(page: Page, site: RunningSite) -> bytes:
    """What "save as PDF" in Chromium gives."""
    page.goto("/regioplan/boekje/")
    return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)


def _lines_of_pages(pdf: bytes) -> list[int]:
    """How many heights on each page have text: a line, or lines beside each other."""
    parts = {int(number): part for number, part in re.findall(rb"(?ms)^(\d+) 0 obj\s(.*?)\nendobj", pdf)}
    pages = [part for part in parts.values() if re.search(rb"/Type /Page\b", part)]
    drawn = [parts[int(found[1])] for page in pages if (found := re.search(rb"/Contents (\d+) 0 R", page))]
    texts = [zlib.decompress(part.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]) for part in drawn]
    return [len(set(re.findall(rb"(\S+) Tm", text))) for text in texts]


def test_no_page_is_nearly_empty(pdf: bytes) -> None:
    lines = _lines_of_pages(pdf)

    assert _LEAST_PAGES <= len(lines) <= _MOST_PAGES
    assert [(number, count) for number, count in enumerate(lines[1:-1], start=2) if count < _FEWEST_LINES] == []


def test_the_pdf_is_accessible(pdf: bytes) -> None:
    facts = {
        "tag tree": rb"/StructTreeRoot \d+ 0 R",
        "marked": rb"/MarkInfo <<\s*/Type /MarkInfo\s*/Marked true",
        "language": rb"/Lang \(nl\)",
        "title": rb"/Title \(Regioplan",
        "title in the window": rb"/DisplayDocTitle true",
        "bookmarks": rb"/Outlines \d+ 0 R",
        "first heading": rb"/S /H1\b",
        "second heading": rb"/S /H2\b",
        "lists": rb"/S /LI\b",
        "links": rb"/S /Link\b",
    }

    assert [name for name, pattern in facts.items() if not re.search(pattern, pdf)] == []
    assert len(re.findall(rb"/Type /Page\b", pdf)) > 5
    assert len(re.findall(rb"/Subtype /Link\b", pdf)) > 14


def test_the_contents_lead_to_each_part(page: Page, site: RunningSite) -> None:
    page.goto("/regioplan/boekje/")
    links = page.locator(".booklet__contents ol a")
    expect(links).to_have_count(14)

    links.nth(2).click()

    expect(page.locator(":target")).to_have_text(re.compile(r"^3\. "))


def test_the_print_button_is_there_with_a_script_only(page: Page, bare_page: Page, site: RunningSite) -> None:
    for visitor, count in ((page, 1), (bare_page, 0)):
        visitor.goto("/regioplan/boekje/")
        expect(visitor.get_by_role("button", name="Print of bewaar als pdf")).to_have_count(count)
        expect(visitor.get_by_text("Opslaan als pdf").first).to_be_visible()

"""The summaries of the demo as PDF: printed from the words of each publication, accessible, small, without traces."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from core.demo.files import read_items
from core.demo.media_list import MediaKind, read_media_list
from tests.support.pdf import headings, text_of

ROOT = Path(settings.BASE_DIR)
MEDIA = ROOT / "content" / "media"
PAPERS = sorted(MEDIA.glob("*.pdf"))
PUBLICATIONS = {
    f"in-gewone-taal-{item.path.stem}": item
    for item in read_items(ROOT / "content")
    if item.type_name == "publication" and not item.is_translation
}
BUDGET = 120_000
TRACES = re.compile(rb"/(?:Creator|Producer|Author|CreationDate|ModDate)\b|Skia|Chrom|Mozilla|/tmp/|/home/|<\?xpacket")
FACTS = {
    "tag tree": rb"/StructTreeRoot \d+ 0 R",
    "marked": rb"/MarkInfo <<\s*/Type /MarkInfo\s*/Marked true",
    "language": rb"/Lang \(nl\)",
    "title in the window": rb"/DisplayDocTitle true",
    "bookmarks": rb"/Outlines \d+ 0 R",
    "paragraphs": rb"/S /P\b",
}


def squeezed(words: str) -> str:
    return "".join(words.split())


def title_of(pdf: bytes) -> str:
    """The title in the metadata: as letters, or as numbers when it has an accent."""
    found = re.search(rb"/Title (?:\((.*?)(?<!\\)\)|<(\w+)>)\n", pdf)
    assert found is not None
    if found[2]:
        return bytes.fromhex(found[2].decode()).decode("utf-16")
    return found[1].replace(b"\\", b"").decode("latin-1")


def test_every_publication_has_a_summary_that_stands_in_the_list() -> None:
    listed = {entry.title: entry.path.stem for entry in read_media_list(MEDIA) if entry.kind == MediaKind.DOCUMENT}

    assert len(PUBLICATIONS) >= 10
    assert [path.stem for path in PAPERS] == sorted(PUBLICATIONS)
    assert {name: listed.get(item.head["plain_summary"]) for name, item in PUBLICATIONS.items()} == {
        name: name for name in PUBLICATIONS
    }


def test_it_was_printed_after_the_last_change_of_the_words(papers: Any) -> None:
    state, pages = papers.state(), papers.pages()

    assert state.known == state.now(pages), "run make media"


def test_it_never_pretends_to_be_the_document_of_another() -> None:
    assert [item.head["plain_summary"] for item in PUBLICATIONS.values()] == [
        f"In gewone taal: {item.head['title']}" for item in PUBLICATIONS.values()
    ]


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_it_is_accessible_and_small_and_tells_nothing_of_its_maker(path: Path) -> None:
    pdf = path.read_bytes()
    head = PUBLICATIONS[path.stem].head

    assert [name for name, pattern in FACTS.items() if not re.search(pattern, pdf)] == []
    assert title_of(pdf) == f"In gewone taal: {head['title']}"
    assert (headings(pdf)[0], headings(pdf).count("H1")) == ("H1", 1)
    assert TRACES.findall(pdf) == []
    assert len(pdf) <= BUDGET


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_its_words_are_those_of_the_page(path: Path) -> None:
    item = PUBLICATIONS[path.stem]
    text = text_of(path.read_bytes())
    chapters = re.findall(r"^## (.+)$", item.body, re.MULTILINE)

    said = [item.head["title"], item.head["summary"], item.head["publisher"], *chapters, "Het is niet het stuk zelf."]
    assert [words for words in said if squeezed(words) not in text] == []


def test_a_link_to_a_page_of_the_site_is_plain_words_on_paper(papers: Any) -> None:
    written = papers._words("Kijk bij [de hulp](/hulp/) of op [thuisarts.nl](https://thuisarts.nl).")

    assert unescape(written) == '<p>Kijk bij de hulp of op <a href="https://thuisarts.nl">thuisarts.nl</a>.</p>\n'


def test_a_kind_of_block_that_paper_does_not_know_stops_the_run(papers: Any) -> None:
    with pytest.raises(KeyError, match="video"):
        papers._body("::: video\ntitle: Film\n:::\n")

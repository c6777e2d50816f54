"""The guide for editors is complete: the contents name every page; every picture is small, used and has words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from readability.analysis import analyse, blocks_from_text
from readability.enums import Severity, Verdict
from tests.browser.guide_pictures import PICTURES, WIDTH
from tests.project.repository import ROOT, kept_files, read

_GUIDE = ROOT / "docs" / "redactie"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(beelden/([\w-]+)\.webp\)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
_MOST_BYTES, _MOST_BYTES_TOGETHER = 60_000, 600_000


def pages() -> list[Path]:
    """The pages of the guide."""
    return kept_files(".md", under="docs/redactie")


def shown() -> list[tuple[str, str]]:
    """The words and the name of every picture that a page shows."""
    return [found for page in pages() for found in _PICTURE.findall(read(page))]


def test_the_contents_name_every_page() -> None:
    named = _LINK.findall(read(Path("docs/redactie/README.md")))

    assert sorted(named) == sorted(page.name for page in pages() if page.name != "README.md")


def test_every_picture_is_taken_and_every_taken_picture_is_shown() -> None:
    stored = {path.stem for path in (_GUIDE / "beelden").iterdir()}

    assert stored == set(PICTURES)
    assert {name for _words, name in shown()} == stored


def test_every_picture_has_words() -> None:
    assert [name for words, name in shown() if len(words.split()) < 5] == []
    assert sum(read(page).count("![") for page in pages()) == len(shown())


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (_GUIDE / "beelden").iterdir()}

    assert {name: size for name, size in sizes.items() if size > _MOST_BYTES} == {}
    assert sum(sizes.values()) <= _MOST_BYTES_TOGETHER


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_wide_as_the_others_and_says_nothing_of_the_machine(name: str) -> None:
    with Image.open(_GUIDE / "beelden" / f"{name}.webp") as picture:
        assert picture.format == "WEBP"
        assert picture.width == WIDTH
        assert dict(picture.getexif()) == {}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_guide_is_written_as_it_asks(page: Path) -> None:
    result = analyse(blocks_from_text(read(page)))

    assert result.verdict in {Verdict.GREEN, Verdict.TOO_SHORT}
    assert [found.message for found in result.findings if found.severity is Severity.ERROR] == []

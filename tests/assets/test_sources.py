"""House rules of our own style sheets and scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

ASSETS = Path(settings.BASE_DIR) / "assets"
SHEETS = sorted((ASSETS / "css").rglob("*.css"))
SCRIPTS = sorted([*(ASSETS / "js").rglob("*.js"), *ASSETS.glob("*.mjs")])
DECLARATION = re.compile(r"(?<=[{;\s])([a-z-]+):\s*([^;{}]+);")
SIDES = re.compile(
    r"left|right|top|bottom|(?:(?:min|max)-)?(?:width|height)|(?:margin|padding|border|scroll-padding)-(?:left|right|top|bottom).*"
)
FOUR_SIDES = {"margin", "padding", "inset", "border-color", "border-style", "scroll-margin", "scroll-padding"}
TURNING = {"text-align", "float", "clear"}


def _name(path: Path) -> str:
    return path.relative_to(ASSETS).as_posix()


def _declarations(path: Path) -> list[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    without_queries = re.sub(r"@(?:media|container)[^{]*", "", text)
    return [(name, " ".join(value.split())) for name, value in DECLARATION.findall(without_queries)]


def _parts(value: str) -> list[str]:
    depth, parts, part = 0, [], ""
    for character in f"{value} ":
        depth += (character == "(") - (character == ")")
        if character == " " and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += character
    return parts


def _is_physical(name: str, value: str) -> bool:
    if name in TURNING:
        return value in {"left", "right"}
    if name in FOUR_SIDES:
        parts = _parts(value)
        return len(parts) == 4 and parts[1] != parts[3]
    return bool(SIDES.fullmatch(name))


@pytest.mark.parametrize("path", SHEETS, ids=_name)
def test_directions_are_logical_so_that_arabic_mirrors(path: Path) -> None:
    assert [item for item in _declarations(path) if _is_physical(*item)] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("margin-left", "1rem"),
        ("padding", "0 1rem 0 2rem"),
        ("text-align", "right"),
        ("max-width", "1rem"),
        ("left", "0"),
    ],
)
def test_the_check_of_directions_sees_a_side(name: str, value: str) -> None:
    assert _is_physical(name, value) is True


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS], ids=_name)
def test_a_file_is_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS], ids=_name)
def test_a_file_names_no_other_site(path: Path) -> None:
    assert re.findall(r"https?://\S+", path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", [path for path in SHEETS if path.parent.name == "components"], ids=_name)
def test_components_use_palette_names_in_drawings_only(path: Path) -> None:
    drawings = {"drawings.css", "logo.css", "site-foot.css", "sky.css", "title.css", "punch-card.css", "newsletter.css"}
    palette = re.findall(r"var\((--(?:water|green|reed|tulip|clay|grey)-\d+)\)", path.read_text("utf-8"))
    assert palette == [] or path.name in drawings


def test_every_sheet_is_part_of_one_that_is_built() -> None:
    pages = set((ASSETS / "css" / "pages").glob("*.css"))
    themes = set((ASSETS / "css" / "themes").glob("*.css"))
    entries = {ASSETS / "css" / "wel.css", *pages}
    names = [
        (entry, name) for entry in entries for name in re.findall(r'@import "(\.[^"]+)"', entry.read_text("utf-8"))
    ]
    imported = [(entry.parent / name).resolve() for entry, name in names]
    assert sorted(imported) == sorted(set(SHEETS) - themes - entries)

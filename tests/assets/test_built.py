"""What is committed under static/ is what the sources give, small enough, and asks nobody else anything."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

from core.drawing import THEMES, theme_of

ROOT = Path(settings.BASE_DIR)
ASSETS = ROOT / "assets"
BUILT = ROOT / "static" / "wel"
KILOBYTE = 1024
RECORD = json.loads((ASSETS / "built.json").read_text("utf-8"))
TEXT = sorted(path for path in BUILT.rglob("*") if path.suffix in {".css", ".js", ".svg"})


def _hashes(paths: list[Path]) -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def _sources() -> list[Path]:
    made = [path for path in ASSETS.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    return [*(path for path in made if path.name != "built.json"), ROOT / "package.json", ROOT / "package-lock.json"]


def _built() -> list[Path]:
    return [*(path for path in BUILT.rglob("*") if path.is_file()), ROOT / "templates" / "partials" / "crops.html"]


def _weight(*names: str) -> int:
    """As a server sends them: each file with Brotli at its best, as ``collectstatic`` stores it."""
    return sum(len(brotli.compress((BUILT / name).read_bytes())) for name in names)


def _names(folder: str, kind: str) -> list[str]:
    return sorted(path.relative_to(BUILT).as_posix() for path in (BUILT / folder).glob(f"*.{kind}"))


#: What a page can be dressed in: our own look or that of another organisation, and each of them always dark.
_NIGHT = "night/wel.css"
LOOKS = [
    ["wel.css"],
    *(["wel.css", theme] for theme in _names("themes", "css")),
    [_NIGHT],
    *([_NIGHT, theme] for theme in _names("night", "css") if theme != _NIGHT),
]
PAGES = _names("pages", "css")


def test_the_built_files_are_those_of_the_present_sources() -> None:
    assert _hashes(_sources()) == RECORD["sources"], "run `npm run build` and commit static/"


def test_nobody_changed_a_built_file_by_hand() -> None:
    assert _hashes(_built()) == RECORD["built"], "change the source in assets/ and run `npm run build`"


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
@pytest.mark.parametrize("page", ["", *PAGES])
def test_all_style_sheets_of_a_page_together_stay_within_their_budget(page: str, look: list[str]) -> None:
    assert 0 < _weight(*filter(None, [*look, page])) <= 20 * KILOBYTE


def test_all_style_sheets_are_weighed() -> None:
    found = {path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*.css")}
    assert {name for look in [*LOOKS, PAGES] for name in look} == found


def test_all_scripts_together_stay_within_their_budget() -> None:
    assert 0 < _weight(*(path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*.js"))) <= 15 * KILOBYTE


def test_the_pictograms_stay_within_their_budget() -> None:
    assert 0 < _weight("sprite.svg") <= 5 * KILOBYTE


def test_the_fonts_together_stay_within_their_budget() -> None:
    assert 0 < sum(path.stat().st_size for path in BUILT.rglob("*.woff2")) <= 40 * KILOBYTE


def test_the_licence_of_the_font_comes_along() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (BUILT / "fonts" / "OFL.txt").read_text("utf-8")


def test_the_style_sheet_names_whose_components_it_contains() -> None:
    notice = (BUILT / "wel.css").read_text("utf-8").split("*/", 1)[0]
    packages = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    components = {name: version for name, version in packages.items() if name.endswith("-css")}
    assert notice.startswith("/*! Contains CSS of NL Design System, licensed EUPL-1.2")
    assert dict(re.findall(r"(@[\w-]+/[\w-]+-css) ([\d.]+)", notice)) == components


@pytest.mark.parametrize("path", TEXT, ids=lambda path: path.name)
def test_nothing_is_fetched_from_another_site(path: Path) -> None:
    addresses = re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]{2,}[^\s\"')]*", path.read_text("utf-8"))
    assert [address for address in addresses if address != "http://www.w3.org/2000/svg"] == []


@pytest.mark.parametrize("path", sorted(BUILT.rglob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_is_whole(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "@import" not in text
    assert "sourceMappingURL" not in text
    assert [url for url in re.findall(r"url\(([^)]*)\)", text) if not (path.parent / url.strip("\"'")).is_file()] == []


def test_every_rule_stands_in_a_layer() -> None:
    text = (BUILT / "wel.css").read_text("utf-8").split("*/", 1)[1]
    assert "".join(_outside_blocks(re.sub(r"@font-face\{[^}]*\}", "", text)).split()) == "".join(
        f"@layer {layer}" for layer in ("reset", "tokens", "nlds", "layout", "components", "utilities")
    ).replace(" ", "")


def _outside_blocks(text: str) -> str:
    depth, outside = 0, []
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth == 0 and character != "}":
            outside.append(character)
    return "".join(outside)


def test_addresses_survive_the_hashed_names_of_a_real_site(tmp_path: Path) -> None:
    storage = ManifestStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    names = [f"wel/{path.relative_to(BUILT).as_posix()}" for path in BUILT.rglob("*") if path.is_file()]
    for name in names:
        storage.save(name, ContentFile((ROOT / "static" / name).read_bytes()))
    results = list(storage.post_process({name: (storage, name) for name in names}))
    assert [fault for _, _, fault in results if isinstance(fault, Exception)] == []
    sheet = (tmp_path / storage.stored_name("wel/wel.css")).read_text("utf-8")
    fonts = re.findall(r"url\([\"']?([^)\"']*)", sheet)
    assert [font for font in fonts if not (tmp_path / "wel" / font).is_file()] == []
    assert len(fonts) == 2


def test_the_partial_has_a_pattern_for_every_theme() -> None:
    text = (ROOT / "templates" / "partials" / "crops.html").read_text("utf-8")
    assert re.findall(r'<pattern id="([a-z-]+)"', text) == [theme.pattern for theme in [*THEMES.values(), theme_of("")]]


def test_committed_npm_files_name_no_registry() -> None:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text("utf-8").splitlines()
    assert '"resolved"' not in lock
    assert "registry" not in lock


def test_packages_are_pinned() -> None:
    packages = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    assert {name: version for name, version in packages.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)} == {}

"""Templates: inputs are named, nothing is inline, nothing comes from elsewhere."""

import re
from pathlib import Path

import pytest

from tests.project.repository import kept_files, read

_INLINE = {
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript: address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
}
#: A script needs an address; a block of data (JSON-LD) is no script to a browser.
_INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"<(?:script|img|source|iframe|audio|video)\b[^>]*\bsrc=\"(?:https?:)?//|<link\b[^>]*href=\"http"
)
#: One of the comments with which the file begins.
_INPUTS = re.compile(r"\A(?:\{#[^\n]*#\}\n)*?\{#[^\n]*\bInputs: [^\n]+#\}")


def templates(folder: str = "templates") -> list[Path]:
    """Templates that become pages; mail needs its style inside, for mail programs read no style sheet."""
    return [path for path in kept_files(".html", under=folder) if path.parts[1] != "emails"]


@pytest.mark.parametrize("what", _INLINE)
def test_no_template_has_style_or_script_inside(what: str) -> None:
    assert [str(path) for path in templates() if _INLINE[what].search(read(path))] == []


def test_every_script_has_an_address() -> None:
    assert [str(path) for path in templates() if _INLINE_SCRIPT.search(read(path))] == []


def test_nothing_is_fetched_from_another_site() -> None:
    assert [str(path) for path in templates() if _ELSEWHERE.search(read(path))] == []


def test_a_component_names_its_inputs_in_a_comment_at_its_top() -> None:
    assert [str(path) for path in templates("templates/components") if not _INPUTS.match(read(path))] == []

"""The documents tell the truth: commands that exist, links that lead somewhere, variables that are read."""

import re
from pathlib import Path

import pytest

from tests.project.repository import ROOT, kept_files, read

_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_COMMAND = re.compile(r"`(?:[A-Z_]+=\S+ )*make ([a-z-]+)|^(?:[A-Z_]+=\S+ )*make ([a-z-]+)", re.MULTILINE)
_READ = "text|names|number|web_address|mail_address|sender|get"
_VARIABLE = re.compile(rf'\b(?:{_READ})\(\s*"([A-Z_]+)"')


def documents() -> list[Path]:
    """Every text in Markdown outside the content of the site."""
    return [path for path in kept_files(".md") if path.parts[0] != "content"]


def targets() -> set[str]:
    """Words that the Makefile knows."""
    return set(re.findall(r"^([a-z-]+):", read(Path("Makefile")), re.MULTILINE))


@pytest.mark.parametrize("path", documents(), ids=str)
def test_every_make_command_in_a_document_exists(path: Path) -> None:
    named = {first or second for first, second in _COMMAND.findall(read(path))}

    assert named - targets() == set()


@pytest.mark.parametrize("path", documents(), ids=str)
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    missing = [link for link in _LINK.findall(read(path)) if not (ROOT / path.parent / link).exists()]

    assert missing == []


def test_the_readme_names_every_word_that_make_lists() -> None:
    listed = set(re.findall(r"^([a-z-]+):.*## ", read(Path("Makefile")), re.MULTILINE)) - {"help"}
    named = {first or second for first, second in _COMMAND.findall(read(Path("README.md")))}

    assert listed - named == set()


def test_every_variable_of_the_environment_is_explained() -> None:
    settings = "".join(read(path) for path in kept_files(".py", under="site/config/settings"))
    variables = set(_VARIABLE.findall(settings))
    explained = set(re.findall(r"`([A-Z_]+)`", read(Path("docs/beheer/README.md"))))

    assert variables
    assert variables - explained == set()


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(path.name[:4] for path in kept_files(".md", under="docs/adr") if path.name != "README.md")

    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]

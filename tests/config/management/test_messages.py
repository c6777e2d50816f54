"""The texts of the interface, gathered for translation."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.support.needs import missing


@pytest.fixture(autouse=True)
def gettext() -> None:
    """These tests need the programs of gettext; where they are required, their absence is a failure."""
    if shutil.which("xgettext") is None:
        missing("gettext is not installed")


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Path:
    """A project of one template with two texts."""
    (tmp_path / "templates").mkdir()
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [str(tmp_path / "templates" / "locale")]
    settings.LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
    write(tmp_path, "Welkom", "Hulp vinden")
    return tmp_path


def write(project: Path, *texts: str) -> None:
    """Give the template these texts."""
    tags = "".join(f'{{% translate "{text}" %}}' for text in texts)
    (project / "templates" / "home.html").write_text(f"{{% load i18n %}}{tags}", "utf-8")


def run(*options: str) -> str:
    """What the command says."""
    out = StringIO()
    call_command("messages", *options, stdout=out)
    return out.getvalue()


def catalogue(project: Path, suffix: str = ".po") -> Path:
    """The English texts of the templates."""
    return project / "templates" / "locale" / "en" / "LC_MESSAGES" / f"django{suffix}"


def texts(path: Path) -> dict[str, str]:
    """Texts and their translations."""
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}


def translate(project: Path, text: str, translation: str) -> None:
    """Do the work of a translator."""
    found = polib.pofile(str(catalogue(project)))
    found.find(text).msgstr = translation
    found.save()


def test_texts_are_gathered_in_order_and_only_for_other_languages_than_dutch(project: Path) -> None:
    said = run()

    assert list(texts(catalogue(project)).items()) == [("Hulp vinden", ""), ("Welkom", "")]
    assert [path.name for path in (project / "templates" / "locale").iterdir()] == ["en"]
    assert "templates/locale/en/LC_MESSAGES/django.po" in said


def test_a_catalogue_does_not_tell_when_or_by_whom_it_was_made(project: Path) -> None:
    run()

    assert sorted(polib.pofile(str(catalogue(project))).metadata) == [
        "Content-Transfer-Encoding",
        "Content-Type",
        "Language",
        "MIME-Version",
        "Plural-Forms",
        "Project-Id-Version",
    ]


def test_a_second_run_changes_nothing(project: Path) -> None:
    run()
    before = catalogue(project).read_bytes(), catalogue(project, ".mo").read_bytes()

    said = run()

    assert said == "Alle teksten zijn bij.\n"
    assert (catalogue(project).read_bytes(), catalogue(project, ".mo").read_bytes()) == before


def test_translations_are_compiled(project: Path) -> None:
    run()
    translate(project, "Welkom", "Welcome")

    run()

    assert [(one.msgid, one.msgstr) for one in polib.mofile(str(catalogue(project, ".mo")))] == [("Welkom", "Welcome")]


def test_a_text_that_changed_a_little_loses_its_translation(project: Path) -> None:
    run()
    translate(project, "Hulp vinden", "Find help")
    write(project, "Welkom", "Hulp zoeken")

    run()

    assert texts(catalogue(project)) == {"Hulp zoeken": "", "Welkom": ""}


def test_check_fails_for_a_new_text_and_leaves_everything_as_it_was(project: Path) -> None:
    run()
    before = catalogue(project).read_bytes()
    write(project, "Welkom", "Hulp vinden", "Nieuw")

    with pytest.raises(CommandError, match=r"^Niet bij: templates/locale/en/LC_MESSAGES/django\.po\. Draai"):
        run("--check")

    assert catalogue(project).read_bytes() == before


def test_check_makes_no_catalogue(project: Path) -> None:
    with pytest.raises(CommandError, match=r"django\.mo"):
        run("--check")

    assert not catalogue(project).exists()


def test_check_fails_for_a_text_without_translation(project: Path) -> None:
    run()
    translate(project, "Welkom", "Welcome")
    run()

    with pytest.raises(CommandError, match=r"^Nog niet vertaald: .*/django\.po: Hulp vinden\. Vul"):
        run("--check")


def test_check_passes_when_all_is_gathered_and_translated(project: Path) -> None:
    run()
    translate(project, "Welkom", "Welcome")
    translate(project, "Hulp vinden", "Find help")
    run()

    assert run("--check") == "Alle teksten zijn bij.\n"

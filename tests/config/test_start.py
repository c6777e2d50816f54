"""``manage.py start``: from nothing to a running site with one command."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings
from wagtail.models import Page

from config.management.commands.start import Command, _is_migrated
from core.models import DemoObject
from search.mirrors import register_mirror, unregister_mirror
from search.models import SearchDocument
from tests.support.content import ContentTree

#: Loads content, again and again.
pytestmark = pytest.mark.slow
Start = Callable[[], list[str]]


@pytest.fixture
def machine(content: ContentTree, settings: Settings, tmp_path: Path) -> Path:
    """A checkout with a small content folder and one static file."""
    (tmp_path / "static" / "wel").mkdir(parents=True)
    (tmp_path / "static" / "wel" / "wel.css").write_text("p{}")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "base.txt").write_text("wagtail==8.0.1\n")
    settings.BASE_DIR = tmp_path
    settings.STATICFILES_DIRS = [str(tmp_path / "static")]
    settings.STATIC_ROOT = str(tmp_path / "verzameld")
    settings.DEMO_PASSWORD_FILE = tmp_path / "var" / "demo-wachtwoorden.txt"
    return tmp_path


@pytest.fixture
def start(machine: Path, django_capture_on_commit_callbacks: Any) -> Start:
    """Gives what the command says, without serving."""

    def run() -> list[str]:
        out = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("start", prepare_only=True, stdout=out)
        return out.getvalue().splitlines()

    return run


LOADED = "Gemaakt: 1, bijgewerkt: 0, ongewijzigd: 0, weggehaald: 0."


def test_the_first_time_everything_is_made(machine: Path, start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    said = start()

    assert said == [
        "De voorbeeldinhoud wordt geladen …",
        "De bestanden voor het beeld worden klaargezet …",
    ]
    assert LOADED in capsys.readouterr().out
    assert Page.objects.get(slug="een").live is True
    assert SearchDocument.objects.filter(title="Een").count() == 1
    assert (machine / "verzameld" / "wel" / "wel.css").read_text() == "p{}"


def test_the_second_time_there_is_nothing_to_do(start: Start) -> None:
    start()

    assert start() == []


def test_a_database_that_is_behind_is_brought_up_to_date(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.management.commands.start._is_migrated", lambda: False)

    assert start()[0] == "De database wordt klaargemaakt …"


@pytest.mark.django_db
def test_a_migration_that_waits_is_seen() -> None:
    before = _is_migrated()

    MigrationRecorder.Migration.objects.filter(app="wagtailredirects", name="0001_initial").delete()

    assert (before, _is_migrated()) == (True, False)


def test_tables_that_can_not_come_along_are_told(machine: Path, start: Start) -> None:
    first = machine / "academy" / "migrations" / "0001_initial.py"
    first.parent.mkdir(parents=True)
    first.write_text("# one table")
    start()
    (first.parent / "0002_more.py").write_text("# one more")
    start()
    first.write_text("# another table")

    with pytest.raises(CommandError, match="Draai make reset"):
        start()


def test_a_changed_content_file_is_loaded_and_found(start: Start, content: ContentTree) -> None:
    start()
    content.page("home/een", title="Nieuwe titel")

    said = start()

    assert said == ["De voorbeeldinhoud wordt geladen …"]
    assert SearchDocument.objects.filter(title="Nieuwe titel").count() == 1


def test_an_empty_search_index_is_filled(start: Start) -> None:
    start()
    SearchDocument.objects.all().delete()

    start()

    assert SearchDocument.objects.filter(title="Een").count() == 1


def test_a_changed_static_file_is_collected(machine: Path, start: Start) -> None:
    start()
    (machine / "static" / "wel" / "wel.css").write_text("a{}")

    assert "De bestanden voor het beeld worden klaargezet …" in start()
    assert (machine / "verzameld" / "wel" / "wel.css").read_text() == "a{}"


def test_a_fault_in_the_content_is_told(start: Start, content: ContentTree) -> None:
    content.write_text("home/fout.md", "geen kop")

    with pytest.raises(CommandError, match=r"fout\.md, regel 1: .*\nEr is niets veranderd"):
        start()
    assert DemoObject.objects.count() == 0


def test_a_fault_in_the_content_does_not_stop_a_site_that_has_content(
    start: Start, content: ContentTree, capsys: pytest.CaptureFixture[str]
) -> None:
    start()
    content.write_text("home/fout.md", "geen kop")
    capsys.readouterr()

    start()

    shown = capsys.readouterr()
    assert shown.out == "De website houdt de inhoud die er al was.\n"
    assert shown.err.startswith("content/home/fout.md, regel 1: ")


def test_a_real_site_does_not_start_this_way(start: Start, settings: Settings) -> None:
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError, match="Dit is een echte site"):
        start()


def test_a_newcomer_reads_where_the_site_is_and_who_can_sign_in(password_file: Path) -> None:
    password_file.parent.mkdir()
    password_file.write_text("redacteur geheim-woord\n")
    out = StringIO()

    Command(stdout=out).tell(8123)

    assert out.getvalue().split("\n") == [
        "",
        "De website:  http://localhost:8123/",
        "De redactie: http://localhost:8123/admin/",
        "Gebruikers en wachtwoorden van deze computer:",
        "  redacteur    geheim-woord",
        "Stoppen: Ctrl-C",
        "",
        "",
    ]


@pytest.mark.django_db
def test_after_everything_is_ready_it_serves(
    machine: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[int] = []

    def serve(port: int) -> int:
        served.append(port)
        return 3

    monkeypatch.setattr("config.management.commands.start.serve", serve)
    settings.LOCAL_PORT = 8123

    with pytest.raises(SystemExit) as ended:
        call_command("start", stdout=StringIO())

    assert (served, ended.value.code) == ([8123], 3)


class BrokenCopy:
    """A search server that is down."""

    name = "stuk"

    def changed(self, documents: Any) -> None: ...

    def removed(self, gone: Any) -> None: ...

    def rebuild(self, progress: Any) -> None:
        raise ConnectionError

    def check(self) -> list[str]:
        return []


def test_an_index_of_an_older_version_is_made_anew_also_when_a_copy_fails(start: Start) -> None:
    start()
    new = set(SearchDocument.objects.values_list("analyser", flat=True))
    SearchDocument.objects.update(analyser="oud")
    broken = BrokenCopy()
    register_mirror(broken)

    try:
        said = start()
    finally:
        unregister_mirror(broken.name)

    assert set(SearchDocument.objects.values_list("analyser", flat=True)) == new
    assert [line for line in said if "De kopie in stuk is niet gelukt" in line] != []

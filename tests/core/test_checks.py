"""House rules that Django checks before it starts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core import checks
from django.core.management import call_command
from django.test.utils import isolate_apps
from pytest_django import Settings
from wagtail.models import Page

from config.settings.installation import sqlite_options
from core import page_checks
from core.checks import check_no_demo_on_a_real_site, check_sqlite_mode
from core.demo.records import remember
from core.models import DemoObject
from core.page_checks import check_page_types, check_snippets, page_models
from home.models import StandardPage
from regioplan.models import GlossaryTerm

SQLITE = "django.db.backends.sqlite3"


def ids(found: list[checks.CheckMessage]) -> list[tuple[str | None, str]]:
    return [(message.id, message.msg) for message in found]


class TestSqlite:
    """Busy sites fail with a locked database when SQLite does not wait for its turn."""

    @staticmethod
    def use(monkeypatch: pytest.MonkeyPatch, **databases: dict[str, Any]) -> None:
        monkeypatch.setattr("core.checks.settings", SimpleNamespace(DATABASES=databases))

    @pytest.mark.parametrize("options", [{}, {"transaction_mode": "DEFERRED"}, {"timeout": 20}])
    def test_another_mode_is_refused(self, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        self.use(monkeypatch, anders={"ENGINE": SQLITE, "NAME": "x", "OPTIONS": options})

        assert ids(check_sqlite_mode()) == [("core.E010", "SQLite database 'anders' is not in IMMEDIATE mode")]

    def test_our_own_options_are_fine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ours = {"ENGINE": SQLITE, "NAME": "x", "OPTIONS": sqlite_options()}
        self.use(monkeypatch, default=ours, groot={"ENGINE": "django.db.backends.postgresql", "NAME": "x"})

        assert check_sqlite_mode() == []

    def test_django_runs_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.use(monkeypatch, default={"ENGINE": SQLITE, "NAME": "x"})

        found = checks.run_checks(tags=[checks.Tags.compatibility])

        assert "core.E010" in [message.id for message in found]


class TestDemo:
    """Invented content must not stand on a real site."""

    def test_it_is_refused(self, home: Any, settings: Settings) -> None:
        remember("home/home", home)
        settings.DEMO_ALLOWED = False

        assert ids(check_no_demo_on_a_real_site()) == [("core.E011", "Demo content is present on a real site")]
        found = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)
        assert "core.E011" in [message.id for message in found]

    def test_a_real_site_without_it_is_fine(self, db: None, settings: Settings) -> None:
        settings.DEMO_ALLOWED = False

        assert check_no_demo_on_a_real_site() == []

    def test_a_demo_site_may_have_it(self, home: Any) -> None:
        remember("home/home", home)

        assert check_no_demo_on_a_real_site() == []

    def test_before_the_first_migration_there_is_nothing_to_check(
        self, db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.DEMO_ALLOWED = False
        monkeypatch.setattr(DemoObject._meta, "db_table", "nog_niet_gemaakt")

        assert check_no_demo_on_a_real_site() == []


class TestPageTypes:
    """Every page type says what it is, has a template and a demo."""

    def test_all_of_ours_do(self) -> None:
        assert len(page_models()) >= 20
        assert check_page_types() == []

    @pytest.mark.parametrize("attribute", ["b1_policy", "kind_label", "kind_slug", "icon"])
    def test_one_without_a_name_is_refused(self, attribute: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(StandardPage, attribute, "")

        assert ids(check_page_types()) == [("core.E001", f"home.StandardPage has no {attribute}")]

    def test_one_without_a_template_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(StandardPage, "template", "pages/nergens.html")

        assert ids(check_page_types()) == [("core.E002", "home.StandardPage has no template pages/nergens.html")]

    def test_one_without_a_demo_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from core.demo import registry

        left = {name: kind for name, kind in registry._pages.items() if kind.model is not StandardPage}
        monkeypatch.setattr(registry, "_pages", left)

        assert ids(check_page_types()) == [("core.E003", "home.StandardPage has no demo")]

    def test_one_that_does_not_stand_on_our_base_is_refused(self) -> None:
        with isolate_apps("home"):
            stranger = type("Stranger", (Page,), {"__module__": "home.models"})
            own = apps.get_app_config("home").models
            own["stranger"] = stranger
            try:
                assert ids(check_page_types()) == [("core.E004", "home.Stranger is a page type without our base")]
            finally:
                del own["stranger"]

    def test_one_that_takes_a_name_of_every_page_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(StandardPage._meta.get_field("body"), "name", "full_url")

        assert ids(check_page_types()) == [("core.E005", "home.StandardPage has a field full_url, as every page has")]


class TestSnippets:
    """What editors make, that is no page and has an address of its own, can be found."""

    def test_all_of_ours_can(self) -> None:
        assert GlossaryTerm in page_checks._snippet_models()
        assert check_snippets() == []

    def test_one_that_search_does_not_know_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("core.search._models", {})

        assert ids(check_snippets()) == [("core.E006", "regioplan.GlossaryTerm has no search document")]
        found = checks.run_checks(tags=[checks.Tags.models])
        assert "core.E006" in [message.id for message in found]

    def test_one_without_an_address_needs_no_document(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("core.search._models", {})
        monkeypatch.delattr(GlossaryTerm, "get_absolute_url")

        assert check_snippets() == []


def test_the_whole_project_passes(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check", fail_level="WARNING")

    assert "no issues" in capsys.readouterr().out

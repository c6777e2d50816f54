"""What every installation needs in its database: made once, left alone after that."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings
from wagtail.models import GroupPagePermission, Locale, Page, Site, Workflow, WorkflowPage, WorkflowTask

from config.setup import ensure_examples
from config.setup.tree import FIXED_PAGES
from core import local_cache
from core.editor.examples import in_examples
from core.health import cache_health
from core.models import Gemeente, HelpLine
from home.models import GemeentePage, ThemePage
from tests.support.languages import make_translation


def setup_site(**options: Any) -> str:
    out = StringIO()
    call_command("setup_site", stdout=out, **options)
    local_cache.clear()
    return out.getvalue()


def state() -> list[list[tuple[Any, ...]]]:
    """Everything that the command could make."""
    return [
        list(Page.objects.order_by("pk").values_list("pk", "url_path", "title", "latest_revision_id", "live")),
        list(Site.objects.values_list()),
        list(Locale.objects.order_by("pk").values_list("language_code", flat=True)),
        list(Group.objects.order_by("pk").values_list("name", "permissions")),
        sorted(GroupPagePermission.objects.values_list("group", "page", "permission__codename")),
        list(Workflow.objects.values_list()),
        list(WorkflowTask.objects.values_list()),
        list(WorkflowPage.objects.values_list()),
    ]


def test_an_empty_database_gets_the_whole_tree(bare: None) -> None:
    said = setup_site()

    paths = [f"/wel{page.path}" for page in FIXED_PAGES]
    assert said == f"De site staat klaar ({len(FIXED_PAGES)} pagina's gemaakt).\n"
    pages, examples = (Page.objects.filter(found, depth__gt=1) for found in (~in_examples(), in_examples()))
    assert sorted(pages.filter(depth__gt=2).values_list("url_path", flat=True)) == sorted(paths)
    assert all(pages.values_list("live", flat=True))
    assert list(examples.values_list("live", flat=True)) == [False] * 9
    assert sorted(Locale.objects.values_list("language_code", flat=True)) == ["en", "nl"]
    assert list(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["wel"]
    menu = Page.objects.filter(show_in_menus=True).order_by("path").values_list("title", flat=True)
    assert list(menu) == [page.title for page in FIXED_PAGES if page.in_menu]


def test_a_real_site_starts_with_its_terms_and_help_lines_once(bare: None, settings: Settings, client: Any) -> None:
    settings.DEMO_ALLOWED = False

    setup_site()

    assert (Gemeente.objects.filter(locale__language_code="nl").count(), HelpLine.objects.exists()) == (6, True)
    paths = ["/almere/", "/urk/", "/thema/", *(page.url for page in ThemePage.objects.all())]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert len(paths) > 3
    HelpLine.objects.all().delete()
    GemeentePage.objects.get(slug="urk").delete()
    before = state()
    setup_site()
    assert (state(), HelpLine.objects.exists()) == (before, False)


def test_the_table_of_the_cache_is_made(home: Any, settings: Settings) -> None:
    """A site that forgot it would go without rate limits."""
    table = "cache_of_a_test"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": table}}
    before = table in connection.introspection.table_names()

    setup_site()

    assert (before, table in connection.introspection.table_names()) == (False, True)
    assert cache_health() == (True, "the cache answers")


def test_again_changes_nothing(home: Any) -> None:
    ensure_examples()
    before = state()

    said = setup_site()

    assert state() == before
    assert said == "De site staat klaar (0 pagina's gemaakt).\n"
    assert setup_site(verbosity=0) == ""


def test_a_page_that_is_gone_comes_back_and_a_changed_one_stays(fixed: Any) -> None:
    fixed("/privacy/").delete()
    page = fixed("/over/")
    page.title, page.summary = "Wie wij zijn", "Wij."
    page.save_revision().publish()

    said = setup_site()

    assert "(1 pagina's gemaakt)" in said
    assert fixed("/privacy/").live is True
    assert (fixed("/over/").title, fixed("/over/").summary) == ("Wie wij zijn", "Wij.")


@pytest.mark.slow
class TestSite:
    """The address of the site comes from the environment, unless an administrator chose one."""

    @pytest.mark.parametrize(
        ("base_url", "expected"),
        [
            ("https://wel.example", ("wel.example", 443, "https://wel.example")),
            ("http://localhost:8000", ("localhost", 8000, "http://localhost:8000")),
            ("http://wel.example", ("wel.example", 80, "http://wel.example")),
        ],
    )
    def test_a_new_site(self, base_url: str, expected: tuple[str, int, str], bare: None, settings: Settings) -> None:
        settings.WAGTAILADMIN_BASE_URL = base_url

        setup_site()

        site = Site.objects.get()
        assert (site.hostname, site.port, site.root_url) == expected
        assert (site.site_name, site.root_page.slug, site.is_default_site) == ("WEL in Flevoland", "wel", True)

    def test_a_site_that_moves_from_a_laptop_to_a_server(self, bare: None, settings: Settings) -> None:
        settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
        setup_site()
        settings.WAGTAILADMIN_BASE_URL = "https://wel.example"

        setup_site()

        assert Site.objects.get().root_url == "https://wel.example"

    def test_a_site_that_moves_to_another_port(self, bare: None, settings: Settings) -> None:
        settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
        setup_site()
        settings.WAGTAILADMIN_BASE_URL = "http://localhost:8001"

        setup_site()

        assert Site.objects.get().root_url == "http://localhost:8001"

    def test_what_an_administrator_chose_stays(self, home: Any) -> None:
        Site.objects.update(hostname="ander.example", port=443, site_name="Eigen naam")

        setup_site()

        site = Site.objects.get()
        assert (site.hostname, site.port, site.site_name) == ("ander.example", 443, "Eigen naam")

    def test_without_a_site_there_comes_one(self, home: Any) -> None:
        Site.objects.all().delete()

        setup_site()

        assert Site.objects.get().root_page_id == home.pk


def steps_of(workflow: Workflow) -> list[Any]:
    """The tasks of a workflow, in order."""
    return [step.task.specific for step in workflow.workflow_tasks.order_by("sort_order")]


class TestWorkflow:
    """What an administrator changed about checking stays."""

    def test_the_default_of_wagtail_gets_our_name(self, home: Any) -> None:
        workflow = Workflow.objects.get()
        check, task = steps_of(workflow)

        assert (workflow.name, workflow.active) == ("Moderatie", True)
        assert (check.name, task.name) == ("B1-check", "Controle door een moderator")
        assert [group.name for group in task.groups.all()] == ["Moderatoren"]
        assert list(WorkflowPage.objects.values_list("page", flat=True)) == [home.pk]
        assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()

    def test_a_workflow_that_is_gone_comes_back(self, home: Any) -> None:
        Workflow.objects.all().delete()

        setup_site()

        check, task = steps_of(Workflow.objects.get(name="Moderatie"))
        assert check.name == "B1-check"
        assert [group.name for group in task.groups.all()] == ["Moderatoren"]

    def test_a_step_that_was_taken_out_stays_out(self, home: Any) -> None:
        WorkflowTask.objects.filter(task__name="B1-check").delete()

        setup_site()

        assert [task.name for task in steps_of(Workflow.objects.get())] == ["Controle door een moderator"]

    def test_a_workflow_of_ones_own_stays_on_its_page(self, home: Any, fixed: Any) -> None:
        ensure_examples()
        own = Workflow.objects.create(name="Vier ogen", active=True)
        WorkflowPage.objects.filter(page=home).update(workflow=own)
        WorkflowPage.objects.create(page=fixed("/agenda/"), workflow=Workflow.objects.get(name="Moderatie"))
        before = state()

        setup_site()

        assert state() == before

    def test_a_translated_tree_is_checked_too(self, home: Any, fixed: Any) -> None:
        english = make_translation(fixed("/over/")).get_parent()

        setup_site()

        assert set(WorkflowPage.objects.values_list("page", flat=True)) == {home.pk, english.pk}
        assert english.get_workflow().name == "Moderatie"


def test_groups_with_extra_rights_keep_them(home: Any, fixed: Any) -> None:
    ensure_examples()
    group = Group.objects.get(name="ExpEx-auteurs")
    extra = GroupPagePermission.objects.filter(permission__codename="publish_page").first()
    assert extra is not None
    GroupPagePermission.objects.create(group=group, page=fixed("/agenda/"), permission=extra.permission)
    before = state()

    setup_site()

    assert state() == before

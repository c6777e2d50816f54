"""``manage.py demo``: load, refresh and remove, in words for people."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from config.setup.demo_users import DEMO_USERS, password_lines
from core.models import DemoObject
from tests.support.content import ContentTree
from tests.support.demo_media import SOUP, stored, write
from tests.support.pages import make_page

#: Loads content, again and again.
pytestmark = pytest.mark.slow
FRESH = "Gemaakt: 1, bijgewerkt: 0, ongewijzigd: 0, weggehaald: 0.\n"
COLUMNS = ("pk", "key", "object_id", "fingerprint")
SAME = "Gemaakt: 0, bijgewerkt: 0, ongewijzigd: 1, weggehaald: 0.\n"


def demo(content: ContentTree, **options: Any) -> str:
    """What the command says."""
    out = StringIO()
    call_command("demo", content=content.root, stdout=out, **options)
    return out.getvalue()


def test_it_loads_pages_users_redirects_and_promoted_results(content: ContentTree, password_file: Path) -> None:
    said = demo(content)

    page = Page.objects.get(slug="een")
    assert said == FRESH
    assert page.live is True
    assert [(row.old_path, row.redirect_page_id, row.is_permanent) for row in Redirect.objects.all()] == [
        ("/oud", page.pk, True)
    ]
    promoted = SearchPromotion.objects.get()
    assert (promoted.query.query_string, promoted.page_id, promoted.description) == ("een twee", page.pk, "Eerst")
    assert get_user_model().objects.count() == len(DEMO_USERS)
    assert password_file.exists()


def test_again_changes_nothing(content: ContentTree, password_file: Path) -> None:
    demo(content)
    before, records = password_file.read_text(), list(DemoObject.objects.order_by("pk").values_list(*COLUMNS))

    said = demo(content)

    assert said == SAME
    assert password_file.read_text() == before
    after = list(DemoObject.objects.order_by("pk").values_list(*COLUMNS))
    assert after == records


def test_if_stale_does_nothing_when_all_is_fresh(content: ContentTree) -> None:
    demo(content)

    assert demo(content, if_stale=True) == "De voorbeeldinhoud is al vers.\n"


def test_if_stale_loads_what_changed_and_what_is_old(content: ContentTree) -> None:
    demo(content)
    content.page("home/een", title="Anders")
    changed = demo(content, if_stale=True)

    content.page("home/een", title="Anders", reviewed_on="-1d")
    demo(content)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        old = demo(content, if_stale=True)

    assert changed == old == "Gemaakt: 0, bijgewerkt: 1, ongewijzigd: 0, weggehaald: 0.\n"


def test_if_stale_makes_lost_passwords_again(content: ContentTree, password_file: Path) -> None:
    demo(content)
    password_file.unlink()

    demo(content, if_stale=True)

    name, password = password_lines(password_file)[0].split(" ", 1)
    assert authenticate(username=name, password=password) is not None


def test_a_page_of_an_editor_is_named(content: ContentTree) -> None:
    demo(content)
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        Page.objects.get(slug="een").specific.save_revision().publish()

    said = demo(content)

    assert "Niet aangeraakt, want een redacteur heeft dit veranderd: home/een\n" in said


class TestKeepGoing:
    """A site that has content starts, whatever is wrong with a file."""

    def test_a_fault_is_told_and_the_content_stays(self, content: ContentTree) -> None:
        demo(content)
        content.write_text("home/twee.md", "geen kop")
        err = StringIO()

        said = demo(content, if_stale=True, keep_going=True, stderr=err)

        assert err.getvalue() == (
            "content/home/twee.md, regel 1: de eerste regel moet '---' zijn\nEr is niets veranderd.\n"
        )
        assert said == "De website houdt de inhoud die er al was.\n"

    def test_so_is_a_fault_of_ours(
        self, content: ContentTree, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        demo(content)
        content.page("home/een", title="Anders")

        def fail(*args: Any) -> None:
            raise RuntimeError

        monkeypatch.setattr("config.management.commands.demo.load_extras", fail)
        err = StringIO()

        demo(content, keep_going=True, stderr=err)

        assert (err.getvalue(), [record.message for record in caplog.records]) == (
            "RuntimeError\n",
            ["The demo content was not loaded"],
        )
        assert Page.objects.get(slug="een").title == "Een"

    def test_passwords_are_right_all_the_same(self, content: ContentTree, password_file: Path) -> None:
        demo(content)
        get_user_model().objects.get(username="moderator").delete()
        content.write_text("home/twee.md", "geen kop")

        demo(content, keep_going=True, stderr=StringIO())

        assert get_user_model().objects.filter(username="moderator").exists()

    def test_an_empty_site_gets_no_second_chance(self, content: ContentTree) -> None:
        content.write_text("home/twee.md", "geen kop")

        with pytest.raises(CommandError):
            demo(content, keep_going=True)


@pytest.mark.parametrize("broken", ["load_extras", "ensure_demo_users"])
def test_a_run_that_fails_late_leaves_no_file_behind(
    content: ContentTree, broken: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "uploads")
    write(content, SOUP)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError

    monkeypatch.setattr(f"config.management.commands.demo.{broken}", fail)

    with pytest.raises(OSError, match=r"^$"):
        demo(content)

    assert stored(tmp_path / "uploads") == []


def test_no_progress_bar_outside_a_terminal(content: ContentTree, capsys: pytest.CaptureFixture[str]) -> None:
    demo(content)

    assert capsys.readouterr().err == ""


def test_a_fault_in_a_file_is_told_when_looking_for_changes_too(content: ContentTree) -> None:
    demo(content)
    content.write_text("home/twee.md", "geen kop")

    with pytest.raises(CommandError, match=r"home/twee\.md, regel 1: de eerste regel moet '---' zijn"):
        demo(content, if_stale=True)


class TestRemove:
    """Taking the demo away."""

    def test_everything_goes(self, content: ContentTree, password_file: Path) -> None:
        demo(content)

        said = demo(content, remove=True)

        assert said == f"Weggehaald: {1 + 6 + 3 + len(DEMO_USERS)}.\n"
        assert not Page.objects.filter(slug="een").exists()
        assert (Redirect.objects.count(), Query.objects.count(), get_user_model().objects.count()) == (0, 0, 0)
        assert not password_file.exists()

    def test_what_stays_is_named(self, content: ContentTree) -> None:
        demo(content)
        page = Page.objects.get(slug="hulp")
        SearchPromotion.objects.create(query=Query.objects.get(), page=page)

        said = demo(content, remove=True)

        assert said.endswith("Gebleven, want er hangt iets van uzelf aan: een twee\n")
        assert list(SearchPromotion.objects.values_list("page", flat=True)) == [page.pk]

    def test_a_redirect_that_was_there_stays(self, content: ContentTree, fixed: Any) -> None:
        Redirect.add_redirect("/oud/", redirect_to=fixed("/hulp/"))
        demo(content)

        demo(content, remove=True)

        assert list(Redirect.objects.values_list("old_path", "redirect_page__slug")) == [("/oud", "hulp")]

    def test_a_promoted_result_that_was_there_stays(self, content: ContentTree, fixed: Any) -> None:
        page = make_page("home.StandardPage", fixed("/over/").get_parent(), title="Een", slug="een")
        SearchPromotion.objects.create(query=Query.get("een twee"), page=page, description="Van ons")
        demo(content)

        demo(content, remove=True)

        assert list(SearchPromotion.objects.values_list("description", flat=True)) == ["Van ons"]

    def test_without_a_demo(self, content: ContentTree) -> None:
        assert demo(content, remove=True) == "Weggehaald: 0.\n"


def test_quiet_is_quiet(content: ContentTree, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo(content, verbosity=0) == ""
    assert demo(content, verbosity=0, if_stale=True) == ""
    assert demo(content, verbosity=0, remove=True) == ""
    assert capsys.readouterr() == ("", "")


def test_a_real_site_gets_no_demo(content: ContentTree, settings: Settings) -> None:
    settings.DEMO_ALLOWED = False

    for options in ({}, {"remove": True}):
        with pytest.raises(CommandError, match="Dit is een echte site"):
            demo(content, **options)
    assert DemoObject.objects.count() == 0

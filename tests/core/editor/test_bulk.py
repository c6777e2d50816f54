"""Changing several pages at once: each gets a new version, and who may not is told why."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from core.editor import changes
from tests.support.html import PageView
from tests.support.pages import add_terms, make_page, make_term

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow


def address(*pages: Any) -> str:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'change_fields'])}?{chosen}&next=/admin/"


def said(answer: Any) -> list[str]:
    return [unescape(str(message)).strip() for message in get_messages(answer.wsgi_request)]


def terms(page: Any, *, draft: bool = False) -> list[str]:
    now = Page.objects.get(pk=page.pk)
    found = now.get_latest_revision_as_object() if draft else now.specific
    return sorted(term.slug for term in [*found.get_terms().gemeenten, *found.get_terms().themes])


@pytest.fixture
def urk(home: Any) -> Any:
    return make_term("Gemeente", "urk", name="Urk")


@pytest.fixture
def dronten(home: Any) -> Any:
    return make_term("Gemeente", "dronten", name="Dronten")


@pytest.mark.parametrize(("way", "after"), [("add", ["dronten", "urk"]), ("replace", ["urk"])])
def test_terms_are_added_or_replaced(
    way: str, after: list[str], urk: Any, dronten: Any, fixed: Any, colleague: Any, signed_in: Any
) -> None:
    mo = colleague("mo", "Moderatoren")
    first, second = (make_page("blog.StoryPage", fixed("/verhalen/"), title=title) for title in ("Een", "Twee"))
    for page in (first, second):
        add_terms(page, gemeente=dronten)

    answer = signed_in(mo).post(address(first, second), {"gemeenten": [urk.pk], "way": way, "publish": "on"})

    assert said(answer) == ["2 pagina's veranderd. 2 wijzigingen staan op de site."]
    assert [terms(first), terms(second)] == [after, after]
    assert PageLogEntry.objects.filter(user=mo, action="wagtail.edit", page__in=[first, second]).count() == 2


def test_other_fields_change_and_the_rest_stays(fixed: Any, colleague: Any, signed_in: Any, urk: Any) -> None:
    mo = colleague("mo", "Moderatoren")
    page = make_page("blog.StoryPage", fixed("/verhalen/"), title="Een")
    add_terms(page, gemeente=urk)

    sent = {"reviewed_on": "2024-05-01", "review_owner": mo.pk, "way": "replace", "publish": "on"}
    signed_in(mo).post(address(page), sent)

    page.refresh_from_db()
    assert (page.reviewed_on, page.review_owner, terms(page), page.title) == (date(2024, 5, 1), mo, ["urk"], "Een")


def test_an_editor_makes_a_draft_and_never_takes_a_draft_of_another_along(
    fixed: Any, colleague: Any, signed_in: Any, urk: Any
) -> None:
    anna, mo = colleague("anna", "Redacteuren"), colleague("mo", "Moderatoren")
    quiet, busy = (make_page("blog.StoryPage", fixed("/verhalen/"), title=title) for title in ("Rustig", "Bezig"))
    busy.title = "Bezig, nieuw"
    busy.save_revision(user=anna)
    sent = {"gemeenten": [urk.pk], "way": "add", "publish": "on"}

    editor = signed_in(anna).post(address(quiet), sent)
    moderator = signed_in(mo).post(address(busy), sent)

    nothing = "1 pagina veranderd. 0 wijzigingen staan op de site."
    assert [said(editor), said(moderator)] == [[nothing], [nothing]]
    assert [terms(quiet), terms(quiet, draft=True), terms(busy), terms(busy, draft=True)] == [[], ["urk"], [], ["urk"]]
    busy.refresh_from_db()
    assert (busy.title, busy.get_latest_revision_as_object().title) == ("Bezig", "Bezig, nieuw")


def test_what_can_not_change_is_named_with_the_reason(fixed: Any, colleague: Any, signed_in: Any, urk: Any) -> None:
    anna, mo = colleague("anna", "Redacteuren"), colleague("mo", "Moderatoren")
    parent = fixed("/verhalen/")
    free, locked, waits = (make_page("blog.StoryPage", parent, title=one) for one in ("Vrij", "Slot", "Wacht"))
    Page.objects.filter(pk=locked.pk).update(locked=True, locked_by=mo)
    waits.save_revision(user=anna)
    waits.get_workflow().start(waits, anna)
    twin = free.create_alias(parent=fixed("/verhalen/expex/"), update_slug="kopie")
    client, chosen = signed_in(anna), address(free, locked, waits, twin)

    asked = [
        " ".join(one.get_text().split())
        for one in PageView(client.get(chosen)).soup.select("main li, .nice-padding li")
    ]
    answer = client.post(chosen, {"gemeenten": [urk.pk], "way": "add"})

    reasons = {
        "Slot": "deze pagina zit op slot",
        "Wacht": "deze pagina wacht op een oordeel",
        "Vrij": "deze pagina is een kopie die met een andere pagina meeloopt",
    }
    assert {f"{title}: {reason}" for title, reason in reasons.items()} <= set(asked)
    told = {f"“{title}” is overgeslagen: {reason}." for title, reason in reasons.items()}
    assert set(said(answer)) == {"1 pagina veranderd. 0 wijzigingen staan op de site.", *told}
    assert [terms(page, draft=True) for page in (locked, waits)] == [[], []]


def test_a_stranger_to_a_place_changes_nothing_there(fixed: Any, colleague: Any, signed_in: Any, urk: Any) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"), title="Van een ander")

    answer = signed_in(colleague("ex", "ExpEx-auteurs")).post(address(page), {"gemeenten": [urk.pk], "way": "add"})

    assert said(answer) == ["“Van een ander” is overgeslagen: u mag deze pagina niet veranderen."]
    assert terms(page, draft=True) == []


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "U koos nog niets."),
        ({"gemeenten": ["987654"]}, "987654"),
        ({"reviewed_on": "2999-01-01"}, "Deze dag moet nog komen."),
        ({"reviewed_on": "gisteren"}, "Voer een geldige datum in."),
    ],
)
def test_odd_answers_change_nothing(sent: dict[str, Any], words: str, fixed: Any, admin_client: Any) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"))

    answer = admin_client.post(address(page), {"way": "add", **sent})

    assert (answer.status_code, words in answer.content.decode(), page.revisions.count()) == (200, True, 0)


def test_all_pages_or_none(fixed: Any, admin_user: Any, urk: Any, monkeypatch: Any) -> None:
    first, second = (make_page("blog.StoryPage", fixed("/verhalen/"), title=title) for title in ("Een", "Twee"))
    put = changes._put

    def fail_on_second(page: Any, change: Any) -> None:
        if page.pk == second.pk:
            raise RuntimeError
        put(page, change)

    monkeypatch.setattr(changes, "_put", fail_on_second)
    change = changes.Change(reviewed_on=date(2024, 5, 1), publish=True)

    with pytest.raises(RuntimeError):
        changes.change_pages(pages=[first, second], change=change, user=admin_user)

    first.refresh_from_db()
    assert (first.reviewed_on, first.revisions.count()) == (None, 0)

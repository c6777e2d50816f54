"""The loket of a gemeente: where it stands, and when it is left out."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from core import local_cache
from core.desks import desks
from tests.support.desks import make_desk
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.queries import warm_queries
from tests.support.services import add_hours
from tests.support.shortlist import number


@pytest.fixture
def loket(fixed: Any) -> Any:
    """Makes a gemeente with an entry as its loket."""
    return partial(make_desk, fixed)


def shown(client: Any, path: str) -> list[str]:
    return [row.a.get_text(strip=True) for row in view(client, path).soup.select("main .desks li")]


def test_number_and_hours_of_the_telephone_stand_with_the_gemeente(loket: Any, client: Any) -> None:
    entry = loket("urk", "Vraagplek", phones=("0527 00 65 56",))
    add_hours(entry.service, "MO TU", "10:00", "16:00", attending_type="telefoon")
    add_hours(entry.service, "SA", "10:00", "12:00")
    local_cache.clear()

    [row] = view(client, "/hulp/").soup.select("main .desks li")

    assert " ".join(row.get_text(" ", strip=True).split()) == (
        "Urk: Vraagplek Bel Vraagplek: 0527 00 65 56 voorbeeldnummer Maandag en dinsdag: 10.00 tot 16.00 uur"
    )
    assert row.a["href"] == entry.url


@pytest.mark.parametrize(
    "path",
    [
        "/hulp/",
        "/hulp/?taal=xx",
        "/zoeken/?q=qqqqq",
        "/bestaat-niet/",
        "/contact/",
        "/hulplijstje/",
        "/hulplijstje/?l=zzzz-!!",
    ],
)
def test_lokets_stand_where_someone_finds_nothing(path: str, loket: Any, client: Any) -> None:
    loket("urk", "Op Urk")
    loket("almere", "In Almere")

    assert shown(client, path) == ["In Almere", "Op Urk"]


def test_a_person_to_speak_goes_before_the_form_that_asks_patience(loket: Any, client: Any) -> None:
    entry = loket("urk", "Op Urk")

    html = client.get("/contact/").content.decode()

    assert 0 < html.index('class="desks"') < html.index('class="form')
    assert shown(client, f"/contact/?over={entry.url}") == []


def test_who_chose_a_gemeente_sees_that_loket(loket: Any, client: Any) -> None:
    loket("urk", "Op Urk")
    loket("almere", "In Almere")

    assert shown(client, "/hulp/?gemeente=urk") == ["Op Urk"]
    assert shown(client, "/contact/?gemeente=urk") == ["Op Urk"]
    assert shown(client, "/hulp/?gemeente=dronten") == ["In Almere", "Op Urk"]
    assert shown(client, "/urk/") == ["Op Urk"]


def test_a_list_ends_with_the_lokets(loket: Any, client: Any) -> None:
    entry = loket("urk", "Op Urk")

    assert shown(client, f"/hulplijstje/?l={number(entry)}") == ["Op Urk"]


@pytest.mark.parametrize(
    "facts", [{"status": "defunct"}, {"do_not_list": True}, {"phones": ()}], ids=["stopped", "unwanted", "no number"]
)
def test_what_can_not_be_called_is_no_loket(facts: dict[str, Any], loket: Any) -> None:
    loket("urk", "Op Urk", **facts)

    assert desks() == ()


def test_a_page_that_not_everyone_may_see_is_no_loket(loket: Any) -> None:
    entry, other = loket("urk", "Op Urk"), loket("almere", "In Almere")
    PageViewRestriction.objects.create(page=entry, restriction_type=PageViewRestriction.LOGIN)
    other.unpublish()
    local_cache.clear()

    assert desks() == ()


def test_a_loket_has_its_name_in_the_language_of_the_visitor(loket: Any, client: Any) -> None:
    make_translation(loket("urk", "Op Urk"), "en", title="On Urk")
    loket("almere", "In Almere")

    rows = view(client, "/en/hulp/").soup.select("main .desks li a")

    assert [(row.get_text(strip=True), row.get("lang")) for row in rows] == [("In Almere", "nl"), ("On Urk", None)]


def test_lokets_come_from_memory(loket: Any, client: Any) -> None:
    loket("urk", "Op Urk")
    one = warm_queries(client, "/zoeken/?q=qqqqq")
    loket("almere", "In Almere")

    assert warm_queries(client, "/zoeken/?q=qqqqq") == one

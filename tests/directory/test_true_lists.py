"""Lists tell the truth of this moment, and what nobody said is not a no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from directory.hours import Moment
from directory.models import Phone, ScheduleDeviation
from directory.reachable import is_open_now
from tests.support.html import PageView, view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.services import add_hours, add_place, make_service

#: A Wednesday.
NOON = "2026-11-25T12:00:30+01:00"
DAY = date(2026, 11, 25)
PHONE = {"phones": ("0320 11 22 33",)}


def make_listed(fixed: Any, title: str, **facts: Any) -> Any:
    """An entry with a title and these facts."""
    return make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=make_service(**facts))


def kept(client: Any, address: str) -> str:
    """How many seconds the browser may keep an answer."""
    found: str = client.get(address).headers["Cache-Control"]
    return found.removesuffix(", no-store").removeprefix("private, max-age=").removesuffix(", must-revalidate")


def marks(shown: PageView) -> list[str]:
    """The states of the entries, beside the number and elsewhere."""
    return [mark.get_text(strip=True) for mark in shown.soup.select(".card .state, .card .tags li[class]")]


def differ(service: Any, **values: Any) -> None:
    ScheduleDeviation.objects.create(**{"service": service, "first_day": DAY, "last_day": DAY, **values})


@pytest.fixture
def noon() -> Iterator[None]:
    """It is a Wednesday at noon."""
    with time_machine.travel(NOON, tick=False):
        yield


class TestKeeping:
    """A list is kept no longer than until any of its entries, shown or not, opens or closes."""

    @pytest.mark.parametrize("address", ["/hulp/", "/hulp/?nu=open", "/hulp/?nu=open&taal=ar"])
    def test_until_one_opens_that_is_not_shown(self, fixed: Any, client: Any, address: str) -> None:
        add_hours(make_listed(fixed, "Aap").service, "WE", "09:00", "17:00")
        add_hours(make_listed(fixed, "Beer").service, "WE", "12:01", "17:00")

        with time_machine.travel(NOON, tick=False):
            assert kept(client, address) == "30"

    @pytest.mark.parametrize(
        ("now", "seconds"),
        [
            ("2026-11-25T08:59:00+01:00", "60"),
            ("2026-11-26T01:59:40+01:00", "20"),
            ("2026-11-26T08:59:00+01:00", "300"),
            ("2026-11-25T23:58:00+01:00", "120"),
            ("2026-10-25T02:29:30+02:00", "30"),
            ("2026-10-25T02:29:30+01:00", "30"),
        ],
    )
    def test_also_an_empty_one_and_in_the_night(self, fixed: Any, client: Any, now: str, seconds: str) -> None:
        add_hours(make_listed(fixed, "Aap").service, "WE", "09:00", "02:00")
        add_hours(make_listed(fixed, "Beer").service, "SA", "20:00", "02:30")

        with time_machine.travel(now, tick=False):
            assert kept(client, "/hulp/?nu=open&vorm=chat") == seconds

    def test_until_a_day_that_differs_begins(self, fixed: Any, client: Any) -> None:
        differ(make_listed(fixed, "Aap").service, opens_at=time(12, 2), closes_at=time(13))

        with time_machine.travel(NOON, tick=False):
            assert kept(client, "/hulp/") == "90"


@pytest.mark.usefixtures("noon")
class TestReaching:
    def test_a_number_without_hours_may_be_answered_while_the_door_is_closed(self, fixed: Any, client: Any) -> None:
        add_hours(make_listed(fixed, "Aap", **PHONE).service, "TH", "09:00", "17:00")
        add_hours(make_listed(fixed, "Beer").service, "TH", "09:00", "17:00")
        add_hours(make_listed(fixed, "Cavia", **PHONE).service, "WE", "09:00", "17:00")

        shown = view(client, "/hulp/", nu="open")

        assert shown.card_titles == ["Cavia", "Aap"]
        assert "1 gevonden, en 1 misschien" in shown.text

    def test_nobody_can_call_without_a_number(self, fixed: Any, client: Any) -> None:
        app = make_listed(fixed, "Aap")
        Phone.objects.create(service=app.service, number="06 00 11 22 33", type="whatsapp")
        add_hours(app.service, "WE", "09:00", "17:00", attending_type="telefoon")

        shown = view(client, "/hulp/", nu="open")

        assert "0 gevonden, en 1 misschien" in shown.text
        assert marks(shown) == ["Tijden niet bekend, vraag het eerst na"]

    @pytest.mark.parametrize(
        ("values", "said", "is_open"),
        [
            ({"opens_at": time(10), "closes_at": time(13)}, "Nu te bellen, tot 13.00 uur", True),
            ({"opens_at": time(14), "closes_at": time(15)}, "Bellen kan weer om 14.00 uur", False),
            ({"opens_at": time(10), "closes_at": time(11)}, "Nu niet te bellen", False),
            ({}, "Nu niet te bellen", False),
            ({"attending_type": "telefoon"}, "Nu niet te bellen", False),
            ({"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 1)}, "Tijden niet bekend, bel eerst", None),
            ({"attending_type": "chat"}, "Bel eerst: tijden van dit nummer niet bekend, Nu niet te chatten", None),
        ],
    )
    def test_a_day_that_differs_is_told_where_nothing_else_is(
        self, fixed: Any, client: Any, values: dict[str, Any], said: str, is_open: bool | None
    ) -> None:
        page = make_listed(fixed, "Aap", **PHONE)
        differ(page.service, **values)
        page.service.refresh_from_db()

        assert ", ".join(marks(view(client, "/hulp/"))) == said
        assert ", ".join(mark.get_text() for mark in view(client, page.url).soup.select(".open-line")) == said
        assert is_open is is_open_now(page.service.digest, "active", Moment.at(timezone.now()))


class TestNear:
    def test_what_somebody_typed_stays_in_every_link(self, fixed: Any, client: Any) -> None:
        make_term("Gemeente", "urk", cbs_code="0184")
        make_listed(fixed, "Aap", costs=("gratis",))

        shown = view(client, "/hulp/?waar=++8232++AB+")

        assert shown.soup.select_one(".filters-form input[type=hidden][name=waar]")["value"] == "8232 AB"

    def test_places_that_we_do_not_know_come_last(self, fixed: Any, client: Any) -> None:
        for title, city, code in (("Aap", "Zwolle", "8011 AB"), ("Beer", "Lelystad", "8232 AB")):
            add_place(make_listed(fixed, title).service, city=city, postal_code=code)
        make_listed(fixed, "Cavia")

        shown = view(client, "/hulp/", waar="8232")

        assert shown.card_titles == ["Beer", "Cavia", "Aap"]
        assert "in uw plaats" not in shown.soup.select(".card__where")[2].get_text()

    @pytest.mark.parametrize("words", ["8319", "8308", "Schokland"])
    def test_the_postcode_tells_the_gemeente(self, fixed: Any, client: Any, words: str) -> None:
        polder = make_term("Gemeente", "noordoostpolder", places="Nagele", cbs_code="0171")
        make_listed(fixed, "Aap", areas=(make_term("Gemeente", "urk", places="Urk", cbs_code="0184"),))
        make_listed(fixed, "Beer", areas=(polder,))

        assert view(client, "/hulp/", waar=words).card_titles == ["Beer", "Aap"]

    def test_the_gemeenten_of_the_page_go_before_those_of_the_facts(self, fixed: Any, client: Any) -> None:
        urk, polder = (
            make_term("Gemeente", slug, cbs_code=code) for slug, code in (("urk", "0184"), ("noordoostpolder", "0171"))
        )
        add_terms(make_listed(fixed, "Aap", areas=(urk,)), gemeente=[polder])
        add_terms(make_listed(fixed, "Beer", areas=(polder,)), gemeente=[urk])

        assert view(client, "/hulp/", waar="8321").card_titles == ["Beer", "Aap"]


class TestUnknown:
    @pytest.mark.parametrize(
        ("query", "having", "others"),
        [
            ("taal=ar", {"languages": ("ar",)}, {"languages": ("nl",)}),
            ("vorm=thuis", {"forms": ("thuis",)}, {"forms": ("chat",)}),
        ],
    )
    def test_an_entry_that_tells_none_follows(
        self, fixed: Any, client: Any, query: str, having: dict[str, Any], others: dict[str, Any]
    ) -> None:
        make_listed(fixed, "Aap")
        make_listed(fixed, "Beer", **having)
        make_listed(fixed, "Cavia", **others)

        shown = view(client, f"/hulp/?{query}")

        assert shown.card_titles == ["Beer", "Aap"]
        assert "1 gevonden, en 1 misschien" in shown.text

    def test_an_entry_that_names_no_audience_is_for_everyone(self, fixed: Any, client: Any) -> None:
        young, old = make_term("Audience", "jongeren"), make_term("Audience", "ouderen")
        make_listed(fixed, "Aap")
        add_terms(make_listed(fixed, "Beer"), audience=[young])
        add_terms(make_listed(fixed, "Cavia"), audience=[old])

        shown = view(client, "/hulp/", doelgroep="jongeren")

        assert shown.card_titles == ["Aap", "Beer"]
        assert "2 gevonden" in shown.text

    def test_a_filter_that_changes_nothing_is_not_shown_but_keeps_its_word(self, fixed: Any, client: Any) -> None:
        for title in ("Aap", "Beer", "Cavia"):
            make_listed(fixed, title)

        plain, chosen = view(client, "/hulp/"), view(client, "/hulp/", leeftijd="12-17")

        assert plain.soup.select("input[name=leeftijd]") == []
        assert chosen.card_titles == ["Aap", "Beer", "Cavia"]
        assert "3 gevonden" in chosen.text

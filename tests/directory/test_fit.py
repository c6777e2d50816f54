"""After a hulpvraag or a theme, the help that fits best stands first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import local_cache
from directory.models import HelpQuestion
from directory.services import assure
from tests.support.html import view
from tests.support.pages import add_terms, make_term
from tests.support.questions import make_answer, make_question
from tests.support.services import add_hours, add_place

pytestmark = pytest.mark.django_db

_NOON = "2026-11-25T12:00:00+01:00"  # a Wednesday


@pytest.fixture
def questions(fixed: Any) -> dict[str, HelpQuestion]:
    """Three hulpvragen; the first two belong to the theme money."""
    made = {slug: make_question(slug) for slug in ("schuld", "brief", "huis")}
    money = make_term("Theme", "geld")
    for slug in ("schuld", "brief"):
        made[slug].themes.set([money])
        made[slug].save()
    local_cache.clear()
    return made


def test_the_place_of_the_hulpvraag_in_the_entry_decides(
    fixed: Any, client: Any, questions: dict[str, HelpQuestion]
) -> None:
    debt, letter, house = questions.values()
    theme = debt.themes.get()
    make_answer(fixed("/hulp/"), "A derde", house, letter, debt, phones=("0320 11 22 33",))
    make_answer(fixed("/hulp/"), "B eerste", debt, house)
    make_answer(fixed("/hulp/"), "C tweede", letter, debt, phones=("0320 11 22 33",))
    add_terms(make_answer(fixed("/hulp/"), "Aa thema", phones=("0320 11 22 33",)), theme=[theme])

    assert view(client, "/hulp/", vraag="schuld").card_titles == ["B eerste", "C tweede", "A derde", "Aa thema"]
    assert view(client, "/hulp/").card_titles == ["A derde", "Aa thema", "B eerste", "C tweede"]


def test_of_a_theme_its_hulpvragen_decide(fixed: Any, client: Any, questions: dict[str, HelpQuestion]) -> None:
    debt, letter, house = questions.values()
    for title, named in (("A", []), ("B", [house, debt]), ("C", [letter]), ("D", [debt, house])):
        add_terms(make_answer(fixed("/hulp/"), title, *named), theme=[debt.themes.get()])

    assert view(client, "/hulp/", thema="geld").card_titles == ["C", "D", "B", "A"]


def test_nearness_goes_after_the_hulpvraag_and_before_the_rest(
    fixed: Any, client: Any, questions: dict[str, HelpQuestion]
) -> None:
    debt, letter, _house = questions.values()
    for title, named, city, facts in (
        ("A ver", [debt], ("Lelystad", "8232 AB"), {"phones": ("0320 11 22 33",), "is_essential": True}),
        ("B dichtbij", [debt], ("Urk", "8321 AB"), {}),
        ("C tweede, dichtbij", [letter, debt], ("Urk", "8321 AB"), {"phones": ("0320 11 22 33",)}),
    ):
        add_place(make_answer(fixed("/hulp/"), title, *named, **facts).service, city=city[0], postal_code=city[1])

    seen = view(client, "/hulp/", vraag="schuld", waar="8321").card_titles

    assert seen == ["B dichtbij", "A ver", "C tweede, dichtbij"]


@time_machine.travel(_NOON, tick=False)
def test_what_is_indispensable_then_what_one_can_reach_then_what_was_checked_then_the_name(
    fixed: Any, client: Any, questions: dict[str, HelpQuestion]
) -> None:
    debt, phone, now = questions["schuld"], ("0320 11 22 33",), date(2026, 11, 1)
    make_answer(fixed("/hulp/"), "A mail", debt, email="a@x.example", assured_date=now)
    make_answer(fixed("/hulp/"), "B tijdelijk dicht", debt, phones=phone, status="temporarily closed", assured_date=now)
    make_answer(fixed("/hulp/"), "C lang geleden", debt, phones=phone, assured_date=date(2026, 5, 31))
    make_answer(fixed("/hulp/"), "D half jaar", debt, phones=phone, assured_date=date(2026, 6, 1))
    make_answer(fixed("/hulp/"), "E kort geleden", debt, phones=phone, assured_date=now)
    for title, day, facts in (("F morgen", "TH", {"assured_date": now}), ("G nu open", "WE", {})):
        page = make_answer(fixed("/hulp/"), title, debt, **facts)
        add_hours(page.service, day, "09:00", "17:00", attending_type="inloop")
    make_answer(fixed("/hulp/"), "H onmisbaar", debt, email="a@x.example", is_essential=True)

    assert [title[0] for title in view(client, "/hulp/", vraag="schuld").card_titles] == list("HGDEFCAB")


@time_machine.travel(_NOON, tick=False)
def test_a_check_counts_at_once(fixed: Any, client: Any, questions: dict[str, HelpQuestion]) -> None:
    make_answer(fixed("/hulp/"), "A", questions["schuld"])
    second = make_answer(fixed("/hulp/"), "B", questions["schuld"])
    before = view(client, "/hulp/", vraag="schuld").card_titles

    assure(services=[second.service], user=None)

    assert (before, view(client, "/hulp/", vraag="schuld").card_titles) == (["A", "B"], ["B", "A"])


def test_the_order_costs_no_query(fixed: Any, client: Any, questions: dict[str, HelpQuestion]) -> None:
    for number in range(30):
        make_answer(fixed("/hulp/"), f"Nummer {number:02}", questions["schuld"])
    counts = []
    for path in ("/hulp/", "/hulp/?vraag=schuld", "/hulp/?vraag=schuld", "/hulp/?vraag=schuld&pagina=2"):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        counts.append(len(captured))

    assert (len(set(counts)), max(counts) <= 12) == (1, True)

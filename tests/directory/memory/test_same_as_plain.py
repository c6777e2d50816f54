"""The list from memory gives what looking at each entry gives: the same ones, in the same order, with equal counts."""

from __future__ import annotations

import random
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Locale

from core import local_cache
from core.models import Gemeente, PageTerm
from core.routing import prepare_request
from directory.listing import ServiceListing, service_listing
from directory.memory import kept
from directory.models import HelpQuestion, Organisation, Service
from directory.near import Home
from directory.postcodes import find_spot
from tests.support.pages import make_page, make_term
from tests.support.plain_list import NARROWS, PlainEntry, found, plain_entries, rank

_SPOTS = [
    ["Urk", "8321"],
    ["Lelystad", "8232"],
    ["Almere", "1315"],
    ["Tollebeek", ""],
    ["Zwolle", "8011"],
    ["Ens", "9999"],
]
_DAYS = ("TU", "WE", "TH")


def _digest(chance: random.Random) -> dict[str, Any]:
    spots = chance.sample(_SPOTS, chance.choice([0, 0, 1, 2]))
    hours = {
        kind: [[chance.choice(_DAYS), f"{chance.randint(8, 12):02}:00", f"{chance.randint(13, 23)}:30"]]
        for kind in chance.sample(["inloop", "telefoon", "afspraak", "chat"], chance.randint(0, 2))
    }
    return {
        "phones": chance.choice([[], ["0320 11 22 33"]]),
        "questions": chance.choice([[], [], ["alleen"], ["weg", "geldzorgen"], ["geldzorgen", "alleen"], ["weg"]]),
        "hours": hours,
        "deviations": chance.choice([[], [], [], [["", "2026-11-25", "2026-11-25", "10:00", "11:00", ""]]]),
        "holidays": "unknown",
        "languages": chance.choice([[], ["nl"], ["nl", "ar"]]),
        "forms": chance.choice([[], ["thuis"], ["thuis", "online"]]),
        "costs": chance.choice([[], ["onbekend"], ["gratis"], ["bijdrage"]]),
        "free": chance.random() < 0.5,
        "cities": [city for city, _code in spots],
        "spots": spots,
        "gemeenten": chance.choice([[], [], ["urk"], ["almere", "lelystad"]]),
        "wheelchair": chance.choice(["yes", "no", "unknown"]),
        "hearing_loop": chance.choice(["yes", "no", "unknown"]),
    }


def _facts(chance: random.Random) -> dict[str, Any]:
    return {
        "status": chance.choice(["active", "active", "active", "temporarily closed", "defunct"]),
        "referral": chance.choice(["none", "required", "sometimes", "unknown"]),
        "wait_weeks": chance.choice([None, 0, 3, 20]),
        "intake": chance.choice(["open", "stop"]),
        "minimum_age": chance.choice([None, 12]),
        "maximum_age": chance.choice([None, 17, 70]),
        "is_essential": chance.random() < 0.2,
        "assured_date": chance.choice([None, date(2026, 6, 1), date(2026, 5, 31), date(2026, 11, 25)]),
    }


@pytest.fixture
def entries(fixed: Any) -> random.Random:
    """Forty entries of which everything is left to chance; some have an English page. Gives the chance."""
    chance = random.Random(7)  # noqa: S311  # the same every time
    terms = {
        "gemeente": [make_term("Gemeente", slug) for slug in ("urk", "almere", "lelystad")],
        "theme": [make_term("Theme", slug) for slug in ("geld", "wonen")],
        "audience": [make_term("Audience", slug) for slug in ("jongeren", "ouderen")],
    }
    Gemeente.objects.filter(slug="urk").update(places="Tollebeek")
    dutch, english = (Locale.objects.get(language_code=code) for code in ("nl", "en"))
    for number, slug in enumerate(("alleen", "geldzorgen")):
        question = HelpQuestion.objects.create(name=slug, slug=slug, locale=dutch, order=number)
        question.themes.set([terms["theme"][number]])
        question.save()
    organisation = Organisation.objects.create(name="Stichting")
    for number in range(40):
        service = Service.objects.create(name=f"Dienst {number}", organisation=organisation, **_facts(chance))
        Service.objects.filter(pk=service.pk).update(digest=_digest(chance))
        title = f"{chance.choice('aBÉcd')} {chance.randint(1, 9)}"
        page = make_page("directory.ServicePage", fixed("/hulp/"), title=title, slug=f"h{number}", service=service)
        rows = [(kind, term) for kind, all_ in terms.items() for term in all_ if chance.random() < 0.3]
        PageTerm.objects.bulk_create(PageTerm(page_id=page.pk, **{kind: term}) for kind, term in rows)
        if number % 8 == 0:
            copy = {"locale": english, "translation_key": page.translation_key, "live": number != 0}
            make_page("directory.ServicePage", fixed("/hulp/"), title=f"Help {number}", service=service, **copy)
    local_cache.clear()
    kept.forget()
    return chance


def _listing(query: list[tuple[str, str]]) -> ServiceListing:
    request = RequestFactory().get(f"/hulp/?{urlencode(query)}")
    prepare_request(request)
    return service_listing(request)


def _ordered(rows: list[PlainEntry], query: list[tuple[str, str]]) -> list[int]:
    chosen: dict[str, set[str]] = {}
    for name, value in query:
        chosen.setdefault(name, set()).add(value)
    words = next((value for name, value in query if name == "waar"), "")
    home = Home(words, find_spot(words)) if words else None
    return [entry.page.pk for entry in sorted(rows, key=lambda entry: rank(entry, chosen, home))]


def _count(plain: list[PlainEntry], selected: dict[str, list[str]], name: str, value: str) -> int:
    """How many entries there are after the click; of a chosen value how many it has of its own."""
    chosen = selected[name]
    if value in chosen:
        return sum(entry.fits(name, [value]) for entry in found(plain, selected, without=name))
    return len(found(plain, {**selected, name: [*chosen, value]}))


def _check(query: list[tuple[str, str]], plain: list[PlainEntry]) -> None:
    listing = _listing(query)
    sure = found(plain, listing.selected)
    maybe = [entry for entry in found(plain, listing.selected, maybe=True) if entry not in sure]
    assert (query, list(listing.keys[:])) == (query, [*_ordered(sure, query), *_ordered(maybe, query)])
    assert (query, listing.total, listing.maybe_total) == (query, len(sure), len(maybe))
    shown = {(facet.name, option.value): option.count for facet in listing.facets for option in facet.options}
    shown |= {("plaats", option.value): option.count for option in listing.alone("plaats") if not option.selected}
    expected = {
        (name, value): len(found(plain, {**listing.selected, name: [value]}))
        if name == "plaats"
        else _count(plain, listing.selected, name, value)
        for name, value in shown
    }
    assert (query, shown) == (query, expected)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_for_any_choices(entries: random.Random, language: str) -> None:
    with translation.override(language), time_machine.travel("2026-11-25T12:00:30+01:00", tick=False):
        plain, every = plain_entries(), _listing([])._labels  # all choices that there are
        choices = [(name, value) for name, values in every.items() for value in values]
        for _round in range(60):
            query = entries.sample(choices, entries.randint(0, 3))
            query += [("waar", entries.choice(["8321", "Lelystad", "Tollebeek", "Parijs"]))] * entries.randint(0, 1)
            _check(query, plain)
        for query in ([], [("nu", "open")], [("toegang", "rolstoel"), ("toegang", "ringleiding")]):
            _check(query, plain)


def test_the_plain_way_knows_yes_no_and_unknown(entries: random.Random) -> None:
    with time_machine.travel("2026-11-25T12:00:30+01:00", tick=False):
        plain = plain_entries()

    states = {("open" in entry.has["nu"], "open" in entry.may["nu"]) for entry in plain}
    assert states == {(True, False), (False, True), (False, False)}
    assert {facet.name for facet in _listing([]).facet_types if facet.narrows} == NARROWS

"""Facts as people read them: hours, costs, trust."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine

from directory.hours.words import HoursGroup, hours_groups
from directory.models import Service
from directory.presentation import Facts, service_card_extra, service_facts
from directory.trust import Trust, trust_of
from tests.support.services import add_hours, add_place, make_service

TODAY = date(2031, 3, 15)


@pytest.mark.parametrize(
    ("checked", "level", "words"),
    [
        (None, "never", "Nog niet gecontroleerd, bel eerst"),
        (date(2031, 3, 15), "good", "Gecontroleerd in maart 2031"),
        (date(2031, 4, 1), "good", "Gecontroleerd in april 2031"),
        (date(2030, 9, 15), "good", "Gecontroleerd in september 2030"),
        (date(2030, 8, 16), "good", "Gecontroleerd in augustus 2030"),
        (date(2030, 8, 15), "old", "Lang niet gecontroleerd, bel eerst (laatst in augustus 2030)"),
        (date(2030, 2, 16), "old", "Lang niet gecontroleerd, bel eerst (laatst in februari 2030)"),
        (date(2030, 2, 15), "stale", "Mogelijk verouderd, bel eerst (laatst in februari 2030)"),
        (date(2020, 1, 1), "stale", "Mogelijk verouderd, bel eerst (laatst in januari 2020)"),
    ],
)
@time_machine.travel("2031-03-15 12:00+01:00", tick=False)
def test_trust_ages(checked: date | None, level: str, words: str) -> None:
    digest = {"phones": ["0320 11 22 33"]}

    assert trust_of(Service(assured_date=checked, digest=digest)) == Trust(level, words)
    assert trust_of(Service(assured_date=checked, digest=digest), TODAY) == Trust(level, words)


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (None, "Nog niet gecontroleerd, vraag het eerst na"),
        (date(2030, 8, 15), "Lang niet gecontroleerd, vraag het eerst na (laatst in augustus 2030)"),
        (date(2020, 1, 1), "Mogelijk verouderd, vraag het eerst na (laatst in januari 2020)"),
    ],
)
def test_trust_sends_nobody_to_a_telephone_that_is_not_there(checked: date | None, words: str) -> None:
    assert trust_of(Service(assured_date=checked), TODAY).text == words


@time_machine.travel("2031-09-14 22:30+00:00", tick=False)
def test_trust_counts_days_in_dutch_time() -> None:
    assert trust_of(Service(assured_date=date(2031, 2, 15))).level == "old"
    assert trust_of(Service(assured_date=date(2031, 2, 16))).level == "good"


def rows_of(service: Service) -> list[tuple[str, tuple[str, ...]]]:
    """Days and hours of the only group."""
    (group,) = hours_groups(list(service.schedules.order_by("sort_order")))
    return list(group.rows)


@pytest.mark.parametrize(
    ("blocks", "rows"),
    [
        ([("MO", "09:00", "17:00")], [("Maandag", ("9.00 tot 17.00 uur",))]),
        ([("MO TU WE TH FR SA SU", "00:00", "23:59")], [("Maandag tot en met zondag", ("de hele dag en nacht",))]),
        ([("MO", "20:00", "23:59")], [("Maandag", ("20.00 uur tot middernacht",))]),
        ([("MO TU", "09:00", "17:00")], [("Maandag en dinsdag", ("9.00 tot 17.00 uur",))]),
        ([("MO TU WE TH FR", "08:30", "12:15")], [("Maandag tot en met vrijdag", ("8.30 tot 12.15 uur",))]),
        (
            [("FR MO", "09:00", "17:00")],
            [("Maandag", ("9.00 tot 17.00 uur",)), ("Vrijdag", ("9.00 tot 17.00 uur",))],
        ),
        (
            [("MO TU WE", "09:00", "17:00"), ("TU", "19:00", "21:00")],
            [
                ("Maandag", ("9.00 tot 17.00 uur",)),
                ("Dinsdag", ("9.00 tot 17.00 uur", "19.00 tot 21.00 uur")),
                ("Woensdag", ("9.00 tot 17.00 uur",)),
            ],
        ),
        (
            [("MO", "13:00", "17:00"), ("MO", "09:00", "12:00")],
            [("Maandag", ("9.00 tot 12.00 uur", "13.00 tot 17.00 uur"))],
        ),
        ([("SA", "18:00", "00:00")], [("Zaterdag", ("18.00 uur tot middernacht",))]),
        ([("SA SU", "22:00", "06:00")], [("Zaterdag en zondag", ("22.00 tot 6.00 uur (de nacht door)",))]),
    ],
)
def test_days_with_the_same_hours_stand_together(
    home: Any, blocks: list[tuple[str, str, str]], rows: list[tuple[str, tuple[str, ...]]]
) -> None:
    service = make_service()
    for days, start, end in blocks:
        add_hours(service, days, start, end)

    assert rows_of(service) == rows


def test_a_note_keeps_days_apart(home: Any) -> None:
    service = make_service()
    add_hours(service, "MO", "09:00", "10:00", description="alleen in de oneven weken")
    add_hours(service, "TU", "09:00", "10:00")

    assert rows_of(service) == [
        ("Maandag", ("9.00 tot 10.00 uur, alleen in de oneven weken",)),
        ("Dinsdag", ("9.00 tot 10.00 uur",)),
    ]


def test_each_way_of_contact_and_place_is_a_group(home: Any) -> None:
    service = make_service()
    here, there = add_place(service, name="Hier"), add_place(service, name="Daar")
    add_hours(service, "MO", "09:00", "10:00", attending_type="telefoon")
    add_hours(service, "MO", "11:00", "12:00", location=here)
    add_hours(service, "TU", "11:00", "12:00", location=there)

    assert service_facts(service).hours == [
        HoursGroup("telefoon", "Bellen", "", (("Maandag", ("9.00 tot 10.00 uur",)),)),
        HoursGroup("inloop", "Langskomen", "Hier", (("Maandag", ("11.00 tot 12.00 uur",)),)),
        HoursGroup("inloop", "Langskomen", "Daar", (("Dinsdag", ("11.00 tot 12.00 uur",)),)),
    ]


@pytest.mark.parametrize(
    ("phones", "city", "kind", "email", "heading"),
    [
        (1, "Urk", "physical", "", "Bellen of langsgaan"),
        (1, "Urk", "postal", "", "Bellen"),
        (1, "Urk", "virtual", "", "Bellen"),
        (1, "", "physical", "a@voorbeeld.example", "Bellen of mailen"),
        (1, "", "physical", "", "Bellen"),
        (0, "Urk", "physical", "a@voorbeeld.example", "Mailen of langsgaan"),
        (0, "Urk", "physical", "", "Langsgaan"),
        (0, "", "physical", "a@voorbeeld.example", "Mailen"),
        (0, "", "physical", "", "Contact"),
    ],
)
def test_the_heading_promises_what_there_is(phones: int, city: str, kind: str, email: str, heading: str) -> None:
    place = SimpleNamespace(location=SimpleNamespace(city=city, address_is_secret=False, location_type=kind))

    assert Facts(SimpleNamespace(email=email), ["0320"] * phones, [place]).contact_heading == heading


def test_nobody_can_come_by_at_a_secret_address() -> None:
    place = SimpleNamespace(location=SimpleNamespace(city="Urk", address_is_secret=True, location_type="physical"))

    assert Facts(SimpleNamespace(email=""), ["0320"], [place]).contact_heading == "Bellen"


def test_no_hours_no_groups() -> None:
    assert hours_groups([]) == []


def test_card_of_a_bare_service(home: Any) -> None:
    shown = service_card_extra(make_service())

    reach = shown.pop("reach")
    assert (reach.is_open, reach.phone, [mark.text for mark in reach.others]) == (
        False,
        None,
        ["Tijden niet bekend, vraag het eerst na"],
    )
    assert shown == {
        "organisation": "Stichting Voorbeeld",
        "phone": "",
        "email": "",
        "url": "",
        "free": False,
        "referral": "unknown",
        "referral_label": "Niet bekend, vraag het na",
        "texts": [],
        "chat_url": "",
        "form_url": "",
        "forms": [],
        "form_values": [],
        "languages": [],
        "wheelchair": False,
        "cities": [],
        "trust": Trust("never", "Nog niet gecontroleerd, vraag het eerst na"),
        "closed": False,
        "sample": False,
    }


def test_card_decides(home: Any, django_assert_num_queries: Any) -> None:
    service = make_service(
        phones=("0320 11 22 33", "0320 44 55 66"),
        languages=("nl", "ar"),
        forms=("thuis", "groep"),
        costs=("gratis",),
        referral="none",
        status="temporarily closed",
        sample=True,
    )
    add_place(service, city="Urk", wheelchair="yes")
    service = Service.objects.select_related("organisation").get(pk=service.pk)

    with django_assert_num_queries(0):
        extra = service_card_extra(service)

    assert (extra["phone"], extra["free"], extra["closed"], extra["sample"]) == ("0320 11 22 33", True, True, True)
    assert (extra["forms"], extra["form_values"]) == (["Bij u thuis", "in een groep"], ["thuis", "groep"])
    assert (extra["languages"], extra["wheelchair"], extra["cities"]) == (["Nederlands", "Arabisch"], True, ["Urk"])
    assert (extra["referral"], extra["referral_label"]) == ("none", "Geen verwijzing nodig")


def test_a_form_that_is_not_known_any_more_is_left_out_and_a_language_without_a_name_is_its_code(home: Any) -> None:
    service = make_service()
    service.digest = {**service.digest, "forms": ["thuis", "postduif"], "languages": ["dse", "xx"]}

    extra = service_card_extra(service)

    assert (extra["forms"], extra["languages"]) == (["Bij u thuis"], ["Nederlandse Gebarentaal", "xx"])


@pytest.mark.parametrize("digest", [{}, {"phones": []}])
def test_a_digest_that_misses_things_is_no_fault(home: Any, digest: dict[str, Any]) -> None:
    service = make_service()
    service.digest = digest

    assert service_card_extra(service)["phone"] == ""


def test_a_price_that_nobody_knows_says_of_what(home: Any) -> None:
    service = make_service(costs=("onbekend",))
    service.cost_options.update(amount_description="het hout")

    assert [(cost["label"], cost["text"]) for cost in service_facts(service).costs] == [
        ("Prijs niet bekend", "het hout")
    ]


def test_facts_cost_four_queries(home: Any, django_assert_num_queries: Any) -> None:
    service = make_service(phones=("0320 11 22 33",), costs=("gratis", "volgens-wet"))
    service.cost_options.filter(option="volgens-wet").update(amount_description="via de gemeente", amount=5)
    for number in range(3):
        place = add_place(service, name=f"Plek {number}")
        add_hours(service, "MO TU", "09:00", "10:00", location=place)
    service = Service.objects.get(pk=service.pk)

    with django_assert_num_queries(4):
        facts = service_facts(service)
        names = [place.location.name for place in facts.places]

    assert names == ["Plek 0", "Plek 1", "Plek 2"]
    assert [phone.number for phone in facts.phones] == ["0320 11 22 33"]
    assert [(cost["label"], cost["amount"], cost["text"]) for cost in facts.costs] == [
        ("Gratis", None, ""),
        ("Betaald volgens de wet", 5, "via de gemeente"),
    ]
    assert (facts.closed, facts.languages, facts.forms) == (False, [], [])


def test_a_value_that_is_in_no_list_shows_nothing(home: Any) -> None:
    service = make_service(costs=("duur", "gratis"), referral="misschien")
    add_hours(service, "MO", "09:00", "17:00", attending_type="foo")
    add_hours(service, "TU", "09:00", "17:00", attending_type="inloop")
    service.refresh_from_db()

    facts = service_facts(service)

    assert service_card_extra(service)["referral_label"] == ""
    assert [cost["label"] for cost in facts.costs] == ["Gratis"]
    assert [group.heading for group in facts.hours] == ["Langskomen"]


def test_a_note_of_hours_at_a_secret_place_is_not_told(home: Any) -> None:
    service = make_service()
    for secret in (True, False):
        place = add_place(service, address_is_secret=secret)
        add_hours(service, "MO", "09:00", "17:00", location=place, description="Achterom, bij de kerk")

    groups = hours_groups(list(service.schedules.order_by("sort_order")))

    assert [["kerk" in text for _days, periods in group.rows for text in periods] for group in groups] == [
        [False],
        [True],
    ]


def test_nor_that_of_hours_without_a_place_when_all_places_are_secret(home: Any) -> None:
    service = make_service()
    place = add_place(service, address_is_secret=True)
    for kind in ("inloop", "telefoon"):
        add_hours(service, "MO", "09:00", "17:00", attending_type=kind, description="Achterom")

    groups = hours_groups(list(service.schedules.order_by("sort_order")), [place])

    assert [(group.kind, "Achterom" in group.rows[0][1][0]) for group in groups] == [
        ("op-afspraak", False),
        ("telefoon", True),
    ]

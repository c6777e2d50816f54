"""The list of help and an entry on paper: what one needs there, and nothing that only a screen can do."""

from __future__ import annotations

from typing import Any

import time_machine

from tests.support.html import view
from tests.support.pages import make_page
from tests.support.reports import make_entry
from tests.support.services import add_hours, add_place, make_service


def test_a_card_has_its_addresses_and_its_hours_by_weekday(fixed: Any, client: Any) -> None:
    service = make_service(phones=("0320 11 22 33",), costs=("gratis",))
    add_place(service, name="De Boot", address_1="Kade 1", postal_code="8321 AB", city="Urk")
    add_place(service, name="Geheim huis", address_1="Stille weg 9", city="Ens", address_is_secret=True)
    add_hours(service, "MO TU", "09:00", "12:00", attending_type="telefoon")
    add_hours(service, "SA", "10:00", "12:00", attending_type="inloop")
    make_page("directory.ServicePage", fixed("/hulp/"), title="Inloop", service=service)
    make_page("directory.ServicePage", fixed("/hulp/"), title="Lijn", service=make_service())

    seen = view(client, "/hulp/", kosten="gratis")

    reach = "Bellen: Maandag en dinsdag 9.00 tot 12.00 uur Langskomen: Zaterdag 10.00 tot 12.00 uur"
    papers = [" ".join(paper.get_text(" ", strip=True).split()) for paper in seen.soup.select(".card .print-only")]
    assert papers == [f"De Boot, Kade 1, 8321 AB Urk {reach}", ""]
    assert "Stille weg" not in seen.text


def test_a_mark_of_a_holiday_stays_on_the_screen_and_what_holds_longer_does_not(fixed: Any, client: Any) -> None:
    facts: list[dict[str, Any]] = [{}, {"phones": ("0320 11 22 33",), "intake": "waiting_list"}]
    for number, values in enumerate((*facts, {"status": "temporarily closed"})):
        make_page("directory.ServicePage", fixed("/hulp/"), title=f"Inloop {number}", service=make_service(**values))

    found: list[dict[str, bool]] = []
    for day in ("2026-12-25 12:00+01:00", "2026-12-28 12:00+01:00"):
        with time_machine.travel(day, tick=False):
            marks = view(client, "/hulp/").soup.select(".card__marks .tags .unsure")
        found.append({mark.text: "screen" in mark["class"] for mark in marks})

    longer = {"Er is een wachtlijst": False, "Tijdelijk dicht": False}
    words = ("Vandaag is een feestdag", "Tijden niet bekend")
    told = [{f"{begin}, {ask}": begin == words[0] for ask in ("bel eerst", "vraag het eerst na")} for begin in words]
    assert found == [one | longer for one in told]


def test_a_list_names_the_chosen_filters(fixed: Any, client: Any) -> None:
    make_page("directory.ServicePage", fixed("/hulp/"), title="Inloop", service=make_service(costs=("gratis",)))

    chosen = view(client, "/hulp/?kosten=gratis&verwijzing=geen-verwijzing").soup.select(".results .print-only")

    assert chosen[0].get_text(" ", strip=True) == "Gekozen filters: Gratis, Geen brief nodig"
    assert view(client, "/hulp/").soup.select(".results [role=status] + .print-only") == []


def test_explanations_for_the_screen_stay_there(fixed: Any, client: Any) -> None:
    page = make_entry(fixed, sensitive=True)

    listed, entry = view(client, "/hulp/"), view(client, page.url)

    links = listed.soup.select("main a[href='/open-data/']")
    assert [link.find_parent(class_="screen") is not None for link in links] == [True]
    assert [block.find_parent(class_="screen") or "screen" in block["class"] for block in _erase(entry)] == [True]


def _erase(seen: Any) -> list[Any]:
    words = "Kijkt er iemand mee op uw telefoon of computer?"
    return [each.find_parent("div") for each in seen.soup.find_all("strong", string=words)]

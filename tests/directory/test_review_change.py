"""The short form in which an owner changes facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from directory.models import Proposal, Review, Service
from directory.reviews.change_form import ChangeForm
from directory.reviews.rounds import RunReport, run
from tests.support.html import PageView, view
from tests.support.owners import TASKS, decide, form_data, post
from tests.support.services import add_hours, add_place, make_service

pytestmark = pytest.mark.usefixtures("clock")


def entry() -> Service:
    return Service.objects.get(name="De Boot")


def outcomes() -> list[str]:
    return list(Review.objects.order_by("pk").values_list("outcome", flat=True))


class TestChange:
    """The short form: what differs waits for an editor."""

    def change(self, client: Any, link: str, **changes: str) -> PageView:
        path = f"{link}{entry().pk}/wijzigen/"
        return PageView(post(client, path, **form_data(view(client, path), **changes)))

    def test_only_what_changed_is_kept(self, link: str, client: Any) -> None:
        add_hours(entry(), "MO TU", "09:00", "12:00", attending_type="telefoon")
        phone = entry().phones.get()
        number = f"phone_{phone.uuid.hex}_number"

        seen = self.change(
            client,
            link,
            **{number: "0320 99 88 77", "hours_telefoon_MO": "9.30 tot 12 en 13:00 - 17:00", "url": "boot.example"},
        )

        proposal = Proposal.objects.get()
        assert (seen.status, outcomes(), proposal.due_on) == (303, ["changed"], date(2031, 3, 5))
        assert {row.key: (row.old, row.new) for row in proposal.fields.all()} == {
            f"phone:{phone.uuid}": (["0320 21 22 33", ""], ["0320 99 88 77", ""]),
            "hours:telefoon:-:MO": (["09:00-12:00"], ["09:30-12:00", "13:00-17:00"]),
            "url": ("", "https://boot.example"),
        }
        assert (entry().url, entry().assured_date) == ("", date(2030, 3, 1))
        assert run() == RunReport()  # nobody is asked again while the change waits

    def test_hours_that_are_not_weekly_are_told_and_stay(self, link: str, client: Any, admin_client: Any) -> None:
        """On the overview, above the empty days, and at the desk; those that are over are not told."""
        place = add_place(entry())
        add_hours(entry(), "FR", "18:00", "21:30", location=place, repeats="2")
        add_hours(entry(), "SA", "10:00", "12:00", location=place, valid_to=date(2030, 1, 1))
        line = "vrijdag 18.00 tot 21.30 uur, alleen de tweede van de maand"
        monday = f"hours_inloop_{place.uuid.hex}_MO"
        form = view(client, f"{link}{entry().pk}/wijzigen/")

        assert f"Langskomen: {line}" in view(client, link).text
        group = form.soup.find("input", {"name": monday}).find_parent("fieldset")
        assert f"Nu staat er: {line} Dat blijft zo." in " ".join(group.get_text(" ").split())
        assert [item.get_text() for item in group.find_all("li")] == [line]

        self.change(client, link, **{monday: "9-12"})
        proposal = Proposal.objects.get()
        desk = view(admin_client, f"{TASKS}{proposal.pk}/").text
        assert f"Ze blijven staan, wat u ook kiest: {line} Bedoelt" in desk
        decide(admin_client, proposal)
        hours = entry().schedules.order_by("byday").values_list("byday", "repeats")
        assert list(hours) == [("FR", "2"), ("MO", "weekly"), ("SA", "weekly")]

    def test_one_hour_is_one_field(self, link: str, client: Any) -> None:
        add_hours(entry(), "MO", "09:00", "12:00")

        self.change(client, link, hours_inloop_MO="9:00-13:00")

        assert [(row.key, row.new) for row in Proposal.objects.get().fields.all()] == [
            ("hours:inloop:-:MO", ["09:00-13:00"])
        ]

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"postcode": "8232sa"}, {"address": ["Dorpsstraat 1", "8232 SA", "Urk"]}),
            ({"city": "Urk-Zuid"}, {"address": ["Dorpsstraat 1", "8321AB", "Urk-Zuid"]}),
            ({"number": "0320998877"}, {"phone": ["0320 99 88 77", ""]}),
        ],
    )
    def test_what_is_typed_is_written_in_our_way_and_what_is_left_stays(
        self, typed: dict[str, str], told: dict[str, list[str]], link: str, client: Any
    ) -> None:
        phone, place = entry().phones.get(), add_place(entry(), postal_code="8321AB")
        entry().phones.update(number="0320212233")
        names = {"number": f"phone_{phone.uuid.hex}_number"}

        self.change(
            client, link, **{names.get(part, f"address_{place.uuid.hex}_{part}"): text for part, text in typed.items()}
        )

        assert {row.key.split(":")[0]: row.new for row in Proposal.objects.get().fields.all()} == told

    def test_a_number_goes_and_another_comes(self, link: str, client: Any) -> None:
        phone = entry().phones.get()

        self.change(
            client,
            link,
            **{f"phone_{phone.uuid.hex}_number": "", "phone_new_number": "06 12 34 56 78", "phone_new_who": "App"},
        )

        assert {row.key: row.new for row in Proposal.objects.get().fields.all()} == {
            f"phone:{phone.uuid}": None,
            "phone:new": ["06 12 34 56 78", "App"],
        }

    def test_an_editors_change_meanwhile_is_not_the_owners(self, link: str, client: Any) -> None:
        path = f"{link}{entry().pk}/wijzigen/"
        data = form_data(view(client, path), alert="Dicht op 5 mei.")
        Service.objects.update(email="nieuw@boot.example")

        post(client, path, **data)

        assert [row.key for row in Proposal.objects.get().fields.all()] == ["alert"]

    def test_what_was_seen_of_another_entry_counts_as_nothing_seen(self, link: str, client: Any) -> None:
        other = make_service(name="Het Anker", phones=("0320 44 55 66",), email="info@anker.example")
        foreign = ChangeForm(service=other)["seen"].value()
        path = f"{link}{entry().pk}/wijzigen/"
        data = form_data(view(client, path), alert="Dicht op 5 mei.")

        post(client, path, **{**data, "seen": foreign})

        assert [(row.key, row.old, row.new) for row in Proposal.objects.get().fields.all()] == [
            ("alert", "", "Dicht op 5 mei.")
        ]

    @pytest.mark.parametrize(
        ("field", "typed", "fault"),
        [
            ("hours_telefoon_MO", "ochtend", "Dit lezen wij niet als tijd."),
            ("hours_telefoon_MO", "9:00-25:00", "Dit lezen wij niet als tijd."),
            ("hours_telefoon_MO", "9:00-9:00", "Begin en einde zijn gelijk."),
            ("email", "boot", "Er mist een @."),
            ("url", "geen adres", "Dit adres klopt niet."),
            ("wait_weeks", "zes", "Schrijf hier een getal"),
            ("phone_new_number", "bel maar", "Gebruik alleen cijfers en spaties"),
            ("phone_new_number", "0527 00 17", "Schrijf alle 10 cijfers"),
        ],
    )
    def test_a_fault_is_named_and_answers_stay(
        self, field: str, typed: str, fault: str, link: str, client: Any
    ) -> None:
        seen = self.change(client, link, **{field: typed, "alert": "Blijft staan."})

        assert (seen.status, Proposal.objects.count(), outcomes()) == (422, 0, [""])
        assert fault in seen.text
        values = [seen.soup.find("input", {"name": name})["value"] for name in (field, "alert")]
        assert values == [typed, "Blijft staan."]

    def test_without_a_change_it_says_what_to_do(self, link: str, client: Any) -> None:
        seen = self.change(client, link)

        assert (seen.status, outcomes()) == (422, [""])
        assert "U heeft nog niets veranderd." in seen.text

    def test_a_remark_alone_is_enough(self, link: str, client: Any) -> None:
        seen = self.change(client, link, remark="De tekst is te lang.")

        assert (seen.status, Proposal.objects.get().remark) == (303, "De tekst is te lang.")

    def test_each_of_several_addresses_says_whose_it_is(self, link: str, client: Any) -> None:
        def headings() -> list[str]:
            found = view(client, f"{link}{entry().pk}/wijzigen/").soup.select("h2, h3")
            return [text for text in (heading.get_text(strip=True) for heading in found) if text.startswith("Adres")]

        add_place(entry(), city="Lelystad", name="Het Dok")
        alone = headings()
        add_place(entry(), city="Urk", name="")

        assert (alone, headings()) == (["Adres"], ["Adres: Het Dok", "Adres: Urk"])

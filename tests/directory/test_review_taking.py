"""What is taken over is true: nothing is said to be written that is not, and nobody else moves along."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core.models.mail import OutboxMessage
from directory.models import Closure, Location, Proposal, Service, ServiceAtLocation
from directory.reviews import desk
from directory.reviews.applying import differences, stamp_of
from directory.reviews.deciding import approve
from tests.support.html import view
from tests.support.owners import OWNER, TASKS, asked, decide, make_entry, proposal_of
from tests.support.services import add_hours, add_place

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def service(fixed: Any) -> Service:
    """An entry with a number, a place, and hours there."""
    made = asked(fixed, name="De Boot", phones=("0320 21 22 33",), email="oud@boot.example")
    place = add_place(made)
    add_hours(made, "MO TU", "09:00", "12:00", location=place)
    found: Service = Service.objects.get(pk=made.pk)
    return found


def as_facts(key: str, *value: str) -> dict[str, Any]:
    """One fact with its new value."""
    return {key: list(value)}


def told() -> str:
    """The last mail to the owner."""
    return OutboxMessage.objects.filter(to=OWNER).order_by("-pk")[0].text_body


class TestGone:
    """An editor took away what the owner changes."""

    def test_a_number_comes_back_as_the_same(self, service: Service, admin_client: Client) -> None:
        phone = service.phones.get()
        proposal = proposal_of(service, **as_facts(f"phone__{phone.uuid}", "0320 99 88 77", "balie"))
        service.phones.get().delete()

        decide(admin_client, proposal, take=[str(proposal.fields.get().pk)])

        assert [(row.uuid, row.number) for row in service.phones.all()] == [(phone.uuid, "0320 99 88 77")]
        assert "0320 99 88 77, balie" in told()

    @pytest.mark.parametrize("kind", ["address", "hours", "cost"])
    def test_what_has_no_place_any_more_is_refused(self, kind: str, service: Service, admin_client: Client) -> None:
        place = service.places.get().location
        new: dict[str, dict[str, Any]] = {
            "address": {f"address__{place.uuid}": ["Kade 2", "8321 AC", "Urk"]},
            "hours": {f"hours__inloop__{place.uuid}__MO": ["10:00-12:00"]},
            "cost": {"cost": "Gratis."},
        }
        proposal = proposal_of(service, url="https://boot.example", **new[kind])
        service.schedules.all().delete()
        service.places.all().delete()
        service.pages.get().delete()
        mails = OutboxMessage.objects.count()
        take = [str(row.pk) for row in proposal.fields.all()]

        seen = decide(admin_client, proposal, take=take)

        service.refresh_from_db()
        assert (seen.status, "dit staat er niet meer" in seen.text) == (422, True)
        assert (Proposal.objects.get().state, service.url, service.schedules.count()) == ("waiting", "", 0)
        assert OutboxMessage.objects.count() == mails
        decide(admin_client, proposal, take=[str(proposal.fields.get(key="url").pk)], reason="Dat is weg.")
        assert ("Adres van de website" in told(), "https://boot.example" in told()) == (False, True)


class TestAtTheSameTime:
    """The facts are compared in the transaction that writes."""

    def test_a_change_after_the_look_stops_the_writing(self, service: Service) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")
        stamp = stamp_of(differences(proposal))
        Service.objects.update(email="net@boot.example")

        with pytest.raises(ValidationError, match="Iemand veranderde dit item net"):
            approve(proposal=proposal, keys={"email"}, reason="", user=None, now=timezone.now(), stamp=stamp)

        assert (Service.objects.get(name="De Boot").email, Proposal.objects.get().state) == (
            "net@boot.example",
            "waiting",
        )

    def test_without_a_stamp_nothing_is_taken_over(self, service: Service, admin_client: Client) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")

        assert decide(admin_client, proposal, stamp="").status == 422
        assert Service.objects.get(name="De Boot").email == "oud@boot.example"


class TestSharedPlace:
    """One owner moves; the others stay where they are."""

    @pytest.fixture
    def other(self, service: Service, fixed: Any) -> Service:
        """An entry of somebody else at the same place."""
        made: Service = make_entry(fixed, "ander@b.example", name="Van een ander")
        ServiceAtLocation.objects.create(service=made, location=service.places.get().location)
        add_hours(made, "FR", "09:00", "12:00", location=service.places.get().location)
        return made

    def test_only_this_entry_moves(self, service: Service, other: Service, admin_client: Client) -> None:
        place = service.places.get().location
        new: dict[str, Any] = {
            f"address__{place.uuid}": ["Kade 2", "8321 AC", "Dronten"],
            f"hours__inloop__{place.uuid}__MO": ["10:00-12:00"],
        }
        proposal = proposal_of(service, **new)

        screen = view(admin_client, f"{TASKS}{proposal.pk}/").text
        decide(admin_client, proposal)

        own, theirs = service.places.get().location, other.places.get().location
        assert "Alleen dit item verhuist." in screen
        assert (theirs.pk, theirs.address_1, own.address_1, own.name) == (
            place.pk,
            "Dorpsstraat 1",
            "Kade 2",
            "Stichting Voorbeeld",
        )
        assert {row.location_id for row in service.schedules.all()} == {own.pk}
        assert {row.location_id for row in other.schedules.all()} == {place.pk}
        cities = [Service.objects.get(pk=one.pk).digest["cities"] for one in (service, other)]
        assert (own.uuid != place.uuid, cities) == (True, [["Dronten"], ["Urk"]])

    def test_a_place_of_its_own_stays_the_same(self, service: Service, admin_client: Client) -> None:
        place = service.places.get().location
        proposal = proposal_of(service, **as_facts(f"address__{place.uuid}", "Kade 2", "8321 AC", "Urk"))

        screen = view(admin_client, f"{TASKS}{proposal.pk}/").text
        decide(admin_client, proposal)

        assert "Alleen dit item verhuist." not in screen
        assert (Location.objects.get().pk, Location.objects.get().address_1) == (place.pk, "Kade 2")


class TestMoving:
    """What is known of a building stays with the building."""

    @pytest.fixture
    def place(self, service: Service) -> Location:
        """The place of the entry, of which everything is known."""
        known = {"wheelchair": "yes", "hearing_loop": "no", "transportation": "Bus 141", "name": "Oude Gebouw"}
        ServiceAtLocation.objects.update(description="Ingang achter")
        Location.objects.update(**known)
        return Location.objects.get()

    def known(self, service: Service) -> tuple[str, ...]:
        """The name of the place, and what is known of the building."""
        row = service.places.get()
        place = row.location
        return place.name, place.wheelchair, place.hearing_loop, place.transportation, row.description

    @pytest.mark.parametrize(
        "moved",
        [("Kade 2", "8321 AB", "Urk"), ("Dorpsstraat 1", "8321 AC", "Urk"), ("Dorpsstraat 11", "8321 AB", "Urk")],
    )
    def test_of_the_new_address_nothing_is_known(
        self, moved: tuple[str, ...], service: Service, place: Location, admin_client: Client
    ) -> None:
        proposal = proposal_of(service, **as_facts(f"address__{place.uuid}", *moved))

        soup = view(admin_client, f"{TASKS}{proposal.pk}/").soup
        decide(admin_client, proposal)

        assert [line.text for line in soup.select("td.title li")] == [
            "naam: Oude Gebouw",
            "met rolstoel: Ja",
            "ringleiding: Nee",
            "zo komt u er: Bus 141",
            "toelichting: Ingang achter",
        ]
        assert self.known(service) == ("Stichting Voorbeeld", "unknown", "unknown", "", "")
        assert Service.objects.get(pk=service.pk).digest["wheelchair"] == "unknown"

    @pytest.mark.parametrize(
        "written",
        [
            *(("dorpsstraat 1", "8321AB", "Urk"), ("Dorpsstraat  1", "8321 AB", "URK")),
            *(("Dorpstraat 1a", "8321 AB", "Urk"), ("Dorpsstraat 1", "8321 AB", "Uruk")),
        ],
    )
    def test_the_same_address_written_in_another_way_is_no_move(
        self, written: tuple[str, ...], service: Service, place: Location, admin_client: Client
    ) -> None:
        proposal = proposal_of(service, **as_facts(f"address__{place.uuid}", *written))

        soup = view(admin_client, f"{TASKS}{proposal.pk}/").soup
        decide(admin_client, proposal)

        assert soup.select("td.title li") == []
        assert self.known(service) == ("Oude Gebouw", "yes", "no", "Bus 141", "Ingang achter")
        assert Location.objects.get().postal_code == written[1]

    def test_an_address_that_is_filled_in_further_is_no_move(
        self, service: Service, place: Location, admin_client: Client
    ) -> None:
        Location.objects.update(address_1="", postal_code="")
        proposal = proposal_of(service, **as_facts(f"address__{place.uuid}", "Kade 2", "8321 AC", "Urk"))

        decide(admin_client, proposal)

        assert (self.known(service)[0], Location.objects.get().address_1) == ("Oude Gebouw", "Kade 2")


class TestDateOfTheCheck:
    """The owner looked when the owner wrote."""

    def test_it_is_the_day_of_the_proposal(self, service: Service, admin_client: Client, clock: Any) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")
        clock.shift(timedelta(days=9))

        decide(admin_client, proposal)

        assert Service.objects.get(name="De Boot").assured_date == date(2031, 3, 3)

    def test_a_later_check_stays(self, service: Service, admin_client: Client, clock: Any) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")
        clock.shift(timedelta(days=9))
        Service.objects.update(assured_date=date(2031, 3, 10))

        decide(admin_client, proposal)

        assert Service.objects.get(name="De Boot").assured_date == date(2031, 3, 10)

    def test_a_part_that_is_not_taken_over_is_decided_about_too(self, service: Service, admin_client: Client) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example", url="https://boot.example")

        decide(admin_client, proposal, take=[str(proposal.fields.get(key="url").pk)], reason="Dat adres is oud.")

        entry = Service.objects.get(name="De Boot")
        assert (entry.assured_date, entry.url, entry.email) == (
            date(2031, 3, 3),
            "https://boot.example",
            "oud@boot.example",
        )


class TestLists:
    """Each list has its pages, and says what visitors see."""

    def test_proposals_and_closures_have_pages(
        self, fixed: Any, admin_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(desk, "_PER_PAGE", 2)
        for number in range(3):
            proposal_of(asked(fixed, name=f"Wijzigt {number}"), email="a@b.example")
            Closure.objects.create(
                service=make_entry(fixed, name=f"Stopt {number}"),
                kind="stopped",
                from_day=date(2031, 3, 3),
                created_at=timezone.now(),
                due_on=date(2031, 3, 5),
            )

        pages = [view(admin_client, f"{TASKS}{query}").text for query in ("", "?wijziging=2", "?dicht=2")]

        names = [[f"{word} {number}" in page for number in range(3)] for page in pages for word in ("Wijzigt", "Stopt")]
        first, last = [True, True, False], [False, False, True]
        assert names == [first, first, last, first, first, last]

    def test_a_closure_of_later_is_not_said_to_be_public(self, fixed: Any, admin_client: Client) -> None:
        values = {"kind": "stopped", "created_at": timezone.now(), "due_on": date(2031, 3, 5)}
        Closure.objects.create(service=make_entry(fixed), from_day=date(2031, 4, 1), **values)

        text = view(admin_client, TASKS).text

        assert ("al op de website" in text, "Staat nog niet op de website." in text) == (False, True)

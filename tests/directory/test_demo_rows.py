"""The facts of an entry from a file: left to editors, and gone with the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from core.demo.run import DemoReport
from core.models import Gemeente
from directory.models import Location, Organisation, Phone, Schedule, Service, ServicePage
from tests.support.content import ContentTree
from tests.support.entries import FACTS, PLACE, count_facts, write_entry
from tests.support.services import make_service


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


class TestEditors:
    """Facts and page are one: who changed the one, changed the other."""

    def test_a_changed_file_leaves_facts_of_an_editor_alone(self, content: ContentTree) -> None:
        write_entry(content)
        content.load()
        Phone.objects.update(number="0320 99 99 99")
        write_entry(content, email="boot@voorbeeld.example")

        report = content.load()

        assert report == DemoReport(left_alone=["directory/boot"])
        assert Phone.objects.values_list("number", "service__email").get() == ("0320 99 99 99", "")

    def test_a_new_day_leaves_facts_of_an_editor_alone(self, content: ContentTree) -> None:
        write_entry(content, assured_date="-1m")
        content.load()
        Service.objects.update(referral="required")
        before = Service.objects.values_list("assured_date", "referral").get()

        with time_machine.travel(timezone.now()):
            report = content.load(timezone.localdate() + timedelta(days=3650))

        assert report == DemoReport(left_alone=["directory/boot"])
        assert Service.objects.values_list("assured_date", "referral").get() == before

    def test_a_page_of_an_editor_keeps_its_facts(self, content: ContentTree) -> None:
        write_entry(content)
        content.load()
        with time_machine.travel(timezone.now() + timedelta(minutes=5)):
            ServicePage.objects.get().save_revision().publish()
        write_entry(content, phones=[])

        content.load()

        assert Phone.objects.count() == 1

    def test_an_organisation_and_a_place_of_an_editor_stay_and_are_used(self, content: ContentTree) -> None:
        write_entry(content)
        content.load()
        Organisation.objects.update(name="De Nieuwe Boot")
        Location.objects.update(postal_code="8321 CD")
        write_entry(content, email="boot@voorbeeld.example")

        report = content.load()

        service = Service.objects.get()
        assert report.updated == 1
        assert [key.split("/")[0] for key in report.left_alone] == ["organisation", "location"]
        assert (service.organisation.name, service.places.get().location.postal_code) == ("De Nieuwe Boot", "8321 CD")
        assert (service.email, count_facts()) == ("boot@voorbeeld.example", (1, 1, 1, 1))

    def test_a_place_and_an_organisation_of_people_are_used_as_they_are(self, content: ContentTree) -> None:
        theirs = make_service(organisation="Buurthuis De Boot").organisation
        place = Location.objects.create(**PLACE, wheelchair="yes")
        write_entry(content)

        content.load()

        service = ServicePage.objects.get().service
        assert (service.organisation, service.places.get().location) == (theirs, place)
        assert (service.organisation.description, service.places.get().location.wheelchair) == ("", "yes")

    def test_facts_of_an_editor_survive_when_someone_deletes_their_page(self, content: ContentTree) -> None:
        write_entry(content)
        content.load()
        Service.objects.update(email="redactie@voorbeeld.example")
        ServicePage.objects.get().delete()

        content.load()

        assert ServicePage.objects.get().service.email == "redactie@voorbeeld.example"
        assert Service.objects.count() == 1


class TestOwners:
    """Facts go with their file and come back as the same things."""

    def test_a_file_that_goes_takes_everything_along(self, content: ContentTree) -> None:
        path = write_entry(content)
        content.load()
        before = Service.objects.get().uuid
        path.unlink()

        report = content.load()
        gone = count_facts()
        write_entry(content)
        content.load()

        assert (report, gone) == (DemoReport(removed=4), (0, 0, 0, 0))
        assert (count_facts(), Service.objects.get().uuid) == ((1, 1, 1, 1), before)

    def test_what_another_entry_needs_stays_until_that_goes(self, content: ContentTree) -> None:
        first, second = write_entry(content), write_entry(content, "schip", phones=[])
        content.load()
        first.unlink()
        content.load()
        between = count_facts()
        second.unlink()

        content.load()

        assert (between, count_facts()) == ((1, 1, 1, 1), (0, 0, 0, 0))

    def test_a_place_that_people_use_stays(self, content: ContentTree) -> None:
        path = write_entry(content)
        content.load()
        own = make_service(organisation="Van ons")
        Schedule.objects.create(
            service=own, location=Location.objects.get(), byday="MO", opens_at="09:00", closes_at="10:00"
        )
        path.unlink()

        content.load()

        assert (Location.objects.count(), Schedule.objects.get().service) == (1, own)
        assert list(Organisation.objects.values_list("name", flat=True)) == ["Van ons"]

    def test_another_postcode_leaves_no_place_behind(self, content: ContentTree) -> None:
        write_entry(content)
        content.load()
        write_entry(content, locations=[{**PLACE, "postal_code": "8321 CD"}])

        content.load()

        assert list(Location.objects.values_list("postal_code", flat=True)) == ["8321 CD"]

    def test_another_organisation_leaves_none_behind(self, content: ContentTree) -> None:
        write_entry(content)
        content.load()
        write_entry(content, organization="De Nieuwe")

        content.load()

        assert list(Organisation.objects.values_list("name", flat=True)) == ["De Nieuwe"]

    def test_a_file_under_another_name_keeps_its_facts(self, content: ContentTree) -> None:
        path = content.page("directory/boot", type="service", slug="vast", title="Boot", service=FACTS)
        content.load()
        before = Service.objects.values_list("pk", "uuid").get()
        path.rename(path.with_name("schip.md"))

        content.load()

        assert Service.objects.values_list("pk", "uuid").get() == before

    def test_what_a_file_says_of_an_organisation_arrives(self, content: ContentTree) -> None:
        write_entry(content)
        write_entry(content, "schip", organization="Buurthuis De Boot")
        content.load()
        about = {"name": "Buurthuis De Boot", "kvk_number": "12345678", "email": "boot@voorbeeld.example"}
        write_entry(content, organization=about)

        content.load()

        assert Organisation.objects.values_list("description", "kvk_number", "email").get() == (
            "",
            "12345678",
            "boot@voorbeeld.example",
        )

    def test_a_head_that_is_gone_gives_the_default(self, content: ContentTree) -> None:
        write_entry(content, email="boot@voorbeeld.example", referral="required", minimum_age=12, assured_by="Ria")
        content.load()
        write_entry(content)

        content.load()

        assert Service.objects.values_list("email", "referral", "minimum_age", "assured_by").get() == (
            "",
            "unknown",
            None,
            "",
        )


def test_a_translation_tells_the_same_facts(content: ContentTree) -> None:
    content.page("home/home", type="home", title="Thuis")
    content.page("home/en-home", type="home", title="Home", locale="en", translation_of="/")
    content.page("directory/hulp", type="directory_index", title="Hulp")
    content.page("directory/en-hulp", type="directory_index", title="Help", locale="en", translation_of="/hulp/")
    write_entry(content)
    content.page("directory/en-boot", type="service", title="Boat", locale="en", translation_of="/hulp/boot/")

    content.load()

    assert Service.objects.count() == 1
    assert sorted(ServicePage.objects.values_list("title", "service__name")) == [("Boat", "Boot"), ("Boot", "Boot")]


def test_a_gemeente_with_another_address_is_found(content: ContentTree) -> None:
    content.load()
    Gemeente.objects.update(slug="eiland")
    write_entry(content, service_areas=["urk"])

    content.load()

    assert Service.objects.get().digest["gemeenten"] == ["eiland"]

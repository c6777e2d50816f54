"""Facts that can't be: the form says why, the database refuses."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from directory.models import (
    Contact,
    CostOption,
    Language,
    Location,
    Organisation,
    Phone,
    Schedule,
    ScheduleDeviation,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceForm,
)
from tests.support.pages import make_term
from tests.support.services import make_service


def refused(row: models.Model) -> list[str]:
    """What the form says of a row that the database refuses too."""
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Model.save(row)
    return caught.value.messages


def test_ages_in_order(home: Any) -> None:
    service = make_service(minimum_age=18, maximum_age=18)
    service.minimum_age = 19

    assert refused(service) == ["De jongste leeftijd is hoger dan de oudste. Draai ze om."]


@pytest.mark.parametrize("ages", [{"minimum_age": 18}, {"maximum_age": 18}, {}])
def test_one_age_is_enough(home: Any, ages: dict[str, Any]) -> None:
    service = make_service(**ages)

    service.full_clean()
    assert (service.minimum_age, service.maximum_age) == (ages.get("minimum_age"), ages.get("maximum_age"))


def test_numbers_and_postcodes_get_their_spaces(home: Any) -> None:
    service = make_service(referral_phone="0320998877")
    rows = [
        (service, "referral_phone"),
        (Phone(service=service, number="0320001234"), "number"),
        (Contact(service=service, name="Bo", phone="0612345678"), "phone"),
        (Location(name="Het Dok", postal_code="8232SA"), "postal_code"),
    ]

    for row, _name in rows:
        row.full_clean()

    assert [getattr(row, name) for row, name in rows] == ["0320 99 88 77", "0320 00 12 34", "06 12 34 56 78", "8232 SA"]


def test_an_amount_is_not_negative(home: Any) -> None:
    service = make_service()
    CostOption(service=service, option="bijdrage", amount=Decimal(0)).save()

    wrong = CostOption(service=service, option="bijdrage", amount=Decimal("-0.01"))

    assert refused(wrong) == ["Een bedrag is nul of meer."]


def test_hours_take_time(home: Any) -> None:
    row = Schedule(service=make_service(), byday="MO", opens_at=time(9), closes_at=time(9))

    assert refused(row) == ["Begin en einde zijn gelijk. Vul voor een hele dag 00:00 tot 23:59 in."]


@pytest.mark.parametrize("clock", [time(0), time(9)])
def test_a_day_that_differs_is_closed_or_takes_time(home: Any, clock: time) -> None:
    day = {"service": make_service(), "first_day": date(2031, 1, 1), "last_day": date(2031, 1, 1)}
    ScheduleDeviation(**day).full_clean()
    ScheduleDeviation(**day, opens_at=time(22), closes_at=time(0)).full_clean()

    equal = ScheduleDeviation(**day, opens_at=clock, closes_at=clock)

    assert refused(equal) == ["Begin en einde zijn gelijk. Bent u dicht? Laat ze dan allebei leeg."]


@pytest.mark.parametrize(("start", "end", "next_day"), [(9, 17, False), (22, 6, True), (0, 23, False), (18, 0, False)])
def test_hours_may_run_over_midnight(start: int, end: int, next_day: bool) -> None:
    row = Schedule(byday="SA", opens_at=time(start), closes_at=time(end))

    assert row.ends_next_day is next_day
    assert str(row) == f"Zaterdag {start:02d}:00–{end:02d}:00"


def test_each_child_row_once(home: Any) -> None:
    service, urk = make_service(), make_term("Gemeente", "urk")
    place = Location.objects.create(name="Het Huis")
    for model, values in (
        (Language, {"code": "nl"}),
        (ServiceForm, {"form": "thuis"}),
        (ServiceArea, {"gemeente": urk}),
        (ServiceAtLocation, {"location": place}),
    ):
        model.objects.create(service=service, **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(service=service, **values)
        assert model.objects.filter(service=service).count() == 1


def test_an_organisation_has_its_name_alone(home: Any) -> None:
    Organisation.objects.create(name="Stichting Een")

    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Stichting Een")
    with pytest.raises(ValidationError):
        Organisation(name="Stichting Een").full_clean()


@pytest.mark.parametrize("number", ["0320 11 22 33", "112", "+31 320 112233", "0800 0113"])
def test_numbers_that_one_can_call(home: Any, number: str) -> None:
    Phone(service=make_service(), number=number).full_clean()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0527 00 17", "Schrijf alle 10 cijfers, zoals 0320 00 11 22."),
        ("+31 527 00 17", "Schrijf alle 10 cijfers, zoals 0320 00 11 22."),
        ("0800 200", "heeft 8 of 11 cijfers, zoals 0800 20 00."),
        ("+32 2 00 11", "heeft 8 tot 15 cijfers."),
        ("27 00 11", "Begin met het netnummer, zoals 0320 00 11 22."),
    ],
)
def test_half_a_number_is_refused_wherever_there_is_one(home: Any, number: str, words: str) -> None:
    service = make_service()
    told = []
    for row, name in ((Phone(number=number), "number"), (Contact(name="Bo", phone=number), "phone")):
        row.service = service
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        told += caught.value.message_dict[name]
    service.referral_phone = number
    with pytest.raises(ValidationError) as caught:
        service.full_clean()
    told += caught.value.message_dict["referral_phone"]

    assert [words in said for said in told] == [True] * 3


@pytest.mark.parametrize("number", ["12", "bel mij", "0320-112233", "(0320) 112233", "0320 11 22 33;ext=1", "+"])
def test_numbers_that_one_cannot_call(home: Any, number: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Phone(service=make_service(), number=number).full_clean()
    assert caught.value.message_dict == {"number": ["Gebruik alleen cijfers en spaties, zoals 0320 00 11 22."]}


@pytest.mark.parametrize(
    ("code", "fine"), [("8232 AB", True), ("8232AB", True), ("0232 AB", False), ("8232 ab", False)]
)
def test_postal_code(code: str, fine: bool) -> None:
    place = Location(name="Het Huis", postal_code=code)

    if fine:
        place.full_clean(validate_unique=False)
        return
    with pytest.raises(ValidationError) as caught:
        place.full_clean(validate_unique=False)
    assert caught.value.message_dict == {"postal_code": ["Schrijf de postcode zo: 8232 AB."]}


@pytest.mark.parametrize(("number", "fine"), [("12345678", True), ("1234567", False), ("1234567a", False)])
def test_kvk_number(number: str, fine: bool) -> None:
    organisation = Organisation(name="Stichting", kvk_number=number)

    if fine:
        organisation.clean_fields()
        return
    with pytest.raises(ValidationError) as caught:
        organisation.clean_fields()
    assert caught.value.message_dict == {"kvk_number": ["Een KvK-nummer heeft acht cijfers."]}


def test_rows_name_themselves(home: Any) -> None:
    service, urk = make_service(name="Inloop"), make_term("Gemeente", "urk", name="Urk")
    place = Location(name="Het Huis", city="Urk")

    named = {
        str(row)
        for row in (
            service,
            service.organisation,
            place,
            Location(name="Online"),
            ServiceAtLocation(location=place),
            ServiceArea(gemeente=urk),
            ServiceForm(form="thuis"),
            CostOption(option="gratis"),
            Language(code="ar"),
            Phone(number="112"),
        )
    }

    assert named == {
        "Inloop",
        "Stichting Voorbeeld",
        "Het Huis, Urk",
        "Online",
        "Urk",
        "Bij u thuis",
        "Gratis",
        "Arabisch",
        "112",
    }


def test_every_hsds_row_has_a_number_of_its_own(home: Any) -> None:
    service = make_service(phones=("0320 11 22 33", "0320 44 55 66"))

    numbers = {service.uuid, service.organisation.uuid, *(phone.uuid for phone in service.phones.all())}
    assert len(numbers) == 4


def test_an_address_has_a_number_that_stays_the_same(home: Any) -> None:
    one, other = Location.objects.create(name="Hier"), Location.objects.create(name="Daar")

    numbers = {one.address_uuid, other.address_uuid, one.uuid, other.uuid}

    assert len(numbers) == 4
    assert Location.objects.get(pk=one.pk).address_uuid == one.address_uuid


def test_facts_in_use_stay(home: Any) -> None:
    service = make_service()

    with pytest.raises(models.ProtectedError):
        service.organisation.delete()
    assert Service.objects.filter(pk=service.pk).exists()

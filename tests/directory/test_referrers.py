"""The folded part for people who refer, and what stays inside the organisation."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from directory.models import Contact, Service, ServiceLaw
from directory.trust import wait_note
from tests.support.html import view
from tests.support.pages import make_page
from tests.support.services import make_service


@pytest.fixture
def page(fixed: Any) -> Any:
    service = make_service(wait_weeks=3, intake="waiting_list", referral_phone="0320 00 11 22")
    return make_page(
        "directory.ServicePage",
        fixed("/hulp/"),
        service=service,
        referral_how="Bel ons.\nWij vullen samen het formulier in.",
        not_for="Niet bij een verslaving.",
    )


def test_says_how_to_refer_for_whom_not_by_which_law_and_how_long_it_takes(page: Any, client: Any) -> None:
    ServiceLaw.objects.create(service=page.service, law="wmo")

    fold = view(client, page.url).soup.select_one("details.fold")

    assert fold.summary.get_text() == "Voor verwijzers"
    told = {term.get_text(): " ".join(term.find_next("dd").get_text(" ").split()) for term in fold.select("dt")}
    assert told == {
        "Hoe verwijst u?": "Bel ons. Wij vullen samen het formulier in.",
        "Voor wie niet?": "Niet bij een verslaving.",
        "Nummer voor verwijzers": told["Nummer voor verwijzers"],
        "Wet": "Wmo",
        "Aanmelden": "Er is een wachtlijst",
        "Wachttijd": "3 weken",
    }
    assert "0320 00 11 22" in told["Nummer voor verwijzers"]


def test_is_not_there_when_there_is_nothing_to_tell(fixed: Any, client: Any) -> None:
    plain = make_page("directory.ServicePage", fixed("/hulp/"), service=make_service())

    assert view(client, plain.url).soup.select("details.fold") == []


def test_only_contacts_that_are_public_are_shown(page: Any, client: Any) -> None:
    for name, public in (("Openbare Naam", True), ("MERK-geheim", False)):
        Contact.objects.create(
            service=page.service,
            name=name,
            title=f"{name} functie",
            email="merk-geheim@voorbeeld.example",
            phone="0320 99 88 77" if not public else "",
            is_public=public,
            is_owner=True,
        )
    page.service.refresh_from_db()

    shown = [view(client, path).html for path in (page.url, "/hulp/")]

    assert "Openbare Naam, Openbare Naam functie" in " ".join(shown[0].split())
    for text in (*shown, json.dumps(page.service.digest), str(page.search_document())):
        assert [mark for mark in ("MERK", "merk-geheim", "0320 99 88 77") if mark in text] == []


def test_who_keeps_an_entry_can_be_mailed(home: Any) -> None:
    contact = Contact(service=make_service(), name="Ria", is_owner=True)

    with pytest.raises(ValidationError, match="e-mailadres"):
        contact.full_clean()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (date(2031, 3, 15), "gevraagd op 15 maart 2031"),
        (date(2030, 12, 16), "gevraagd op 16 december 2030"),
        (date(2030, 12, 15), "vraag na of dit nog klopt, gevraagd op 15 december 2030"),
        (None, "vraag na of dit nog klopt"),
    ],
)
def test_a_waiting_time_is_believed_for_three_months(asked: date | None, words: str) -> None:
    assert wait_note(Service(wait_weeks=3, wait_checked_on=asked), date(2031, 3, 15)) == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"wait_weeks": 0}, "Geen wachttijd (gevraagd op 3 maart 2031)"),
        ({"wait_weeks": 3}, "Wachttijd: 3 weken (gevraagd op 3 maart 2031)"),
        ({"wait_weeks": None, "wait_time": "Een paar weken"}, "Wachttijd: een paar weken (gevraagd op 3 maart 2031)"),
        ({"wait_weeks": None}, ""),
    ],
)
def test_residents_read_since_when_a_waiting_time_holds(
    facts: dict[str, Any], words: str, page: Any, client: Any, clock: Any
) -> None:
    Service.objects.update(wait_checked_on=date(2031, 3, 3), **facts)

    tags = view(client, page.url).soup.select(".tags--m li")

    assert [" ".join(tag.get_text().split()) for tag in tags if "achttijd" in tag.get_text()] == (
        [words] if words else []
    )

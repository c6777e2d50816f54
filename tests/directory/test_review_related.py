"""The editor sees what tells the same as a proposed fact: an entry is not to contradict itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import CostOption, ScheduleDeviation, Service
from tests.support.html import view
from tests.support.owners import TASKS, asked, proposal_of
from tests.support.services import add_hours

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def service(fixed: Any) -> Service:
    """An entry that is free by its facts, and of which the days and the way in are told in words too."""
    page = {"cost": "<p>Gratis.</p>", "how": "<p>Loop maandag binnen.</p>"}
    made = asked(fixed, name="De Boot", wait_time="een paar weken", phones=("0320 21 22 33",), page=page)
    add_hours(made, "MO TU", "09:00", "12:00", attending_type="telefoon")
    CostOption.objects.create(service=made, option="gratis", sort_order=0)
    CostOption.objects.create(
        service=made, option="bijdrage", sort_order=1, amount="1.5", amount_description="voor een tosti"
    )
    ScheduleDeviation.objects.create(service=made, first_day=date(2031, 4, 18), last_day=date(2031, 4, 18))
    found: Service = Service.objects.get(pk=made.pk)
    return found


def shown(client: Client, proposal: Any) -> dict[str, list[str]]:
    """What the screen says to look at, by the proposed fact."""
    rows = view(client, f"{TASKS}{proposal.pk}/").soup.select("table.listing tbody tr")
    return {
        row.select_one("td.title label").get_text(strip=True): [line.get_text() for line in row.select("li")]
        for row in rows
    }


def test_costs_in_words_stand_beside_costs_as_a_choice(service: Service, admin_client: Client) -> None:
    proposal = proposal_of(service, cost="Zitten kost twee euro.", email="a@boot.example")

    found = shown(admin_client, proposal)

    assert found == {
        "E-mailadres": [],
        "Wat kost het?": ["Kosten, als keuze Gratis; Eigen bijdrage, 1,50 euro, voor een tosti"],
    }
    page = view(admin_client, f"{TASKS}{proposal.pk}/")
    assert "Kijk ook naar wat hier al bij staat." in page.text
    edit = reverse("wagtailsnippets_directory_service:edit", args=[service.pk])
    assert len(page.soup.select(f'td.title a[href="{edit}"]')) == 1


def test_hours_are_told_once_of_all_days(service: Service, admin_client: Client) -> None:
    new: dict[str, Any] = {"hours__telefoon__-__MO": ["10:00-12:00"], "hours__telefoon__-__TU": []}

    monday, tuesday = shown(admin_client, proposal_of(service, **new)).values()

    assert (len(monday), monday[0].startswith("Afwijkende dagen 18 april"), tuesday) == (2, True, [])
    assert monday[1] == "Hoe meldt u zich aan? Loop maandag binnen."


def test_what_is_proposed_along_is_not_told_again(service: Service, admin_client: Client) -> None:
    together = shown(admin_client, proposal_of(service, wait_weeks=6, intake="stop"))

    said = ["Wachttijd een paar weken", "Hoe meldt u zich aan? Loop maandag binnen."]
    assert together == {"Wachttijd in weken": said, "Aanmelden": said}


def test_nothing_is_said_when_nothing_is_known(service: Service, admin_client: Client) -> None:
    CostOption.objects.all().delete()
    proposal = proposal_of(service, cost="Zitten kost twee euro.")

    assert "Kijk ook naar" not in view(admin_client, f"{TASKS}{proposal.pk}/").text

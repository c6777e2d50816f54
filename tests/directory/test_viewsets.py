"""Lists of the facts of the sociale kaart, and checking many of them at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from directory.models import Service
from tests.support.html import PageView
from tests.support.pages import make_page
from tests.support.queries import warm_queries

SERVICES, ORGANISATIONS = (f"/admin/snippets/directory/{name}/" for name in ("service", "organisation"))


@pytest.fixture
def services(fixed: Any) -> dict[str, Service]:
    """One that was checked and is shown, one that is old and is not."""
    today = timezone.localdate()
    found = {}
    for name, live, day in (("Fris", True, today), ("Oud", False, today - timedelta(days=400)), ("Nooit", False, None)):
        service = make_page("directory.ServicePage", fixed("/hulp/"), title=name, live=live).service
        service.name, service.assured_date = name, day
        service.save()
        found[name] = service
    return found


def names(client: Client, query: str) -> set[str]:
    soup = PageView(client.get(f"{SERVICES}?{query}")).soup
    return {cell.get_text().split()[0] for cell in soup.select("table.listing tbody td.title")}


def bulk(*services: Service) -> str:
    chosen = "&".join(f"id={service.pk}" for service in services)
    return f"{reverse('wagtail_bulk_action', args=['directory', 'service', 'assured'])}?{chosen}&next={SERVICES}"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("checked=old", {"Oud", "Nooit"}),
        ("checked=fresh", {"Fris"}),
        ("shown=yes", {"Fris"}),
        ("shown=no", {"Oud", "Nooit"}),
        ("q=oud", {"Oud"}),
        ("q=Stichting", {"Fris", "Oud", "Nooit"}),
        ("checked=' OR 1=1", {"Fris", "Oud", "Nooit"}),
    ],
)
def test_facts_are_filtered(query: str, found: set[str], services: Any, admin_client: Client) -> None:
    assert names(admin_client, query) == found


@pytest.mark.parametrize("more", [0, 4])
def test_the_list_asks_a_fixed_number_of_queries(more: int, services: Any, fixed: Any, admin_client: Client) -> None:
    for number in range(more):
        make_page("directory.ServicePage", fixed("/hulp/"), title=f"Hulp {number}")

    assert warm_queries(admin_client, SERVICES) == 9


def test_organisations_say_how_much_help_they_give(services: Any, admin_client: Client) -> None:
    table = PageView(admin_client.get(ORGANISATIONS)).soup.select_one("table.listing")

    assert table is not None
    assert [row.select("td")[-1].get_text(strip=True) for row in table.select("tbody tr")] == ["3"]


def test_the_window_to_choose_facts_tells_them_apart(services: Any, admin_client: Client) -> None:
    seen = admin_client.get(reverse("wagtailsnippetchoosers_directory_service:choose")).json()["html"]

    assert [word in seen for word in ("Stichting Voorbeeld", "Actief", "Organisatie")] == [True, True, True]


def test_many_are_checked_today(services: Any, admin_client: Client, admin_user: Any) -> None:
    chosen = [services["Oud"], services["Nooit"]]
    asked = PageView(admin_client.get(bulk(*chosen))).soup.get_text()

    answer: Any = admin_client.post(bulk(*chosen))

    assert ["Oud" in asked, "echt gevraagd" in asked, answer.url] == [True, True, SERVICES]
    today = timezone.localdate()
    assert [Service.objects.get(pk=one.pk).assured_date for one in chosen] == [today, today]
    noted = ModelLogEntry.objects.filter(action="wagtail.edit", user=admin_user)
    assert sorted(noted.values_list("object_id", flat=True)) == sorted(str(one.pk) for one in chosen)


def test_not_by_who_may_not_change_facts(services: Any, client: Client, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("ex", password="een lang wachtwoord")
    user.groups.add(Group.objects.get(name="ExpEx-auteurs"))
    client.force_login(user)

    client.post(bulk(services["Nooit"]))

    assert Service.objects.get(pk=services["Nooit"].pk).assured_date is None

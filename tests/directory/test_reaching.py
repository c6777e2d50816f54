"""Help that nobody can reach stays a draft."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from directory.models import Location, Service, ServiceAtLocation, ServicePage
from directory.reachable import can_be_reached
from tests.support.admin import ONE_HEADING, edit_url, form_of
from tests.support.desks import make_desk
from tests.support.html import view
from tests.support.owners import asked, decide, proposal_of
from tests.support.pages import add_terms, make_page, make_term
from tests.support.questions import make_answer
from tests.support.services import add_place, make_service

WAYS = [
    {"phones": ("0320 00 11 22",)},
    {"email": "hulp@voorbeeld.example"},
    {"url": "https://voorbeeld.example/"},
    {"chat_url": "https://voorbeeld.example/chat/"},
    {"form_url": "https://voorbeeld.example/formulier/"},
]


@pytest.mark.parametrize("values", WAYS)
def test_each_way_will_do(home: Any, values: dict[str, Any]) -> None:
    assert can_be_reached(make_service(**values))


@pytest.mark.parametrize(("secret", "reached"), [(True, False), (False, True)])
def test_a_place_that_is_not_secret_will_do(home: Any, secret: bool, reached: bool) -> None:
    service = make_service()
    add_place(service, address_is_secret=secret)
    service.refresh_from_db()

    assert can_be_reached(service) is reached


def _draft(fixed: Any, title: str, **facts: Any) -> Any:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=make_service(**facts), live=False)
    page.save_revision()
    return page


@pytest.mark.parametrize("way", ["itself", "above"])
def test_many_at_once_wait_for_the_one_that_nobody_can_reach(way: str, fixed: Any, admin_client: Any) -> None:
    good, bad = _draft(fixed, "Goed", email="hulp@voorbeeld.example"), _draft(fixed, "Zonder adres")
    chosen = [good, bad] if way == "itself" else [fixed("/hulp/")]
    keys = "&".join(f"id={page.pk}" for page in chosen)
    url = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?{keys}&next=/admin/"

    refused = admin_client.post(url, {"include_descendants": "on"}, follow=True)

    words = "Bij de feiten van “Zonder adres” staat niet hoe iemand hulp krijgt. Er is niets gepubliceerd."
    assert words in refused.content.decode()
    assert list(ServicePage.objects.values_list("live", flat=True)) == [False, False]
    Service.objects.filter(pk=bad.service_id).update(url="https://voorbeeld.example/")
    admin_client.post(url, {"include_descendants": "on"})
    assert list(ServicePage.objects.values_list("live", flat=True)) == [True, True]


def test_at_its_moment_it_stays_a_draft_and_the_history_says_why(fixed: Any, admin_client: Any, caplog: Any) -> None:
    good, bad = _draft(fixed, "Goed", email="hulp@voorbeeld.example"), _draft(fixed, "Zonder adres")
    for page in (good, bad):
        page.get_latest_revision().publish()
        page.refresh_from_db()
        page.unpublish()
        Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=timezone.now())

    call_command("publish_scheduled")

    assert dict(ServicePage.objects.values_list("title", "live")) == {"Goed": True, "Zonder adres": False}
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 0
    assert [record.getMessage() for record in caplog.records if record.name == "directory.publishing"] == [
        "Not published, nobody can reach this help: Zonder adres"
    ]
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[bad.pk])).content.decode()
    assert "bij de feiten staat niet hoe iemand hulp krijgt" in history


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_it_can_not_go_out_but_be_kept(action: str, fixed: Any, admin_client: Any) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Hulp", service=make_service())
    data = form_of(admin_client, edit_url(page), title="Hulp zonder adres", **ONE_HEADING)

    refused = admin_client.post(edit_url(page), {**data, action: "1"})
    kept = admin_client.post(edit_url(page), data)

    page.refresh_from_db()
    assert (refused.status_code, kept.status_code) == (200, 302)
    assert "niet hoe iemand hulp krijgt" in refused.content.decode()
    assert page.get_latest_revision_as_object().title == "Hulp zonder adres"


def test_a_page_without_any_way_sends_to_the_loket_of_its_gemeente(fixed: Any, client: Any) -> None:
    make_desk(fixed, "urk", "Loket Urk", phones=("0527 00 11 22",))
    make_desk(fixed, "almere", "Loket Almere", phones=("036 000 11 22",))
    page = make_answer(fixed("/hulp/"), "Onbereikbaar")
    add_terms(page, gemeente=make_term("Gemeente", "urk"))
    page.save_revision().publish()
    other = make_answer(fixed("/hulp/"), "Bereikbaar", email="hulp@voorbeeld.example")

    shown = [view(client, address).main.find(class_="desks") for address in (page.url, other.url)]

    assert ("0527 00 11 22" in shown[0].get_text(), "036 000 11 22" in shown[0].get_text()) == (True, False)
    assert shown[1] is None


@pytest.mark.parametrize("left", [*WAYS[1:], "place"])
def test_facts_on_the_site_keep_a_way_to_somebody(left: Any, fixed: Any, admin_client: Any) -> None:
    service = make_service(phones=("0320 00 11 22",))
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Hulp", service=service)
    add_place(service, address_is_secret=left != "place")
    url = reverse("wagtailsnippets_directory_service:edit", args=[service.pk])
    without = form_of(admin_client, url, **{"phones-0-DELETE": "1"})

    if left != "place":
        refused = admin_client.post(url, without)
        assert "Zo weet niemand meer hoe iemand deze hulp krijgt" in refused.content.decode()
        assert service.phones.count() == 1
        without |= left
    assert admin_client.post(url, without).status_code == 302
    assert (service.phones.count(), type(page).objects.get(pk=page.pk).live) == (0, True)


@pytest.mark.parametrize("hidden", ["no page", "stopped"])
def test_facts_that_nobody_sees_may_lose_all_ways(hidden: str, fixed: Any, admin_client: Any) -> None:
    service = make_service(phones=("0320 00 11 22",))
    make_page("directory.ServicePage", fixed("/hulp/"), title="Hulp", service=service, live=hidden == "stopped")
    url = reverse("wagtailsnippets_directory_service:edit", args=[service.pk])
    status = {"status": "defunct"} if hidden == "stopped" else {}

    answer = admin_client.post(url, form_of(admin_client, url, **{"phones-0-DELETE": "1"}, **status))

    assert (answer.status_code, service.phones.count()) == (302, 0)


@pytest.mark.usefixtures("clock")
def test_what_an_owner_takes_away_leaves_a_way_to_somebody(fixed: Any, admin_client: Any) -> None:
    service = asked(fixed, name="De Boot", phones=("0320 21 22 33",))
    phone = service.phones.get()
    changes: dict[str, Any] = {f"phone__{phone.uuid}": None, "wait_weeks": 3}
    proposal = proposal_of(service, **changes)
    take = {row.key: str(row.pk) for row in proposal.fields.all()}

    refused = decide(admin_client, proposal, take=list(take.values()))
    assert "Daarna staat er niet meer hoe iemand deze hulp krijgt" in refused.text
    assert (service.phones.count(), Service.objects.get(pk=service.pk).wait_weeks) == (1, None)

    decide(admin_client, proposal, take=[take["wait_weeks"]], reason="U bent dan niet te bereiken.")
    assert (service.phones.count(), Service.objects.get(pk=service.pk).wait_weeks) == (1, 3)


@pytest.mark.usefixtures("clock")
def test_an_address_that_an_owner_takes_away_is_not_the_last_way_to_somebody(fixed: Any, admin_client: Any) -> None:
    service = asked(fixed, name="De Boot")
    place = add_place(service)
    changes: dict[str, Any] = {f"address__{place.uuid}": ["", "", ""]}

    refused = decide(admin_client, proposal_of(service, **changes))

    assert "Daarna staat er niet meer hoe iemand deze hulp krijgt" in refused.text
    assert Location.objects.get().city == "Urk"


CLOSED = [({"address_is_secret": "on"}, True), ({"city": ""}, True), ({"location_type": "virtual"}, True)]


@pytest.mark.parametrize(("change", "refused"), [*CLOSED, ({"city": "Emmeloord", "wheelchair": "yes"}, False)])
def test_a_place_stays_the_way_to_help_that_has_no_other(
    change: dict[str, str], refused: bool, fixed: Any, admin_client: Any
) -> None:
    location = add_place(make_answer(fixed("/hulp/"), "Inloop", name="De Boot").service)
    add_place(make_answer(fixed("/hulp/"), "Bel", name="De Lijn", phones=("0320 00 11 22",)).service)
    for row in ServiceAtLocation.objects.exclude(location=location):
        ServiceAtLocation.objects.create(service=row.service, location=location)
    url = reverse("wagtailsnippets_directory_location:edit", args=[location.pk])

    answer = admin_client.post(url, form_of(admin_client, url, name="Nieuwe naam", **change))

    words = "Op de site vertelt alleen dit adres nog hoe iemand deze hulp krijgt: De Boot. Laat de plaats staan"
    assert (answer.status_code, words in answer.content.decode()) == ((200, True) if refused else (302, False))
    assert Location.objects.get(pk=location.pk).name == ("Het Huis" if refused else "Nieuwe naam")
    assert not refused or 'value="Nieuwe naam"' in answer.content.decode()


@pytest.mark.parametrize("hidden", ["no page", "stopped", "out of reach before", "another place"])
def test_a_place_that_is_no_last_way_may_become_secret(hidden: str, fixed: Any, admin_client: Any) -> None:
    status = {"status": "defunct"} if hidden == "stopped" else {}
    page = make_answer(fixed("/hulp/"), "Inloop", **status)
    location = add_place(page.service, city="" if hidden == "out of reach before" else "Urk")
    if hidden == "another place":
        add_place(page.service, city="Urk")
    ServicePage.objects.update(live=hidden != "no page")
    url = reverse("wagtailsnippets_directory_location:edit", args=[location.pk])

    answer = admin_client.post(url, form_of(admin_client, url, address_is_secret="on"))

    assert (answer.status_code, Location.objects.get(pk=location.pk).address_is_secret) == (302, True)

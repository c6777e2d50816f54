"""When an entry last changed: the open data tells it, so that others read only what is new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core import local_cache
from directory.listing import visible_services
from directory.models import Contact, Location, Organisation, Phone, Schedule, Service
from directory.open_data import shown_pages
from directory.services import assure
from tests.support.hsds import make_entry
from tests.support.html import view
from tests.support.services import add_hours, add_place

_LONG_AGO = timezone.now() - timedelta(days=100)


def _phone(page: Any) -> None:
    Phone.objects.get(service=page.service).save()


def _no_phone(page: Any) -> None:
    Phone.objects.get(service=page.service).delete()


def _hours_in_words(page: Any) -> None:
    row = Schedule.objects.get(service=page.service)
    row.description = "Om de hoek"
    row.save()


def _contact(page: Any) -> None:
    Contact.objects.create(service=page.service, name="Bo")


def _facts(page: Any) -> None:
    service = Service.objects.get(pk=page.service_id)
    service.url = "https://voorbeeld.example/"
    service.save()


def _location(page: Any) -> None:
    Location.objects.get().save()


def _organisation(page: Any) -> None:
    Organisation.objects.get(name="Stichting Voorbeeld").save()


def _words(page: Any) -> None:
    page.what = "<p>Anders.</p>"
    page.save_revision().publish()


def _check(page: Any) -> None:
    user = get_user_model().objects.create_user("redacteur")
    assure(services=[Service.objects.get(pk=page.service_id)], user=user)


CHANGES = [_phone, _no_phone, _hours_in_words, _contact, _facts, _location, _organisation, _words, _check]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_counts_and_only_for_its_own_entry(change: Callable[[Any], None], fixed: Any) -> None:
    page = make_entry(fixed, "Aap", phones=("0320 00 11 22",))
    other = make_entry(fixed, "Beer", organisation="Ander")
    add_place(page.service)
    add_hours(page.service, "MO", "09:00", "12:00")
    Service.objects.update(last_modified=_LONG_AGO)
    before = timezone.now()

    change(page)

    assert _modified(page) >= before
    assert _modified(other) == _LONG_AGO


def test_a_draft_changes_nothing(fixed: Any) -> None:
    page = make_entry(fixed, "Aap")
    Service.objects.update(last_modified=_LONG_AGO)

    page.what = "<p>Nog niet klaar.</p>"
    page.save_revision()

    assert _modified(page) == _LONG_AGO


def _modified(page: Any) -> datetime:
    found: datetime = Service.objects.get(pk=page.service_id).last_modified
    return found


def test_the_page_for_developers(home: Any, client: Any) -> None:
    seen = view(client, "/open-data/")

    links = [link["href"] for link in seen.soup.select(".prose a")]
    assert (seen.status, seen.noindex, seen.soup.h1.get_text()) == (200, False, "Open data")
    assert [link for link in links if link.startswith("http://testserver/api/hsds/")] == [
        "http://testserver/api/hsds/",
        "http://testserver/api/hsds/openapi.json",
        "http://testserver/api/hsds/datapackage.zip",
        "http://testserver/api/hsds/services",
        "http://testserver/api/hsds/services?full=true&per_page=100",
        "http://testserver/api/hsds/services?modified_after=2026-01-01T00:00:00Z",
        "http://testserver/api/hsds/services?postcode=8232",
        "http://testserver/api/hsds/services?postcode=8232&proximity=5000",
    ]
    assert "https://creativecommons.org/licenses/by/4.0/deed.nl" in links
    for link in links:
        if "/api/" in link:
            assert (link, client.get(link.removeprefix("http://testserver")).status_code) == (link, 200)


def test_hulp_vinden_leads_to_it(home: Any, client: Any) -> None:
    links = [link["href"] for link in view(client, "/hulp/").soup.select("main a")]

    assert links.count("/open-data/") == 1


def test_what_is_shown_here_is_what_visitors_find(fixed: Any) -> None:
    parent = fixed("/hulp/")
    pages = {title: make_entry(fixed, title) for title in ("Open", "Besloten", "Concept", "Gestopt", "Niet")}
    PageViewRestriction.objects.create(page=pages["Besloten"], restriction_type=PageViewRestriction.LOGIN)
    pages["Concept"].unpublish()
    Service.objects.filter(pk=pages["Gestopt"].service_id).update(status="inactive")
    Service.objects.filter(pk=pages["Niet"].service_id).update(do_not_list=True)
    pages["Open"].copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)

    def shown() -> tuple[list[str], list[str]]:
        local_cache.clear()
        ours, theirs = shown_pages(), visible_services()
        return [page.title for page in ours.order_by("pk")], [page.title for page in theirs.order_by("pk")]

    assert shown() == (["Open"], ["Open"])
    Page.objects.filter(pk=parent.pk).update(live=False)
    assert shown() == ([], [])
    Page.objects.filter(pk=parent.pk).update(live=True)
    PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)
    assert shown() == ([], [])

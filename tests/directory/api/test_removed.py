"""Other systems hear it when an entry goes: for a year, and no more than that it is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from directory.models import ListedService, Service
from directory.open_data import KEPT, keep_listing
from tests.support.hsds import contents, fetch, judge, make_entry


def _unpublish(page: Any) -> None:
    page.unpublish()


def _unpublish_parent(page: Any) -> None:
    page.get_parent().specific.unpublish()


def _make_private(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _delete_page(page: Any) -> None:
    Page.objects.get(pk=page.pk).specific.delete()


def _delete_all(page: Any) -> None:
    _delete_page(page)
    Service.objects.get(pk=page.service_id).delete()


def _stop(page: Any) -> None:
    page.service.status = "defunct"
    page.service.save()


def _pause(page: Any) -> None:
    page.service.status = "inactive"
    page.service.save()


def _refuse(page: Any) -> None:
    page.service.do_not_list = True
    page.service.save()


GOING: dict[Callable[[Any], None], tuple[str, str]] = {
    _unpublish: ("inactive", "Inloop"),
    _unpublish_parent: ("inactive", "Inloop"),
    _make_private: ("inactive", "Inloop"),
    _delete_page: ("inactive", "Inloop"),
    _pause: ("inactive", "Inloop"),
    _stop: ("defunct", "Inloop"),
    _delete_all: ("defunct", "Inloop"),
    _refuse: ("defunct", "Niet meer op de kaart"),
}


@pytest.mark.parametrize("go", GOING)
def test_what_goes_is_reported_and_nothing_else_of_it(go: Callable[[Any], None], fixed: Any, client: Any) -> None:
    page = make_entry(fixed, "Inloop", email="hulp@voorbeeld.example", phones=("0320 00 11 22",))
    identity, before = str(page.service.uuid), timezone.now()
    assert contents(client, "/services") == ["Inloop"]

    go(page)

    [row] = fetch(client, f"/services?full=true&modified_after={before.strftime('%Y-%m-%dT%H:%M:%SZ')}")["contents"]
    status, name = GOING[go]
    assert {**row, "last_modified": ""} == {"id": identity, "name": name, "status": status, "last_modified": ""}
    assert before.isoformat() <= row["last_modified"].replace("Z", "+00:00") <= timezone.now().isoformat()
    assert fetch(client, f"/services/{identity}") == row
    assert judge("service", row) == []
    assert fetch(client, "/services?minimal=true")["contents"] == [row]
    for path in ("/organizations", "/service_at_locations", "/services?search=inloop", "/services?postcode=8321"):
        assert contents(client, path) == []


def test_what_never_was_public_is_not_reported(fixed: Any, client: Any) -> None:
    from tests.support.pages import make_page
    from tests.support.services import make_service

    service = make_service(name="Alleen feiten", status="defunct")
    make_page("directory.ServicePage", fixed("/hulp/"), title="Concept", live=False)
    make_page("directory.ServicePage", fixed("/hulp/"), title="Gestopt", service=service)
    make_entry(fixed, "Niet", do_not_list=True)

    assert contents(client, "/services") == []
    assert ListedService.objects.count() == 0


def test_a_change_in_the_dark_stays_dark(fixed: Any, client: Any) -> None:
    page = make_entry(fixed, "Inloop")
    page.unpublish()
    before = fetch(client, "/services")

    Page.objects.filter(pk=page.pk).update(title="Geheim plan")
    page.service.name = "Geheim plan"
    page.service.save()

    assert fetch(client, "/services") == before


def test_what_comes_back_is_an_entry_again(fixed: Any, client: Any) -> None:
    page = make_entry(fixed, "Inloop")
    page.unpublish()
    gone = fetch(client, f"/services/{page.service.uuid}")

    page.save_revision().publish()

    back = fetch(client, f"/services/{page.service.uuid}")
    assert (back["status"], back["last_modified"] > gone["last_modified"]) == ("active", True)
    assert contents(client, "/services") == ["Inloop"]


def test_after_a_year_nobody_tells_of_it(fixed: Any, client: Any) -> None:
    pages = [make_entry(fixed, title) for title in ("Lang geleden", "Kort geleden")]
    for page, since in zip(pages, (KEPT + timedelta(hours=1), KEPT - timedelta(hours=1)), strict=True):
        page.unpublish()
        ListedService.objects.filter(uuid=page.service.uuid).update(removed_at=timezone.now() - since)

    assert contents(client, "/services") == ["Kort geleden"]
    assert contents(client, "/services?modified_after=2000-01-01") == ["Kort geleden"]
    gone = timezone.now() - KEPT + timedelta(hours=1)
    for minutes, told in ((14, ["Kort geleden"]), (16, [])):
        moment = (gone + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
        assert contents(client, f"/services?modified_after={moment}") == told
    fetch(client, f"/services/{pages[0].service.uuid}", 404)

    call_command("purge_expired")

    assert list(ListedService.objects.values_list("name", flat=True)) == ["Kort geleden"]


def test_what_left_or_came_unseen_is_noted_in_a_few_queries(
    fixed: Any, client: Any, django_assert_num_queries: Any
) -> None:
    pages = [make_entry(fixed, title) for title in ("Aap", "Beer", "Cavia")]
    ListedService.objects.filter(name="Cavia").delete()
    Page.objects.filter(pk__in=[pages[0].pk, pages[1].pk]).update(live=False)
    assert contents(client, "/services") == ["Cavia"]

    with django_assert_num_queries(7):
        keep_listing()

    assert contents(client, "/services") == ["Cavia", "Aap", "Beer"]
    assert dict(ListedService.objects.values_list("name", "status")) == {
        "Aap": "inactive",
        "Beer": "inactive",
        "Cavia": "active",
    }


def test_a_row_that_does_not_know_better_never_hides_an_entry(fixed: Any, client: Any) -> None:
    make_entry(fixed, "Aap")
    ListedService.objects.update(removed_at=timezone.now())

    assert [row["status"] for row in fetch(client, "/services")["contents"]] == ["active"]

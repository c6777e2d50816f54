"""What search knows of an entry follows its facts."""

from __future__ import annotations

from typing import Any

import pytest

from directory.models import Location
from search.models import SearchDocument
from tests.support.pages import make_page
from tests.support.services import add_place, make_service


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    """What happens in the block happens as in a transaction that ends well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def page(fixed: Any, commit: Any) -> Any:
    """An entry in Urk that search knows."""
    service = make_service(organisation="Stichting Koffie", phones=("0320 21 22 33",))
    add_place(service, city="Urk")
    with commit():
        return make_page("directory.ServicePage", fixed("/hulp/"), title="Inloop", service=service)


def words(page: Any) -> str:
    """The text by which the entry is found; nothing when it is not."""
    found = SearchDocument.objects.filter(key=f"wagtailcore.page:{page.pk}").first()
    return "" if found is None else str(found.body)


def test_an_organisation_gets_another_name(page: Any, commit: Any) -> None:
    assert "Stichting Koffie" in words(page)
    organisation = page.service.organisation
    organisation.name = "Stichting Thee"

    with commit():
        organisation.save()

    assert ("Stichting Koffie" in words(page), "Stichting Thee" in words(page)) == (False, True)


def test_a_place_moves(page: Any, commit: Any) -> None:
    place = Location.objects.get()
    place.city = "Dronten"

    with commit():
        place.save()

    assert ("Urk" in words(page), "Dronten" in words(page)) == (False, True)


def test_a_place_is_added(page: Any, commit: Any) -> None:
    with commit():
        add_place(page.service, name="Nog een huis", city="Zeewolde")

    assert "Zeewolde" in words(page)


@pytest.mark.parametrize("status", ["inactive", "defunct"])
def test_help_stops_and_starts_again(page: Any, commit: Any, status: str) -> None:
    service = page.service
    for value, is_found in ((status, False), ("active", True), ("temporarily closed", True)):
        service.status = value
        with commit():
            service.save()
        assert (value, bool(words(page))) == (value, is_found)


def test_facts_without_a_page_harm_nobody(home: Any, commit: Any) -> None:
    service = make_service()

    with commit():
        service.organisation.save()
        service.save()

    assert not SearchDocument.objects.filter(title=service.name).exists()

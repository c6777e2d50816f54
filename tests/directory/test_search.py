"""What search knows of an entry follows its facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from directory.models import Location, Service
from directory.services import assure
from search.engines import get_engine
from search.models import SearchDocument
from search.query import Selection
from search.understanding import understand
from tests.support.pages import add_terms, make_page, make_term
from tests.support.questions import make_answer, make_question
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


def test_help_for_everyone_is_for_a_new_audience_too(page: Any, fixed: Any, commit: Any) -> None:
    old = make_term("Audience", "ouderen")
    with commit():
        other = make_page("directory.ServicePage", fixed("/hulp/"), title="Ouderen", service=make_service(name="Ander"))
        add_terms(other, audience=old)
        page.save_revision().publish()

    with commit():
        make_term("Audience", "jongeren")

    rows = dict(SearchDocument.objects.filter(title__in=["Inloop", "Ouderen"]).values_list("title", "index_facets"))
    assert {title: "doelgroep_jongeren" in tokens.split() for title, tokens in rows.items()} == {
        "Inloop": True,
        "Ouderen": False,
    }


def test_a_check_is_told(page: Any, commit: Any) -> None:
    day = date(2031, 3, 4)

    with commit():
        assure(services=[Service.objects.get(pk=page.service_id)], user=None, day=day)

    assert SearchDocument.objects.get(key=f"wagtailcore.page:{page.pk}").checked == day


def test_a_hulpvraag_finds_its_help_by_what_it_is_about(fixed: Any, commit: Any) -> None:
    with commit():
        make_answer(fixed("/hulp/"), "Aan tafel", make_question("geld", name="Vraag een"))
        make_answer(fixed("/hulp/"), "Aan de koffie", make_question("alleen", name="Vraag twee"))

    found = get_engine().search(understand("komornik", languages=("nl",)).query, Selection())

    assert [document.title for document in found.documents] == ["Aan tafel"]

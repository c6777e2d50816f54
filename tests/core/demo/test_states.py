"""A state tells whether an editor changed a row: its values, its parts and its links to others."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Collection

from core.demo.states import state_of, states_of
from core.models import CustomImage, Theme
from directory.models import Phone, Service
from regioplan.models import GlossaryTerm
from tests.support.media import make_image
from tests.support.pages import make_term
from tests.support.services import make_service


@pytest.fixture
def word(home: Any) -> GlossaryTerm:
    """A word beside another one."""
    GlossaryTerm.objects.create(term="Boot", slug="boot", short="Vaart.", locale=home.locale)
    return GlossaryTerm.objects.create(term="Dijk", slug="dijk", short="Hoog.", locale=home.locale)


def test_the_same_row_has_the_same_state(word: GlossaryTerm) -> None:
    before = state_of(word)
    word.save()

    assert (state_of(word), len(before)) == (before, 64)


def test_another_value_gives_another_state(word: GlossaryTerm) -> None:
    before = state_of(word)
    GlossaryTerm.objects.filter(pk=word.pk).update(short="Laag.")

    assert state_of(word) != before


def test_a_link_to_another_row_counts(word: GlossaryTerm) -> None:
    before = state_of(word)
    word.see_also.add(GlossaryTerm.objects.get(slug="boot"))

    assert state_of(word) != before


def test_a_part_counts_and_its_key_does_not(home: Any) -> None:
    service = make_service()
    Phone.objects.create(service=service, number="0320 11 11 11", sort_order=9)
    before = state_of(service)

    Phone.objects.filter(number="0320 11 11 11").delete()
    without = state_of(service)
    Phone.objects.create(service=service, number="0320 11 11 11", sort_order=9)

    assert (without != before, state_of(service)) == (True, before)


def test_the_place_where_a_file_is_kept_does_not_count(home: Any) -> None:
    image = make_image("Boot")
    before = state_of(image)
    shelf = Collection.get_first_root_node().add_child(name="Boten")
    CustomImage.objects.filter(pk=image.pk).update(collection=shelf)

    assert state_of(image) == before


def test_a_row_that_is_gone_has_no_state(home: Any) -> None:
    term = make_term("Theme", "geld")
    states = states_of(Theme, [term.pk, term.pk + 1])
    Theme.objects.all().delete()

    assert (list(states), state_of(term)) == ([str(term.pk)], "")


def test_many_rows_cost_as_many_queries_as_one(home: Any, django_assert_num_queries: Any) -> None:
    services = [make_service(name=f"Hulp {number}") for number in range(3)]

    for chosen in (services[:1], services):
        with django_assert_num_queries(12):
            states_of(Service, [service.pk for service in chosen])

"""Keeping robots out of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django import forms
from django.http import QueryDict

from core.forms import OneLineField, ProtectedFormMixin

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoteForm(ProtectedFormMixin, forms.Form):
    """One question."""

    answer = OneLineField(label="Antwoord")


class OtherForm(NoteForm):
    """Another form with the same question."""


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """A clock that stands still until it is told to move."""
    with time_machine.travel("2030-03-01 12:00", tick=False) as moment:
        yield moment


def stamp_of(form: forms.BaseForm) -> str:
    field = BeautifulSoup(str(form), "html.parser").find("input", {"name": "stamp"})
    assert field is not None
    return str(field["value"])


def sent(stamp: str, form: type[NoteForm] = NoteForm, **answers: str) -> NoteForm:
    data = QueryDict(mutable=True)
    data.update({"answer": "Ja", "website": "", "stamp": stamp, **answers})
    return form(data)


def codes(form: forms.BaseForm) -> list[str]:
    return [str(error.code) for error in form.non_field_errors().as_data()]


def test_a_person_gets_through(clock: Any) -> None:
    stamp = stamp_of(NoteForm())
    clock.shift(3)

    form = sent(stamp)

    assert (form.is_valid(), form.is_trapped) == (True, False)
    assert form.cleaned_data["answer"] == "Ja"


def test_too_fast_keeps_the_answers_and_the_next_press_works(clock: Any) -> None:
    stamp = stamp_of(NoteForm())
    clock.shift(2)

    form = sent(stamp)

    assert codes(form) == ["fast"]
    assert stamp_of(form) == stamp
    assert 'value="Ja"' in str(form)
    clock.shift(1)
    assert sent(stamp_of(form)).is_valid()


def test_too_fast_is_no_fault_beside_real_ones(clock: Any) -> None:
    """Whoever mends an answer needs more time than that anyway."""
    form = sent(stamp_of(NoteForm()), answer="")

    assert list(form.errors) == ["answer"]


@pytest.mark.parametrize("seconds", [24 * 3600 + 1, -60])
def test_an_old_stamp_is_replaced_and_the_next_press_works(clock: Any, seconds: int) -> None:
    """Also one from the future: a clock that was set back must lock nobody out."""
    stamp = stamp_of(NoteForm())
    clock.shift(seconds)

    form = sent(stamp)

    assert codes(form) == ["stale"]
    assert 'value="Ja"' in str(form)
    renewed = stamp_of(form)
    assert renewed != stamp
    clock.shift(3)
    assert sent(renewed).is_valid()


@pytest.mark.parametrize("stamp", ["", "verzonnen", "W10:abc", "a" * 10_000, "\x00", "\ud800"])
def test_an_invented_stamp_does_not_count(stamp: str) -> None:
    assert codes(sent(stamp)) == ["stale"]


def test_a_form_without_a_stamp_is_shown_again() -> None:
    form = NoteForm(QueryDict("answer=Ja"))

    assert codes(form) == ["stale"]
    assert stamp_of(form)


def test_a_stamp_of_another_form_does_not_count(clock: Any) -> None:
    stamp = stamp_of(OtherForm())
    clock.shift(10)

    assert codes(sent(stamp)) == ["stale"]
    assert sent(stamp, OtherForm).is_valid()


def test_a_plain_dict_works_too() -> None:
    """Tests and commands hand over a dict, browsers a QueryDict."""
    form = NoteForm({"answer": "Ja"})

    assert codes(form) == ["stale"]
    assert stamp_of(form)


def test_a_robot_falls_into_the_trap() -> None:
    assert sent("", website="https://spam.example").is_trapped
    assert not NoteForm().is_trapped


def test_people_neither_see_nor_reach_the_trap() -> None:
    soup = BeautifulSoup(str(NoteForm()), "html.parser")
    trap = soup.find("input", {"name": "website"})

    assert trap is not None
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert trap.find_parent(attrs={"aria-hidden": "true"}) is not None


def test_a_second_press_has_the_same_key_and_a_second_message_another(clock: Any) -> None:
    stamp, other = stamp_of(NoteForm()), stamp_of(NoteForm())
    clock.shift(5)
    copies = [sent(stamp), sent(stamp), sent(stamp, answer="Nee"), sent(other)]

    assert all(form.is_valid() for form in copies)
    first, again, second_message, second_form = (form.submission_key for form in copies)
    assert first == again
    assert len({first, second_message, second_form}) == 3


def test_a_prefix_reaches_the_extra_fields(clock: Any) -> None:
    blank = NoteForm(prefix="a")
    field = BeautifulSoup(str(blank), "html.parser").find("input", {"name": "a-stamp"})
    assert field is not None
    clock.shift(5)

    assert NoteForm({"a-answer": "Ja", "a-stamp": field["value"]}, prefix="a").is_valid()
    assert NoteForm({"a-website": "x"}, prefix="a").is_trapped

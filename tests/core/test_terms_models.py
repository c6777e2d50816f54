"""What editors may fill in for terms and help lines."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from core.drawing import ICON_NAMES, icon_choices
from core.models import Gemeente, HelpLine
from tests.support.pages import make_term


def dutch() -> Any:
    return Locale.objects.get(language_code="nl")


@pytest.mark.parametrize("code", ["", "95", "09950", "abcd", "099x"])
def test_a_cbs_code_has_four_digits(code: str, home: Any) -> None:
    with pytest.raises(ValidationError) as raised:
        Gemeente(name="Lelystad", slug="lelystad", cbs_code=code, locale=dutch()).full_clean()

    assert list(raised.value.message_dict) == ["cbs_code"]


def test_places_are_a_list_of_names(home: Any) -> None:
    gemeente = Gemeente(
        name="Dronten", slug="dronten", cbs_code="0303", locale=dutch(), places="Dronten\n\n Swifterbant \n"
    )
    gemeente.full_clean()

    assert gemeente.place_names == ["Dronten", "Swifterbant"]
    assert str(gemeente) == "Dronten"


@pytest.mark.parametrize("tel", ["", "088 0767", "bel ons", "12", "+", "1" * 16, "0800-0113"])
def test_a_number_to_call_is_digits_only(tel: str, home: Any) -> None:
    with pytest.raises(ValidationError) as raised:
        HelpLine(name="Lijn", number="x", tel=tel, description="d", locale=dutch()).full_clean()

    assert list(raised.value.message_dict) == ["tel"]


@pytest.mark.parametrize("tel", ["112", "113", "08000113", "+31880767000"])
def test_real_numbers_are_fine(tel: str, home: Any) -> None:
    line = HelpLine(name="Lijn", number="0800 0113", tel=tel, description="d", locale=dutch())
    line.full_clean()

    assert str(line) == "Lijn (0800 0113)"


def test_a_pictogram_is_one_of_the_sprite(home: Any) -> None:
    term = make_term("Theme", "geld", icon="geld")
    term.full_clean()

    term.icon = "eenhoorn"

    with pytest.raises(ValidationError) as caught:
        term.full_clean()
    assert list(caught.value.message_dict) == ["icon"]
    assert dict(icon_choices())["let-op"] == "Let op"
    assert set(dict(icon_choices())) == ICON_NAMES

"""The figures on the home page: of the newest year, in the order of the editors, each with its source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from core.figures import latest_figures
from monitor.models import Figure
from tests.support.html import view

_MOST = 4


def _figure(page: Any, label: str, year: int, order: int, **values: Any) -> None:
    defaults = {"value": Decimal(12), "source": "Jaarverslag", "date": date(year, 12, 31)}
    Figure(page=page, label=label, year=year, sort_order=order, **{**defaults, **values}).save()


def _shown(client: Any) -> list[str]:
    seen = view(client, "/")
    return [" ".join(card.get_text(" ").split()) for card in seen.soup.select("[aria-labelledby=cijfers] .figure")]


def test_no_figures_no_band(home: Any, client: Any, rf: Any) -> None:
    assert latest_figures(rf.get("/"), _MOST) is None
    assert _shown(client) == []


def test_the_newest_year_in_the_order_of_the_editors(fixed: Any, client: Any) -> None:
    page = fixed("/monitor/")
    _figure(page, "van toen", 2023, 0)
    _figure(page, "later", 2025, 2, unit="procent", value=Decimal("7.25"))
    _figure(page, "eerst", 2025, 1, target=Decimal(20))

    assert _shown(client) == [
        "12 van 20 eerst Bron: Jaarverslag, 31 december 2025",
        "7,25 procent later Bron: Jaarverslag, 31 december 2025",
    ]
    assert "Wat we bereikten in 2025" in view(client, "/").main.get_text()


def test_an_invented_figure_says_so(fixed: Any, client: Any) -> None:
    _figure(fixed("/monitor/"), "verzonnen", 2025, 0, sample=True)

    assert _shown(client) == ["12 verzonnen Bron: Jaarverslag, 31 december 2025 Verzonnen voorbeeld"]


def test_no_more_than_was_asked(fixed: Any, rf: Any) -> None:
    for number in range(_MOST + 1):
        _figure(fixed("/monitor/"), f"cijfer {number}", 2025, number)

    found = latest_figures(rf.get("/"), _MOST)

    assert found is not None
    assert [figure.label for figure in found.figures] == [f"cijfer {number}" for number in range(_MOST)]
    assert found.url == "/monitor/"


def test_figures_of_a_page_that_is_not_public_are_not_shown(fixed: Any, client: Any) -> None:
    page = fixed("/monitor/")
    _figure(page, "geheim", 2025, 0)
    page.unpublish()

    assert _shown(client) == []

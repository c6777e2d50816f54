"""The monitor: figures by year, each with its source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from monitor.models import Figure
from tests.support.contracts import FixedPageContract
from tests.support.hostile import ATTACK
from tests.support.html import view
from tests.support.pages import make_term


def figure(page: Any = None, **values: Any) -> Figure:
    """A figure that is not stored yet."""
    defaults = {
        "label": "mensen met een maatje",
        "value": Decimal(12),
        "year": 2025,
        "source": "Jaarverslag",
        "date": date(2025, 12, 31),
    }
    return Figure(page=page, **{**defaults, **values})


class TestMonitorPage(FixedPageContract):
    """The page of the figures."""

    label = "monitor.MonitorPage"
    path = "/monitor/"
    parents = {"home.HomePage"}
    shown = ["Er zijn nog geen cijfers."]
    warm = 6
    cold = 18

    def add_words(self, page: Any) -> list[str]:
        """A figure."""
        figure(page, unit="mensen per dag").save()
        return ["mensen met een maatje", "mensen per dag", "Jaarverslag"]

    def test_shows_figures_by_year_the_newest_first(self, fixed: Any, client: Any) -> None:
        page = fixed(self.path)
        figure(page, label="oud", year=2023, value=Decimal("1234.50"), unit="euro", sort_order=0).save()
        figure(page, label="nieuw", target=Decimal(20), sort_order=1).save()
        figure(page, label="ook nieuw", value=Decimal("7.25"), unit="procent", sample=True, sort_order=2).save()

        seen = view(client, self.path)

        assert [heading.get_text() for heading in seen.main.select("section h2")] == [
            "Wat we bereikten in 2025",
            "Wat we bereikten in 2023",
        ]
        assert [" ".join(card.get_text(" ").split()) for card in seen.soup.select(".figure")] == [
            "12 van 20 nieuw Bron: Jaarverslag, 31 december 2025",
            "7,25 procent ook nieuw Bron: Jaarverslag, 31 december 2025 Verzonnen voorbeeld",
            "1.234,50 euro oud Bron: Jaarverslag, 31 december 2025",
        ]

    def test_as_many_queries_for_three_figures_as_for_one(
        self, fixed: Any, client: Any, django_assert_num_queries: Any
    ) -> None:
        for number in (1, 3):
            figure(fixed(self.path), year=2020 + number).save()
            figure(fixed(self.path), label=f"cijfer {number}").save()
            figure(fixed(self.path), gemeente=make_term("Gemeente", f"dorp-{number}")).save()
            figure(fixed(self.path), theme=make_term("Theme", f"thema-{number}")).save()
            client.get(self.path)
            with django_assert_num_queries(6):
                assert client.get(self.path).status_code == 200

    def test_figures_about_a_term_stand_folded_under_its_name(self, fixed: Any, client: Any) -> None:
        page = fixed(self.path)
        urk, dronten = make_term("Gemeente", "urk", order=2), make_term("Gemeente", "dronten", order=1)
        lonely = make_term("Theme", "eenzaamheid", css_class="t-eenzaam")
        figure(page, label="van ons allen", sort_order=0).save()
        figure(page, label="op Urk, toen", gemeente=urk, year=2023, sort_order=1).save()
        figure(page, label="op Urk", gemeente=urk, target=Decimal(2), sort_order=2).save()
        figure(page, label="in Dronten, alleen", gemeente=dronten, theme=lonely, sort_order=3).save()
        figure(page, label="alleen", theme=lonely, target=Decimal(20), sort_order=4).save()

        main = view(client, self.path).main

        assert [heading.get_text() for heading in main.select("section h2")] == [
            "Wat we bereikten in 2025",
            "Per gemeente",
            "Per thema",
        ]
        assert [label.get_text() for label in main.select("[aria-labelledby=jaar-2025] .figure > p:nth-child(2)")] == [
            "van ons allen"
        ]
        folds = {
            fold.select_one("summary h3").get_text(): [
                label.get_text() for label in fold.select(".figure > p:nth-child(2)")
            ]
            for fold in main.select("details.fold:not([open])")
        }
        assert list(folds.items()) == [
            ("Dronten", ["in Dronten, alleen"]),
            ("Urk", ["op Urk", "op Urk, toen"]),
            ("Eenzaamheid", ["alleen"]),
        ]
        assert main.select_one("[aria-labelledby=per-thema] .plots")["class"] == ["plots", "t-eenzaam"]

    def test_with_figures_of_a_gemeente_alone_there_are_figures(self, fixed: Any, client: Any) -> None:
        figure(fixed(self.path), gemeente=make_term("Gemeente", "urk")).save()

        main = view(client, self.path).main

        assert [heading.get_text() for heading in main.select("section h2")] == ["Per gemeente"]
        assert self.shown[0] not in main.get_text()

    def test_hostile_figures_stay_words(self, fixed: Any, client: Any) -> None:
        figure(fixed(self.path), label=ATTACK, unit=ATTACK[:30], source=ATTACK).save()

        seen = view(client, self.path)

        assert seen.soup.select_one(".figure p").get_text() == ATTACK
        assert "<script>alert" not in seen.html


@pytest.mark.parametrize(
    ("value", "target", "plots"),
    [
        ("3", "5", [True, True, True, False, False]),
        ("0", "2", [False, False]),
        ("9", "2", [True, True]),
        ("1.99", "2", [True, False]),
        ("1", "24", [True] + [False] * 23),
        ("1", "25", []),
        ("1", "0", []),
        ("1", "-3", []),
        ("1", "2.5", []),
        ("1", None, []),
    ],
)
def test_plots_show_a_small_whole_target(value: str, target: str | None, plots: list[bool]) -> None:
    assert figure(value=Decimal(value), target=None if target is None else Decimal(target)).plots == plots


def test_a_figure_is_never_negative(home: Any, fixed: Any) -> None:
    wrong = figure(fixed("/monitor/"), value=Decimal(-1))

    with pytest.raises(ValidationError) as caught:
        wrong.full_clean()
    assert caught.value.messages == ["Een cijfer is nul of meer."]
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


@pytest.mark.parametrize(("kind", "name"), [("Theme", "theme"), ("Gemeente", "gemeente")])
def test_what_a_figure_is_about_stays_as_long_as_the_figure(kind: str, name: str, fixed: Any) -> None:
    """Without its subject it would become a figure of the whole movement, and stand on the home page."""
    term = make_term(kind, "urk")
    row = figure(fixed("/monitor/"), **{name: term})
    row.save()

    with pytest.raises(ProtectedError):
        term.delete()
    row.delete()

    assert term.delete()[0] == 1


def test_names_itself() -> None:
    assert str(figure(value=Decimal("12.50"))) == "mensen met een maatje: 12.50 (2025)"

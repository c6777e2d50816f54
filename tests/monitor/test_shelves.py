"""The figures on the home page and on the pages of themes and gemeenten, each with its source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Locale

from core.enums import TermKind
from core.figures import latest_figures
from core.models import Theme
from core.taxonomies import term_by_pk
from monitor.models import Figure
from tests.support.html import view
from tests.support.pages import make_page, make_term
from tests.support.queries import cold_queries, warm_queries

_MOST = 4


def _figure(page: Any, label: str, year: int, order: int, **values: Any) -> None:
    defaults = {"value": Decimal(12), "source": "Jaarverslag", "date": date(year, 12, 31)}
    Figure(page=page, label=label, year=year, sort_order=order, **{**defaults, **values}).save()


def _shown(client: Any, path: str = "/") -> list[str]:
    seen = view(client, path)
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


def test_the_home_page_leaves_out_what_is_about_one_theme_or_gemeente(fixed: Any, client: Any) -> None:
    page = fixed("/monitor/")
    _figure(page, "op Urk", 2026, 0, gemeente=make_term("Gemeente", "urk"))
    _figure(page, "alleen", 2026, 1, theme=make_term("Theme", "eenzaamheid"))
    _figure(page, "van ons allen", 2025, 2)

    assert _shown(client) == ["12 van ons allen Bron: Jaarverslag, 31 december 2025"]


class TestTermPage:
    """A page of a theme or a gemeente has the figures about it."""

    @pytest.fixture(params=["theme", "gemeente"])
    def kind(self, request: pytest.FixtureRequest) -> str:
        """Name of the foreign key, on the page and on a figure."""
        return str(request.param)

    @pytest.fixture
    def page(self, fixed: Any, kind: str) -> Any:
        """The page of one term."""
        label, path = {"theme": ("home.ThemePage", "/thema/"), "gemeente": ("home.GemeentePage", "/")}[kind]
        return make_page(label, fixed(path))

    @pytest.fixture
    def term(self, page: Any, kind: str) -> dict[str, Any]:
        """The term of that page, to give to a figure."""
        return {kind: getattr(page, kind)}

    def test_no_figures_no_heading(self, fixed: Any, client: Any, page: Any) -> None:
        _figure(fixed("/monitor/"), "van ons allen", 2025, 0)
        _figure(fixed("/monitor/"), "op Urk", 2025, 1, gemeente=make_term("Gemeente", "urk"))
        _figure(fixed("/monitor/"), "over slapen", 2025, 2, theme=make_term("Theme", "slapen"))

        assert _shown(client, page.url) == []
        assert "In cijfers" not in view(client, page.url).text

    def test_the_newest_first_each_with_source_and_date(
        self, fixed: Any, client: Any, page: Any, term: dict[str, Any]
    ) -> None:
        _figure(fixed("/monitor/"), "van toen", 2023, 0, **term)
        _figure(fixed("/monitor/"), "later", 2025, 2, sample=True, **term)
        _figure(fixed("/monitor/"), "eerst", 2025, 1, target=Decimal(20), **term)

        assert _shown(client, page.url) == [
            "12 van 20 eerst Bron: Jaarverslag, 31 december 2025",
            "12 later Bron: Jaarverslag, 31 december 2025 Verzonnen voorbeeld",
            "12 van toen Bron: Jaarverslag, 31 december 2023",
        ]
        section = view(client, page.url).soup.select_one("[aria-labelledby=cijfers]")
        assert section.h2.get_text() == "In cijfers"
        assert [(link["href"], link.get_text().strip()) for link in section.select("a")] == [
            ("/monitor/", "Alle cijfers")
        ]
        assert section.select_one(".plots")["class"] == ["plots", page.own_term.css_class or "t-opgroeien"]

    def test_what_was_counted_each_year_is_there_once_and_four_at_most(
        self, fixed: Any, client: Any, page: Any, term: dict[str, Any]
    ) -> None:
        for number in range(_MOST + 1):
            _figure(fixed("/monitor/"), f"cijfer {number}", 2025, number, **term)
            _figure(fixed("/monitor/"), f"cijfer {number}", 2024, number, **term)

        assert _shown(client, page.url) == [
            f"12 cijfer {number} Bron: Jaarverslag, 31 december 2025" for number in range(_MOST)
        ]

    def test_an_english_page_has_the_figures_of_the_dutch_monitor(
        self, fixed: Any, client: Any, page: Any, term: dict[str, Any]
    ) -> None:
        _figure(fixed("/monitor/"), "maatjes", 2025, 0, **term)

        section = view(client, f"/en{page.url}").soup.select_one("[aria-labelledby=cijfers]")

        assert [(label["lang"], label.get_text()) for label in section.select(".figure > p:nth-child(2)")] == [
            ("nl", "maatjes")
        ]
        assert section.a["href"] == "/en/monitor/"

    def test_as_many_queries_for_three_figures_as_for_none(
        self, fixed: Any, client: Any, page: Any, term: dict[str, Any]
    ) -> None:
        counts = [(warm_queries(client, page.url), cold_queries(client, page.url))]
        for number in range(3):
            _figure(fixed("/monitor/"), f"cijfer {number}", 2025, number, **term)
        counts.append((warm_queries(client, page.url), cold_queries(client, page.url)))

        loket = 1 if "gemeente" in term else 0  # which page is the loket of which gemeente
        assert counts == [(11, 23 + loket)] * 2


def test_a_figure_of_a_translated_theme_is_about_the_theme(fixed: Any, rf: Any) -> None:
    dutch = make_term("Theme", "geld")
    english = Locale.objects.get(language_code="en")
    money = Theme.objects.create(name="Money", slug="money", locale=english, translation_key=dutch.translation_key)
    _figure(fixed("/monitor/"), "euro", 2025, 0, theme=money)

    with translation.override("en"):
        found = latest_figures(rf.get("/en/"), _MOST, term_by_pk(TermKind.THEME, money.pk))

    assert found is not None
    assert [figure.label for figure in found.figures] == ["euro"]


def test_an_english_monitor_takes_the_place_of_the_dutch_one(fixed: Any, client: Any) -> None:
    dutch = fixed("/monitor/")
    theme = make_page("home.ThemePage", fixed("/thema/"))
    english = dutch.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.figures.all().delete()
    english.save_revision().publish()
    _figure(dutch, "maatjes", 2025, 0, theme=theme.theme)
    _figure(english, "buddies", 2025, 0, theme=theme.theme)

    labels = [
        [
            label.get_text()
            for label in view(client, path).soup.select("[aria-labelledby=cijfers] .figure > p:nth-child(2)")
        ]
        for path in (theme.url, f"/en{theme.url}")
    ]

    assert labels == [["maatjes"], ["buddies"]]

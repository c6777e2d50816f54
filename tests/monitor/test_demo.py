"""The demo makes the monitor."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.demo.files import ContentError
from monitor.models import Figure
from tests.support.content import ContentTree


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


def write(content: ContentTree, **values: Any) -> None:
    """The monitor with one figure."""
    figure = {"label": "maatjes", "value": 12, "source": "Jaarverslag", "date": "2029-12-31", **values}
    content.page("monitor/monitor", type="monitor", figures=[figure])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (Decimal(12), None, "", 2029, False)),
        (
            {"value": "7.5", "target": 10, "unit": "procent", "year": 2028, "sample": True},
            (Decimal("7.5"), Decimal(10), "procent", 2028, True),
        ),
        ({"target": ""}, (Decimal(12), None, "", 2029, False)),
    ],
)
def test_figures(content: ContentTree, values: dict[str, Any], expected: tuple[Any, ...]) -> None:
    write(content, **values)
    content.load()

    row = Figure.objects.get()
    assert (row.value, row.target, row.unit, row.year, row.sample) == expected
    assert row.date == date(2029, 12, 31)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (None, None)),
        ({"theme": "geld"}, ("geld", None)),
        ({"gemeente": "urk", "theme": ""}, (None, "urk")),
        ({"gemeente": "urk", "theme": "geld"}, ("geld", "urk")),
    ],
)
def test_what_a_figure_is_about(content: ContentTree, values: dict[str, Any], expected: tuple[Any, ...]) -> None:
    write(content, **values)
    content.load()

    row = Figure.objects.get()
    assert (row.theme and row.theme.slug, row.gemeente and row.gemeente.slug) == expected


def test_a_second_run_makes_figures_anew(content: ContentTree) -> None:
    write(content)
    content.load()
    write(content, value=13)
    content.load()

    assert [row.value for row in Figure.objects.all()] == [Decimal(13)]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"value": "veel"}, "regel 7: 'value': 'veel' is geen getal"),
        ({"target": "meer"}, "regel 10: 'target': 'meer' is geen getal"),
        ({"theme": "geldd"}, "regel 10: 'theme': 'geldd' staat niet in de lijst"),
        ({"theme": "geld", "gemeente": "geld"}, "regel 11: 'gemeente': 'geld' staat niet in de lijst"),
        ({"gemente": "urk"}, "'gemente' bestaat hier niet. Kies uit: label, .*, theme, gemeente"),
        ({"date": ""}, "date"),
        ({"value": None}, "value"),
    ],
)
def test_a_mistake_names_the_file(content: ContentTree, values: dict[str, Any], words: str) -> None:
    write(content, **values)

    with pytest.raises(ContentError, match=words) as caught:
        content.load()
    assert "content/monitor/monitor.md, regel " in str(caught.value)

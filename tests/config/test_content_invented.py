"""Invented help of the demo never looks real: it carries its mark, and nothing in it leads to anybody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from core.demo.files import ContentItem, read_items, read_yaml_file
from core.phones import is_sample_number

CONTENT = Path(settings.BASE_DIR, "content")
#: What is always invented: people, their stories, and dates to come to.
ALWAYS = {"story", "blog", "episode", "event"}
#: What may be invented, and shows its mark when it is.
SOMETIMES = {"service", "initiative", "funding_scheme"}
_NUMBER = re.compile(r"(?<![\d.,/-])(?:\+31|0)(?:[ -]?\d){8,10}(?![\d.,]?\d)")
_ADDRESS = re.compile(r"https?://[^\s\"')\]},]+")
_EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
#: Postal codes that are never issued end in these letters.
_NO_POSTAL_CODE = re.compile(r"\d{4} (?:SA|SD|SS)")
_QUOTE = re.compile(r"^::: quote\n(.*?)^:::", re.MULTILINE | re.DOTALL)
_NO_STREET = re.compile(r"Voorbeeld(?:straat|plein|weg|laan) \d+")


@pytest.fixture(scope="module")
def items() -> list[ContentItem]:
    """Everything that is in the demo."""
    found = list(read_items(CONTENT))
    assert len(found) > 400
    return found


@pytest.fixture(scope="module")
def help_lines() -> set[str]:
    """The digits of the national lines: the only real numbers."""
    rows = read_yaml_file(CONTENT / "core" / "helplines.yaml")["helplines"]
    return {row["tel"] for row in rows}


def digits(number: str) -> str:
    """A number as a telephone gets it."""
    return re.sub(r"\D", "", number)


def is_invented(item: ContentItem) -> bool:
    return bool(item.head.get("sample"))


def is_example(host: str) -> bool:
    """Whether nobody can have this host (RFC 2606)."""
    return host.endswith(".example")


def text(item: ContentItem) -> str:
    return item.path.read_text(encoding="utf-8")


def test_everything_that_is_invented_carries_the_mark(items: list[ContentItem]) -> None:
    assert [item.key for item in items if item.type_name in ALWAYS and not is_invented(item)] == []


def test_the_mark_stands_only_where_a_page_shows_it(items: list[ContentItem]) -> None:
    kinds = ALWAYS | SOMETIMES

    assert {item.key: item.type_name for item in items if is_invented(item) and item.type_name not in kinds} == {}


def test_a_quote_says_that_it_is_invented(items: list[ContentItem]) -> None:
    def rows(item: ContentItem) -> list[dict[str, Any]]:
        return item.head.get("quotes") or []

    blocks = [block for item in items for block in _QUOTE.findall(item.body)]
    quotes = [quote for item in items for quote in rows(item)]

    assert (len(blocks) > 5, len(quotes) > 5) == (True, True)
    assert [block for block in blocks if "\nfictional: true\n" not in f"\n{block}"] == []
    assert [quote for quote in quotes if quote.get("fictional") is not True] == []


def test_a_figure_that_is_invented_says_so_in_its_source(items: list[ContentItem]) -> None:
    figures = [figure for item in items for figure in item.head.get("figures") or []]

    assert len(figures) > 10
    assert [row for row in figures if row["sample"] != row["source"].startswith("Voorbeeldcijfer")] == []


def test_a_number_is_a_national_line_or_nobodys(items: list[ContentItem], help_lines: set[str]) -> None:
    numbers = {(item.key, number): item for item in items for number in _NUMBER.findall(text(item))}
    invented = {key: item for key, item in numbers.items() if digits(key[1]) not in help_lines}

    assert len(invented) > 80
    assert [key for key in invented if not is_sample_number(key[1])] == []
    assert [key for key, item in invented.items() if not is_invented(item)] == []


def test_an_address_on_the_web_is_real_or_nobodys(items: list[ContentItem]) -> None:
    """A real organisation has its own address, an invented one has an example, and they are never mixed."""
    hosts = [(item, urlsplit(address).netloc) for item in items for address in _ADDRESS.findall(text(item))]

    assert len(hosts) > 80
    assert {(item.key, host) for item, host in hosts if is_invented(item) and not is_example(host)} == set()
    assert {(item.key, host) for item, host in hosts if not is_invented(item) and is_example(host)} == set()


def test_a_mail_address_is_nobodys(items: list[ContentItem]) -> None:
    hosts = [(item.key, host) for item in items for host in _EMAIL.findall(text(item))]

    assert len(hosts) > 80
    assert [(key, host) for key, host in hosts if not is_example(host)] == []


def test_an_invented_place_is_nowhere(items: list[ContentItem]) -> None:
    services = [item for item in items if item.type_name == "service"]
    places = [(item.key, place) for item in services for place in item.head["service"].get("locations") or []]
    streets = [(key, str(place["address_1"])) for key, place in places if place.get("address_1")]
    streets += [(item.key, str(item.head["address"])) for item in items if item.head.get("address")]
    codes = [(key, str(place["postal_code"])) for key, place in places if place.get("postal_code")]

    assert (len(streets) > 80, len(codes) > 80) == (True, True)
    assert [row for row in streets if not _NO_STREET.fullmatch(row[1])] == []
    assert [row for row in codes if not _NO_POSTAL_CODE.fullmatch(row[1])] == []


def test_nothing_is_invented_about_a_real_organisation(items: list[ContentItem]) -> None:
    """No number, mail address, place or opening hours: those only the organisation itself may give."""
    real = [item for item in items if item.type_name == "service" and not is_invented(item)]
    about = {
        item.key: name
        for item in real
        for name in ("phones", "email", "locations", "schedules", "assured_date")
        if item.head["service"].get(name)
    }

    assert len(real) >= 3
    assert about == {}
    assert [item.key for item in real if not item.head["service"].get("url")] == []

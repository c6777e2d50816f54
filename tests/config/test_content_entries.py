"""Every entry of the demo's sociale kaart says what, for whom, for how much and how, and does not contradict itself."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from core.demo.files import ContentItem, read_items, read_yaml_file
from tests.support.sameness import item_sentences, plain

CONTENT = Path(settings.BASE_DIR, "content")
ANSWERS = ("what", "for_whom", "cost", "how")
#: Fewer words answer no question.
AN_ANSWER = 5
#: So many places to choose from has every theme in every gemeente.
ENOUGH = 3
_MONEY = re.compile(r"\b(?:euro|cent)\b")
_FREE = re.compile(
    r"\b(?:gratis|niets|geen geld|nooit iets)\b|\bbetaald\b|\bbetaalt\b|belkosten|gewoon (?:gesprek|telefoontje)"
)
_AGES = re.compile(r"\b(\d+) (?:tot en met|tot) (\d+)\b")
#: The first digits of the postal codes of a place.
_POSTAL = {
    "Almere": "13", "Lelystad": "82", "Dronten": "825", "Swifterbant": "8255", "Biddinghuizen": "8256", "Urk": "832",
    "Zeewolde": "389", "Emmeloord": "830", "Ens": "8307", "Nagele": "8308", "Tollebeek": "8309", "Espel": "8311",
    "Creil": "8312", "Rutten": "8313", "Bant": "8314", "Luttelgeest": "8315", "Marknesse": "8316",
    "Kraggenburg": "8317",
}  # fmt: skip
#: The area codes of a gemeente.
_AREA_CODES = {
    "almere": "036",
    "dronten": "0321",
    "lelystad": "0320",
    "noordoostpolder": "0527",
    "urk": "0527",
    "zeewolde": "036",
}


@pytest.fixture(scope="module")
def pages() -> list[ContentItem]:
    """Every Dutch page of the demo."""
    return [item for item in read_items(CONTENT) if item.language == "nl" and item.type_name != "term"]


@pytest.fixture(scope="module")
def entries(pages: list[ContentItem]) -> list[ContentItem]:
    """The entries of the sociale kaart."""
    found = [item for item in pages if item.type_name == "service"]
    assert len(found) > 100
    return found


@pytest.fixture(scope="module")
def gemeente_of() -> dict[str, str]:
    """The gemeente of every place in Flevoland."""
    rows = read_yaml_file(CONTENT / "core" / "taxonomies.yaml")["gemeenten"]
    return {place: row["slug"] for row in rows for place in (row["name"], *row["places"])}


def facts(item: ContentItem) -> dict[str, Any]:
    """What is counted and called of an entry."""
    values: dict[str, Any] = item.head["service"]
    return values


def places(item: ContentItem) -> list[dict[str, Any]]:
    """Where an entry is."""
    return facts(item).get("locations") or []


def test_an_entry_answers_the_four_questions(entries: list[ContentItem]) -> None:
    short = {
        item.key: name
        for item in entries
        for name in ANSWERS
        if len(plain(str(item.head.get(name) or "")).split()) < AN_ANSWER
    }

    assert short == {}


def test_an_entry_can_be_reached_and_says_for_which_gemeenten(entries: list[ContentItem]) -> None:
    def reachable(item: ContentItem) -> bool:
        values = facts(item)
        ways = [values.get("phones"), values.get("email"), values.get("url")]
        return any(ways) or any(place.get("schedules") for place in places(item))

    assert [item.key for item in entries if not reachable(item)] == []
    assert [item.key for item in entries if not facts(item).get("service_areas")] == []
    assert [item.key for item in entries if not facts(item).get("forms")] == []


def test_what_it_costs_is_told_in_words_and_in_figures(entries: list[ContentItem]) -> None:
    faults = []
    for item in entries:
        words, options = item.head["cost"], facts(item).get("cost_options") or []
        amounts = [option for option in options if option.get("amount")]
        free = [option for option in options if option["option"] == "gratis"]
        if not options:
            faults.append((item.key, "no option"))
        if amounts and not _MONEY.search(words):
            faults.append((item.key, "an amount that the text does not tell"))
        if free and len(options) == len(free) and not _FREE.search(words):
            faults.append((item.key, "free, but the text does not say so"))

    assert faults == []


def test_the_ages_in_the_text_are_those_of_the_facts(entries: list[ContentItem]) -> None:
    told = {
        item.key: (ages.groups(), (str(facts(item).get("minimum_age")), str(facts(item).get("maximum_age"))))
        for item in entries
        if facts(item).get("maximum_age") and (ages := _AGES.search(item.head["for_whom"]))
    }

    assert len(told) > 5
    assert {key: both for key, both in told.items() if both[0] != both[1]} == {}


def test_a_place_lies_where_its_address_says(entries: list[ContentItem], gemeente_of: dict[str, str]) -> None:
    spots = [(item, place) for item in entries for place in places(item) if place.get("city")]

    assert len(spots) > 80
    wrong = [
        (item.key, place["city"], place.get("postal_code"))
        for item, place in spots
        if not str(place.get("postal_code") or "").startswith(_POSTAL[place["city"]])
        or gemeente_of[place["city"]] not in facts(item)["service_areas"]
    ]
    assert wrong == []


def test_a_number_belongs_to_a_gemeente_of_the_entry(entries: list[ContentItem]) -> None:
    wrong = {
        item.key: phone["number"]
        for item in entries
        for phone in facts(item).get("phones") or []
        if str(phone["number"]).split()[0] not in {_AREA_CODES[area] for area in facts(item)["service_areas"]}
    }

    assert wrong == {}


def test_a_page_belongs_to_the_gemeente_of_its_place(pages: list[ContentItem], gemeente_of: dict[str, str]) -> None:
    """An event is held where its page says, and who tells a story lives there."""
    spots = [(item, item.head.get("city") or item.head.get("person_place")) for item in pages]
    named = [(item, str(place)) for item, place in spots if place]

    assert len(named) > 30
    assert [(item.key, place) for item, place in named if gemeente_of[place] not in item.head["gemeenten"]] == []


def test_every_theme_has_help_in_every_gemeente(entries: list[ContentItem], gemeente_of: dict[str, str]) -> None:
    """Three at least, so that a resident has something to choose, also when one of them is closed."""
    themes = [row["slug"] for row in read_yaml_file(CONTENT / "core" / "taxonomies.yaml")["themes"]]
    offers = Counter(
        (theme, gemeente)
        for item in entries
        for theme in item.head["themes"]
        for gemeente in facts(item)["service_areas"]
    )
    wanted = product(themes, sorted(set(gemeente_of.values())))

    assert {pair: offers[pair] for pair in wanted if offers[pair] < ENOUGH} == {}


def test_every_title_and_every_summary_is_its_own(pages: list[ContentItem]) -> None:
    for name in ("title", "summary"):
        seen = [plain(str(item.head.get(name) or "")) for item in pages]
        twice = sorted({words for words in seen if words and seen.count(words) > 1})
        assert twice == []


def test_a_summary_is_not_the_first_sentence_again(pages: list[ContentItem]) -> None:
    again = {}
    for item in pages:
        first = plain(str(item.head.get("summary") or "")).split()
        texts = [item.head.get("what") or "", item.body]
        starts = [set(plain(text.strip().split(". ")[0]).split()) for text in texts if text.strip()]
        if any(len(start) > AN_ANSWER and len(start & set(first)) > 0.7 * len(start) for start in starts):
            again[item.key] = item.head["summary"]

    assert again == {}


def test_every_theme_has_a_tile_in_the_words_of_residents() -> None:
    themes = read_yaml_file(CONTENT / "core" / "taxonomies.yaml")["themes"]
    words = [row.get("own_words") or "" for row in themes]

    assert len(words) >= 10
    assert [row["slug"] for row in themes if not row.get("own_words") or not row.get("own_words_en")] == []
    assert len(set(words)) == len(words)
    assert [row["name"] for row in themes if row["name"] in row["own_words"]] == []


def test_a_story_has_a_head_a_middle_and_an_end(pages: list[ContentItem]) -> None:
    """Two small headings at least, and a lead and a last part that are more than a line."""
    stories = [item for item in pages if item.type_name in ("story", "blog")]
    thin = {}
    for item in stories:
        parts = re.split(r"^## .*$", item.body, flags=re.MULTILINE)
        lengths = [len(plain(part).split()) for part in parts]
        if len(parts) < 3 or lengths[-1] < 15 or sum(lengths) < 200:
            thin[item.key] = lengths

    assert len(stories) > 30
    assert thin == {}


def test_a_long_conversation_has_small_headings(pages: list[ContentItem]) -> None:
    talks = [item for item in pages if item.type_name == "episode"]

    assert len(talks) >= 6
    assert [item.key for item in talks if item.head["transcript"].count("### ") < 3] == []
    assert [item.key for item in talks if len(item_sentences(item)) < 10] == []

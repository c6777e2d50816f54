"""The demo holds no filler: no sentence stands in two items, and no item is another one with other names."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from core.demo.files import read_items
from tests.support.needs import missing
from tests.support.sameness import copied, item_sentences, plain, repeated, same_mould, word_runs

#: A sentence of so many words is somebody's own; a shorter one, such as "Bel eerst even", is anybody's.
OWN_SENTENCE = 6
#: How much of a text may stand in another one. Two honest texts about one subject share up to 7 percent of their runs
#: of words: names of things, and how one says such things. A copy with other names shares nearly everything.
ALIKE = 0.08
#: So many words in a row are nobody's chance: they were copied.
COPIED = 10
#: So many words are how a text opens.
OPENING = 4
#: The small headings of a text; those of the plan are the same on every page, as signs are.
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
#: Sentences that must sound the same wherever they stand, and why.
FIXED = {
    "bel 113 of 0800 01 13": "who thinks about suicide needs the number, not a new way to say it",
    "meld u aan met een bericht": "one act, one wording: that is how people recognise it",
}


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    """The sentences of every Dutch item, by its key."""
    items = read_items(Path(settings.BASE_DIR, "content"))
    return {item.key: item_sentences(item) for item in items if item.language == "nl"}


def test_no_sentence_stands_in_two_items(texts: dict[str, list[str]]) -> None:
    found = repeated(texts, words=OWN_SENTENCE)

    assert {sentence: keys for sentence, keys in found.items() if sentence not in FIXED} == {}
    assert set(FIXED) <= set(found), "a fixed sentence that stands in one item or none needs no exception"


def test_no_item_is_another_one_with_other_names(texts: dict[str, list[str]]) -> None:
    assert len(texts) > 400
    assert {pair: part for pair, part in same_mould(texts).items() if part > ALIKE} == {}


def test_every_text_opens_in_its_own_way() -> None:
    """Two may begin alike, since Dutch has only so many ways to; three are a habit of the writer."""
    items = [item for item in read_items(Path(settings.BASE_DIR, "content")) if item.language == "nl"]
    openings: Counter[str] = Counter()
    for item in items:
        texts = (item.head.get(name) or "" for name in ("summary", "what", "for_whom", "cost", "how"))
        for text in (*texts, _HEADING.sub("", item.body)):
            words = plain(str(text)).split()
            openings[" ".join(words[:OPENING])] += len(words) >= OPENING

    assert len(openings) > 900
    assert {words: times for words, times in openings.items() if times > 2} == {}


def test_no_item_has_a_sentence_of_a_source(texts: dict[str, list[str]]) -> None:
    """The facts come from documents of others; the words are ours."""
    folder = os.environ.get("SEEDS_DIR", "")
    if not folder:
        missing("SEEDS_DIR does not say where the documents are")
    documents = sorted(Path(folder).glob("*.txt"))
    source = word_runs(" ".join(path.read_text(encoding="utf-8") for path in documents), words=COPIED)

    assert len(source) > 1000
    assert {key: runs for key, own in texts.items() if (runs := copied(own, source, words=COPIED))} == {}


class TestTheMeasure:
    """It sees what it must see, and leaves honest texts alone."""

    MOULD = (
        "Elke dinsdag kookt {name} in {place} een grote pan soep voor {number} buren.",
        "De deur gaat om vijf uur open en de radio staat dan al aan.",
        "{name} vraagt nooit waarom iemand komt, want dat gaat hem niets aan.",
        "Wie niet van soep houdt, krijgt een boterham met kaas en een praatje.",
        "Na het eten wast de jongste af en zet {name} de stoelen op tafel.",
    )
    HONEST = (
        "Op dinsdag staat er in Urk een pan soep op het vuur.",
        "Buren schillen samen de aardappels, en de oudste houdt het mes scherp.",
        "Om vijf uur klinkt de bel van de kerk, dan mag iedereen aan tafel.",
        "Lust u geen soep, vraag dan om brood.",
        "De afwas doet een machine, zodat niemand weg hoeft te lopen.",
    )

    def filled(self, **names: str) -> list[str]:
        return [sentence.format(**names) for sentence in self.MOULD]

    def test_swapped_names_and_numbers_make_no_new_text(self) -> None:
        one = self.filled(name="Gerrit", place="Almere Haven", number="12")
        other = self.filled(name="Fatma", place="Ens", number="40")

        assert same_mould({"one": one, "other": other}) == {("one", "other"): 1.0}

    def test_a_few_changed_words_make_no_new_text(self) -> None:
        one = self.filled(name="Gerrit", place="Urk", number="12")
        other = [sentence.replace("soep", "pap").replace("kaas", "ham") for sentence in one]

        assert same_mould({"one": one, "other": other})["one", "other"] > 0.5

    def test_two_honest_texts_about_one_thing_differ(self) -> None:
        one = self.filled(name="Gerrit", place="Urk", number="12")

        assert same_mould({"one": one, "other": list(self.HONEST)}) == {}

    def test_one_text_within_a_longer_one_is_seen(self) -> None:
        one = self.filled(name="Gerrit", place="Urk", number="12")

        assert same_mould({"one": one, "other": [*self.HONEST, *one]}) == {("one", "other"): 1.0}

    def test_marks_and_capitals_make_no_new_sentence(self) -> None:
        texts = {"one": ["Er staat ALTIJD een kop thee klaar!"], "other": ["Er staat altijd: een kop thee klaar."]}

        assert repeated(texts, words=6) == {"er staat altijd een kop thee klaar": ["one", "other"]}

    def test_a_short_sentence_is_anybodys(self) -> None:
        assert repeated({"one": ["Kom maar binnen."], "other": ["Kom maar binnen."]}, words=6) == {}

    def test_a_copied_run_of_words_is_found_within_a_sentence(self) -> None:
        source = word_runs("Gezondheid is voor ons: het vermogen om met de dag om te gaan.", words=6)
        told = ["Zij zeggen dat het vermogen om met de dag telt."]

        assert copied(told, source, words=6) == ["het vermogen om met de dag"]
        assert copied(["Het vermogen om met een dag."], source, words=6) == []

"""The jargon list that comes with the site: no form twice, no opposites in one row, and the words of this field."""

from collections import Counter

import pytest

from readability.analysis.fitting import fit
from readability.analysis.lexicon import default_lexicon
from readability.analysis.vocabulary import JargonWord, default_vocabulary, read_jargon, words_of
from readability.analysis.words import DATA
from readability.enums import Rule
from tests.support.readability import texts

WORDS = read_jargon(DATA / "jargon.csv")


def row(form: str) -> JargonWord:
    first, *rest = words_of(form)
    return next(word for words, word in default_vocabulary().jargon[first] if words == (first, *rest))


def test_every_form_is_listed_once() -> None:
    counted = Counter(form.lower() for word in WORDS for form in (word.term, *word.inflections))

    assert {form: count for form, count in counted.items() if count > 1} == {}


def test_the_list_is_in_order() -> None:
    assert [word.term.lower() for word in WORDS] == sorted(word.term.lower() for word in WORDS)


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("uitstroom", "instroom"),
        ("ontvankelijk", "niet-ontvankelijk"),
        ("gegrond", "ongegrond"),
        ("wilsbekwaam", "wilsonbekwaam"),
        ("therapietrouw", "therapieontrouw"),
        ("opgaaf van redenen", "zonder opgaaf van redenen"),
        ("privaatrechtelijk", "publiekrechtelijk"),
        ("sectoraal", "intersectoraal"),
        ("aldaar", "alhier"),
        ("door derden", "aan derden"),
        ("verzoeker", "verzoekschrift"),
    ],
)
def test_opposites_have_plain_words_of_their_own(form: str, other: str) -> None:
    assert set(row(form).alternatives).isdisjoint(row(other).alternatives)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het geld is gealloceerd.", ["gealloceerd"]),
        ("Het subsidieplafond is bereikt.", ["subsidieplafond"]),
        ("Er zijn nog knelpunten.", ["knelpunten"]),
        ("Wij doen dit in afstemming met u.", ["in afstemming met"]),
        ("De hulp is afgestemd op uw vraag.", ["afgestemd op"]),
        ("De raad stelt middelen beschikbaar.", ["stelt middelen beschikbaar"]),
        ("Er zijn weinig financiële middelen.", ["financiële middelen"]),
        ("U leent hulpmiddelen. De dokter geeft geneesmiddelen.", []),
        ("Wij geven cultuursensitieve zorg.", ["cultuursensitieve"]),
        ("Wij willen demedicaliseren.", ["demedicaliseren"]),
        ("Het plan is geoperationaliseerd.", ["geoperationaliseerd"]),
        ("Door de vergrijzing is er meer zorg nodig.", ["vergrijzing"]),
        ("Zij voert de regie.", ["voert de regie"]),
        ("Onze dienstverlening is gratis.", ["dienstverlening"]),
        ("U krijgt ondersteuning.", ["ondersteuning"]),
    ],
)
def test_words_of_this_field(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.JARGON) == expected


def test_most_forms_can_be_replaced_by_one_click() -> None:
    """A change of the rules that loses many forms shows here."""
    forms = [(word, words_of(form)) for word in WORDS for form in (word.term, *word.inflections)]
    fitting = sum(bool(fit(word, form, default_lexicon()).replacements) for word, form in forms)

    assert fitting > 1_650

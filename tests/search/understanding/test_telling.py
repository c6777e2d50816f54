"""What a question is about: verbs that Dutch parts, words of a need, hulpvragen of editors, ages."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale

from core.search import QuestionData
from search.models import SearchWord
from search.query import Part
from search.understanding import understand
from search.understanding.concepts import ConceptTable, concept_of, read_concepts
from search.understanding.spelling import Lexicon, Seen
from search.understanding.verbs import reunited
from search.understanding.weighing import weighed
from tests.support.pages import make_term
from tests.support.questions import make_question

VERBS = Lexicon(
    {word: Seen(word, 5) for word in ("rondkomen", "aanmelden", "invullen", "opgeven", "uitgaan", "aanbod", "aan")}
)
TABLE = ConceptTable(read_concepts(["concept,language,words", "schulden,nl,schuld", "schulden,pl,dług"]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ik kom niet rond", "ik niet rondkomen"),
        ("ik kom niet rond aan het eind", "ik niet rondkomen aan het eind"),
        ("waar meld ik mijn zoon aan", "waar ik mijn zoon aanmelden"),
        ("hulp om een formulier in te vullen", "hulp om een formulier invullen"),
        ("ik geef het op", "ik het opgeven"),
        ("wie komt er rond acht uur", "wie komt er rond acht uur"),
        ("ik bod aan", "ik bod aan"),
        ("in te", "in te"),
        ("uit", "uit"),
        ("meld mij in  aan", "mij in  aanmelden"),
    ],
)
def test_a_verb_that_is_parted(text: str, found: str) -> None:
    assert " ".join(reunited(text.split(" "), VERBS)) == found


def test_words_that_mean_something_together_are_no_parted_verb() -> None:
    lexicon = Lexicon({"meepraten": Seen("meepraten", 5)})
    words = ["wil", "praten", "mee", "praten"]
    table = ConceptTable(read_concepts(["concept,language,words", "praten,nl,praten mee"]))

    assert reunited(words[:3], lexicon) == ["wil", "meepraten"]
    assert reunited(words[:3], lexicon, table.find(words[:3])) == words[:3]


def test_a_foreign_word_weighs_as_what_it_means() -> None:
    lexicon = Lexicon({"schuld": Seen("schuld", 100), "urk": Seen("urk", 50), "zeldzaam": Seen("zeldzaam", 1)})
    parts = [Part("dług", ()), Part("zeldzaam", ())]

    alone, beside = weighed(parts, lexicon, {"dług": ()}), weighed(parts, lexicon, {"dług": ["schuld"]})

    assert (alone[0].weight > 0.6, beside[0].weight < 0.4) == (True, True)


def test_a_hulpvraag_brings_only_words_that_the_table_lacks() -> None:
    question = QuestionData("geld", {"nl": ("schulden", "pof"), "pl": ("dług", "na kreskę"), "de": ("Bürgschaft",)})

    concept = concept_of(question, TABLE)

    assert concept.words == {"nl": (("pof",),), "pl": (("na", "kreske"),), "de": (("burgschaft",),)}
    assert (concept.facets, concept.is_one_thing) == ((("hulpvraag", "geld"),), False)


@pytest.mark.django_db
class TestQuestions:
    """With a database."""

    @staticmethod
    def parts(text: str) -> list[str]:
        return [part.words for part in understand(text, languages=("nl",)).query.branches[0].parts]

    def test_a_word_of_a_hulpvraag_leads_to_its_help(self, home: Any) -> None:
        def facets() -> list[tuple[str, ...]]:
            (part,) = understand("bodemloos", languages=("nl",)).query.branches[0].parts
            return [way.tokens for way in part.ways if way.facet]

        before = facets()
        make_question("geld", words="bodemloos\nput")

        assert (before, facets()) == ([], [("hulpvraag_geld",)])

    def test_a_word_of_a_language_that_has_no_list_leads_there_too(self, home: Any) -> None:
        question = make_question("geld", words="put")
        locale = Locale.objects.create(language_code="fa")
        persian = question.copy_for_translation(locale)
        persian.words = "بدهی"
        persian.save()

        (part,) = understand("بدهی", languages=("nl",)).query.branches[0].parts

        assert [way.tokens for way in part.ways if way.facet] == [("hulpvraag_geld",)]

    def test_an_age_is_no_subject(self, home: Any) -> None:
        SearchWord.objects.bulk_create(
            SearchWord(language="nl", word=word, shown=word, count=10) for word in ("werk", "jaar", "jarige", "wet")
        )

        assert [self.parts(text) for text in ("werk 19 jaar", "19 jarige werk", "19 jaar", "wet 2015 werk")] == [
            ["werk"],
            ["werk"],
            ["19", "jaar"],
            ["wet", "2015", "werk"],
        ]

    def test_help_with_a_place_is_the_help_there(self, home: Any) -> None:
        make_term("Gemeente", "urk", name="Urk", cbs_code="0184", places="Urk")

        assert [self.parts(text) for text in ("hulp in urk", "Urk", "pomoc Urk", "koffie urk")] == [
            ["Urk", "hulp"],
            ["Urk"],
            ["Urk", "pomoc"],
            ["koffie"],
        ]

"""What LiNT-II counts in a sentence."""

import pytest

from readability.analysis.features import SentenceFeatures, noun_kind, sentence_features, word_zipf
from readability.analysis.lexicon import NO_WORD, Entry, default_lexicon
from readability.analysis.tokens import tokenize
from readability.analysis.verbs import tag_sentence


def features(text: str, familiar: frozenset[str] = frozenset()) -> SentenceFeatures:
    return sentence_features(tag_sentence(tokenize(text), default_lexicon()), default_lexicon(), familiar)


def test_the_example_of_the_package() -> None:
    # The documentation of lint-ii: four content words (Oudegracht, sfeervolle, hart, stad), one of two nouns concrete.
    found = features("De Oudegracht is het sfeervolle hart van de stad.")

    assert (found.words, found.content, found.finite, found.nouns, found.concrete) == (9, 4, 1, 2, 1)
    assert found.zipfs == (5.29, 5.44)
    assert found.dependency == 3


def test_auxiliaries_and_function_words_carry_no_content() -> None:
    assert features("U kunt het daar niet meer hebben.").content == 0


def test_names_count_as_content_but_not_for_frequency() -> None:
    found = features("Zij woont in Emmeloord bij Fatima.")

    assert (found.content, len(found.zipfs)) == (3, 0)


def test_familiar_words_say_nothing_by_their_frequency() -> None:
    assert len(features("De mantelzorger helpt.").zipfs) == 2
    assert len(features("De mantelzorger helpt.", frozenset({"mantelzorger"})).zipfs) == 1


@pytest.mark.parametrize(
    ("word", "entry", "zipf", "kind"),
    [
        ("stadhuis", Entry(4.0, kind="c", head_zipf=5.2), 5.2, "c"),
        ("stad", Entry(5.4, kind="c"), 5.4, "c"),
        ("buurtkamer", NO_WORD, default_lexicon()["buurt"].zipf, "u"),
        ("xqzwvtyp", NO_WORD, NO_WORD.zipf, ""),
        ("mooi", Entry(5.6), 5.6, ""),
    ],
)
def test_frequency_and_kind(word: str, entry: Entry, zipf: float, kind: str) -> None:
    lexicon = default_lexicon()

    assert word_zipf(word, entry, lexicon) == zipf
    assert noun_kind(word, entry, lexicon) == kind

"""Typing errors: what was probably meant, and words that are left as they are."""

from __future__ import annotations

import pytest

from core.dutch_words import how_usual
from search.query import Part, Way
from search.understanding.mending import mend
from search.understanding.spelling import Lexicon, Seen, alike, inside, nearest, sound
from search.understanding.stems import own_analyser
from search.understanding.typed import read
from search.understanding.weighing import weighed

WORDS = """
eenzaamheid eenzaam schulden schuldhulp schuldhulpverlening mantelzorg mantelzorger mantel voedselbank huisarts ijzer
fysiotherapie psycholoog vrijwilliger vrijwilligerswerk buurt hulpverlening begeleiding verslaving gok ruzie ouderen
rollator lelystad urk eten samen thuis zorg thee therapie groep hulp bij zoek ik dementie kinderen opvoeding
"""
LEXICON = Lexicon(
    {word: Seen(word, 10) for word in WORDS.split()}
    | {"coordinatie": Seen("coördinatie", 2), "enzaam": Seen("enzaam", 1)},
    frozenset({"borc"}),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eenzaamhied", "eenzaamheid"),
        ("eensaamheid", "eenzaamheid"),
        ("shculden", "schulden"),
        ("schuldn", "schulden"),
        ("matelzorg", "mantelzorg"),
        ("mantelsorger", "mantelzorger"),
        ("coordinattie", "coördinatie"),
        ("fysioterapie", "fysiotherapie"),
        ("psygoloog", "psycholoog"),
        ("huisarst", "huisarts"),
        ("eizer", "ijzer"),
        ("vreiwiliger", "vrijwilliger"),
        ("begelijding", "begeleiding"),
        ("ouwderen", "ouderen"),
        ("ruzi", "ruzie"),
        ("rollater", "rollator"),
        ("lelystat", "lelystad"),
        ("dimentie", "dementie"),
        ("opfoeding", "opvoeding"),
        # Compounds with a mistake in one part, and words typed as one.
        ("schuldhulpverlenning", "schuldhulpverlening"),
        ("buurthulpverlenning", "buurthulpverlening"),
        ("gokverslafing", "gokverslaving"),
        ("mijnmantelzorg", "mijn mantelzorg"),
    ],
)
def test_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, LEXICON) == meant


@pytest.mark.parametrize("typed", ["", "ent", "xyzzy", "zw4an", "paardenbloem", "quantumfysica", "samenzorg"])
def test_nothing_is_near(typed: str) -> None:
    assert nearest(typed, LEXICON) == ""


def test_the_more_usual_word_and_the_same_first_letter_go_first() -> None:
    lexicon = Lexicon({"banken": Seen("banken", 3), "danken": Seen("danken", 3), "bakken": Seen("bakken", 300)})

    assert nearest("bamken", lexicon) == "bakken"
    assert nearest("danken"[:-1] + "m", lexicon) == "danken"


@pytest.mark.parametrize(
    ("one", "other"),
    [("ijzer", "eizer"), ("vrouw", "vrau"), ("thee", "tee"), ("acht", "agt"), ("kat", "cat"), ("bal", "ball")],
)
def test_spellings_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_mistake_in_our_own_texts_has_the_usual_spelling_beside_it() -> None:
    lexicon = Lexicon({"mantelsorg": Seen("mantelsorg", 2), "mantelzorg": Seen("mantelzorg", 9), "bal": Seen("bal", 1)})

    assert [alike(word, lexicon) for word in ("mantelsorg", "mantelzorg", "bal")] == [("mantelzorg",), (), ()]


def test_known_words_at_the_ends_of_an_unknown_one() -> None:
    assert inside("huisartsgroep", LEXICON) == ("huisarts", "groep")
    assert inside("xyzzyxyzzy", LEXICON) == ()


def test_a_word_that_is_nearer_in_another_language_is_left_alone() -> None:
    words = read("eenzaamhied").words
    far = {"eenzaamhied": 0}
    left = mend("eenzaamhied", words, LEXICON, [own_analyser("nl")], far.get)
    far["eenzaamhied"] = 1
    mended = mend("eenzaamhied", words, LEXICON, [own_analyser("nl")], far.get)

    assert (left, mended) == ("eenzaamhied", "eenzaamheid")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("eenzaamhied in Urk", "eenzaamheid in Urk"),
        ("EENZAAMHIED!", "eenzaamheid!"),
        ("mantel zorg", "mantel zorg"),
        ("eenzaam heid", "eenzaamheid"),
        ("schuld hulp verlenning", "schuld hulp verlening"),
        ("zorg thuis", "zorg thuis"),
        ("borc", "borc"),
        ("12345", "12345"),
        ("een de het", "een de het"),
        ('"eenzaamhied"', '"eenzaamhied"'),
        ("eten -eenzaamhied", "eten -eenzaamhied"),
    ],
)
def test_only_unknown_words_are_changed(text: str, mended: str) -> None:
    lexicon = Lexicon({**LEXICON.words, "verlening": Seen("verlening", 4), "schuld": Seen("schuld", 3)}, LEXICON.known)

    assert mend(text, read(text).words, lexicon, [own_analyser("nl")]) == mended


def test_a_need_tells_more_than_a_word_that_is_as_rare() -> None:
    parts = [Part("therapie", (Way(("therapie",)),)), Part("groep", (Way(("groep",)),))]

    alone, beside = weighed(parts, LEXICON), weighed(parts, LEXICON, {"groep": ()})

    assert [part.weight for part in alone] == [0.5, 0.5]
    assert [round(part.weight, 2) for part in beside] == [0.33, 0.67]


class TestOrdinaryDutch:
    """Words that our documents lack and that are no mistakes."""

    @pytest.fixture(autouse=True)
    def usual(self, monkeypatch: pytest.MonkeyPatch) -> None:
        words = {"jeuk": 3.4, "kinder": 3.5, "feestje": 4.8, "zwolle": 1.4, "opvoedingen": 2.5}
        monkeypatch.setattr("search.understanding.mending.how_usual", lambda word: words.get(word, 0.0))

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("jeuk", "jeuk"),
            ("leuuk", "leuk"),
            ("kinderfeestje", "kinderfeestje"),
            ("swolle", "swolle"),
            ("stolle", "stille"),
            ("opvoedinges", "opvoeding"),
            ("eenz", "eenzaam"),
            ("eens", "eens"),
        ],
    )
    def test_what_is_corrected(self, typed: str, meant: str) -> None:
        words = {"leuk": 9, "minder": 9, "feestje": 3, "stille": 9, "opvoeding": 3, "eenzaam": 20, "eenzaamheid": 9}
        lexicon = Lexicon({word: Seen(word, count) for word, count in words.items()})

        assert mend(typed, read(typed).words, lexicon, [own_analyser("nl")]) == meant


def test_the_area_of_plain_language_says_how_usual_a_word_is() -> None:
    assert how_usual("eenzaam") > how_usual("kinderfeestje") > how_usual("eenzaamhied") == 0

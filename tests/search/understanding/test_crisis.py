"""Words of danger, the kind of help line that fits, and words that only look like them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings
from wagtail.models import Locale

from core.crisis import KINDS, crisis_kinds, is_crisis, kinds_from_number, kinds_to_number, lines_for
from core.models import HelpLine
from search.analysis import words_in
from search.models import CrisisPhrase
from search.understanding.crisis import CrisisTable, kinds_in
from search.understanding.phrases import MOST_WAYS, Phrase, compiled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mijn man die slaat mij soms", ("geweld",)),
        ("mn man slaat me", ("geweld",)),
        ("ik snij me zelf", ("zelfmoord",)),
        ("hij heeft me gisteren weer geslagen", ("geweld",)),
        ("ik heb pillen geslikt", ("gevaar", "zelfmoord")),
        ("ik heb al mijn pillen ingenomen", ("gevaar", "zelfmoord")),
        ("pillen innemen vergeten", ()),
        ("papa slaat mij", ("geweld", "kind")),
        ("zelfmoort", ("zelfmoord",)),
        ("mishandelling", ("geweld",)),
        ("ik word bedreigd door mijn buurman", ("geweld",)),
        ("ik ben bedrogen en bedriegen mag niet", ()),
        ("mijn zoon dreigt zichzelf op te hangen", ("zelfmoord", "geweld")),
        ("mijn man heeft mij gewurgd", ("gevaar", "geweld")),
        ("eşim beni boğdu", ("gevaar", "geweld")),
        ("чоловік душив мене", ("gevaar", "geweld")),
        ("dusił mnie mąż", ("gevaar", "geweld")),
        ("زوجي خنقني", ("gevaar", "geweld")),
        ("mijn stiefvader komt snachts in mijn kamer", ("geweld", "kind")),
        ("mijn stiefvader komt 's nachts in mijn kamer", ("geweld", "kind")),
        ("chcą mnie zabić", ("gevaar",)),
        ("Brand!", ("gevaar",)),
        ("brandende kaars", ()),
        ("hoe slaat men een spijker", ()),
        ("veilig thuis blijven wonen als je oud bent", ()),
        ("misbruik van alcohol", ()),
        ("misbruik van alcohol en hij slaat mij", ("geweld",)),
        ("", ()),
        ("\0 \ud800 😀", ()),
    ],
)
def test_kinds_in_the_order_of_their_help_lines(text: str, kinds: tuple[str, ...]) -> None:
    assert kinds_in(text) == kinds


def test_a_long_message_is_read_to_its_end() -> None:
    assert is_crisis("woord " * 600 + "ik wil\ndood") is True


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("man + slaat", "hij slaat, die man", True),
        ("man + slaat", "slaat " + "woord " * 9 + "man", False),
        ("slaat mij", "slaat mij", True),
        ("slaat mij", "mij slaat", False),
        ("slaat mij", "slaat de hond mij", False),
        ("wurg*", "gewurgd", False),
        ("wurg*", "wurgde", True),
        ("mishandel*", "mishanedld", True),
        ("dood", "doof", False),
        ("! brand", "Brand!", True),
        ("! brand", "brandt", False),
        ("! brand", "brand voorkomen", False),
        ("can't breathe", "i cant breathe", True),
        ("dont want", "I don’t want", True),
        ("i jump", "i'm jump", True),
        ("i jump", "ill jump", True),
        ("i jump", "ill jumper", False),
        ("he hits", "hes hits", True),
        ("vader/opa + slaat/sloeg", "toen sloeg opa hard", True),
        ("vader/opa + slaat/sloeg", "toen sloeg hij hard", False),
        ("slaat de ?", "slaat de bal", True),
        ("slaat de ?", "slaat de kleine kinderen", False),
        ("slaat de ?", "slaat de", False),
        ("?", "woord", False),
    ],
)
def test_how_phrases_are_read(phrase: str, text: str, found: bool) -> None:
    assert CrisisTable([Phrase("geweld", "nl", phrase)]).danger(text).kinds == (("geweld",) if found else ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hij slaat", True),
        ("hij slaat op de trommel", False),
        ("hij slaat op de kinderen", True),
        ("hij slaat mij op de trommel", True),
        ("hij slaat op de trommel want hij slaat mij", True),
        ("op de trommel hij slaat", True),
    ],
)
def test_a_harmless_phrase_goes_on_where_one_of_danger_ends(text: str, found: bool) -> None:
    rows = [("geweld", "hij slaat"), ("geweld", "slaat mij"), ("geen", "slaat op de ?")]
    table = CrisisTable(Phrase(kind, "nl", phrase) for kind, phrase in rows)

    assert bool(table.danger(text).kinds) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wat doen als mijn peuter slaat", False),
        ("de leidster die mijn peuter slaat", True),
        ("de vader van mijn peuter slaat mij", True),
    ],
)
def test_a_child_of_a_harmless_phrase_may_tell_who_somebody_else_is(text: str, found: bool) -> None:
    rows = [("kind", "peuter slaat"), ("kind", "slaat mij"), ("geen", "peuter slaat"), ("geen", "peuter slaat mij")]
    table = CrisisTable(Phrase(kind, "nl", phrase) for kind, phrase in rows)

    assert bool(table.danger(text).kinds) is found


def test_a_phrase_with_too_many_ways_keeps_the_first() -> None:
    many = " ".join(["/".join("abcdefghij")] * 4)

    assert len(compiled(Phrase("geweld", "nl", many))) == MOST_WAYS


def test_phrases_of_editors_count_at_once() -> None:
    before = kinds_in("het water stijgt")
    CrisisPhrase.objects.create(phrase="het water stijgt", language="nl", kind="gevaar")

    assert (before, kinds_in("Help, het water stijgt!")) == ((), ("gevaar",))


class TestLines:
    """Which numbers stand in the strip."""

    @pytest.fixture(autouse=True)
    def lines(self, home: Any) -> None:
        HelpLine.objects.all().delete()
        dutch = Locale.objects.get(language_code="nl")
        for tel in ("0880767000", "08000432", "08002000", "112", "08000113"):
            HelpLine.objects.create(name=tel, number=tel, tel=tel, description="Bel.", locale=dutch)

    @pytest.mark.parametrize(
        ("kinds", "tels"),
        [
            (("gevaar",), ["112"]),
            (("zelfmoord",), ["08000113", "112"]),
            (("gevaar", "zelfmoord"), ["112", "08000113"]),
            (("geweld",), ["08002000", "112"]),
            (("geweld", "kind"), ["08002000", "08000432", "112"]),
            (("kind",), ["08000432", "08002000", "112"]),
        ],
    )
    def test_those_that_fit(self, kinds: tuple[str, ...], tels: list[str]) -> None:
        assert [line.tel for line in lines_for(kinds)] == tels

    def test_those_that_fit_before_the_others(self) -> None:
        tels = [line.tel for line in lines_for(("geweld",), and_others=True)]

        assert (tels[:2], sorted(tels)) == (["08002000", "112"], sorted(line.tel for line in lines_for(())))

    def test_kinds_go_through_an_address_as_a_number(self) -> None:
        for some in ((), ("gevaar",), ("zelfmoord", "kind"), tuple(KINDS)):
            assert kinds_from_number(kinds_to_number(some)) == some

    def test_all_of_them_when_no_kind_is_known(self) -> None:
        assert len(lines_for(())) == len(lines_for(("onbekend",))) + 4 == 5

    def test_all_of_them_when_none_fits(self) -> None:
        HelpLine.objects.exclude(tel="0880767000").delete()

        assert [line.tel for line in lines_for(("zelfmoord",))] == ["0880767000"]


def test_the_contact_form_reads_the_same_words() -> None:
    assert crisis_kinds("mijn man slaat mij") == kinds_in("mijn man slaat mij") == ("geweld",)


@pytest.mark.django_db
def test_a_phrase_of_the_site_can_be_switched_off() -> None:
    before = kinds_in("noodgeval!")
    CrisisPhrase.objects.create(phrase="noodgeval*", language="nl", kind="gevaar", active=False)

    assert (before, kinds_in("noodgeval!")) == (("gevaar",), ())


@pytest.mark.django_db
def test_editors_write_phrases_with_the_same_signs() -> None:
    CrisisPhrase.objects.create(phrase="zeepkist*+onder", language="nl", kind="kind")
    CrisisPhrase.objects.create(phrase="onder de zeepkistenrace", language="nl", kind="geen")

    assert [kinds_in(text) for text in ("wij zitten onder die oude zeepkisten", "onder de zeepkistenrace")] == [
        ("kind",),
        (),
    ]


#: What is written in our own texts about danger itself, or is what somebody types who is in it.
OF_DANGER: Final = {
    *("112", "113", "aanranding", "ambulance", "bedreigd", "bedreigt", "brand", "geweld", "hartaanval"),
    *(
        "kindermishandeling",
        "kindertelefoon",
        "misbruik",
        "mishandeling",
        "mishandelling",
        "stalken",
        "suicide",
        "violence",
    ),
    *("zelfdoding", "zelfmoord", "zelfmoort"),
}


def test_no_other_word_of_our_own_texts_is_taken_for_danger() -> None:
    texts = Path(settings.BASE_DIR, "content").rglob("*.md")
    words = {word.folded for path in texts for word in words_in(path.read_text(encoding="utf-8"))}

    assert len(words) > 5000
    assert {word for word in words if kinds_in(word)} <= OF_DANGER

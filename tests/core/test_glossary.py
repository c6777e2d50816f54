"""Words of the glossary are found where a text first uses them, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from core import glossary as module
from core import local_cache
from core.glossary import Glossary, GlossaryWord, Matcher, matcher_for, plain_forms


def word(term: str, *forms: str, hidden_on: frozenset[str] = frozenset()) -> GlossaryWord:
    """A word that is called by its name and by these forms."""
    url = f"/woordenlijst/{term}/"
    return GlossaryWord(term, term, f"Kort over {term}.", url, (term, *forms), hidden_on=hidden_on)


WORDS = Glossary(
    (
        word("mantelzorg", "mantelzorger"),
        word("huisarts"),
        word("bouwsteen"),
        word("eigen bijdrage"),
        word("eigen regie"),
        word("persoonsgebonden budget", "pgb"),
        word("CIZ"),
        word("zorg in natura", "ZIN"),
        word("Wmo"),
        word("sociale kaart"),
        word("kaart"),
    )
)


def found(html: str, **options: Any) -> list[str]:
    """What the text calls the words that are found."""
    hits = Matcher(WORDS).find(html, **{"most": 99, **options})
    return [html[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Geeft u mantelzorg?</p>", ["mantelzorg"]),
        ("<p>Mantelzorg is zwaar.</p>", ["Mantelzorg"]),
        ("<p>Bent u mantelzorger?</p>", ["mantelzorger"]),
        ("<p>Alle huisartsen en bouwstenen.</p>", ["huisartsen", "bouwstenen"]),
        ("<p>Wie betaalt eigen\n bijdragen?</p>", ["eigen\n bijdragen"]),
        ("<p>Met een pgb of pgb's.</p>", ["pgb"]),
        ("<p>Het CIZ en de Wmo.</p>", ["CIZ", "Wmo"]),
        ("<p>Het ciz en de wmo.</p>", ["ciz", "wmo"]),
        ("<p>Krijgt u ZIN?</p>", ["ZIN"]),
        ("<p>Bel de huisarts. Huisarts Jansen is er ook.</p>", ["huisarts"]),
        ("<ul><li>Mantelzorg</li><li>Kaart</li></ul>", ["Mantelzorg", "Kaart"]),
        ("<p>Wat is er? Mantelzorg!</p>", ["Mantelzorg"]),
        ("Bel ons gerust\nMantelzorg is zwaar", ["Mantelzorg"]),
        ("<p>De sociale kaart is een kaart.</p>", ["sociale kaart", "kaart"]),
        ("<p><b>mantelzorg</b></p>", ["mantelzorg"]),
        ("<ul><li>huisarts</li></ul>", ["huisarts"]),
        ("<h3>Mantelzorg</h3><p>Dat is mantelzorg.</p>", ["mantelzorg"]),
        ('<p><a href="/x/">De <b>huisarts</b></a> of de huisarts.</p>', ["huisarts"]),
    ],
)
def test_first_use_is_found(html: str, expected: list[str]) -> None:
    assert found(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Mantelzorgwoning en mantelzorg-woning.</p>",
        "<p>Mantelzorg Almere helpt u.</p>",
        "<p>De coach van Steunpunt Mantelzorg helpt u.</p>",
        "<p>Bel met het team  Mantelzorg.</p>",
        "<p>Het heeft zin.</p>",
        "<p>Mail naar huisarts@voorbeeld.example of wmo@huisarts.example.</p>",
        "<p>Kijk op www.huisarts.nl/wmo.</p>",
        "<p>Wat is eigen? En regie?</p>",
        "<p>eigen <b>regie</b></p>",
        "<p>eigen, bijdrage</p>",
        '<p><img alt="kaart" src="/kaart/"></p>',
        '<p title="De kaart">Of a &lt;kaart@b&gt;</p>',
        "<figcaption>kaart</figcaption><p>'s-huisarts</p>",
        "<h2>Mantelzorg</h2><h4>Huisarts</h4>",
        "<p><dfn>huisarts</dfn> <abbr>CIZ</abbr> <button>Wmo</button></p>",
        "<table><tr><td>huisarts</td></tr></table>",
    ],
)
def test_what_is_no_use_of_a_word(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("bouwsteen", "bouwstenen"),
        ("budget", "budgetten"),
        ("vaardigheid", "vaardigheden"),
        ("digitale vaardigheden", "digitale vaardigheid"),
        ("brief", "brieven"),
        ("adviesraad", "adviesraden"),
        ("verblijf", "verblijven"),
        ("huis", "huizen"),
        ("domeinoverstijgend", "domeinoverstijgende"),
        ("indicatie", "indicaties"),
        ("maatje", "maatjes"),
        ("mantelzorger", "Mantelzorgers"),
        ("zorgpad", "zorgpaden"),
        ("app", "app's"),
    ],
)
def test_other_forms_of_a_word(term: str, written: str) -> None:
    hits = Matcher(Glossary((word(term),))).find(f"<p>{written}, dat is het.</p>", most=1)

    assert [hit.end - hit.start for hit in hits] == [len(written)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Wet", "Wij weten het."),
        ("Zorg", "Wij zorgen voor u."),
        ("Zorg", "Zorg dat u belt."),
        ("zorg", "Zorg voor rust."),
        ("zorg", "Bel en zorg dat u er bent."),
        ("rouw", "Wij rouwen samen."),
        ("plan", "Wij plannen een gesprek."),
        ("GALA", "Een gala in het dorp."),
    ],
)
def test_a_verb_or_another_word_is_not_explained(term: str, text: str) -> None:
    assert Matcher(Glossary((word(term),))).find(f"<p>{text}</p>", most=1) == []


@pytest.mark.parametrize(
    ("term", "form", "text"),
    [("Zorg", "", "Goede zorg voor u."), ("arts", "artsen", "Twee artsen."), ("GGZ", "", "De ggz helpt.")],
)
def test_a_noun_is_explained(term: str, form: str, text: str) -> None:
    assert len(Matcher(Glossary((word(term, *filter(None, [form])),))).find(f"<p>{text}</p>", most=1)) == 1


def test_what_counts_in_small_letters_has_no_abbreviation_that_is_a_word() -> None:
    assert [plain_forms(one) for one in (word("GGZ"), word("ZIN", "zorgpad"))] == [
        ("ggz", "ggz's", "ggz’s"),
        ("zorgpad", "zorgpad's", "zorgpadden", "zorgpade", "zorgpaden", "zorgpads", "zorgpad’s"),
    ]


def test_each_barred_part_is_looked_at_once() -> None:
    class Parts(list[tuple[int, int]]):
        looks = 0

        def __getitem__(self, place: Any) -> Any:
            self.looks += 1
            return super().__getitem__(place)

    parts = Parts((number * 10, number * 10 + 5) for number in range(16_000))
    places = [(number * 10 + 7, number * 10 + 9) for number in range(16_000)]

    left = list(module._outside(places, parts))

    assert (left == places, parts.looks < 4 * len(places)) == (True, True)


def test_a_word_is_found_once_and_not_when_it_is_known() -> None:
    html = "<p>huisarts, huisarts, mantelzorg, mantelzorg</p>"

    assert found(html) == ["huisarts", "mantelzorg"]
    assert found(html, known={"huisarts"}) == ["mantelzorg"]


@pytest.mark.parametrize(("most", "expected"), [(0, []), (1, ["huisarts"]), (2, ["huisarts", "CIZ"])])
def test_no_more_than_there_is_room_for(most: int, expected: list[str]) -> None:
    assert found("<p>huisarts, CIZ, Wmo</p>", most=most) == expected


def test_a_page_can_leave_out_one_word_or_all_words() -> None:
    words = (word("huisarts", hidden_on=frozenset({"a"})), word("CIZ"))
    matcher = Matcher(Glossary(words, quiet_pages=frozenset({"b"})))

    def keys(page_key: str) -> list[str]:
        return [hit.word.key for hit in matcher.find("<p>huisarts CIZ</p>", page_key=page_key, most=5)]

    assert (keys("a"), keys("b"), keys("c")) == (["CIZ"], [], ["huisarts", "CIZ"])


def test_words_are_compiled_again_only_when_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [word("huisarts")]
    monkeypatch.setattr(module, "_loaders", [lambda language: Glossary(tuple(words))])
    monkeypatch.setattr(module, "_kept", {})
    first = matcher_for("nl")

    local_cache.clear()
    same = matcher_for("nl")
    words.append(word("CIZ"))
    kept = matcher_for("nl")
    local_cache.clear()
    fresh = matcher_for("nl")

    assert (same is first, kept is first, fresh is first) == (True, True, False)
    assert len(fresh.glossary.words) == 2


def test_a_text_is_read_once_whatever_pages_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = Matcher(WORDS)
    read: list[str] = []
    scan = matcher._scan

    def noted(html: str) -> Any:
        read.append(html)
        return scan(html)

    monkeypatch.setattr(matcher, "_scan", noted)
    html = "<p>huisarts, CIZ, Wmo</p>"

    found = [
        [hit.word.key for hit in matcher.find(html, known=known, most=most)]
        for known, most in (((), 1), ((), 2), ({"CIZ"}, 5), ((), 0))
    ]

    assert found == [["huisarts"], ["huisarts", "CIZ"], ["huisarts", "Wmo"], []]
    assert read == [html]


def test_memory_of_texts_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_TEXTS", 3)
    matcher = Matcher(WORDS)

    for number in range(10):
        assert len(matcher.hits(f"<p>De huisarts op nummer {number}.</p>")) == 1
    assert len(matcher._read) == 1


def test_signs_that_change_length_in_small_letters_move_nothing() -> None:
    assert found("<p>İİİ &amp; İstanbul: huisarts</p>") == ["huisarts"]

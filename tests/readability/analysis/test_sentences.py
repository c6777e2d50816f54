"""Where a sentence ends."""

import pytest

from readability.analysis.sentences import MOST_TOKENS, split_sentences

SHORT = frozenset({"bijv", "o.a", "enz", "dhr", "art"})


def sentences(text: str) -> list[str]:
    return [text[found.start : found.end] for found in split_sentences(text, SHORT)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kom langs. Bel ons! Wat is uw vraag?", ["Kom langs.", "Bel ons!", "Wat is uw vraag?"]),
        ("Wij helpen, bijv. Met geld.", ["Wij helpen, bijv. Met geld."]),
        ("Dat doet dhr. Jansen o.a. Op maandag.", ["Dat doet dhr. Jansen o.a. Op maandag."]),
        ("Appels, peren enz. Daarna brood.", ["Appels, peren enz.", "Daarna brood."]),
        ("Schrijver P.C. Hooft woonde hier.", ["Schrijver P.C. Hooft woonde hier."]),
        ("Kom op 5 mei. Dan is het feest.", ["Kom op 5 mei.", "Dan is het feest."]),
        ("Er zijn er 12. Dat is veel.", ["Er zijn er 12.", "Dat is veel."]),
        ("1. Bel ons.\n2. Kom langs.", ["1. Bel ons.", "2. Kom langs."]),
        ("Wij helpen u. Bel ons.", ["Wij helpen u.", "Bel ons."]),
        ("Nou ja... Dat kan. “Echt waar.” Zei hij.", ["Nou ja...", "Dat kan.", "“Echt waar.”", "Zei hij."]),
        ("geen punt en geen kop", ["geen punt en geen kop"]),
        ("Het kost 2.500 euro. Veel!", ["Het kost 2.500 euro.", "Veel!"]),
        ("Eén. één. Één.", ["Eén.", "één.", "Één."]),
        ("wij helpen u. bel ons. dat kan", ["wij helpen u.", "bel ons.", "dat kan"]),
        ("wij helpen bijv. met geld, enz. als u wilt", ["wij helpen bijv. met geld, enz. als u wilt"]),
        ("zie blz. drie en alg. regels", ["zie blz. drie en alg. regels"]),
        ("“Kom je?” vroeg hij. Ja... dat kan.", ["“Kom je?” vroeg hij.", "Ja... dat kan."]),
        (
            "Bel ons.Wij helpen u.U kunt ook mailen!Doe dat.",
            ["Bel ons.", "Wij helpen u.", "U kunt ook mailen!", "Doe dat."],
        ),
        ("Mail Jan.Jansen@voorbeeld.nl of kijk op Zorg.Nl en plan.Pdf.", None),
        ("Kom langs 😀 Bel ons 🎉🎉 wij helpen u", ["Kom langs 😀", "Bel ons 🎉🎉", "wij helpen u"]),
        ("Wij zijn 😀 blij. Dat is fijn.", ["Wij zijn 😀 blij.", "Dat is fijn."]),
        ("wij helpen u\nbel ons", ["wij helpen u", "bel ons"]),
    ],
)
def test_split(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected or [text])


@pytest.mark.parametrize("text", ["", "   ", "😀", "?! ... –"])
def test_nothing_to_split(text: str) -> None:
    assert sentences(text) == []


def test_a_text_without_full_stops_is_cut_in_pieces() -> None:
    found = list(split_sentences("woord " * (MOST_TOKENS + 5), SHORT))

    assert [len(piece.tokens) for piece in found] == [MOST_TOKENS, 5]

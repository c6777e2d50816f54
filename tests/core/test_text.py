"""The first sentence of a text; text without capitals and accents."""

import pytest

from core.text import first_sentence, fold


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ""),
        ("<p></p>", ""),
        ("Zonder punt", "Zonder punt"),
        ("<p>Een zin. Nog een zin.</p>", "Een zin."),
        ("<p>Een zin.</p><p>Nog een.</p>", "Een zin."),
        ("<h3>Kop</h3><p>Een zin. Nog een.</p>", "Een zin."),
        ("Kunt u <b>dat</b>? Ja.", "Kunt u dat?"),
        ("Vraag dr. Jansen, bijv. Ria, om hulp. Dan komt het goed.", "Vraag dr. Jansen, bijv. Ria, om hulp."),
        ("J. de Vries helpt u. Bel hem.", "J. de Vries helpt u."),
        ("“Kom binnen!” zegt Ria. Er is koffie.", "“Kom binnen!” zegt Ria."),
        ("“Kom binnen.” Er is koffie.", "“Kom binnen.”"),
        ("Dat kost 3.500 euro. Dat is veel.", "Dat kost 3.500 euro."),
        ("Het is 9 uur. 3 mensen wachten.", "Het is 9 uur."),
        ("Wacht… Nu wel.", "Wacht…"),
    ],
)
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_accents_and_capitals_do_not_count() -> None:
    assert fold("Coördinatie ÉÉN") == "coordinatie een"

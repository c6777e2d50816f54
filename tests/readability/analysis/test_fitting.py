"""Plain words in the form of the difficult word, and those that nothing may put in place."""

import pytest

from readability.analysis import JargonWord
from readability.analysis.fitting import Fit, fit
from readability.analysis.lexicon import default_lexicon
from readability.analysis.vocabulary import words_of
from readability.enums import Advice, Rule
from tests.support.readability import found as findings_of

NOUNS = {
    "kader": (("kaders",), ("regel", "grens")),
    "doelstelling": (("doelstellingen",), ("doel",)),
    "tarief": (("tarieven", "uurtarief", "uurtarieven"), ("prijs",)),
    "casus": (("casussen",), ("verhaal",)),
    "jeugdige": (("jeugdigen",), ("kind", "jongere")),
    "visie": (("visies",), ("idee",)),
    "dilemma": (("dilemma's",), ("moeilijke keuze",)),
    "best practice": (("best practices",), ("goed voorbeeld",)),
    "interventie": (("interventies",), ("hulp", "aanpak")),
    "ketenpartner": (("ketenpartners",), ("organisatie waarmee wij werken",)),
    "actiehouder": (("actiehouders",), ("iemand die dit regelt",)),
    "protocol": (("protocollen",), ("vaste regels",)),
    "koffiemoment": (("koffiemomenten",), ("koffiegesprek",)),
}
ADJECTIVES = {
    "adequaat": (("adequate", "adequater"), ("goed", "passend")),
    "additioneel": (("additionele",), ("extra",)),
    "essentieel": (("essentiële",), ("heel belangrijk",)),
    "formeel": (("formele",), ("officieel",)),
    "tijdig": (("tijdige",), ("op tijd",)),
    "dynamisch": (("dynamische",), ("vol beweging",)),
    "primair": (("primaire",), ("eerste",)),
}
VERBS = {
    "hanteren": (("hanteert", "hanteerde", "hanteerden", "gehanteerd", "gehanteerde"), ("gebruiken",)),
    "constateren": (("constateert", "constateerde", "geconstateerd", "geconstateerde"), ("zien",)),
    "borgen": (("borgt", "geborgd", "geborgde"), ("zorgen dat het zo blijft", "vastleggen")),
    "aanleveren": (("aangeleverd", "aanlevert", "levert aan", "aan te leveren"), ("sturen", "inleveren")),
    "evalueren": (("evalueert", "evalueerden", "geëvalueerd"), ("bespreken",)),
    "stimuleren": (("stimuleert", "gestimuleerd"), ("aanmoedigen",)),
    "dienen te": (("dient te", "dient", "diende te"), ("moeten",)),
    "bijdragen aan": (("draagt bij aan", "bijgedragen aan", "bij te dragen aan"), ("helpen bij",)),
    "in kaart brengen": (("brengt in kaart", "in kaart gebracht", "in kaart te brengen"), ("onderzoeken",)),
    "afschalen": (("afgeschaald", "schaalt af"), ("kleiner maken", "laten weten", "namen weghalen")),
    "zich wenden tot": (("te wenden tot",), ("vragen aan",)),
    "waarborgen": (("waarborgt",), ("zorgen voor",)),
    "beogen": (("beoogd",), ("willen",)),
}
FIXED = {
    "middels": ((), ("met", "door")),
    "ten behoeve van": ((), ("voor",)),
    "echter": ((), ("maar … (vooraan in de zin)",)),
}
LISTED = {term: JargonWord(term, forms, plain) for term, (forms, plain) in (NOUNS | ADJECTIVES | VERBS | FIXED).items()}


@pytest.mark.parametrize(
    ("term", "found", "expected"),
    [
        ("kader", "kader", ("regel", "grens")),
        ("kader", "kaders", ("regels", "grenzen")),
        ("doelstelling", "doelstellingen", ("doelen",)),
        ("tarief", "tarieven", ("prijzen",)),
        ("tarief", "uurtarief", ("prijs",)),
        ("tarief", "uurtarieven", ("prijzen",)),
        ("casus", "casussen", ("verhalen",)),
        ("jeugdige", "jeugdigen", ("kinderen", "jongeren")),
        ("visie", "visies", ("ideeën",)),
        ("dilemma", "dilemma's", ("moeilijke keuzes",)),
        ("best practice", "best practices", ("goede voorbeelden",)),
        ("interventie", "interventies", ("aanpakken",)),
        ("ketenpartner", "ketenpartner", ("organisatie waarmee wij werken",)),
        ("ketenpartner", "ketenpartners", ()),
        ("actiehouder", "actiehouder", ()),
        ("protocol", "protocol", ()),
        ("protocol", "protocollen", ("vaste regels",)),
        ("koffiemoment", "koffiemomenten", ("koffiegesprekken",)),
        ("adequaat", "adequaat", ("goed", "passend")),
        ("adequaat", "adequate", ("goede", "passende")),
        ("adequaat", "adequater", ()),
        ("additioneel", "additionele", ("extra",)),
        ("essentieel", "essentiële", ("heel belangrijke",)),
        ("formeel", "formele", ("officiële",)),
        ("tijdig", "tijdige", ()),
        ("dynamisch", "dynamische", ()),
        ("primair", "primaire", ("eerste",)),
        ("primair", "primair", ()),
        ("hanteren", "hanteren", ("gebruiken",)),
        ("hanteren", "hanteert", ("gebruikt",)),
        ("hanteren", "hanteerde", ("gebruikte",)),
        ("hanteren", "hanteerden", ("gebruikten",)),
        ("hanteren", "gehanteerd", ("gebruikt",)),
        ("hanteren", "gehanteerde", ("gebruikte",)),
        ("constateren", "constateerde", ("zag",)),
        ("constateren", "geconstateerd", ("gezien",)),
        ("constateren", "geconstateerde", ("geziene",)),
        ("borgen", "geborgd", ("vastgelegd",)),
        ("borgen", "geborgde", ("vastgelegde",)),
        ("borgen", "borgt", ()),
        ("borgen", "borgen", ()),
        ("aanleveren", "aanleveren", ("sturen", "inleveren")),
        ("aanleveren", "aangeleverd", ("gestuurd", "ingeleverd")),
        ("aanleveren", "aanlevert", ("stuurt", "inlevert")),
        ("aanleveren", "levert aan", ("stuurt", "levert in")),
        ("aanleveren", "aan te leveren", ("te sturen", "in te leveren")),
        ("evalueren", "evalueerden", ("bespraken",)),
        ("evalueren", "geëvalueerd", ("besproken",)),
        ("stimuleren", "gestimuleerd", ("aangemoedigd",)),
        ("stimuleren", "stimuleert", ()),
        ("dienen te", "dient te", ("moet",)),
        ("dienen te", "diende te", ("moest",)),
        ("dienen te", "dient", ()),
        ("bijdragen aan", "draagt bij aan", ("helpt bij",)),
        ("bijdragen aan", "bijgedragen aan", ("geholpen bij",)),
        ("bijdragen aan", "bij te dragen aan", ("te helpen bij",)),
        ("in kaart brengen", "brengt in kaart", ("onderzoekt",)),
        ("in kaart brengen", "in kaart gebracht", ("onderzocht",)),
        ("in kaart brengen", "in kaart te brengen", ("te onderzoeken",)),
        ("afschalen", "afgeschaald", ("kleiner gemaakt",)),
        ("afschalen", "schaalt af", ("maakt kleiner",)),
        ("zich wenden tot", "te wenden tot", ()),
        ("waarborgen", "waarborgt", ()),
        ("beogen", "beoogd", ()),
        ("middels", "middels", ("met", "door")),
        ("ten behoeve van", "ten behoeve van", ("voor",)),
        ("echter", "echter", ()),
    ],
)
def test_a_form_and_its_replacements(term: str, found: str, expected: tuple[str, ...]) -> None:
    assert fit(LISTED[term], words_of(found), default_lexicon()).replacements == expected


def test_what_has_no_sure_form_is_shown_as_it_is() -> None:
    assert fit(LISTED["borgen"], ("geborgd",), default_lexicon()).shown == ("zorgen dat het zo blijft", "vastgelegd")


def test_an_explanation_replaces_nothing() -> None:
    word = JargonWord("triage", (), ("kiezen wie eerst gaat",), Advice.EXPLAIN)

    told = fit(word, ("triage",), default_lexicon())

    assert (told.shown, told.replacements) == (("kiezen wie eerst gaat",), ())


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Het kader is nieuw.", "kader", ()),
        ("Wij zoeken een kader.", "kader", ("regel", "grens")),
        ("Een duidelijk kader helpt.", "kader", ()),
        ("De kaders zijn klaar.", "kaders", ("regels", "grenzen")),
        ("De best practice staat hier.", "best practice", ()),
        ("Een best practice staat hier.", "best practice", ("goed voorbeeld",)),
        ("Een voorziening helpt.", "voorziening", ("hulpmiddel",)),
        ("De participatie is goed.", "participatie", ()),
        ("Participatie van ouders is goed.", "Participatie", ("meedoen",)),
        ("Dit is acute nood.", "acute", ("plotselinge",)),
        ("Benut uw kans.", "Benut", ("gebruik",)),
        ("U benut uw kans.", "benut", ("gebruikt",)),
        ("Ik benut mijn kans.", "benut", ("gebruik",)),
        ("Benut u deze kans?", "Benut", ()),
        ("Wij hebben de kans benut.", "benut", ("gebruikt",)),
        ("U beschikt over een auto.", "beschikt over", ("heeft",)),
        ("Iedereen die beschikt over een auto, mag mee.", "beschikt over", ()),
        ("U kunt beschikken over een auto.", "beschikken over", ()),
        ("Wij gaan het plan implementeren.", "implementeren", ("invoeren",)),
        ("Het is tijd om het plan te implementeren.", "implementeren", ()),
        ("Wij implementeren het plan.", "implementeren", ()),
        ("U dient u te melden.", "dient", ()),
        ("Er wordt binnen zes weken een reactie verstrekt.", "verstrekt", ("gegeven",)),
        ("De gemeente verstrekt een kaart.", "verstrekt", ("geeft",)),
        ("Ten onrechte verstrekte bedragen moet u terugbetalen.", "verstrekte", ()),
        ("Wij hebben een strategie die werkt.", "strategie", ()),
        ("Een kader dat past.", "kader", ()),
        ("Een overeenkomst die u tekent.", "overeenkomst", ("afspraak",)),
        ("Ik beschik over een auto.", "beschik over", ("heb",)),
        ("Wij geven uitvoering aan het plan.", "geven uitvoering aan", ("doen",)),
        ("Dit is significant hoger.", "significant", ()),
        ("Dit is een fundamenteel andere weg.", "fundamenteel", ()),
        ("Het potentieel is groot.", "potentieel", ()),
        ("Jeugdige inwoners doen mee.", "Jeugdige", ()),
        ("Hij realiseert zich dat niet.", "realiseert", ()),
        ("Wij realiseren ons dat niet.", "realiseren", ()),
    ],
)
def test_the_sentence_decides(text: str, word: str, expected: tuple[str, ...]) -> None:
    replacements = {one.text: one.replacements for one in findings_of(text, Rule.JARGON)}

    assert replacements[word] == expected


@pytest.mark.parametrize("form", ["-", "–", "/", "..."])
def test_a_form_without_letters_breaks_nothing(form: str) -> None:
    word = JargonWord("flexplek", (form,), ("bureau", " "))

    assert fit(word, ("flexplek",), default_lexicon()) == Fit(("bureau",), ("bureau",))

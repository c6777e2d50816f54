"""Dutch words that must meet, and words that must not."""

from __future__ import annotations

import pytest

from search.analysis import Analyser
from search.lists import default_lists

#: Each line: words that one search for any of them finds.
SAME = """
kind kinderen kinder
lid leden
stad steden
schuld schulden
huis huizen huisje huisjes
brief brieven
bel bellen belt gebeld
gemeente gemeenten gemeentes gemeentelijke
vrijwilliger vrijwilligers vrijwilligster
mantelzorg mantelzorger mantelzorgers
hulpverlener hulpverleners hulpverlening
begeleiding begeleider begeleiders begeleiden begeleidt
werker werkers werk werken werkt gewerkt
helpen helpt hielp geholpen help
aanvraag aanvragen aangevraagd aanvraagt aanvrager aanvragers
aanmelden aanmelding aangemeld aanmeldingen
inschrijven inschrijving ingeschreven
opnemen opgenomen opname
onderzoek onderzoeken onderzocht
verhuizen verhuizing verhuisd verhuist
betalen betaald betaalt betaling betalingen
huren huur gehuurd huurder huurders
eenzaam eenzame eenzaamheid
depressie depressief depressieve depressies
dementie dement dementerend dementerenden
verslaving verslaafd verslaafde verslavingen
scheiden scheiding gescheiden echtscheiding
verpleegkundige verpleging verpleegkundigen
psycholoog psychologen psychologe
huisarts huisartsen
maatje maatjes
groep groepen groepje groepjes
cursus cursussen
auto autos auto's
foto fotos foto's
baby babys baby’s
café cafe cafes café's
thema themas thema's
patiënt patiënten patient
cliënt clienten
activiteit activiteiten
organisatie organisaties
wonen woont gewoond
lezen lees leest gelezen
kans kansen
mens mensen
fiets fietsen fietser fietsers
plaats plaatsen
opvoeden opvoeding opgevoed
zorg zorgen gezorgd
coördinator coordinator coördinatoren
ervaring ervaringen
vergoeding vergoedingen vergoed
uitkering uitkeringen
werkloos werkloze werklozen werkloosheid
toeslag toeslagen
boos boze
rustig rust
lichamelijk lichaam
oefening oefeningen
training trainingen trainer
beweging bewegen bewogen
"""
#: Each line: words that have nothing to do with each other, though other stemmers merge them.
APART = """
begeleiding beleid
gemeente gemeen
vrijwilliger wil
vrijwilliger vrij
ouder oudere
ouders ouderen
bom boom
man maan
zin zien
wonen won
tak taak
rok rook
zon zoon
zon zo'n
kop koop
slap slaap
bos boos
les lees
hop hoop
bus buis
leven lef
raad rad
verleden lid
overleden lid
geleden lid
aandacht aandenken
geluid luid
gebied bied
geweld wel
kunst kun
dienst dien
thuis thui
markt mark
angst ang
reden rijden
betaling taal
totaal taal
digitaal taal
netwerk net
verhuizen huis
schouder ouder
trouw rouw
arts art
gezond zon
verzorgen zorgen
kinderen kin
"""

WHOLE = """
vrijwilliger vrijwilligers gemeente gemeenten begeleiding beleid betaling totaal digitaal mentaal
netwerk verleden verhuizen aanvragen kameraad thuis schouder eenzaamheid zorgvuldig zorgen hulp
groepje wandelen kinderachtig voorbeeld maatschappelijk onderwijs a 8232
"""


@pytest.fixture(scope="module")
def dutch() -> Analyser:
    """With the lists that come with the site."""
    return Analyser("nl", default_lists().words("nl"))


def marks(analyser: Analyser, word: str) -> set[str]:
    """The marked tokens of a word."""
    return {token for token in analyser.index_text(word).split() if token.startswith(("qs", "qc"))}


def test_forms_of_one_word_have_one_stem(dutch: Analyser) -> None:
    stems = {
        line: {token for word in line.split() for token in marks(dutch, word) if token.startswith("qs")}
        for line in SAME.strip().splitlines()
    }

    assert {line: found for line, found in stems.items() if len(found) != 1} == {}


def test_other_words_stay_apart(dutch: Analyser) -> None:
    pairs = [line.split() for line in APART.strip().splitlines()]
    shared = {(one, other): marks(dutch, one) & marks(dutch, other) for one, other in pairs}

    assert {pair: found for pair, found in shared.items() if found} == {}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("schuldhulp", ("schuld", "hulp")),
        ("schuldhulpverlening", ("schuld", "hulpverlening", "hulp", "verlening")),
        ("mantelzorgondersteuning", ("mantelzorg", "ondersteuning", "mantel", "zorg")),
        ("vrijwilligerswerk", ("vrijwilliger", "werk")),
        ("buurthuizen", ("buurt", "huis")),
        ("ouderenzorg", ("ouderen", "zorg")),
        ("kinderopvang", ("kind", "opvang")),
        ("gezondheidscentrum", ("gezondheid", "centrum")),
        ("huisartsenpost", ("huisarts", "post", "huis", "arts")),
        ("taalmaatjes", ("taal", "maatje")),
        ("rouwgroepen", ("rouw", "groep")),
        ("wmovervoer", ("wmo", "vervoer")),
        ("gemeentehuis", ("gemeente", "huis")),
        ("breiclub", ("club",)),
        ("respijtzorg", ("zorg",)),
        ("rouwverwerking", ("rouw",)),
    ],
)
def test_parts_of_a_compound(dutch: Analyser, word: str, parts: tuple[str, ...]) -> None:
    assert dutch.parts(word) == parts


def test_no_compound(dutch: Analyser) -> None:
    assert {word: parts for word in WHOLE.split() if (parts := dutch.parts(word))} == {}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("zorg", "mantelzorger"),
        ("schuld", "schuldsanering"),
        ("hulp", "Thuishulp"),
        ("huizen", "buurthuis"),
        ("wmovervoer", "wmo-vervoer"),
        ("vervoer", "wmo-vervoer"),
        ("email", "e-mail"),
        ("mail", "e-mail"),
        ("inloop", "koffie-inloop"),
        ("koffieinloop", "koffie-inloop"),
        ("8232", "8232AB"),
        ("ggd", "g.g.d."),
    ],
)
def test_a_question_meets_a_text(dutch: Analyser, question: str, text: str) -> None:
    wanted = {question, *dutch.tokens(question), f"qc{dutch.stem(question)}"}

    assert wanted & set(dutch.index_text(text).split()) != set()

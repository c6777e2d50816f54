"""Which words are finite verbs."""

import pytest

from readability.analysis.lexicon import default_lexicon
from readability.analysis.tagging import Tag
from readability.analysis.tokens import tokenize
from readability.analysis.verbs import tag_sentence


def finite(text: str) -> list[str]:
    sentence = tag_sentence(tokenize(text), default_lexicon())
    return [sentence.tokens[place].text for place in sentence.finite_verbs]


def tags(text: str) -> str:
    return "".join(tag.value for tag in tag_sentence(tokenize(text), default_lexicon()).tags)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        # main clauses, questions and orders
        ("De gemeente betaalt deze hulp.", ["betaalt"]),
        ("Werkt u in de zorg?", ["Werkt"]),
        ("Bel ons of kom langs.", ["Bel", "kom"]),
        ("Ik werk hier graag.", ["werk"]),
        ("Dan werk je mee.", ["werk"]),
        ("Wij werken samen.", ["werken"]),
        ("Werken is leuk.", ["is"]),
        ("In Almere doen vrijwilligers dat.", ["doen"]),
        ("Het gaat goed.", ["gaat"]),
        ("De bal rolt en stopt.", ["rolt", "stopt"]),
        ("Zorg voor anderen is mooi.", ["is"]),
        ("Kom.", ["Kom"]),
        # auxiliaries
        ("U kunt ons bellen.", ["kunt"]),
        ("Wij willen u helpen.", ["willen"]),
        ("De brief wordt gestuurd.", ["wordt"]),
        ("U moet het kunnen horen.", ["moet"]),
        ("Zij hebben gewerkt.", ["hebben"]),
        ("Dat is geweest.", ["is"]),
        ("De wil is er.", ["is"]),
        ("Het willen is er wel.", ["is"]),
        ("Er schijnt geen weg te wezen.", ["schijnt"]),
        ("AI kan handig zijn, maar ook fouten maken.", ["kan"]),
        # subclauses
        ("Mensen die roken hebben een grotere kans.", ["roken", "hebben"]),
        ("Als u ziek bent, kunt u bellen.", ["bent", "kunt"]),
        ("Wij vragen of u komt.", ["vragen", "komt"]),
        ("Het huis dat daar staat is oud.", ["staat", "is"]),
        ("Zij zegt dat zij komt en blijft.", ["zegt", "komt", "blijft"]),
        ("Hij weet wat zij wil gaan doen.", ["weet", "wil"]),
        ("Omdat het regent, blijven we thuis.", ["regent", "blijven"]),
        ("Wij denken dat het gemaakt wordt.", ["denken", "wordt"]),
        ("Wij hopen dat u wilt komen werken.", ["hopen", "wilt"]),
        # infinitives with te
        ("U hoeft niets te betalen.", ["hoeft"]),
        ("Wij bellen om een afspraak te maken.", ["bellen"]),
        ("Het is te laat.", ["is"]),
        ("Ze werkt zonder te klagen.", ["werkt"]),
        # nouns and adjectives that look like verbs
        ("De straat is lang.", ["is"]),
        ("Het gebied is groot.", ["is"]),
        ("Veel plannen zijn goed.", ["zijn"]),
        ("De vragen van mensen.", []),
        ("Met vragen en plannen.", []),
        ("Hulp bij het wonen en werken.", []),
        ("Een gemaakte afspraak.", []),
        ("Dit doen we samen.", ["doen"]),
        ("Geen werkwoord hier", []),
        ("De aan- en afvoer van goederen.", []),
        ("Vroeg in de morgen wandelden ze.", ["wandelden"]),
        ("Betrokken organisaties krijgen bericht.", ["krijgen"]),
    ],
)
def test_finite_verbs(text: str, verbs: list[str]) -> None:
    assert finite(text) == verbs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met zijn moeder", "pdN"),
        ("Zij pakt zijn jas", "qFdN"),
        ("Er zijn mensen", "aFN"),
        ("de man die komt", "dNsF"),
        ("die man", "dN"),
        ("als vrijwilliger", "sN"),
        ("Ik werk als vrijwilliger", "qFpN"),
        ("toen hij kwam", "sqF"),
        ("toen kwam hij", "aFq"),
        ("om de hoek", "pdN"),
        ("Met welke bus", "pdN"),
        ("Jan woont hier", "NFa"),
        ("samen eten", "mN"),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert tags(text) == expected


def test_every_word_gets_a_class() -> None:
    sentence = tag_sentence(tokenize("Zie www.a.nl, d.w.z. 3 dingen: ’s ochtends ja."), default_lexicon())

    assert all(isinstance(tag, Tag) for tag in sentence.tags)
    assert len(sentence.clauses) == len(sentence.tokens)


def test_no_words() -> None:
    assert tag_sentence([], default_lexicon()).finite_verbs == []

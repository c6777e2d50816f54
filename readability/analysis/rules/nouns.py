"""Long strings of nouns: "de uitvoering van het plan voor de verbetering van de zorg"."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from readability.analysis.findings import Finding, SentenceView
from readability.analysis.tagging import Tag
from readability.enums import Rule, Severity

__all__ = ["noun_chains"]

LINKS = 3
INSIDE = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER})
NOMINAL = frozenset({Tag.NOUN, Tag.NAME})


def _chain(tags: tuple[Tag, ...], place: int) -> tuple[int, int]:
    """How many prepositions tie nouns together from this noun on, and the place of the last noun."""
    links, last = 0, place
    while True:
        ahead = last + 1
        if ahead >= len(tags) or tags[ahead] is not Tag.PREPOSITION:
            return links, last
        ahead += 1
        while ahead < len(tags) and tags[ahead] in INSIDE:
            ahead += 1
        if ahead >= len(tags) or tags[ahead] not in NOMINAL:
            return links, last
        links, last = links + 1, ahead


def noun_chains(view: SentenceView) -> Iterator[Finding]:
    """Three or more prepositions that tie nouns together without a verb between them."""
    if not view.scored:
        return
    tags = view.tagged.tags
    place = 0
    while place < len(tags):
        if tags[place] is Tag.NOUN and not any(token.comma for token in view.sentence.tokens[place + 1 : place + 2]):
            links, last = _chain(tags, place)
            if links >= LINKS:
                message = _("Hier staan veel woorden achter elkaar zonder werkwoord. Zeg wie wat doet, in twee zinnen.")
                yield Finding.at(view.block, view.span(place, last), Rule.NOUN_CHAIN, Severity.WARN, message)
            place = last
        place += 1

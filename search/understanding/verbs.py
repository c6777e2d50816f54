"""Dutch parts some verbs: "ik kom niet rond" is about "rondkomen". Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.understanding.stems import own_analyser

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.understanding.concepts import ConceptHit
    from search.understanding.spelling import Lexicon

__all__ = ["reunited"]

#: What stands apart at the end of a clause.
_PARTICLES: Final = frozenset(
    {
        *("aan", "achter", "af", "bij", "binnen", "door", "in", "klaar", "langs", "los", "mee", "na", "neer", "om"),
        *("onder", "op", "over", "rond", "samen", "schoon", "tegen", "terug", "thuis", "toe", "uit", "vast", "vol"),
        *("voor", "voorbij", "vooruit", "weer", "weg"),
    }
)
#: A particle stands last, or before one of these; before another word it is a preposition.
_NEXT: Final = frozenset(
    {
        *("aan", "als", "bij", "dat", "en", "maar", "met", "na", "of", "omdat", "op", "tijdens", "tot", "van", "voor"),
        *("want", "wie"),
    }
)
#: So many words may stand between the verb and its particle.
_BETWEEN: Final = 5
_TE: Final = "te"


def reunited(words: Sequence[str], lexicon: Lexicon, hits: Iterable[ConceptHit] = ()) -> list[str]:
    """The words with each such verb in one piece, in the place of its particle.

    Words that mean something together already, as ``hits`` say, stay as they are.
    """
    found = list(words)
    taken = {at for hit in hits if hit.end - hit.start > 1 for at in range(hit.start, hit.end)}
    gone: set[int] = set()
    for at in range(len(found) - 1, -1, -1):
        if found[at] in _PARTICLES and at not in taken:
            for place, others in _verbs(found, at):
                whole = None if place in taken | gone else _whole(found[at], found[place], lexicon)
                if whole:
                    found[at] = whole
                    gone.update(others)
                    break
    return [word for at, word in enumerate(found) if at not in gone]


def _verbs(words: Sequence[str], at: int) -> list[tuple[int, tuple[int, ...]]]:
    """Where the verb of a particle may stand, the nearest first, with the words that go when it does."""
    if words[at + 1 : at + 2] == [_TE]:
        return [(at + 2, (at + 1, at + 2))] if at + 2 < len(words) else []
    if at + 1 < len(words) and words[at + 1] not in _NEXT:
        return []
    return [(place, (place,)) for place in range(at - 1, max(-1, at - 2 - _BETWEEN), -1)]


def _whole(particle: str, verb: str, lexicon: Lexicon) -> str | None:
    """The infinitive of both together as our documents write it, if they do."""
    if not verb:
        return None
    stem = own_analyser("nl").stem
    wanted = stem(particle + verb)
    known = (word for word in lexicon.starting(particle + verb[:1]) if word.endswith("n"))
    return next((word for word in known if stem(word) == wanted), None)

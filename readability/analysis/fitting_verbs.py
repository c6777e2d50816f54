"""Which form a verb of the jargon list has in a text, and the same form of the plain verb for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from readability.analysis.conjugation import FINITE, Conjugation, Form, Order, conceivable, known_verb
from readability.analysis.morphology import INSEPARABLE, SEPARABLE
from readability.analysis.tagging import Tag
from readability.analysis.words import function_words

if TYPE_CHECKING:
    from readability.analysis.fitting import Place
    from readability.analysis.lexicon import Lexicon

__all__ = ["VerbRole", "fitted_verb", "is_verb_phrase", "verb_role"]

ALWAYS_APART = frozenset(SEPARABLE) - frozenset(INSEPARABLE) | {"aan"}
MODALS = frozenset({"kunnen", "moeten", "mogen", "willen", "zullen", "hoeven", "zijn"})
ARTICLES = frozenset({"een", "de", "het"})
REFLEXIVE = frozenset({"zich", "ons", "me"})
# What may not stand in the part before the verb: "zich houden", "het geven".
NOT_IN_A_PART = frozenset({"article", "determiner", "possessive", "pronoun", "modal", "be", "have", "become"})
_NARROWED = {
    Tag.PARTICIPLE: {Form.PARTICIPLE},
    Tag.ADJECTIVE: {Form.PARTICIPLE, Form.PARTICIPLE_E},
    Tag.INFINITIVE: {Form.INFINITIVE, Form.TE},
    Tag.FINITE: FINITE,
}


@dataclass(frozen=True, slots=True)
class VerbRole:
    """The forms that a found verb can have. `tail`: its preposition stands last, so that what it is about follows."""

    readings: tuple[tuple[Form, Order], ...]
    tail: bool = False


def _infinitive_at(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """The place of the verb in a phrase: the last infinitive; -1 when there is none."""
    for place in reversed(range(len(words))):
        word = words[place]
        if word.endswith("n") and ("i" in lexicon[word].verb or known_verb(word, lexicon)):
            return place
    return 0 if len(words) == 1 and words[0].endswith("en") else -1


@lru_cache(maxsize=8192)
def verb_role(term: tuple[str, ...], found: tuple[str, ...], lexicon: Lexicon) -> VerbRole | None:
    """The forms that the words found can have, when they belong to the verb or phrase with a verb of the list."""
    at = _infinitive_at(term, lexicon)
    if at < 0:
        return None
    fixed = [word for word in (*term[:at], *term[at + 1 :]) if word not in ARTICLES]
    verb, rest = [], list(fixed)
    for word in found:
        if word in rest:
            rest.remove(word)
        elif word not in ARTICLES:
            verb.append(word)
    if rest or not verb:
        return None
    tail = at + 1 < len(term) and term[-1] != "te" and found[-1] == term[-1]
    inside = [word for word in fixed if not (tail and word == term[-1]) and word != "te"]
    written = _written(term[at], " ".join(verb), lexicon)
    readings = _placed(written, first=found[0] == verb[0]) if inside else written
    return VerbRole(tuple(sorted(readings)), tail) if readings else None


def _written(infinitive: str, verb: str, lexicon: Lexicon) -> set[tuple[Form, Order]]:
    """The forms of a verb that are written so. A verb in two parts, such as aanleveren, is no verb in one part."""
    verbs = conceivable(infinitive)
    in_parts = [one for one in verbs if one.part in ALWAYS_APART and "i" in lexicon[one.verb.infinitive].verb]
    return {(form, order) for one in in_parts or verbs for spelling, form, order in one.spellings() if spelling == verb}


def _placed(written: set[tuple[Form, Order]], *, first: bool) -> set[tuple[Form, Order]]:
    """With other words inside the phrase the place of the verb tells more: brengt in kaart, in kaart brengt."""
    if first:
        return {(form, Order.SPLIT) for form, _ in written if form in FINITE}
    return {(form, Order.JOINED) for form, _ in written}


@lru_cache(maxsize=4096)
def _plain_verb(words: str, lexicon: Lexicon) -> tuple[Conjugation, str] | None:
    """The verb of a plain alternative and the preposition after it: zorgen voor, vastleggen, beter maken."""
    classes = function_words()
    first, *others = words.split()
    verb = known_verb(first, lexicon)
    if verb is not None and all(classes.get(word) == "preposition" or word == "als" for word in others):
        return verb, " ".join(others)
    last = known_verb(others[-1], lexicon) if others else None
    part = [first, *others[:-1]]
    if last is None or last.part or any(_bars(word, lexicon) for word in part):
        return None
    return Conjugation(last.verb, f"{' '.join(part)} "), ""


def _bars(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before the verb makes its other forms unsure: an object, a verb, "zich"."""
    entry = lexicon[word]
    return entry.is_noun or not {"i", "d"}.isdisjoint(entry.verb) or function_words().get(word) in NOT_IN_A_PART


def is_verb_phrase(words: str, lexicon: Lexicon) -> bool:
    """Whether plain words start or end with a verb."""
    parts = words.split()
    return any(known_verb(part, lexicon) is not None for part in (parts[0], parts[-1]))


def fitted_verb(words: str, role: VerbRole, place: Place, lexicon: Lexicon) -> str:
    """The plain words in the form of the verb found; the empty string when that is not sure."""
    plain = _plain_verb(words, lexicon)
    if plain is None or not REFLEXIVE.isdisjoint((place.before, place.after)):
        return ""
    forms = {_one(plain, form, order, role, place, lexicon) for form, order in _narrowed(role.readings, place)}
    return forms.pop() if len(forms) == 1 else ""


def _one(
    plain: tuple[Conjugation, str], form: Form, order: Order, role: VerbRole, place: Place, lexicon: Lexicon
) -> str:
    verb, preposition = plain
    if bool(preposition) and not role.tail:
        return ""
    leads = order is Order.SPLIT or place.main
    if role.tail and not preposition and (verb.part or not (form in FINITE and leads)):
        return ""
    if verb.infinitive in MODALS and form in (Form.PARTICIPLE, Form.PARTICIPLE_E):
        return ""
    if place.before == "te" and verb.part:
        return ""
    written = verb.write(form, order, lexicon)
    base = verb.part + verb.verb.participle if form is Form.PARTICIPLE_E else written
    known = all(lexicon[word].known for word in base.split())
    return f"{written} {preposition}".strip() if written and known else ""


def _narrowed(readings: tuple[tuple[Form, Order], ...], place: Place) -> tuple[tuple[Form, Order], ...]:
    """The forms that are left when the sentence is known."""
    wanted = _NARROWED.get(place.tag) if place.tag is not None else None
    if place.tag is Tag.FINITE and place.attributive and any(form is Form.PARTICIPLE_E for form, _ in readings):
        wanted = None
    left = tuple(one for one in readings if wanted is None or one[0] in wanted) or readings
    forms = {form for form, _ in left}
    if not {Form.STEM, Form.PRESENT} <= forms or place.tag is not Tag.FINITE:
        return left
    if place.before == "ik" or (place.first and not place.subject_follows):
        return tuple(one for one in left if one[0] is Form.STEM)
    if place.first or place.after == "je":
        return left
    return tuple(one for one in left if one[0] is not Form.STEM)

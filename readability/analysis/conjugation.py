"""The forms of a Dutch verb by its infinitive, with or without a part that stands apart: vastleggen, beter maken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from readability.analysis.inflection import adjective_forms, adjective_with_e
from readability.analysis.morphology import (
    INSEPARABLE,
    SEPARABLE,
    UNSTRESSED,
    VerbForms,
    prefixed,
    stems,
    strong_verbs,
    weak_forms,
)
from readability.analysis.words import DATA, word_list

if TYPE_CHECKING:
    from readability.analysis.lexicon import Lexicon

__all__ = ["Conjugation", "Form", "Order", "conceivable", "known_verb"]

_VOWELS = frozenset("aeiou")
#: The "ik" form of verbs where it is not what is left of the present without its t.
_STEMS = {"hebben": "heb", "zijn": "ben", "gaan": "ga", "staan": "sta", "slaan": "sla"}
_DIAERESIS = {"e": "ë", "i": "ï", "u": "ü"}


class Form(StrEnum):
    """A form of a verb. PLURAL is written like the infinitive."""

    INFINITIVE = "i"
    PLURAL = "m"
    STEM = "s"
    PRESENT = "p"
    PAST = "v"
    PASTS = "w"
    PARTICIPLE = "d"
    PARTICIPLE_E = "e"
    TE = "t"


class Order(StrEnum):
    """How the parts of a verb stand: not known of a verb in one part, together (vastlegt), split (legt vast)."""

    PLAIN = "1"
    JOINED = "j"
    SPLIT = "s"


FINITE = frozenset({Form.PLURAL, Form.STEM, Form.PRESENT, Form.PAST, Form.PASTS})


@dataclass(frozen=True, slots=True)
class Conjugation:
    """A verb, and the part before it that stands apart in a main clause, with its space when it is a word."""

    verb: VerbForms
    part: str = ""

    @property
    def infinitive(self) -> str:
        """The whole infinitive: vastleggen, beter maken."""
        return self.part + self.verb.infinitive

    def bare(self, form: Form) -> str:
        """A form without the part; the empty string when there is none."""
        verb = self.verb
        return {
            Form.INFINITIVE: verb.infinitive, Form.PLURAL: verb.infinitive, Form.TE: f"te {verb.infinitive}",
            Form.STEM: verb.stem, Form.PRESENT: verb.present, Form.PAST: verb.past_singular,
            Form.PASTS: verb.past_plural, Form.PARTICIPLE: verb.participle,
        }.get(form, "")  # fmt: skip

    def write(self, form: Form, order: Order, lexicon: Lexicon) -> str:
        """The form for a place where a verb of this order stood; the empty string when that is not sure."""
        if form is Form.PARTICIPLE_E:
            participle = self.verb.participle
            bare = _with_e(participle, lexicon) if participle else ""
        else:
            bare = self.bare(form)
        if not bare or not self.part:
            return bare
        if form is Form.TE:
            return f"{self.part.strip()} {bare}"
        if form not in FINITE or order is Order.JOINED:
            return self.part + bare
        return f"{bare} {self.part.strip()}" if order is Order.SPLIT else ""

    def spellings(self) -> Iterator[tuple[str, Form, Order]]:
        """Every way to write a form of this verb."""
        joined = Order.JOINED if self.part else Order.PLAIN
        for form in (*FINITE, Form.INFINITIVE, Form.PARTICIPLE, Form.TE):
            bare = self.bare(form)
            if bare and form is Form.TE:
                yield f"{self.part} {bare}".strip(), form, joined
            elif bare:
                yield self.part + bare, form, joined
                if self.part and form in FINITE:
                    yield f"{bare} {self.part}", form, Order.SPLIT
        for inflected in adjective_forms(self.verb.participle):
            yield self.part + inflected, Form.PARTICIPLE_E, joined


def _with_e(participle: str, lexicon: Lexicon) -> str:
    """A participle before a noun: gebruikte, geziene, gegeven."""
    if participle.endswith("ien"):
        return f"{participle}e"
    return participle if participle.endswith("en") else adjective_with_e(participle, lexicon)


@lru_cache(maxsize=1)
def _strong() -> dict[str, VerbForms]:
    lines = (DATA / "verbs.csv").read_text(encoding="utf-8").splitlines()
    known = {verb.infinitive: verb for verb in strong_verbs(lines)}
    return known | {name: replace(known[name], stem=stem) for name, stem in _STEMS.items() if name in known}


def _weak(infinitive: str) -> Iterator[VerbForms]:
    """What a regular verb can be: with and without ge-, with the signs that keep two vowels apart."""
    made = list(stems(infinitive))
    if infinitive.endswith("iëren"):
        made = [f"{infinitive.removesuffix('ëren')}eer"]
    elif infinitive.endswith("ëren"):
        made = [f"{infinitive.removesuffix('ren')}er"]
    elif infinitive.endswith("ueren"):
        made = [f"{infinitive.removesuffix('eren')}eer"]
    for prefix in UNSTRESSED:
        if infinitive.startswith(prefix) and infinitive[len(prefix)] in _VOWELS:
            made += [prefix + stem for stem in stems(infinitive.removeprefix(prefix))]
    for stem in made:
        verb = weak_forms(infinitive, stem)
        if stem[0] in _DIAERESIS:
            verb = replace(verb, participle=f"ge{_DIAERESIS[stem[0]]}{verb.participle[3:]}")
        if infinitive.startswith(UNSTRESSED):
            yield replace(verb, participle=verb.participle.removeprefix("ge"))
        yield verb


def _simple(infinitive: str) -> Iterator[VerbForms]:
    """What a verb in one part can be: a strong one, one with an unstressed first part, a regular one."""
    strong = _strong()
    if infinitive in strong:
        yield strong[infinitive]
        return
    for prefix in sorted(set(INSEPARABLE) - {"aan"}):
        base = infinitive.removeprefix(prefix)
        if base != infinitive and base in strong:
            yield prefixed(strong[base], prefix, separable=False)
            return
    yield from _weak(infinitive)


@lru_cache(maxsize=8192)
def conceivable(infinitive: str) -> tuple[Conjugation, ...]:
    """Every verb that an infinitive can be by its spelling; those in two parts first."""
    found: list[Conjugation] = []
    for prefix in (*SEPARABLE, *sorted(word_list("first_parts_of_verbs") - set(SEPARABLE))):
        base = infinitive.removeprefix(prefix)
        if base != infinitive and len(base) > len("en") + 1:
            found.extend(Conjugation(verb, prefix) for verb in _simple(base))
    return (*found, *(Conjugation(verb) for verb in _simple(infinitive)))


@lru_cache(maxsize=4096)
def known_verb(infinitive: str, lexicon: Lexicon) -> Conjugation | None:
    """The verb that the lexicon knows best by its participle and present; None when it knows none."""
    if infinitive in _strong():
        return Conjugation(_strong()[infinitive])
    if "i" not in lexicon[infinitive].verb:
        return None

    def weight(found: Conjugation) -> float:
        forms = (found.verb.participle, found.verb.present, found.verb.past_singular)
        return sum(entry.zipf for form in forms if (entry := lexicon[found.part + form]).known)

    best = max(conceivable(infinitive), key=weight, default=None)
    return best if best is not None and weight(best) else None

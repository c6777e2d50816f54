"""Dutch verb forms by rule: spelling of stems, endings and participles.

Source of the rules: the standard Dutch spelling as the Groene Boekje describes it. Verbs that change their vowel come
from `readability/data/verbs.csv`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["INSEPARABLE", "SEPARABLE", "UNSTRESSED", "VerbForms", "prefixed", "stems", "strong_verbs", "weak_forms"]

INSEPARABLE = (
    "be",
    "er",
    "ge",
    "her",
    "mis",
    "ont",
    "ver",
    "over",
    "onder",
    "door",
    "voor",
    "weer",
    "vol",
    "aan",
    "om",
)
SEPARABLE = (
    *("aan", "achter", "af", "achterop", "bij", "bijeen", "binnen", "bloot", "dicht", "door", "deel", "goed", "in"),
    *("klaar", "los", "mee", "na", "neer", "om", "omhoog", "onder", "op", "open", "over", "plaats", "rond", "samen"),
    *("schoon", "stil", "stop", "tegen", "tekort", "teleur", "teniet", "terecht", "terug", "teweeg", "thuis", "toe"),
    *("tussen", "uit", "vast", "vol", "voor", "voort", "vooruit", "vrij", "waar", "weer", "weg"),
)
# Verbs that begin so have a participle without ge-: betalen, betaald.
UNSTRESSED = ("be", "ver", "ont", "her", "er", "ge")
VOWELS = "aeiouy"
SHORTEST = 4
VOICELESS = ("t", "k", "f", "s", "ch", "p", "x", "c", "sj")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of one verb. A form that the verb does not have is the empty string."""

    infinitive: str
    stem: str
    present: str
    past_singular: str
    past_plural: str
    participle: str


def stems(infinitive: str) -> Iterator[str]:
    """What can be the stem of a verb in -en: maken gives maak and mak, rennen gives ren, leven gives leef."""
    if not infinitive.endswith("en") or len(infinitive) < SHORTEST:
        return
    base = infinitive[:-2]
    if base[-1] in "aeuy":
        return
    if base[-1] == base[-2] and base[-1] not in VOWELS:
        yield base[:-1]
        return
    last = {"v": "f", "z": "s"}.get(base[-1], base[-1])
    closed = base[:-1] + last
    opens = base[-1] not in VOWELS and base[-2] in "aeou" and (len(base) == len("ab") or base[-3] not in VOWELS)
    if opens:
        yield base[:-1] + base[-2] + last
    yield closed


def weak_forms(infinitive: str, stem: str) -> VerbForms:
    """The forms of a regular verb. Whether the past takes t or d follows the last sound before -en ('t kofschip)."""
    sound = infinitive[:-2]
    hard = sound.endswith(VOICELESS) and sound[-1] not in "vz"
    ending = "t" if hard else "d"
    participle_end = "" if stem.endswith(ending) else ending
    present = stem if stem.endswith("t") else stem + "t"
    return VerbForms(
        infinitive=infinitive,
        stem=stem,
        present=present,
        past_singular=f"{stem}{ending}e",
        past_plural=f"{stem}{ending}en",
        participle=f"ge{stem}{participle_end}",
    )


def prefixed(verb: VerbForms, prefix: str, *, separable: bool) -> VerbForms:
    """The forms of a verb with a prefix, as they are written when prefix and verb stand together."""
    bare = verb.participle.removeprefix("ge") if verb.participle != verb.infinitive else verb.participle
    participle = prefix + verb.participle if separable else prefix + bare
    return VerbForms(
        infinitive=prefix + verb.infinitive,
        stem=prefix + verb.stem,
        present=prefix + verb.present,
        past_singular=prefix + verb.past_singular,
        past_plural=prefix + verb.past_plural,
        participle=participle if verb.participle else "",
    )


def strong_verbs(lines: Iterable[str]) -> Iterator[VerbForms]:
    """The verbs of verbs.csv, first line left out."""
    for line in list(lines)[1:]:
        infinitive, present, past, pasts, participle = line.strip().split(";")
        yield VerbForms(infinitive, _strong_stem(infinitive, present), present, past, pasts, participle)


def _strong_stem(infinitive: str, present: str) -> str:
    """The present without its t: komen, komt, kom. Gaan and zien lose their n; the t of eten belongs to the stem."""
    if infinitive.endswith(("aan", "oen", "ien")):
        return infinitive[:-1]
    return present if infinitive.endswith("ten") else present.removesuffix("t")

"""How a text may write a word of the glossary: its plural, and whether its capitals matter.

Inflection is careful: a form that is more often a verb ("zorgen", "rouwen", "plannen") is not made. Editors can give
such a form themselves, among the other words of a term.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["inflected", "is_short_stem", "needs_capitals", "written_forms"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS: Final = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
#: How the end of a word changes in the plural, and for words that stand in the list in the plural: back.
_CHANGES: Final = (
    (re.compile(r"([aeou])\1([bcdfghjklmnpqrstvwxz])$"), r"\1\2en"),
    (re.compile(r"(?<![aeiou])([aeiou])([bcdfgklmnprst])$"), r"\1\2\2en"),
    (re.compile(r"heid$"), "heden"),
    (re.compile(r"heden$"), "heid"),
    (re.compile(r"(ie|ij|[aeou][aeiou]|[lr])f$"), r"\1ven"),
    (re.compile(r"([aeo])\1s$"), r"\1zen"),
    (re.compile(r"(ij|ei|ui|[lr])s$"), r"\1zen"),
)
#: Plurals that are verbs too, and mostly are.
_VERBS_LIST: Final = (
    "bellen bezoeken delen geven helen kennen leven letten lezen lopen maken missen onderzoeken overleggen "
    "pakken passen plannen praten prijzen raden reizen spelen stellen stoppen wassen weten zetten "
    "zitten "
)
_VERBS: Final = frozenset(_VERBS_LIST.split())
#: Abbreviations that are words without their capitals.
_ORDINARY_LIST: Final = (
    "aan ai al arm band bar bed ben bij bod bom bus dag dak das de den der die dit doe dus een eis en er gala "
    "gas ga hal hap heb hem het hij hol ik in is ja kam kan kap kip kom kop lat les man mes met mis na nee net "
    "niet nu of om op over pad pan pas pen pet pil pot rap rem rit rok rot sap som spa staf star stap tak tas "
    "te ten ter tip toe top tot u uit vak val van vet via vis vol voor wal was web wel wet wie wij wil win wit "
    "wol zak zal ze zee zes zie zin zit zo zon "
)
_ORDINARY: Final = frozenset(_ORDINARY_LIST.split())


def needs_capitals(form: str) -> bool:
    """Whether a form is an abbreviation that is another word in small letters: ZIN, HAP."""
    return form != form.lower() and form[1:] != form[1:].lower() and form.lower() in _ORDINARY


def is_short_stem(word: str) -> bool:
    """Whether a word has one syllable: with -en behind it, it is a verb as often as a plural."""
    return len(_VOWELS.findall(word.lower())) == 1


def inflected(word: str, *, alone: bool = True) -> set[str]:
    """A word in small letters with its plain forms: huisartsen, bouwstenen, budgetten, vaardigheden, brieven, pgb's.

    The last word of a longer term is no verb, so it is not ``alone`` and has every form.
    """
    endings = ["s", "'s", "’s"]
    if word.endswith("e"):
        endings.append("n")
    if not (alone and is_short_stem(word)):
        endings += ["e", "en"]
    forms = {f"{word}{ending}" for ending in endings} | {pattern.sub(change, word) for pattern, change in _CHANGES}
    return {word} | (forms - _VERBS if alone else forms)


def written_forms(form: str) -> set[tuple[str, ...]]:
    """What a text may write for a form, each as its words in small letters."""
    parts = [part.lower() for part in _WORD.findall(form)]
    if not parts:
        return set()
    *before, last = parts
    if any(sign.isupper() or sign.isdigit() for sign in form[1:]) and not before:
        return {(last,)} if needs_capitals(form) else {(last,), (f"{last}'s",), (f"{last}’s",)}
    if any(sign.isupper() or sign.isdigit() for sign in form[1:]):
        return {tuple(parts)}
    return {(*before, end) for end in inflected(last, alone=not before)}

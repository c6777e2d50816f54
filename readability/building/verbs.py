"""Which words are verb forms, judged from a list of word frequencies.

A word counts as a verb when its other forms occur too: "maken" has "maakt" and "gemaakt", "mensen" has no "menst". The
flags that come out: i infinitive and plural, p present singular, s stem, v past singular, w past plural, d participle.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, replace

from readability.analysis.morphology import INSEPARABLE, SEPARABLE, UNSTRESSED, VerbForms, prefixed, stems, weak_forms

__all__ = ["FLAGS", "verb_flags"]

FLAGS = ("i", "s", "p", "v", "w", "d")
SEEN = 1.9
COMMON = 2.5
# A noun in -en is taken as a verb only when the verb's own forms are not much rarer: "dagen" is no verb, "werken" is.
NOUN_LEAD = 1.6
NEVER_VERBS = re.compile(r".+(?:heid|heden|atie|aties|schap|schappen)")

Frequencies = Mapping[str, float]


def _seen(word: str, frequencies: Frequencies, least: float = SEEN) -> bool:
    return frequencies.get(word, 0.0) >= least


def _weak(infinitive: str, frequencies: Frequencies, nouns: frozenset[str]) -> VerbForms | None:
    """The regular verb of this infinitive, or None when its forms do not occur."""
    unstressed = infinitive.startswith(UNSTRESSED)
    for stem in stems(infinitive):
        forms = weak_forms(infinitive, stem)
        if unstressed and not _seen(forms.participle, frequencies):
            forms = replace(forms, participle=forms.participle.removeprefix("ge"))
        if _occurs(forms, frequencies, is_noun=infinitive in nouns, unstressed=unstressed):
            return forms
    return None


def _occurs(forms: VerbForms, frequencies: Frequencies, *, is_noun: bool, unstressed: bool) -> bool:
    """Whether enough forms of a verb occur to believe that it is one."""
    participle = _seen(forms.participle, frequencies) and forms.participle not in (forms.stem, forms.present)
    past = _seen(forms.past_singular, frequencies) and (unstressed or not is_noun)
    common = _seen(forms.infinitive, frequencies, COMMON) and not is_noun
    if forms.stem == forms.present:
        known = participle or (past and unstressed)
    else:
        known = _seen(forms.present, frequencies) and (participle or past or common)
    strongest = max(frequencies.get(form, 0.0) for form in (forms.present, forms.participle, forms.past_singular))
    leads = is_noun and frequencies.get(forms.infinitive, 0.0) - strongest > NOUN_LEAD
    return known and not leads


def _derived(base: VerbForms, frequencies: Frequencies) -> Iterator[VerbForms]:
    """The verbs that a prefix makes of a verb, as far as they occur: nemen gives opnemen, ondernemen, vernemen."""
    for prefix in SEPARABLE:
        verb = prefixed(base, prefix, separable=True)
        if _seen(verb.infinitive, frequencies) or _seen(verb.participle, frequencies, COMMON):
            yield verb
    for prefix in INSEPARABLE:
        verb = prefixed(base, prefix, separable=False)
        if _seen(verb.infinitive, frequencies) and _seen(verb.present, frequencies):
            yield verb


def verb_flags(
    frequencies: Frequencies, nouns: frozenset[str], strong: Iterable[VerbForms]
) -> dict[str, tuple[str, frozenset[str]]]:
    """Every verb form with its flags, in the order of FLAGS, and the infinitives that it belongs to."""
    bases = {verb.infinitive: verb for verb in strong}
    irregular = set(bases)
    for verb in list(bases.values()):
        bases.update({made.infinitive: made for made in _derived(verb, frequencies) if made.infinitive not in bases})
    irregular |= set(bases)
    candidates = [word for word in sorted(frequencies) if word.endswith("en") and _seen(word, frequencies)]
    weak: dict[str, VerbForms] = {}
    for word in candidates:
        made = _weak(word, frequencies, nouns) if word not in irregular else None
        if made is not None:
            weak[made.infinitive] = made
    derived = {made.infinitive: made for verb in weak.values() for made in _derived(verb, frequencies)}
    flags: defaultdict[str, set[str]] = defaultdict(set)
    infinitives: defaultdict[str, set[str]] = defaultdict(set)
    for verb in (*derived.values(), *weak.values(), *bases.values()):
        for form, flag in zip(astuple(verb), FLAGS, strict=True):
            if len(form) > 1 and not NEVER_VERBS.fullmatch(form):
                flags[form].add(flag)
                infinitives[form].add(verb.infinitive)
    return {
        form: ("".join(flag for flag in FLAGS if flag in found), frozenset(infinitives[form]))
        for form, found in flags.items()
    }

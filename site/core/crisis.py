"""Words of someone who may be in danger, in a query or a message: the help lines then stand above what follows.

They never take its place. Whoever writes the words for another reason reads one calm block more.
"""

from __future__ import annotations

import re
from typing import Final

from core.query_words import distance
from core.text import fold

__all__ = ["is_crisis"]

#: For each language: beginnings of words, and whole phrases. Every language counts, whatever the visitor reads.
CRISIS_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "nl": (
        *("zelfmoord", "zelfdoding", "suicid", "dood wil", "wil dood", "niet meer leven", "eind aan mijn leven"),
        *("zelfbeschadig", "snijd mezelf", "mishandel", "misbruik", "verkracht", "aangerand", "aanranding"),
        *("huiselijk geweld", "kindermishandel", "bedreig", "gestalkt", "stalking", "slaat mij", "word geslagen"),
        *("word gewurgd", "eerwraak", "noodgeval", "levensgevaar", "slaat me", "slaat mijn", "sloeg mij", "sloeg me"),
        *("dood maken", "vermoorden", "wil er niet meer zijn", "mezelf iets aandoen", "mezelf wat aandoen"),
        *(
            "bang voor mijn man",
            "bang voor mijn vriend",
            "bang voor mijn vader",
            "bang voor mijn ex",
            "niet veilig thuis",
        ),
        *("thuis niet veilig", "schopt mij", "schopt me"),
    ),
    "en": (
        *("suicide", "kill myself", "end my life", "want to die", "self harm", "selfharm", "domestic violence"),
        *("abuse", "rape", "raped", "hits me", "beats me", "threatened", "emergency"),
    ),
    "de": ("selbstmord", "suizid", "missbrauch", "vergewaltig", "hausliche gewalt"),
    "pl": ("samobojstw", "gwalt", "przemoc"),
    "tr": ("intihar", "taciz", "tecavuz", "siddet"),
    "uk": ("самогубств", "насильств", "згвалтув"),
    "ar": ("انتحار", "اغتصاب", "عنف"),
}
_WORD: Final = re.compile(r"\w+", re.UNICODE)
_LONG = 7  # letters; in shorter words a mistake makes another word
_WORDS: Final = tuple(fold(word) for words in CRISIS_WORDS.values() for word in words if " " not in word)
_PHRASES: Final = tuple(f" {fold(phrase)} " for words in CRISIS_WORDS.values() for phrase in words if " " in phrase)


def _fits(word: str, known: str) -> bool:
    """True for the word, for longer words that begin with it, and for a long word with one typing error."""
    if word.startswith(known):
        return True
    return len(known) >= _LONG and distance(word[: len(known) + 1], known, limit=1) <= 1


def is_crisis(text: str) -> bool:
    """Tell whether a query or a message has a word or phrase about suicide, violence, abuse or danger."""
    words = fold(" ".join(_WORD.findall(text))).split()
    line = f" {' '.join(words)} "
    return any(phrase in line for phrase in _PHRASES) or any(
        _fits(word, known) for word in set(words) for known in _WORDS
    )

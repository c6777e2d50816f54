"""The closed classes of Dutch: articles, prepositions, conjunctions, adverbs, auxiliaries.

Words of these classes carry no content (LiNT-II counts nouns, lexical verbs, adjectives and manner adverbs as content).
"""

from functools import lru_cache
from pathlib import Path

__all__ = ["MANNER_ADVERBS", "SUBORDINATORS_ALONE", "function_words", "read_classes"]

DATA = Path(__file__).resolve().parent.parent / "data"

# From LiNT-II's list of manner adverbs, without those in -weg and -halve, which an ending tells.
MANNER_ADVERBS = frozenset(
    "anderszins bloedens buitenspel desgevraagd desgewenst fasegewijs halfstok halsoverkop hardop honderduit inderhaast"
    " lichterlaaie luidkeels luidop metterdaad nauwlettend noodgedwongen overhoop overkop overweg pardoes plompverloren"
    " rakelings rechtens rechtuit samen slaags solo spaak spelenderwijs stormenderhand terloops tevergeefs tussenbeide"
    " uiteen vanzelf vrijuit willens".split()
)

# Words that open a clause with its verb at the end, whatever else they may be.
SUBORDINATORS_ALONE = frozenset(
    "omdat doordat zodat opdat wanneer terwijl nadat voordat totdat zodra zolang hoewel ofschoon alhoewel tenzij mits"
    " indien aangezien alsof zoals naarmate".split()
)


def read_classes(path: Path) -> dict[str, str]:
    """Word by word its class; the first class that names a word wins."""
    classes: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, words = line.partition(":")
        if not colon:
            message = f"{path.name}, line {number}: a class needs a colon after its name"
            raise ValueError(message)
        for word in words.split():
            classes.setdefault(word, name.strip())
    return classes


@lru_cache(maxsize=1)
def function_words() -> dict[str, str]:
    """The classes that come with the site."""
    return read_classes(DATA / "function_words.txt")

"""Words with which people ask, in each language: beside another word they say nothing about what is looked for."""

from __future__ import annotations

from typing import Final

from core.text import fold
from search.analysis import analyser_for

__all__ = ["foreign_signs", "is_stop", "plain"]

_DUTCH: Final = """
aan al alle als alsjeblieft alstublieft altijd ander andere anders ben bent bestaat bij bijna daar daarvoor dag dan
dat de deze die dit doe doen door dus echt een eens eigenlijk en er ergens etc even ga gaan gaat gauw geen gehad
gewoon goed goede graag haar had hallo heb hebben hebt heeft hele help helpen helpt hem het hier hij hoe hoeveel hun hulp
iemand iets ik in informatie is ja je jij jou jouw kan kom komen komt krijg krijgen krijgt kun kunnen kunt laat liever
maak maar me meer met mij mijn moet moeten mogelijk na naar niet niks nodig nog nou nu of om ons onze ook op over
per s t te tegen terecht toch toe tot tussen u uit uw vaak van vanaf veel via vind vinden voor vraag vragen waar waarmee
waarom waarvoor wanneer want waren was wat weer weet wel welk welke weten wie wij wil willen wilt word worden wordt wou
we zelf zeer ze zich zij zijn zit zo zoek zoeken zoekt zoiets zonder zou zouden
"""
_ENGLISH: Final = """
a about am an and any anyone are at be because been but can could do does for from get give go had has have help how i if
im in is it me my need no not of on or our please so some somebody someone something that the their them there they this
to too us want was we what when where which who why will with without would you your looking find
"""
_ARABIC: Final = """
في من الى على عن مع هل ما ماذا كيف اين متى لماذا انا نحن هو هي هذا هذه ذلك التي الذي اريد احتاج ابحث عندي لدي لي ليس لا او
و ثم كل يمكن يمكنني مساعده مساعدة المساعدة المساعده لو ان إن أن قد
"""
_TURKISH: Final = """
ve veya ile icin bir bu su o ben sen biz siz benim bana beni var yok mi mu ne nasil nerede nereden nereye kim neden
istiyorum ariyorum lazim gerekiyor yardim yardimi da de ki cok daha gibi olan hangi bulabilirim alabilirim almak
"""
_POLISH: Final = """
i a o w z na do od dla po przy bez czy jak gdzie kiedy kto co ile ja ty my wy on ona to ten ta te jest sa mam masz mamy
nie tak moj moja moje szukam potrzebuje chce moge mozna pomoc pomocy prosze sie u za ze
"""
_UKRAINIAN: Final = """
і й та а але в у з із на до від для по при без чи як де коли хто що скільки я ти ми ви він вона це цей ця є маю мені мене
не так мій моя моє шукаю потрібно потрібна потребую хочу можу можна допомога допомогу будь ласка за про
"""


#: Letters that an ordinary keyboard does not have and that lose nothing without their sign.
_LETTERS: Final = str.maketrans({"ı": "i", "ł": "l", "ґ": "г", "ة": "ه", "ى": "ي"})


def plain(folded: str) -> str:
    """A folded word as people type it on any keyboard: "yalnız" is "yalniz"."""
    return folded if folded.isascii() else folded.translate(_LETTERS)


def _list(text: str) -> frozenset[str]:
    return frozenset(plain(fold(word)) for word in text.split() if not word.endswith("?"))


_WORDS: Final = {
    "nl": _DUTCH,
    "en": _ENGLISH,
    "ar": _ARABIC,
    "tr": _TURKISH,
    "pl": _POLISH,
    "uk": _UKRAINIAN,
}
_LISTS: Final = {language: _list(text) for language, text in _WORDS.items()}
_NONE: Final[frozenset[str]] = frozenset()


def is_stop(folded: str, language: str) -> bool:
    """Whether a word says nothing beside another word of this language."""
    return plain(folded) in _LISTS.get(language, _NONE) or analyser_for(language).is_stop(folded)


def foreign_signs(words: tuple[str, ...], language: str) -> int:
    """How many of these words are used to ask in this language, but not in Dutch."""
    return sum(plain(word) in _LISTS.get(language, _NONE) and word not in _LISTS["nl"] for word in words)

"""Words of someone who may be in danger, in a query or a message: the help lines then stand above what follows.

They never take its place. Whoever writes the words for another reason reads one calm block more. The words themselves
are known by an area that registers; the numbers of help lines are known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.translation import get_language

from core.site_data import help_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.site_data import HelpLineRecord

__all__ = [
    "KINDS",
    "crisis_kinds",
    "is_crisis",
    "kinds_from_number",
    "kinds_to_number",
    "lines_for",
    "register_detector",
    "said_in",
]

#: The kinds of danger in the order of their help lines, with the numbers of these: 112, 113 Zelfmoordpreventie, Veilig
#: Thuis and De Kindertelefoon. They are national numbers, that an editor can't choose.
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "gevaar": ("112",),
    "zelfmoord": ("113", "08000113"),
    "geweld": ("08002000",),
    "kind": ("08000432", "08002000"),
}
_ALARM: Final = "112"
#: What stands beside the help lines for who writes in another language than that of the page.
_SAID: Final = {
    "nl": "Praat nu met iemand. Gaat het niet goed met u, of bent u in gevaar? Deze mensen helpen u. Bel gerust.",
    "en": "Talk to someone now. Are you not doing well, or are you in danger? These people will help you. Please call.",
    "ar": "تحدّث مع شخص الآن. هل تشعر بسوء أو أنت في خطر؟ هؤلاء الأشخاص يساعدونك. اتصل بهم.",
    "tr": "Şimdi biriyle konuşun. Kötü müsünüz, tehlikede misiniz? Bu kişiler size yardım eder. Arayın.",  # noqa: RUF001  # Turkish
    "pl": "Porozmawiaj teraz z kimś. Źle się czujesz albo grozi ci niebezpieczeństwo? Te osoby ci pomogą. Zadzwoń.",
    "uk": "Поговоріть з кимось зараз. Вам погано або ви в небезпеці? Ці люди вам допоможуть. Телефонуйте.",  # noqa: RUF001  # Ukrainian
}

_detectors: list[Callable[[str], tuple[str, ...]]] = []


def register_detector(detect: Callable[[str], tuple[str, ...]]) -> None:
    """``detect(text)`` gives the kinds of danger in a text in any language. Call it from ``ready``."""
    if detect not in _detectors:
        _detectors.append(detect)


def crisis_kinds(text: str) -> tuple[str, ...]:
    """The kinds of danger that the words of a query or a message tell of, in the order of their help lines."""
    found = {kind for detect in _detectors for kind in detect(text)}
    return tuple(kind for kind in KINDS if kind in found)


def is_crisis(text: str) -> bool:
    """Tell whether a query or a message has words about suicide, violence, abuse or danger."""
    return bool(crisis_kinds(text))


def kinds_to_number(kinds: Sequence[str]) -> str:
    """The kinds as a number for an address, which tells nobody who reads along what it is about; empty for none."""
    return str(sum(1 << at for at, kind in enumerate(KINDS) if kind in kinds) or "")


def kinds_from_number(number: str) -> tuple[str, ...]:
    """The kinds of such a number; none of what is no such number."""
    value = int(number) if len(number) <= len(KINDS) and number.isascii() and number.isdecimal() else 0
    return tuple(kind for at, kind in enumerate(KINDS) if value & 1 << at)


def lines_for(kinds: Sequence[str], *, and_others: bool = False) -> tuple[HelpLineRecord, ...]:
    """The help lines that fit, in order, with 112 always among them; all lines when none fits.

    ``and_others`` puts the other lines behind them. Reads from memory, in the active language.
    """
    lines = help_lines()
    wanted = [*(tel for kind in kinds for tel in KINDS.get(kind, ())), _ALARM]
    fitting = [line for tel in wanted for line in lines if line.tel.lstrip("+") == tel]
    return tuple(dict.fromkeys([*fitting, *(lines if and_others else ())])) if kinds and fitting else lines


def said_in(language: str) -> dict[str, str] | None:
    """The words beside the help lines in the language of a question; None for that of the page, and one without."""
    text = _SAID.get(language) if language != get_language() else None
    if text is None:
        return None
    return {"text": text, "lang": language, "dir": "rtl" if language in settings.LANGUAGES_BIDI else "ltr"}

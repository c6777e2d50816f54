"""Names of languages by their ISO 639 code: those that people in Flevoland speak, then all that Django knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf.locale import LANG_INFO
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["LANGUAGE_NAMES", "codes_help", "language_choices", "language_name", "validate_language_code"]

#: ISO 639-1 where it has a code, else ISO 639-3, as HSDS asks. In the order of a list that people choose from.
LANGUAGE_NAMES: dict[str, _StrPromise] = {
    "nl": _("Nederlands"),
    "dse": _("Nederlandse Gebarentaal"),
    "en": _("Engels"),
    "ar": _("Arabisch"),
    "zgh": _("Berbers (Tamazight)"),
    "bg": _("Bulgaars"),
    "zh": _("Chinees"),
    "prs": _("Dari"),
    "de": _("Duits"),
    "fa": _("Farsi"),
    "fr": _("Frans"),
    "fy": _("Fries"),
    "hi": _("Hindi"),
    "it": _("Italiaans"),
    "ku": _("Koerdisch"),
    "uk": _("Oekraïens"),
    "pap": _("Papiaments"),
    "ps": _("Pasjtoe"),
    "pl": _("Pools"),
    "pt": _("Portugees"),
    "ro": _("Roemeens"),
    "ru": _("Russisch"),
    "so": _("Somalisch"),
    "es": _("Spaans"),
    "srn": _("Sranantongo"),
    "ti": _("Tigrinya"),
    "tr": _("Turks"),
    "ur": _("Urdu"),
    "vi": _("Vietnamees"),
}

validate_language_code = RegexValidator(
    r"^[a-z]{2,3}\Z", _("Een code is twee of drie kleine letters, zoals nl of dse."), code="language_code"
)

_LONGEST_CODE = 3


def _django_name(code: str) -> str:
    info = LANG_INFO.get(code, {})
    return gettext(info["name"]) if "name" in info else ""


def language_name(code: str) -> str:
    """The name in the active language; the code itself for a language that has no name here."""
    own = LANGUAGE_NAMES.get(code)
    return str(own) if own else _django_name(code) or code


def language_choices() -> list[tuple[str, str]]:
    """Every language with a name: ours in their order, then the others by name."""
    others = {code: _django_name(code) for code in LANG_INFO if len(code) <= _LONGEST_CODE and _django_name(code)}
    rest = sorted((item for item in others.items() if item[0] not in LANGUAGE_NAMES), key=lambda item: item[1])
    return [*((code, str(name)) for code, name in LANGUAGE_NAMES.items()), *rest]


def codes_help() -> str:
    """What editors read beside the field: the codes of the languages of which we have the name."""
    codes = ", ".join(f"{code} ({name})" for code, name in LANGUAGE_NAMES.items())
    return gettext("De code van de taal: %(codes)s. Een andere taal mag ook, met de code van ISO 639.") % {
        "codes": codes
    }

"""Pictograms: a reference to one symbol of the sprite."""

from __future__ import annotations

from html import escape

__all__ = ["DIRECTIONAL_ICONS", "ICON_NAMES", "draw_icon", "icon_choices"]

# fmt: off
ICON_NAMES = frozenset({
    "mentaal", "eenzaam", "ouder", "opgroeien", "geld", "taalles", "bewegen", "kunst", "mantelzorg", "dementie",
    "nah", "zingeving", "lichaam", "welbevinden", "kompas", "tulp", "meedoen", "dagelijks", "locatie", "thuis",
    "telefoon", "online", "groep", "zoek", "menu", "pijl", "omlaag", "sluit", "klok", "euro", "rolstoel",
    "taal", "kaart", "agenda", "podcast", "print", "delen", "lijstje", "let-op", "info", "vinkje",
    "gecontroleerd", "extern", "mail", "voorlezen", "wijzig", "weg", "knip", "filter", "mens",
    "download", "speel",
})
# fmt: on
"""Every symbol of ``assets/icons/sprite.svg``, without ``i-``."""

DIRECTIONAL_ICONS = frozenset({"extern", "pijl", "weg"})
"""Pictograms that point somewhere and therefore turn around in a language that is read from the right."""


def icon_choices() -> list[tuple[str, str]]:
    """Choices for a field that names a pictogram; the names are Dutch words already."""
    return [(name, name.replace("-", " ").capitalize()) for name in sorted(ICON_NAMES)]


def draw_icon(name: str, sprite_url: str, *, css: str = "") -> str:
    """Draw the pictogram ``name``; ``css`` adds classes. The word next to it carries the meaning.

    Raises ``KeyError`` when the sprite has no such pictogram.
    """
    if name not in ICON_NAMES:
        raise KeyError(name)
    classes = " ".join(filter(None, ["ico", "ico--dir" if name in DIRECTIONAL_ICONS else "", css]))
    return (
        f'<svg class="{escape(classes)}" aria-hidden="true" focusable="false">'
        f'<use href="{escape(sprite_url)}#i-{name}"></use></svg>'
    )

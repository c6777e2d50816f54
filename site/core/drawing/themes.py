"""The themes that have a drawing of their own: a colour pair, a pattern and a pictogram."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["THEMES", "WATER", "DrawnTheme", "theme_of"]


@dataclass(frozen=True, slots=True)
class DrawnTheme:
    """A theme as the drawings know it.

    ``number`` chooses the arrangement of its patch, so that neighbours look different.
    """

    name: str
    number: int
    icon: str

    @property
    def css_class(self) -> str:
        """Class that sets ground, crop and text colour."""
        return f"t-{self.name}"

    @property
    def pattern(self) -> str:
        """Id of the pattern in ``partials/crops.html``."""
        return f"g-{self.name}"


_ORDER = (
    ("mentaal", "mentaal"),
    ("eenzaam", "eenzaam"),
    ("ouder", "ouder"),
    ("opgroeien", "opgroeien"),
    ("geld", "geld"),
    ("taal", "taalles"),
    ("bewegen", "bewegen"),
    ("kunst", "kunst"),
    ("mantelzorg", "mantelzorg"),
    ("dementie", "dementie"),
    ("nah", "nah"),
    ("zingeving", "zingeving"),
)

THEMES = {name: DrawnTheme(name, number, icon) for number, (name, icon) in enumerate(_ORDER, start=1)}
WATER = DrawnTheme("water", 0, "")


def theme_of(css_class: str) -> DrawnTheme:
    """Theme that belongs to a class such as ``t-eenzaam``; water for a page without a known theme."""
    return THEMES.get(css_class.removeprefix("t-"), WATER)

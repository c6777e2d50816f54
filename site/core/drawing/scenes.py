"""Scenes: how a section or a kind of page looks that has no theme.

A theme is one crop. A section is land with several of them, so its patch shows three crops around its own
pictogram; no two sections share an arrangement. A kind of document has the crop that says what it is: year rings for
a yearly plan, a winding path for a guide.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.drawing.themes import THEMES, WATER, DrawnTheme

__all__ = ["SCENES", "Scene", "scene_of"]


@dataclass(frozen=True, slots=True)
class Scene:
    """Colours, crops and pictogram of a section or kind of page.

    ``number`` chooses the arrangement of the patch; ``mirrored`` lays it down the other way around.
    """

    ground: DrawnTheme
    crops: tuple[DrawnTheme, ...]
    icon: str
    number: int
    mirrored: bool = False

    @property
    def css_class(self) -> str:
        """Class that sets ground, crop and text colour."""
        return self.ground.css_class


def _scene(ground: str, crops: str, icon: str, number: int, *, mirrored: bool = False) -> Scene:
    planted = tuple(THEMES[name] for name in crops.split())
    return Scene(THEMES.get(ground, WATER), planted, icon, number, mirrored=mirrored)


SCENES = {
    # sections
    "hulp": _scene("bewegen", "eenzaam kunst mantelzorg", "zoek", 0),
    "verhalen": _scene("eenzaam", "mentaal ouder opgroeien", "mens", 1),
    "agenda": _scene("ouder", "bewegen taal geld", "agenda", 2),
    "initiatieven": _scene("opgroeien", "mantelzorg nah kunst", "groep", 3),
    "kennisbank": _scene("taal", "taal dementie eenzaam", "taalles", 1, mirrored=True),
    "academie": _scene("mentaal", "opgroeien mantelzorg dementie", "knip", 0, mirrored=True),
    "monitor": _scene("mantelzorg", "bewegen geld taal", "gecontroleerd", 3, mirrored=True),
    "regioplan": _scene("geld", "geld opgroeien mentaal", "tulp", 2, mirrored=True),
    "themas": _scene("kunst", "mentaal bewegen eenzaam", "tulp", 0),
    "projecten": _scene("dementie", "nah mantelzorg ouder", "kompas", 2),
    "blogs": _scene("mantelzorg", "ouder taal bewegen", "wijzig", 3),
    "podcast": _scene("nah", "nah kunst opgroeien", "podcast", 1),
    "contact": _scene("mantelzorg", "taal opgroeien kunst", "mail", 1),
    "pagina": _scene("dementie", "taal opgroeien mantelzorg", "info", 3, mirrored=True),
    # kinds of documents
    "jaarplan": _scene("ouder", "ouder", "agenda", 0),
    "handreiking": _scene("bewegen", "bewegen", "taalles", 1),
    "onderzoek": _scene("dementie", "dementie", "zoek", 2),
    "toolbox": _scene("mantelzorg", "mantelzorg", "kompas", 3),
    "e-module": _scene("opgroeien", "opgroeien", "online", 1, mirrored=True),
    "regeling": _scene("geld", "geld", "euro", 2, mirrored=True),
}
_WATER = Scene(WATER, (WATER,), "", WATER.number)


def scene_of(name: str) -> Scene:
    """The scene with this name; water for a page that has none."""
    return SCENES.get(name, _WATER)

"""How a page looks besides its words: the scene that it gets without a theme, and the links beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from core.blocks.body import BodyItem

__all__ = ["LookMixin"]

_HEADINGS_FOR_LINKS = 3


class LookMixin:
    """The scene of a page and the headings of its text."""

    #: How a page of this type looks without a theme: a name of ``core.drawing.SCENES``.
    section: ClassVar[str] = "pagina"

    @property
    def scene(self) -> str:
        """Name of the scene of this very page; a type with kinds of its own overrides it."""
        return self.section

    @property
    def on_this_page(self) -> list[BodyItem]:
        """The headings of the text to link to; none when there are so few that one sees them at a glance."""
        from core.blocks.body import headings_of

        headings = headings_of(getattr(self, "body", None) or [])
        return headings if len(headings) >= _HEADINGS_FOR_LINKS else []

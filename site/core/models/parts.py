"""Pages with more than one view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from core.preview import DARK, DARK_LABEL, LIGHT_LABEL, SIZES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page as _Base

    from core.parts import PagePart
else:
    _Base = models.Model

__all__ = ["PartsMixin"]


class PartsMixin(_Base):
    """A page type lists its views in ``parts``: the name in the address and what belongs to it.

    ``part`` is the view that is shown; empty for the page itself. A view has an address of its own in every
    language, is no search result, and can be previewed by editors.
    """

    parts: ClassVar[Mapping[str, PagePart]] = {}
    part: str = ""

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def part_path(self) -> str:
        """What stands behind the address of the page."""
        return f"{self.part}/" if self.part else ""

    def has_part(self, name: str) -> bool:
        """Whether there is anything to see at this view now."""
        return name in self.parts

    def part_is_own_text(self) -> bool:
        """Whether the view has words that stand on no other page: only then may search engines keep it."""
        return False

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The template of the view."""
        return self.parts[self.part].template if self.part else super().get_template(request, *args, **kwargs)

    @property
    def preview_modes(self) -> Any:
        """The page, the page in the dark, and each view of it."""
        views = [(name, part.title) for name, part in self.parts.items()]
        return [("", LIGHT_LABEL), (DARK, DARK_LABEL), *views]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """The widths at which our pages are made and tested."""
        return SIZES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show an editor the page or a view of it."""
        self.part = mode_name if mode_name in self.parts else ""
        response: HttpResponse = super().serve_preview(request, mode_name)
        return response

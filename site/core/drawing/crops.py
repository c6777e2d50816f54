"""A strip of crop: the pattern of a theme that fills its place."""

from __future__ import annotations

from html import escape

from core.drawing.themes import theme_of

__all__ = ["draw_crop"]


def draw_crop(css_class: str, *, css: str = "") -> str:
    """Draw the pattern of a theme over the whole of its container.

    ``css`` is an optional class of the ``svg`` itself. The pattern must be on the page: see
    ``partials/crops.html``.
    """
    own = f' class="{escape(css)}"' if css else ""
    pattern = theme_of(css_class).pattern
    return (
        f'<svg{own} aria-hidden="true" focusable="false">'
        f'<rect width="100%" height="100%" fill="url(#{pattern})"/></svg>'
    )

"""Template tags that draw the pictures of blocks, each in the sizes of its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import template

from core.pictures import picture

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

__all__ = ["body_picture", "film_picture", "register"]

register = template.Library()

#: A phone, the same with a sharp screen, the column of text, and that column on a sharp screen.
_WIDTHS: Final = (480, 800, 1344)
_SIZES: Final = "(min-width: 48rem) 42rem, calc(100vw - 2rem)"
_FILM: Final = (16, 9)


@register.simple_tag
def body_picture(image: Any, is_early: bool = False) -> SafeString:  # noqa: FBT001, FBT002 (a template says it by name)
    """Draw a picture of the text, with the alternative text that its place gave it."""
    return picture(image, widths=_WIDTHS, sizes=_SIZES, is_early=bool(is_early))


@register.simple_tag
def film_picture(image: Any, is_early: bool = False) -> SafeString:  # noqa: FBT001, FBT002 (as above)
    """Draw what stands in the place of a film until the click. The link around it has words, so this has none."""
    return picture(image, widths=_WIDTHS, sizes=_SIZES, ratio=_FILM, alt="", is_early=bool(is_early))

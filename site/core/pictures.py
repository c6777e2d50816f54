"""Pictures of the content, in as many widths as a screen can ask for.

WebP with a JPEG behind it. AVIF is left out on purpose: it would make a picture a third smaller, but making one takes
seconds where WebP takes a tenth of one, and the first visitor of a new page waits for that (docs/adr/0013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

__all__ = ["picture"]

_FORMATS: Final = ("webp", "jpeg")


def picture(
    image: Any,
    *,
    widths: Sequence[int],
    sizes: str,
    ratio: tuple[int, int] | None = None,
    alt: str | None = None,
    is_early: bool = False,
) -> SafeString:
    """A ``<picture>`` with its width and height, so that nothing moves when it comes.

    ``ratio`` crops around the focal point of the image. ``alt`` takes the place of the text of the image. An early
    picture stands in the first view: the browser fetches it at once and before others; all others wait for the reader.
    """
    attributes: dict[str, Any] = {"sizes": sizes}
    attributes |= {"fetchpriority": "high"} if is_early else {"loading": "lazy", "decoding": "async"}
    if alt is not None:
        attributes["alt"] = alt
    shapes = [_shape(width, ratio) for width in _fitting(image, widths, ratio)]
    specs = [f"{shape}|format-{name}" for name in _FORMATS for shape in shapes]
    html: SafeString = Picture(get_renditions_or_not_found(image, specs), attributes).__html__()
    return html


def _shape(width: int, ratio: tuple[int, int] | None) -> str:
    return f"fill-{width}x{width * ratio[1] // ratio[0]}" if ratio else f"width-{width}"


def _fitting(image: Any, widths: Sequence[int], ratio: tuple[int, int] | None) -> list[int]:
    """The widths that the image has, and the first that it just has not: a picture is never blown up."""
    most = min(image.width, image.height * ratio[0] // ratio[1]) if ratio else image.width
    smaller = [width for width in widths if width < most]
    return [*smaller, *[width for width in widths if width >= most][:1]]

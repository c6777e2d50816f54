"""The picture of a page: what is on it, its address, and the file, drawn at the first request and kept."""

from __future__ import annotations

from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import gettext, override

from core.demo_state import demo_is_present
from core.sharing.picture import SharePicture

if TYPE_CHECKING:
    from core.models import BasePage

__all__ = ["drawn", "picture_of", "picture_path"]

_one_at_a_time = Lock()
#: One more may wait, and not for long: the other threads of the process are for pages.
_one_waits = BoundedSemaphore(1)
_PATIENCE_SECONDS: Final = 1.0


def picture_of(page: BasePage) -> SharePicture | None:
    """What is on the picture of a page, in the language of the page; None where the picture of the site serves.

    It follows from the page and its terms alone, without a query once these are read.
    """
    if page.pk is None or not page.has_share_picture:
        return None
    theme, icon = page.look()
    with override(page.language):
        kinds = [str(page.kind_label)] if page.kind_when_shared else []
        if page.is_sample:
            kinds.append(gettext("Verzonnen voorbeeld"))
        return SharePicture(
            title=page.title,
            kind=" · ".join(kinds),
            theme=theme,
            icon=icon,
            site_name=settings.WAGTAIL_SITE_NAME,
            note=gettext("Voorbeeldgegevens.") if demo_is_present() else "",
        )


def picture_path(page: BasePage) -> str:
    """The address of the picture as it is now; empty where the picture of the site serves."""
    picture = picture_of(page)
    return reverse("share_picture", args=[page.pk, picture.digest]) if picture else ""


def drawn(picture: SharePicture) -> bytes | None:
    """The file; None while the process is too busy with others.

    It draws one at a time, and one that another request just drew is not drawn again.
    """
    cache = caches["pictures"]
    found: bytes | None = cache.get(picture.digest)
    if found is not None:
        return found
    if not _may_draw():
        return None
    try:
        made: bytes | None = cache.get(picture.digest)
        if made is None:
            made = picture.draw()
            cache.set(picture.digest, made)
    finally:
        _one_at_a_time.release()
    return made


def _may_draw() -> bool:
    """Whether this request has the pencil. It waits for it only when no other request does so already."""
    if _one_at_a_time.acquire(blocking=False):
        return True
    if not _one_waits.acquire(blocking=False):
        return False
    try:
        return _one_at_a_time.acquire(timeout=_PATIENCE_SECONDS)
    finally:
        _one_waits.release()

"""The picture for a shared link, drawn from what a page is about, so that a link looks good without a photo."""

from __future__ import annotations

from core.sharing.picture import HEIGHT, WIDTH, SharePicture

__all__ = ["HEIGHT", "WIDTH", "SharePicture"]

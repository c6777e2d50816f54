"""Words that break a page which forgets to escape them."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.fields import RichTextField

__all__ = ["ATTACK", "HOSTILE_QUERIES", "hostile_values", "is_free_text"]

ATTACK = "<script>alert(1)</script>\"'&{{7|add:7}}"

#: Answers that no tick box gives.
HOSTILE_QUERIES = [
    "",
    "bestaat-niet",
    "\0",
    "%00",
    "x" * 300,
    ATTACK,
    "' OR 1=1 --",
    "../../etc/passwd",
    "😀" * 100,
    "-1",
    "NaN",
    "\r\nSet-Cookie: x=1",
]


def is_free_text(field: models.Field[Any, Any]) -> bool:
    """Whether an editor types words in this field: no address, no choice, no formatted text."""
    text = isinstance(field, models.CharField | models.TextField)
    special = isinstance(field, models.SlugField | models.URLField | models.EmailField | RichTextField)
    return text and not special and not field.choices


def hostile_values(model: Any) -> dict[str, Any]:
    """The attack in every field of the type itself in which an editor types freely, as far as it fits."""
    own = [field for field in model._meta.local_fields if field.editable]
    values = {field.name: ATTACK[: field.max_length] for field in own if is_free_text(field)}
    values |= {
        field.name: f"https://voorbeeld.example/?{ATTACK}" for field in own if isinstance(field, models.URLField)
    }
    return values | {"title": ATTACK, "summary": ATTACK, "seo_title": ATTACK}

"""Words of an example that tell what to write, and that no visitor may read."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.models.examples import NO_DAY_YET
from core.text import plain_text, strings_in

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

__all__ = ["block_guides", "guides_in", "is_guide", "row_guides"]

#: With these words everything begins that an editor replaces.
_FOUND: Final = re.compile(r"\bschrijf\s+hier\b[^\n.!?]*", re.IGNORECASE)
_MOST: Final = 60
#: Rows that are no part of the page: what colleagues say to each other.
_NO_CONTENT: Final = frozenset({"comments"})


def is_guide(text: str) -> bool:
    """Whether a text has words in it that must be replaced."""
    return bool(_FOUND.search(plain_text(text)))


def _guide(text: str) -> str:
    """The words in a text that must be replaced, not too many of them; empty without."""
    found = _FOUND.search(plain_text(text).replace("\N{NO-BREAK SPACE}", " "))
    if found is None:
        return ""
    words = " ".join(found[0].split())
    return f"“{words}”" if len(words) <= _MOST else f"“{words[:_MOST].rsplit(' ', 1)[0]} …”"


def guides_in(value: Any) -> str:
    """What in the value of a field must still be replaced: the words, or a day that nobody chose; empty without."""
    if isinstance(value, datetime):
        return _("de dag") if localdate(value) == localdate(NO_DAY_YET) else ""
    if isinstance(value, date):
        return _("de dag") if value == localdate(NO_DAY_YET) else ""
    return _guide(value) if isinstance(value, str) else ""


def block_guides(value: StreamValue) -> dict[int, str]:
    """The same for each block of a text, by the place of the block."""
    found = {}
    for place, block in enumerate(list(value.raw_data)):
        if words := next(filter(None, (_guide(text) for text in strings_in(block["value"]))), ""):
            found[place] = words
    return found


def row_guides(formsets: dict[str, Any]) -> list[str]:
    """The same for the rows of a form, such as the phone numbers of a page."""
    found = []
    for name, formset in formsets.items():
        for form in formset.forms if name not in _NO_CONTENT else ():
            if formset.can_delete and form["DELETE"].value():
                continue
            for field in form.visible_fields():
                words = _guide(str(field.value() or ""))
                found += [f"{field.label}: {words}"] if words else []
    return found

"""Words of an example that tell what to write, and that no visitor may read."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from core.models.examples import NO_DAY_YET
from core.text import plain_text, strings_in

__all__ = ["GUIDE", "guides_in", "is_guide", "row_guides"]

#: With these words every line begins that an editor replaces.
GUIDE: Final = "Schrijf hier"
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


def guides_in(value: Any) -> list[str]:
    """What in the value of a field must still be replaced, each with its place; a day that nobody chose too."""
    if isinstance(value, StreamValue):
        found = []
        for number, block in enumerate(list(value.raw_data), start=1):
            first = next(filter(None, (_guide(text) for text in strings_in(block["value"]))), "")
            if first:
                label = value.stream_block.child_blocks[block["type"]].label
                place = _("blok %(number)s (%(label)s): %(words)s")
                found.append(place % {"number": number, "label": label, "words": first})
        return found
    if isinstance(value, datetime):
        return [_("de dag")] if localdate(value) == localdate(NO_DAY_YET) else []
    if isinstance(value, date):
        return [_("de dag")] if value == localdate(NO_DAY_YET) else []
    words = _guide(value) if isinstance(value, str) else ""
    return [words] if words else []


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

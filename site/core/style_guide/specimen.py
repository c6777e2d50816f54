"""One part in one state, and how it becomes HTML that can stand beside the same part in another state."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from django.http import HttpRequest

__all__ = ["Section", "Specimen", "drawn", "with_own_ids"]

_ID: Final = re.compile(r'\sid="([^"]+)"')
_IDS: Final = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby|aria-controls|popovertarget)=")([^"]+)(")')
_ADDRESS: Final = re.compile(r'(\s(?:href|data-read-aloud)="#)([^"]+)(")')


@dataclass(frozen=True, slots=True)
class Specimen:
    """A template with what it is given. ``tag`` and ``css`` make the element that it stands in on a page.

    ``part`` is the template that it is about, when that is not the one that draws it. ``is_empty`` says that this
    state must draw nothing. ``note`` says what to look at.
    """

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    tag: str = "div"
    css: str = ""
    note: str = ""
    part: str = ""
    is_empty: bool = False

    @property
    def shown(self) -> str:
        """The template that this is a state of."""
        return self.part or self.template

    def draw(self, request: HttpRequest) -> SafeString:
        """The part as a page has it."""
        html = SafeString(render_to_string(self.template, dict(self.context), request=request).strip())
        if not html:
            return html
        return format_html('<{tag} class="{css}">{html}</{tag}>', tag=self.tag, css=self.css, html=html)


@dataclass(frozen=True, slots=True)
class Section:
    """All states of one part. ``changes`` says that it shows the library or the day, so that no two sites agree."""

    key: str
    title: str
    specimens: tuple[Specimen, ...]
    changes: bool = False


def with_own_ids(html: str, key: str, taken: AbstractSet[str]) -> SafeString:
    """The same HTML, in which no id is one of ``taken``; what refers to them follows. ``key`` is in the new ids."""
    clashing = set(_ID.findall(html)) & taken

    def renamed(found: re.Match[str]) -> str:
        names = [f"{key}-{name}" if name in clashing else name for name in found[2].split()]
        return f"{found[1]}{' '.join(names)}{found[3]}"

    return SafeString(_ADDRESS.sub(renamed, _IDS.sub(renamed, html)))


def drawn(sections: tuple[Section, ...], request: HttpRequest) -> list[dict[str, Any]]:
    """What the page of the style guide shows: sections with their specimens as HTML, every id used once."""
    taken: set[str] = {section.key for section in sections}
    found = []
    for section in sections:
        rows = []
        for number, specimen in enumerate(section.specimens, start=1):
            key = f"{section.key}-{number}"
            html = with_own_ids(specimen.draw(request), key, taken)
            taken.update(_ID.findall(html), {key})
            rows.append({"key": key, "specimen": specimen, "html": html})
        found.append({"section": section, "rows": rows})
    return found

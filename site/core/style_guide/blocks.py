"""Every block that an editor can put on a page: as its preview, and in the states that the preview does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wagtail import blocks
from wagtail.fields import StreamField

from core.blocks.enums import ButtonStyle, CalloutKind, HeadingLevel
from core.page_checks import page_models
from core.style_guide.samples import LONG_TEXT, LONG_WORD
from core.style_guide.specimen import Section, Specimen

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["block_sections", "page_blocks"]

_DRAWER: Final = "pages/core/style_guide/block.html"
#: These show the library: pictures, files, words and pages that a site happens to have.
_OF_LIBRARY: Final = frozenset({"image", "video", "audio", "download", "listing", "glossary"})
_LONG: Final = f"<p>{LONG_TEXT}</p>"
_NO_IMAGE: Final = {"image": None, "alt_text": "", "decorative": False}
_NOWHERE: Final = {"page": None, "url": ""}
_ELSEWHERE: Final = {"page": None, "url": "https://voorbeeld.example/"}


def _card(title: str, icon: str) -> dict[str, Any]:
    return {"title": title, "text": "", "icon": icon, "link": _NOWHERE}


#: By the name of the block: a title for the state, and what differs from the preview.
_STATES: Final[dict[str, tuple[tuple[str, Any], ...]]] = {
    "text": (("Lange woorden", f"<p>{LONG_WORD} <a href='/hulp/'>{LONG_WORD}</a></p><ol><li>Eerst dit</li></ol>"),),
    "heading": (("Tussenkop", {"level": HeadingLevel.H3}), ("Lang", {"text": LONG_TEXT})),
    "quote": (
        ("Echt, zonder rol", {"fictional": False, "role": ""}),
        ("Lang", {"text": LONG_TEXT, "name": LONG_WORD, "role": LONG_TEXT}),
    ),
    "steps": (("Zonder titel", {"title": ""}),),
    "accordion": (("Zonder titel, lange vraag", {"title": "", "items": [{"title": LONG_TEXT, "text": _LONG}]}),),
    "callout": (
        ("Goed om te weten", {"kind": CalloutKind.INFO, "title": "U hoeft niets te betalen"}),
        ("Tip", {"kind": CalloutKind.TIP, "title": "Neem iemand mee"}),
        ("Lang", {"title": LONG_TEXT, "text": _LONG}),
    ),
    "timeline": (("Zonder titel en tekst", {"title": "", "items": [{"when": "Mei", "title": "Planten", "text": ""}]}),),
    "image": (("Zonder onderschrift", {"caption": ""}), ("Zonder beeld: er komt niets in beeld", {"image": _NO_IMAGE})),
    "video": (("Zonder beeld en duur", {"thumbnail": None, "duration": ""}),),
    "audio": (("Zonder geluid: er komt niets in beeld", {"document": None}),),
    "download": (("Met eigen woorden", {"title": LONG_TEXT, "text": ""}),),
    "button": (
        ("Met een lijn", {"style": ButtonStyle.LINE}),
        ("Naar een andere website", {"link": _ELSEWHERE}),
        ("Lang", {"text": LONG_TEXT}),
        ("Zonder link: er komt niets in beeld", {"link": _NOWHERE}),
    ),
    "cards": (("Zonder link, tekst en titel", {"title": "", "items": [_card(LONG_TEXT, ""), _card("Kort", "klok")]}),),
    "contact": (
        ("Met een echt nummer", {"phone": "0800 01 13", "address": "", "role": ""}),
        ("Zonder nummer", {"phone": "", "hours": ""}),
        ("Lang", {"title": LONG_TEXT, "role": LONG_TEXT, "link": _ELSEWHERE, "link_text": LONG_TEXT}),
    ),
    "map": (("Zonder uitleg", {"note": ""}),),
    "partners": (
        ("Zonder titel en tekst", {"title": "", "items": [{"name": LONG_WORD, "text": "", "url": "", "logo": None}]}),
    ),
    "newsletter": (("Lang", {"title": LONG_TEXT, "text": LONG_TEXT, "link_text": LONG_TEXT}),),
    "table": (
        (
            "Zonder naam van de rij, met getallen",
            {"row_headers": False, "rows": [{"cells": ["1.200", "40%", "€ 5,00"]}]},
        ),
        ("Breed: schuift op een telefoon", {"header": [LONG_WORD] * 3, "rows": [{"cells": [LONG_WORD] * 3}]}),
    ),
    "statistics": (
        (
            "Zonder titel",
            {"title": "", "items": [{"value": "1.200.000", "label": LONG_TEXT, "source": "Telling", "date": "2026"}]},
        ),
    ),
    "listing": (("Een soort die er niet is: er komt niets in beeld", {"kind": ""}),),
    "glossary": (("Zonder titel", {"title": ""}),),
    "step": (("Gedaan, zonder tekst", {"state": "geweest", "text": ""}), ("Nu", {"state": "nu"})),
}


def page_blocks() -> dict[str, Any]:
    """Every block with a template of its own that a page of any area can hold, by its name."""
    found: dict[str, Any] = {}
    for model in page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                found.update(_children(field.stream_block))
    return found


def _children(stream: blocks.StreamBlock) -> Iterator[tuple[str, Any]]:
    for name, block in stream.child_blocks.items():
        if isinstance(block, blocks.StreamBlock):
            yield from _children(block)
        elif getattr(block.meta, "template", None):
            yield name, block


def _changed(block: Any, changes: Any) -> Any:
    """The value of the preview with these changes; plain text and the like are replaced."""
    preview = block.get_preview_value()
    if not isinstance(preview, blocks.StructValue):
        return block.normalize(changes)
    return block.normalize({**preview, **changes})


def _specimen(name: str, block: Any, title: str, value: Any, number: int) -> Specimen:
    bound = block.bind(value)
    context = {"bound": bound, "key": f"blok-{name}-{number}"}
    is_empty = "komt niets in beeld" in title
    return Specimen(title, _DRAWER, context, css="prose", part=block.meta.template, is_empty=is_empty)


def _section(name: str, block: Any) -> Section:
    states = [("Zoals in het voorbeeld", block.get_preview_value())]
    states += [(title, _changed(block, changes)) for title, changes in _STATES.get(name, ())]
    rows = tuple(_specimen(name, block, title, value, number) for number, (title, value) in enumerate(states))
    return Section(f"blok-{name}", f"Blok: {block.label}", rows, changes=name in _OF_LIBRARY)


def block_sections() -> tuple[Section, ...]:
    """One section for each block."""
    return tuple(_section(name, block) for name, block in page_blocks().items())

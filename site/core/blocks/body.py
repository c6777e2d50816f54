"""All blocks together: the body of a page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.models import AbstractImage

from core.blocks.base import SiteRichText, StrictStreamBlock, UnknownBlockError
from core.blocks.contact import ContactBlock, MapLinkBlock, PartnersBlock
from core.blocks.explain import AccordionBlock, CalloutBlock, StepsBlock, TimelineBlock
from core.blocks.figures import StatisticsBlock, TableBlock
from core.blocks.links import ButtonBlock, CardsBlock, NewsletterBlock
from core.blocks.lists import GlossaryBlock, ListingBlock
from core.blocks.media import AudioBlock, DownloadBlock, PictureBlock, VideoBlock
from core.blocks.text import HeadingBlock, ProseBlock, QuoteBlock
from core.rich_links import expand_all

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BodyBlock", "BodyItem", "UnknownBlockError", "headings_of"]

_UNDER_TITLE: Final = 2
_UNDER_HEADING: Final = 3
_PICTURES: Final = frozenset({"image", "video"})
#: What can stand above a picture in the first view: about ten lines of text on a phone.
_SHORT: Final = frozenset({"text", "heading"})
_SHORT_LETTERS: Final = 400


@dataclass(frozen=True, slots=True)
class BodyItem:
    """A block with what its place on the page gives it."""

    child: Any
    level: int
    key: str
    anchor: str
    is_early: bool
    """Whether it is a picture that may stand in the first view."""


class BodyBlock(StrictStreamBlock):
    """What a page can hold. Blocks stand in the page without a box around each of them."""

    text = ProseBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    callout = CalloutBlock()
    timeline = TimelineBlock()
    image = PictureBlock()
    video = VideoBlock()
    audio = AudioBlock()
    download = DownloadBlock()
    button = ButtonBlock()
    cards = CardsBlock()
    contact = ContactBlock()
    map = MapLinkBlock()
    partners = PartnersBlock()
    newsletter = NewsletterBlock()
    table = TableBlock()
    statistics = StatisticsBlock()
    listing = ListingBlock()
    glossary = GlossaryBlock()

    def clean(self, value: Any) -> Any:
        """Headings go down one level at a time, and every address on the page is unique."""
        cleaned = super().clean(value)
        errors = dict(_heading_faults(cleaned))
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Blocks with their place; texts and pictures of all blocks are made ready together."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        parts = list(_parts(value))
        _make_texts_ready([part for part in parts if isinstance(part, SiteRichText)])
        pictures = {id(part): part for part in parts if isinstance(part, AbstractImage)}
        prefetch_related_objects(list(pictures.values()), "renditions")
        context["items"] = list(_items(value))
        return context

    class Meta:
        """No wrapper: the page styles its blocks as running text."""

        template = "blocks/body.html"


def _parts(value: Any) -> Iterator[Any]:
    """Every value inside a value, however deep."""
    if isinstance(value, blocks.StreamValue):
        children: list[Any] = [child.value for child in value]
    elif isinstance(value, blocks.StructValue):
        children = list(value.values())
    elif isinstance(value, ListValue):
        children = list(value)
    else:
        yield value
        return
    for child in children:
        yield from _parts(child)


def _make_texts_ready(texts: list[SiteRichText]) -> None:
    for text, html in zip(texts, expand_all([text.source for text in texts]) if texts else [], strict=True):
        text.ready = html


def _items(value: Any) -> Iterator[BodyItem]:
    """Number the blocks, give titles the level that fits, and make equal anchors differ."""
    level = _UNDER_TITLE
    seen: Counter[str] = Counter()
    early = _early(value)
    for number, child in enumerate(value, start=1):
        anchor = ""
        if child.block_type == "heading":
            level = _UNDER_HEADING
            base = child.value.own_anchor
            seen[base] += 1
            anchor = base if seen[base] == 1 else f"{base}-{seen[base]}"
        yield BodyItem(child=child, level=level, key=f"blok-{number}", anchor=anchor, is_early=number == early)


def _early(value: Any) -> int:
    """Number of the picture that may stand in the first view, because little text goes before it; 0 without one."""
    letters = 0
    for number, child in enumerate(value, start=1):
        if child.block_type in _PICTURES:
            return number
        if child.block_type == "text":
            letters += len(strip_tags(child.value.source))
        if child.block_type not in _SHORT or letters > _SHORT_LETTERS:
            break
    return 0


def headings_of(value: Any) -> list[BodyItem]:
    """The headings right under the title of the page, for links to them."""
    found = (item for item in _items(value) if item.child.block_type == "heading")
    return [item for item in found if item.child.value.number == _UNDER_TITLE]


def _heading_faults(value: Any) -> Iterator[tuple[int, ValidationError]]:
    anchors: set[str] = set()
    has_h2 = False
    skipped = _("Zet hier eerst een gewone kop boven. Daarna past een tussenkop.")
    for index, child in enumerate(value):
        if child.block_type == "heading":
            anchor = child.value.get("anchor")
            if anchor and anchor in anchors:
                words = _("Deze naam is al van een andere kop op deze pagina. Kies een andere naam.")
                yield index, StructBlockValidationError({"anchor": ValidationError(words, code="anchor_twice")})
            anchors.add(anchor)
            if child.value.number == _UNDER_TITLE:
                has_h2 = True
            elif not has_h2:
                yield index, StructBlockValidationError({"level": ValidationError(skipped, code="level_skipped")})
        elif child.block_type == "text" and "<h3" in child.value.source and not has_h2:
            yield index, ValidationError(skipped, code="level_skipped")

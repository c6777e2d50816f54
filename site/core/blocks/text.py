"""Running text, headings and quotes; and the plain words of a whole body."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue

from core.blocks.base import GROUP_TEXT, SiteRichTextBlock, StrictStreamBlock, ToolkitBlock
from core.blocks.enums import HeadingLevel
from core.rich_text import RESTRICTED_FEATURES
from core.text import plain_text

__all__ = ["HeadingBlock", "HeadingValue", "ProseBlock", "QuoteBlock", "QuotesBlock", "extract_text"]


class ProseBlock(SiteRichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RESTRICTED_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        """What editors see."""

        icon = "pilcrow"
        label = _("Tekst")
        description = _("Alinea's en lijstjes. Houd een alinea kort: drie of vier zinnen.")
        group = GROUP_TEXT
        template = "blocks/text.html"
        preview_template = "blocks/preview.html"
        preview_value = (
            "<p>Elke week drinken buren samen koffie in het dorpshuis. <b>Iedereen is welkom.</b></p>"
            "<ul><li>U hoeft u niet aan te melden.</li><li>Het kost niets.</li></ul>"
        )


class HeadingValue(blocks.StructValue):
    """Knows its place in the address of the page."""

    @property
    def number(self) -> int:
        """2 or 3."""
        return 2 if self.get("level") == HeadingLevel.H2 else 3

    @property
    def own_anchor(self) -> str:
        """The id for links to this heading: the editor's, else made of the words."""
        return self.get("anchor") or f"kop-{slugify(self.get('text') or '', allow_unicode=True)}"


class HeadingBlock(ToolkitBlock):
    """A heading of two levels, with an address of its own."""

    text = blocks.CharBlock(label=_("Kop"), max_length=120, help_text=_("Zeg wat er staat. Een vraag mag ook."))
    level = blocks.ChoiceBlock(
        label=_("Soort"), choices=HeadingLevel.choices, default=HeadingLevel.H2, search_index=False
    )
    anchor = blocks.RegexBlock(
        r"^[a-z][a-z0-9-]*$",
        label=_("Naam in het adres"),
        required=False,
        help_text=_("Vul dit alleen in als u naar deze kop wilt linken met een korte naam. Bijvoorbeeld: contact."),
        error_messages={
            "invalid": _("Begin met een letter. Gebruik verder alleen kleine letters, cijfers en streepjes.")
        },
    )

    class Meta:
        """What editors see."""

        icon = "title"
        label = _("Kop")
        label_format = "{text}"
        description = _("Een kop boven een stuk tekst. Zo vinden mensen snel wat zij zoeken.")
        group = GROUP_TEXT
        template = "blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "Wat kunt u zelf doen?", "level": HeadingLevel.H2, "anchor": ""}


class QuoteBlock(ToolkitBlock):
    """The words of a person, with the name; a made-up person is marked as such."""

    text = blocks.TextBlock(label=_("Wat zegt deze persoon?"), rows=3, max_length=400)
    name = blocks.CharBlock(label=_("Naam"), max_length=80)
    role = blocks.CharBlock(
        label=_("Wie is dat?"), required=False, max_length=120, help_text=_("Bijvoorbeeld: vrijwilliger in Dronten.")
    )
    fictional = blocks.BooleanBlock(
        label=_("Verzonnen voorbeeld"),
        required=False,
        help_text=_("Zet dit aan als de persoon niet bestaat. Bezoekers zien dat er dan bij."),
    )

    class Meta:
        """What editors see."""

        icon = "openquote"
        label = _("Uitspraak")
        label_format = "{name}: {text}"
        description = _("Laat één mens aan het woord. Vraag eerst of het mag.")
        group = GROUP_TEXT
        template = "blocks/quote.html"
        preview_value = {
            "text": "Ik kwam voor de koffie. Ik bleef voor de mensen.",
            "name": "Ria",
            "role": "komt elke dinsdag",
            "fictional": True,
        }


class QuotesBlock(StrictStreamBlock):
    """Quotes and nothing else."""

    quote = QuoteBlock()


def extract_text(body: Any) -> str:
    """All searchable words of a body or of rich text: no addresses, no markup, one block a line."""
    if isinstance(body, StreamValue):
        parts = (" ".join(str(part).split()) for part in body.stream_block.get_searchable_content(body))
        return "\n".join(part for part in parts if part)
    return plain_text(str(getattr(body, "source", body) or ""))

"""What the blocks of the toolkit share: context, rich text, groups in the menu of blocks."""

from __future__ import annotations

from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from core.rich_links import expand_all
from core.rich_text import INLINE_FEATURES

__all__ = [
    "GROUP_EXPLAIN",
    "GROUP_FIGURES",
    "GROUP_LINKS",
    "GROUP_LISTS",
    "GROUP_MEDIA",
    "GROUP_TEXT",
    "SiteRichText",
    "SiteRichTextBlock",
    "StrictStreamBlock",
    "ToolkitBlock",
    "UnknownBlockError",
    "give_empty_defaults",
    "title_block",
]

GROUP_TEXT: Final = _("Tekst")
GROUP_EXPLAIN: Final = _("Uitleg")
GROUP_MEDIA: Final = _("Beeld, geluid en bestanden")
GROUP_LINKS: Final = _("Verder klikken en contact")
GROUP_FIGURES: Final = _("Cijfers en tabellen")
GROUP_LISTS: Final = _("Lijsten")

_TOP_LEVEL: Final = 2  # the title of the page is the h1


class SiteRichText(RichText):
    """Rich text that may have been made ready together with all other texts of the page."""

    ready: str | None = None

    def __html__(self) -> str:
        """HTML for visitors."""
        return SafeString(self.ready if self.ready is not None else expand_all([self.source])[0])


class SiteRichTextBlock(blocks.RichTextBlock):
    """Rich text with few features; links to pages cost one query for the whole page."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", INLINE_FEATURES)
        super().__init__(**kwargs)

    def to_python(self, value: str | None) -> SiteRichText:
        """From the stored text."""
        return SiteRichText(value)

    def normalize(self, value: Any) -> SiteRichText:
        """From whatever code puts in."""
        if isinstance(value, SiteRichText):
            return value
        return SiteRichText(value.source if isinstance(value, RichText) else str(value or ""))

    def value_from_form(self, value: str) -> SiteRichText:
        """From the editor."""
        return SiteRichText(value)

    class Meta:
        """As Wagtail's."""

        icon = "pilcrow"


class ToolkitBlock(blocks.StructBlock):
    """Base of every block of the toolkit.

    Templates get ``level`` (heading level for the title of the block), ``inner_level`` (for titles inside it),
    ``block_id`` (unique on the page) and ``theme`` (class of a colour pair). ``BodyBlock`` gives the right ones.
    """

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add level, id and theme where the page gives none, and what the block itself works out."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context.setdefault("level", _TOP_LEVEL)
        context.setdefault("block_id", f"blok-{self.name}")
        terms = context.get("terms")
        context["theme"] = getattr(terms, "css_class", "") or "t-mentaal"
        context["inner_level"] = context["level"] + (1 if value.get("title") else 0)
        context.update(self.more_context(value, context.get("request")))
        return context

    def more_context(self, value: Any, request: Any) -> dict[str, Any]:
        """What one block's template needs besides its value, such as links within the visitor's language."""
        return {}

    def content_value(self, data: dict[str, Any]) -> dict[str, Any]:
        """Values as content files write them, in the shape of this block."""
        return data

    class Meta:
        """Previews show the block in the look of the site."""

        preview_template = "blocks/preview.html"


def title_block() -> blocks.CharBlock:
    """The optional title of a block."""
    return blocks.CharBlock(
        label=_("Titel"), required=False, max_length=100, help_text=_("Mag leeg blijven als er al een kop boven staat.")
    )


_TEXTS: Final = (
    blocks.CharBlock,
    blocks.TextBlock,
    blocks.RegexBlock,
    blocks.EmailBlock,
    blocks.URLBlock,
)


def give_empty_defaults(block: Any) -> None:
    """Let every text inside a block be empty, not None, when stored data lacks it.

    Data that is older than a field lacks it; Wagtail would index such a text as the word "None".
    """
    if isinstance(block, blocks.ListBlock):
        give_empty_defaults(block.child_block)
    elif isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        for child in block.child_blocks.values():
            give_empty_defaults(child)
    elif isinstance(block, _TEXTS) and block.meta.default is None:
        block.meta.default = ""


class UnknownBlockError(ValueError):
    """The stored value holds a kind of block that its stream does not have."""


class StrictStreamBlock(blocks.StreamBlock):
    """A stream that loses nothing: not a block that it does not know, and no text that older data lacks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        give_empty_defaults(self)

    def to_python(self, value: Any) -> Any:
        """From the stored value. Raises UnknownBlockError instead of dropping what it does not know."""
        if isinstance(value, list) and value:
            kinds = {item["type"] if isinstance(item, dict) else item[0] for item in value}
            unknown = sorted(kinds - set(self.child_blocks))
            if unknown:
                msg = f"Onbekende soort blok: {', '.join(unknown)}."
                raise UnknownBlockError(msg)
        return super().to_python(value)

"""Blocks that explain: steps, folds, a line in time, a piece of text that stands apart."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.base import GROUP_EXPLAIN, SiteRichTextBlock, ToolkitBlock, title_block
from core.blocks.enums import CalloutKind
from core.phones import holds_number
from core.text import plain_text

__all__ = ["AccordionBlock", "CalloutBlock", "CalloutValue", "StepsBlock", "TimelineBlock"]


class _TitledText(blocks.StructBlock):
    """A short title with a few sentences under it."""

    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    text = SiteRichTextBlock(label=_("Tekst"))

    class Meta:
        """Shown in lists."""

        icon = "pilcrow"
        label_format = "{title}"


class _Moment(blocks.StructBlock):
    """One moment in a line of time."""

    when = blocks.CharBlock(label=_("Wanneer"), max_length=60, help_text=_("Bijvoorbeeld: maart 2027, of: week één."))
    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    text = blocks.TextBlock(label=_("Tekst"), required=False, rows=2, max_length=400)

    class Meta:
        """Shown in lists."""

        icon = "time"
        label_format = "{when}: {title}"


class StepsBlock(ToolkitBlock):
    """What to do first, next and last."""

    title = title_block()
    items = blocks.ListBlock(_TitledText(label=_("Stap")), label=_("Stappen"), min_num=2, max_num=10)

    class Meta:
        """What editors see."""

        icon = "list-ol"
        label = _("Stappen")
        label_format = "{title}"
        description = _("Leg uit wat iemand achter elkaar doet. Eén ding per stap.")
        group = GROUP_EXPLAIN
        template = "blocks/steps.html"
        preview_value = {
            "title": "Zo meldt u zich aan",
            "items": [
                {"title": "Bel ons", "text": "<p>Wij zijn er op werkdagen van 9 tot 17 uur.</p>"},
                {"title": "Kom kijken", "text": "<p>De eerste keer is altijd gratis.</p>"},
            ],
        }


class AccordionBlock(ToolkitBlock):
    """Questions that unfold; works without a script."""

    title = title_block()
    items = blocks.ListBlock(_TitledText(label=_("Vraag met antwoord")), label=_("Vragen"), min_num=1, max_num=20)

    class Meta:
        """What editors see."""

        icon = "help"
        label = _("Uitklappen")
        label_format = "{title}"
        description = _("Vragen met een antwoord dat uitklapt. Alleen voor wat niet iedereen hoeft te lezen.")
        group = GROUP_EXPLAIN
        template = "blocks/accordion.html"
        preview_value = {
            "title": "Vragen die mensen stellen",
            "items": [
                {"title": "Wat kost het?", "text": "<p>Niets. Ook de koffie is gratis.</p>"},
                {"title": "Mag mijn hond mee?", "text": "<p>Ja, aan de riem.</p>"},
            ],
        }


class TimelineBlock(ToolkitBlock):
    """What happened or will happen, in order."""

    title = title_block()
    items = blocks.ListBlock(_Moment(label=_("Moment")), label=_("Momenten"), min_num=2, max_num=20)

    class Meta:
        """What editors see."""

        icon = "history"
        label = _("Tijdlijn")
        label_format = "{title}"
        description = _("Laat zien wat wanneer gebeurt, van vroeger naar later.")
        group = GROUP_EXPLAIN
        template = "blocks/timeline.html"
        preview_value = {
            "title": "Het jaar van de tuin",
            "items": [
                {"when": "Maart", "title": "Zaaien", "text": "Iedereen neemt een potje mee."},
                {"when": "Oktober", "title": "Oogsten", "text": "Wij koken samen soep."},
            ],
        }


class CalloutValue(blocks.StructValue):
    """Knows its pictogram and class."""

    @property
    def icon_name(self) -> str:
        """Pictogram by kind."""
        return {CalloutKind.WARNING: "let-op", CalloutKind.TIP: "vinkje"}.get(self.get("kind"), "info")

    @property
    def css_class(self) -> str:
        """Class by kind."""
        return {CalloutKind.INFO: "notice notice--info", CalloutKind.TIP: "notice notice--tip"}.get(
            self.get("kind"), "notice"
        )

    @property
    def kind_label(self) -> Any:
        """The kind in words, for who doesn't see the colour."""
        return CalloutKind(self.get("kind") or CalloutKind.INFO).label

    @property
    def has_number(self) -> bool:
        """Whether it says whom to call: then nothing may stand between the name and the number."""
        return holds_number(plain_text(getattr(self.get("text"), "source", "")))


class CalloutBlock(ToolkitBlock):
    """A few sentences that nobody should miss."""

    kind = blocks.ChoiceBlock(
        label=_("Soort"), choices=CalloutKind.choices, default=CalloutKind.INFO, search_index=False
    )
    title = blocks.CharBlock(label=_("Titel"), max_length=100)
    text = SiteRichTextBlock(label=_("Tekst"))

    class Meta:
        """What editors see."""

        icon = "warning"
        label = _("Kader")
        label_format = "{title}"
        description = _("Een kort kader: goed om te weten, let op, of een tip. Hoogstens twee op een pagina.")
        group = GROUP_EXPLAIN
        template = "blocks/callout.html"
        value_class = CalloutValue
        preview_value = {
            "kind": CalloutKind.WARNING,
            "title": "Is er nu gevaar?",
            "text": "<p>Bel dan meteen 112.</p>",
        }

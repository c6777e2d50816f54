"""Ways to go on: a button, cards, the newsletter."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.base import GROUP_LINKS, ToolkitBlock, title_block
from core.blocks.enums import ICONS, ButtonStyle
from core.blocks.link import LinkBlock

__all__ = ["ButtonBlock", "CardsBlock", "NewsletterBlock"]


class ButtonBlock(ToolkitBlock):
    """One clear next step."""

    text = blocks.CharBlock(
        label=_("Tekst op de knop"), max_length=60, help_text=_("Begin met een werkwoord: Meld u aan.")
    )
    link = LinkBlock(label=_("Waar gaat de knop naartoe?"))
    style = blocks.ChoiceBlock(
        label=_("Soort"), choices=ButtonStyle.choices, default=ButtonStyle.ACTION, search_index=False
    )

    def more_context(self, value: Any, request: Any) -> dict[str, Any]:
        """The link, and whether the button is filled."""
        return {"link": value["link"].resolve(request), "is_line": value["style"] == ButtonStyle.LINE}

    class Meta:
        """What editors see."""

        icon = "link"
        label = _("Knop")
        label_format = "{text}"
        description = _("Eén knop voor de volgende stap. Gebruik er niet meer dan één bij elkaar.")
        group = GROUP_LINKS
        template = "blocks/button.html"
        preview_value = {
            "text": "Zoek hulp in uw buurt",
            "link": {"page": None, "url": "/hulp/"},
            "style": ButtonStyle.ACTION,
        }


class _LinkCard(blocks.StructBlock):
    """A card; it may lead somewhere."""

    title = blocks.CharBlock(label=_("Titel"), max_length=100)
    text = blocks.TextBlock(label=_("Tekst"), required=False, rows=2, max_length=300)
    icon = blocks.ChoiceBlock(label=_("Pictogram"), choices=ICONS, required=False, search_index=False)
    link = LinkBlock(label=_("Link"), link_required=False)

    class Meta:
        """Shown in lists."""

        icon = "doc-empty"
        label_format = "{title}"


class CardsBlock(ToolkitBlock):
    """Parts of a story next to each other, each with a way to read on."""

    title = title_block()
    items = blocks.ListBlock(_LinkCard(label=_("Kaart")), label=_("Kaarten"), min_num=1, max_num=8)

    def more_context(self, value: Any, request: Any) -> dict[str, Any]:
        """Cards with their links."""
        return {"cards": [{"value": item, "link": item["link"].resolve(request)} for item in value["items"]]}

    class Meta:
        """What editors see."""

        icon = "grip"
        label = _("Kaarten")
        label_format = "{title}"
        description = _("Een paar kaarten naast elkaar. Handig om te laten kiezen.")
        group = GROUP_LINKS
        template = "blocks/cards.html"
        preview_value = {
            "title": "Waar wilt u heen?",
            "items": [
                {
                    "title": "Hulp zoeken",
                    "text": "Vind iemand bij u in de buurt.",
                    "icon": "zingeving",
                    "link": {"page": None, "url": "/hulp/"},
                },
                {
                    "title": "Meedoen",
                    "text": "Bezoek ons",
                    "icon": "meedoen",
                    "link": {"page": None, "url": "/agenda/"},
                },
            ],
        }


class NewsletterBlock(ToolkitBlock):
    """The way to the newsletter: words and a link, no form."""

    title = blocks.CharBlock(label=_("Titel"), max_length=100)
    text = blocks.TextBlock(label=_("Tekst"), rows=2, max_length=300)
    link = LinkBlock(label=_("Pagina waar mensen zich aanmelden"))
    link_text = blocks.CharBlock(label=_("Tekst op de knop"), max_length=60)

    def more_context(self, value: Any, request: Any) -> dict[str, Any]:
        """The link."""
        return {"link": value["link"].resolve(request)}

    class Meta:
        """What editors see."""

        icon = "mail"
        label = _("Nieuwsbrief")
        label_format = "{title}"
        description = _("Een kader met een link naar de pagina van de nieuwsbrief.")
        group = GROUP_LINKS
        template = "blocks/newsletter.html"
        preview_value = {
            "title": "Elke maand goed nieuws",
            "text": "Wij mailen u één keer per maand. U kunt altijd stoppen.",
            "link": {"page": None, "url": "/nieuwsbrief/"},
            "link_text": "Meld u aan",
        }

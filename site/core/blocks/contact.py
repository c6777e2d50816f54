"""People, organisations and places."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.base import GROUP_LINKS, ToolkitBlock, title_block
from core.blocks.link import AddressBlock, LinkBlock
from core.text import lines_of

__all__ = ["ContactBlock", "ContactValue", "MapLinkBlock", "MapLinkValue", "PartnersBlock"]

_ROUTE: Final = "https://www.openstreetmap.org/directions"


class ContactValue(blocks.StructValue):
    """Lines of an address."""

    @property
    def address_lines(self) -> list[str]:
        """The address, line by line."""
        return lines_of(self.get("address") or "")


class ContactBlock(ToolkitBlock):
    """Who to call or mail."""

    title = blocks.CharBlock(label=_("Naam van persoon of organisatie"), max_length=100)
    role = blocks.CharBlock(label=_("Wat doet die?"), required=False, max_length=150)
    phone = blocks.RegexBlock(
        r"^\+?[0-9][0-9 ]{2,18}$",
        label=_("Telefoonnummer"),
        required=False,
        help_text=_("Zet een spatie tussen groepjes. Bijvoorbeeld: 088 002 99 10."),
        error_messages={"invalid": _("Gebruik alleen cijfers en spaties. Bijvoorbeeld: 088 002 99 10.")},
    )
    hours = blocks.CharBlock(
        label=_("Wanneer bereikbaar"),
        required=False,
        max_length=150,
        help_text=_("Bijvoorbeeld: werkdagen, 9 tot 17 uur."),
    )
    email = blocks.EmailBlock(label=_("E-mailadres"), required=False)
    address = blocks.TextBlock(label=_("Adres"), required=False, rows=2, max_length=200)
    link = LinkBlock(label=_("Website of pagina"), link_required=False)
    link_text = blocks.CharBlock(label=_("Tekst van de link"), required=False, max_length=80)

    def clean(self, value: Any) -> Any:
        """At least one way to reach someone; a link has words."""
        cleaned = super().clean(value)
        has_link = bool(cleaned["link"]["page"] or cleaned["link"]["url"])
        if self.is_deferred_validation:
            return cleaned
        if not (cleaned["phone"] or cleaned["email"] or cleaned["address"] or has_link):
            words = _("Vul een telefoonnummer, e-mailadres, adres of link in. Anders kan niemand contact opnemen.")
            raise StructBlockValidationError({"phone": ValidationError(words, code="no_way")})
        if has_link and not cleaned["link_text"]:
            words = _("Schrijf op wat er op de link staat. Bijvoorbeeld: Naar de website van de GGD.")
            raise StructBlockValidationError({"link_text": ValidationError(words, code="no_words")})
        return cleaned

    def more_context(self, value: Any, request: Any) -> dict[str, Any]:
        """The link."""
        return {"link": value["link"].resolve(request)}

    class Meta:
        """What editors see."""

        icon = "user"
        label = _("Contact")
        label_format = "{title}"
        description = _("Een kaart met telefoonnummer, e-mail of adres.")
        group = GROUP_LINKS
        template = "blocks/contact.html"
        value_class = ContactValue
        preview_value = {
            "title": "Wijkteam Voorbeeld",
            "role": "helpt bij vragen over geld, zorg en wonen",
            "phone": "036 000 12 34",
            "hours": "werkdagen, 9 tot 17 uur",
            "email": "wijkteam@voorbeeld.example",
            "address": "Dorpsstraat 1\n1234 AB Voorbeeld",
            "link": {"page": None, "url": "/hulp/"},
            "link_text": "Meer hulp in uw buurt",
        }


class MapLinkValue(blocks.StructValue):
    """Knows where the route starts on the map."""

    @property
    def route_url(self) -> str:
        """OpenStreetMap with the place as destination. A plain link: nothing is fetched before the click."""
        return f"{_ROUTE}?{urlencode({'to': ' '.join((self.get('address') or '').split())})}"


class MapLinkBlock(ToolkitBlock):
    """A place, with a link to the route."""

    title = blocks.CharBlock(label=_("Naam van de plek"), max_length=100)
    address = blocks.TextBlock(
        label=_("Adres"), rows=2, max_length=200, help_text=_("Straat, nummer en plaats. De kaart zoekt hierop.")
    )
    note = blocks.CharBlock(
        label=_("Hoe komt u er?"), required=False, max_length=200, help_text=_("Bijvoorbeeld: naast de bushalte.")
    )

    class Meta:
        """What editors see."""

        icon = "site"
        label = _("Route")
        label_format = "{title}"
        description = _("Een plek met een link naar de route op OpenStreetMap.")
        group = GROUP_LINKS
        template = "blocks/map.html"
        value_class = MapLinkValue
        preview_value = {"title": "Dorpshuis", "address": "Dorpsstraat 1, Dronten", "note": "Naast de bushalte."}


class _Partner(blocks.StructBlock):
    """An organisation that takes part."""

    name = blocks.CharBlock(label=_("Naam"), max_length=100)
    text = blocks.CharBlock(label=_("Wat doet deze organisatie hier?"), required=False, max_length=200)
    url = AddressBlock(label=_("Website"), required=False)
    logo = ImageChooserBlock(
        label=_("Logo"), required=False, help_text=_("De naam staat er altijd bij. Een tekst voor het logo hoeft niet.")
    )

    class Meta:
        """Shown in lists."""

        icon = "group"
        label_format = "{name}"


class PartnersBlock(ToolkitBlock):
    """Who does this together."""

    title = title_block()
    items = blocks.ListBlock(_Partner(label=_("Organisatie")), label=_("Organisaties"), min_num=1, max_num=40)

    class Meta:
        """What editors see."""

        icon = "group"
        label = _("Partners")
        label_format = "{title}"
        description = _("Organisaties die meedoen, met wat zij doen.")
        group = GROUP_LINKS
        template = "blocks/partners.html"
        preview_value = {
            "title": "Wie doen er mee?",
            "items": [
                {"name": "Stichting Voorbeeld", "text": "Zorgt voor het huis en de koffie.", "url": "", "logo": None},
                {
                    "name": "Gemeente Voorbeeld",
                    "text": "Betaalt de huur.",
                    "url": "https://www.voorbeeld.example",
                    "logo": None,
                },
            ],
        }

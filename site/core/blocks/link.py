"""A link to a page of this site or to another address."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.querysets import is_public, with_privacy
from core.rich_links import local_href, page_url
from core.routing import language_of, source_language

__all__ = ["AddressBlock", "LinkBlock", "LinkValue", "PublicPageChooserBlock", "ResolvedLink", "validate_address"]

_WEB: Final = ("http", "https")
_check_url = URLValidator(schemes=list(_WEB))
_check_mail = EmailValidator()


def validate_address(value: str) -> None:
    """Accept a path of this site, a web address, ``mailto:``, ``tel:`` or ``#anchor``; else say what to do."""
    fault = ValidationError(
        _(
            "Dit adres klopt niet. Begin met https:// voor een andere website, of met / voor een pagina van deze "
            "website. Bijvoorbeeld: https://www.flevoland.nl of /hulp/."
        ),
        code="address",
    )
    if value.startswith("/") and not value.startswith("//") and not any(char.isspace() for char in value):
        return
    parts = urlsplit(value) if "[" not in value else None
    if parts is None:
        raise fault
    try:
        if parts.scheme in _WEB:
            _check_url(value)
        elif parts.scheme == "mailto":
            _check_mail(parts.path)
        elif not _is_phone_or_anchor(parts.scheme, parts.path, value):
            raise fault
    except ValidationError:
        raise fault from None


def _is_phone_or_anchor(scheme: str, path: str, value: str) -> bool:
    if scheme == "tel":
        return path.removeprefix("+").isdecimal()
    return value.startswith("#") and len(value) > 1 and not any(char.isspace() for char in value)


class AddressBlock(blocks.URLBlock):
    """A web address, or a path of this site. Not a text to translate."""

    def __init__(self, *, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = forms.CharField(
            required=required, help_text=help_text, max_length=500, validators=[validate_address]
        )


class PublicPageChooserBlock(blocks.PageChooserBlock):
    """A page, read together with whether everyone may see it; a block shows it when ``is_public`` says so."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        """The chosen pages of a whole text in one query; a page that is gone is None."""
        pages = with_privacy(self.model_class.objects.all()).in_bulk([pk for pk in values if pk is not None])
        return [copy.copy(pages.get(pk)) for pk in values]


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """A link as a template writes it. ``lang`` is filled when the page is in another language than is read."""

    url: str
    title: str = ""
    is_external: bool = False
    lang: str = ""


class LinkValue(blocks.StructValue):
    """Knows where the link leads."""

    def resolve(self, request: Any = None) -> ResolvedLink | None:
        """The link for this visitor; None when there is none, or when its page is not public."""
        page = self.get("page")
        if page is not None:
            return self._to_page(page, request) if is_public(page) else None
        url = self.get("url") or ""
        if not url:
            return None
        return ResolvedLink(url=local_href(url), is_external=urlsplit(url).scheme in _WEB)

    def _to_page(self, page: Any, request: Any) -> ResolvedLink | None:
        url = page_url(page, request)
        language = language_of(page)
        other = "" if language == (get_language() or source_language()) else language
        return ResolvedLink(url=url, title=page.title, lang=other) if url else None


class LinkBlock(blocks.StructBlock):
    """A page of this site, or an address. One of both."""

    page = PublicPageChooserBlock(label=_("Pagina van deze website"), required=False)
    url = AddressBlock(
        label=_("Of een ander adres"), required=False, help_text=_("Bijvoorbeeld: https://www.ggdflevoland.nl")
    )

    def __init__(self, *args: Any, link_required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.link_required = link_required

    def clean(self, value: Any) -> Any:
        """Exactly one of both; none is fine when the link is not required."""
        cleaned = super().clean(value)
        if cleaned["page"] and cleaned["url"]:
            words = _("Kies een pagina óf vul een adres in. Haal één van de twee weg.")
            raise StructBlockValidationError({"url": ValidationError(words, code="both")})
        if self.link_required and not self.is_deferred_validation and not cleaned["page"] and not cleaned["url"]:
            words = _("Waar gaat deze link naartoe? Kies een pagina of vul een adres in.")
            raise StructBlockValidationError({"page": ValidationError(words, code="no_link")})
        return cleaned

    class Meta:
        """Shown inside other blocks."""

        icon = "link"
        label = _("Link")
        label_format = "{page}{url}"
        value_class = LinkValue

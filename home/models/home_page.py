"""The home page: search, themes, help lines, gemeenten, stories, agenda, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.figures import latest_figures
from core.latest import ShelfQuery, filled_shelves
from core.linked_data import CONTEXT, organisation
from core.models import BasePage
from core.taxonomies import all_terms
from core.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

__all__ = ["HomePage"]

_SHELVES = ("stories", "events")
_FIGURES = 4


class HomePage(BasePage):
    """The root of the site in one language."""

    template = "pages/home/home_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Home")
    kind_slug = "home"
    icon = "thuis"
    searchable = False
    has_share_picture = False
    asks_if_useful = False
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    heading = models.CharField(_("grote kop"), max_length=80, blank=True, help_text=_("Leeg: de titel van de pagina."))
    quick_searches = models.TextField(
        _("vaak gezocht"), blank=True, help_text=_("Eén zoekvraag per regel. Ze staan onder het zoekveld.")
    )
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("quick_searches")], heading=_("Bovenaan")),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("homepagina")
        verbose_name_plural = _("homepagina's")

    @property
    def quick_search_list(self) -> list[str]:
        """Searches that visitors often do."""
        return lines_of(self.quick_searches)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the themes, the newest figures and the shelves that the home page shows, by name."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        shelves = filled_shelves(ShelfQuery(request=request, limit=4), names=_SHELVES)
        context.update(
            themes=all_terms(TermKind.THEME),
            latest_figures=latest_figures(request, _FIGURES),
            shelf_by_name={filled.shelf.name: filled for filled in shelves},
        )
        return context

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org WebSite with its search, and the organisation behind it."""
        url = self.get_full_url(request)
        return {
            "@context": CONTEXT,
            "@type": "WebSite",
            "name": settings.WAGTAIL_SITE_NAME,
            "description": self.summary,
            "url": url,
            "inLanguage": self.language,
            "publisher": organisation(request),
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{url}zoeken/?q={{search_term_string}}",
                "query-input": "required name=search_term_string",
            },
        }

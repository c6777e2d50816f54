"""Pages that gather everything of one term: a theme or a gemeente."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.figures import latest_figures
from core.latest import ShelfQuery, filled_shelves
from core.linked_data import item_list, named
from core.models import BaseIndexPage, BasePage
from core.querysets import public_pages
from core.taxonomies import TermRecord, term_by_pk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from core.cards import Card

__all__ = ["GemeentePage", "ThemeIndexPage", "ThemePage"]

_FIGURES = 4
_DESK_HELP = _(
    "Waar zit iemand die elke vraag aanneemt? Kies een item van de sociale kaart met een telefoonnummer. "
    "Het staat overal waar iemand niets vindt."
)


class ThemeIndexPage(BaseIndexPage):
    """All themes, as the parcels of the patchwork."""

    template = "pages/home/theme_index_page.html"
    icon = "tulp"
    section = "themas"
    subpage_types: ClassVar[list[str]] = ["home.ThemePage"]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("overzicht van thema's")
        verbose_name_plural = _("overzichten van thema's")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the cards of the theme pages."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        pages = public_pages(ThemePage).order_by("theme__order", "title")
        context["themes"] = [page.card(request) for page in pages]
        return context

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org CollectionPage with all themes."""
        return (super().structured_data(request, context) or {}) | {"mainEntity": item_list(context["themes"], request)}


class GatheringPage(BasePage):
    """What pages that gather things of one term share. ``term_kind`` names the foreign key too."""

    term_kind: ClassVar[TermKind]
    b1_policy = B1Policy.STRICT
    subpage_types: ClassVar[list[str]] = []

    body = BodyField(blank=True)

    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def own_term(self) -> TermRecord | None:
        """The term that this page gathers, named in the active language."""
        return term_by_pk(self.term_kind, getattr(self, f"{self.term_kind.value}_id"))

    def look(self) -> tuple[str, str]:
        """The colours of the term; a theme has a pictogram of its own."""
        term = self.own_term
        return (term.css_class, term.icon or self.icon) if term else super().look()

    def clean(self) -> None:
        """One page a term in each language: visitors and links must find all of it at one place."""
        super().clean()
        name = str(self.term_kind.value)
        if self.own_term is None or self.locale_id is None:
            return
        others = type(self).objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        other = others.filter(**{f"{name}__translation_key": getattr(self, name).translation_key}).first()
        if other is not None:
            message = _("Hiervan is al een pagina: %(title)s. Kies iets anders, of pas die pagina aan.")
            raise ValidationError({name: message % {"title": other.title}})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the term, the shelves of everything that carries it, and the newest figures about it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        term = self.own_term
        context["term"] = term
        if term is not None:
            query = ShelfQuery(request=request, limit=6, kind=self.term_kind, term_pk=term.pk)
            context["shelves"] = filled_shelves(query, term.slug)
            shown = {card.url for filled in context["shelves"] for card in filled.cards}
            context["related"] = [card for card in context["related"] if card.url not in shown]
            context["figures"] = latest_figures(request, _FIGURES, term)
        return context

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org CollectionPage about its term."""
        return (super().structured_data(request, context) or {}) | {
            "@type": "CollectionPage",
            "about": self.about(),
        }

    def about(self) -> dict[str, Any]:
        """The term as a thing by itself."""
        return named("Thing", self.own_term.name if self.own_term else "")


class ThemePage(GatheringPage):
    """A dossier: what the theme is, what one can do, and all that there is about it."""

    template = "pages/home/theme_page.html"
    term_kind = TermKind.THEME
    kind_label = _("Thema")
    kind_slug = "thema"
    icon = "tulp"
    parent_page_types: ClassVar[list[str]] = ["home.ThemeIndexPage"]

    theme = models.ForeignKey("core.Theme", on_delete=models.PROTECT, related_name="+", verbose_name=_("thema"))
    #: Pages link to the Dutch term in every language; only the name that visitors see is translated.
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("theme", overridable=False)]

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("theme"), FieldPanel("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("themapagina")
        verbose_name_plural = _("themapagina's")

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card has the theme's own pictogram and colour."""
        term = self.own_term
        card = self.basic_card(request)
        return replace(card, icon=term.icon, theme=term.css_class, meta=()) if term else card


class GemeentePage(GatheringPage):
    """Everything of one gemeente: help, initiatives, stories, events, figures."""

    template = "pages/home/gemeente_page.html"
    term_kind = TermKind.GEMEENTE
    kind_label = _("Gemeente")
    kind_slug = "gemeente"
    icon = "locatie"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]

    gemeente = models.ForeignKey(
        "core.Gemeente", on_delete=models.PROTECT, related_name="+", verbose_name=_("gemeente")
    )
    website = models.URLField(_("website van de gemeente"), blank=True)
    desk = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("loket")
    )
    #: As for themes: the Dutch term in every language.
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("gemeente", overridable=False),
        SynchronizedField("desk", overridable=False),
    ]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("gemeente"),
        FieldPanel("website"),
        PageChooserPanel("desk", page_type="directory.ServicePage", heading=_("Loket"), help_text=_DESK_HELP),
        FieldPanel("body"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("pagina van een gemeente")
        verbose_name_plural = _("pagina's van gemeenten")

    def about(self) -> dict[str, Any]:
        """The gemeente with its own website."""
        return named("AdministrativeArea", self.own_term.name if self.own_term else "", url=self.website)

"""The Regioplan in plain words: an index, eight building blocks, six foundations, and the glossary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index

from core.drawing import icon_choices
from core.enums import B1Policy
from core.fields import BodyField
from core.models import BaseIndexPage, BasePage
from core.querysets import public_pages
from core.rich_text import RESTRICTED_FEATURES
from core.routing import language_of, source_language
from core.text import lines_of, plain_text

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.cards import Card

__all__ = ["BuildingBlockPage", "FoundationPage", "GlossaryTerm", "RegioplanIndexPage"]


class RegioplanIndexPage(BaseIndexPage):
    """The Regioplan: ambition, tasks, principles, and the wall of blocks on their foundations."""

    template = "pages/regioplan/regioplan_index_page.html"
    icon = "tulp"
    kind_label = _("Regioplan")
    kind_slug = "regioplan"
    subpage_types: ClassVar[list[str]] = ["regioplan.BuildingBlockPage", "regioplan.FoundationPage"]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("Regioplan")
        verbose_name_plural = _("Regioplannen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the stones of the wall."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(wall(request))
        return context


def wall(request: HttpRequest) -> dict[str, list[Card]]:
    """Cards of all building blocks and foundations, by number. Two queries."""
    return {
        "blocks": [page.card(request) for page in public_pages(BuildingBlockPage).order_by("number")],
        "foundations": [page.card(request) for page in public_pages(FoundationPage).order_by("number")],
    }


class PlanPartPage(BasePage):
    """What a building block and a foundation share: what it is, what we do, what you notice."""

    b1_policy = B1Policy.STRICT
    parent_page_types: ClassVar[list[str]] = ["regioplan.RegioplanIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    number = models.PositiveSmallIntegerField(_("nummer"), validators=[MinValueValidator(1), MaxValueValidator(12)])
    pictogram = models.CharField(
        _("pictogram"),
        max_length=40,
        blank=True,
        choices=icon_choices,
        help_text=_("Het teken op de kaart van dit deel van het plan."),
    )
    what = RichTextField(_("Wat is het?"), features=RESTRICTED_FEATURES, blank=True)
    do = RichTextField(_("Wat doen we?"), features=RESTRICTED_FEATURES, blank=True)
    notice = RichTextField(_("Wat merkt u ervan?"), features=RESTRICTED_FEATURES, blank=True)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("pictogram")]),
        MultiFieldPanel([FieldPanel("what"), FieldPanel("do"), FieldPanel("notice")], heading=_("In gewone taal")),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("what"),
        index.SearchField("do"),
        index.SearchField("notice"),
        index.SearchField("body"),
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card carries the number and the part's own pictogram."""
        card = self.basic_card(request)
        return replace(card, icon=self.pictogram or card.icon, extra={"number": self.number})

    def search_text(self) -> str:
        """The three answers and the body."""
        return "\n".join([*(plain_text(text) for text in (self.what, self.do, self.notice)), super().search_text()])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the forerunners and the wall, in which this stone is the current one."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["forerunners"] = context["related_by_kind"].get("forerunner", [])
        context.update(wall(request))
        return context


class BuildingBlockPage(PlanPartPage):
    """One of the eight bouwstenen."""

    template = "pages/regioplan/building_block_page.html"
    kind_label = _("Bouwsteen")
    kind_slug = "bouwsteen"
    icon = "kompas"

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("bouwsteen")
        verbose_name_plural = _("bouwstenen")


class FoundationPage(PlanPartPage):
    """One of the six fundamenten."""

    template = "pages/regioplan/foundation_page.html"
    kind_label = _("Fundament")
    kind_slug = "fundament"
    icon = "dagelijks"

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("fundament")
        verbose_name_plural = _("fundamenten")


class GlossaryTerm(TranslatableMixin, index.Indexed, models.Model):
    """A word with a short explanation; shown on /woordenlijst/ and later inline wherever it is used."""

    term = models.CharField(_("woord"), max_length=80)
    slug = models.SlugField(_("adres"), max_length=80)
    short = models.CharField(_("korte uitleg"), max_length=200, help_text=_("Zo kort dat een kind van 12 het snapt."))
    abbreviation = models.CharField(_("afkorting"), max_length=20, blank=True)
    synonyms = models.TextField(_("andere woorden"), blank=True, help_text=_("Eén woord per regel."))
    examples = models.TextField(_("voorbeelden"), blank=True, help_text=_("Eén voorbeeld per regel."))
    text = RichTextField(_("meer uitleg"), features=RESTRICTED_FEATURES, blank=True)
    see_also = models.ManyToManyField("self", verbose_name=_("zie ook"), blank=True, symmetrical=False)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("abbreviation")]),
        FieldPanel("slug"),
        FieldPanel("short"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("synonyms"), FieldPanel("examples")]),
        FieldPanel("see_also"),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("term", boost=2),
        index.AutocompleteField("term"),
        index.SearchField("short"),
        index.SearchField("synonyms"),
        index.SearchField("text"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        """Alphabetical; an address is unique in a language."""

        verbose_name = _("woord")
        verbose_name_plural = _("woordenlijst")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="regioplan_glossaryterm_slug_per_locale"),
        ]

    def __str__(self) -> str:
        return str(self.term)

    def get_absolute_url(self) -> str:
        """Address of the word on this site, in the active language."""
        return reverse("glossary:term", args=[self.slug])

    def lang_if_other(self) -> str:
        """Language code when the visitor reads the site in another language, else an empty string."""
        language = language_of(self)
        return "" if language == (get_language() or source_language()) else language

    @property
    def synonym_list(self) -> list[str]:
        """Other words for the same."""
        return lines_of(self.synonyms)

    @property
    def other_words(self) -> list[str]:
        """Abbreviation and synonyms, without the word itself."""
        words = [self.abbreviation, *self.synonym_list]
        return [word for word in words if word and word.casefold() != self.term.casefold()]

    @property
    def example_list(self) -> list[str]:
        """Examples of use."""
        return lines_of(self.examples)

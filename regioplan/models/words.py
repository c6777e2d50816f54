"""The glossary: words with their explanation, and where a page leaves one unexplained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PreviewableMixin, TranslatableMixin
from wagtail.search import index

from core.rich_text import RESTRICTED_FEATURES
from core.routing import language_of, source_language
from core.text import lines_of

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["GlossaryException", "GlossaryTerm"]

_LONGEST: Final = 80


class GlossaryTerm(PreviewableMixin, TranslatableMixin, index.Indexed, models.Model):
    """A word with a short explanation; shown on /woordenlijst/ and at its first use on a page."""

    term = models.CharField(_("woord"), max_length=_LONGEST)
    slug = models.SlugField(
        _("adres"),
        max_length=_LONGEST,
        blank=True,
        help_text=_("Laat dit leeg, dan maakt de site het adres van het woord."),
    )
    short = models.CharField(_("korte uitleg"), max_length=200, help_text=_("Zo kort dat een kind van 12 het snapt."))
    abbreviation = models.CharField(_("afkorting"), max_length=20, blank=True)
    synonyms = models.TextField(_("andere woorden"), blank=True, help_text=_("Eén woord per regel."))
    examples = models.TextField(_("voorbeelden"), blank=True, help_text=_("Eén voorbeeld per regel."))
    text = RichTextField(_("meer uitleg"), features=RESTRICTED_FEATURES, blank=True)
    explain_in_text = models.BooleanField(
        _("uitleggen op pagina's"),
        default=True,
        help_text=_("Zet dit uit bij een woord met meer betekenissen. Het blijft in de woordenlijst staan."),
    )
    see_also = models.ManyToManyField("self", verbose_name=_("zie ook"), blank=True, symmetrical=False)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("abbreviation")]),
        FieldPanel("slug"),
        FieldPanel("short"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("synonyms"), FieldPanel("examples")]),
        FieldPanel("explain_in_text"),
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
        ordering = [Lower("term"), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="regioplan_glossaryterm_slug_per_locale"),
        ]

    def __str__(self) -> str:
        return str(self.term)

    def get_absolute_url(self) -> str:
        """Address of the word on this site, in the active language."""
        return reverse("glossary:term", args=[self.slug])

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The page of one word."""
        return "pages/regioplan/glossary_term.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """A word that was never saved leads to no other words yet."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "word": self, "see_also": self.see_also.all() if self.pk else []}

    def clean(self) -> None:
        """Make the address of the word when an editor left it empty; one that is taken is said at the address.

        The database knows that too, but a form without the language would not ask it.
        """
        super().clean()
        if not self.slug:
            self.slug = slugify(self.term)[:_LONGEST].strip("-")
        if not self.slug:
            raise ValidationError({"slug": _("Vul een adres in: van dit woord kan de site er geen maken.")})
        others = type(self).objects.filter(slug=self.slug, locale_id=self.locale_id).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError({"slug": _("Een ander woord heeft dit adres al. Kies een ander adres.")})

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


class GlossaryException(models.Model):
    """A page that does not explain a word, or no word at all; it counts for all translations of both."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("pagina"))
    term = models.ForeignKey(
        GlossaryTerm,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("woord"),
        help_text=_("Laat dit leeg als de pagina geen enkel woord uitlegt."),
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("page"), FieldPanel("term")]

    class Meta:
        """Once for each page and word."""

        verbose_name = _("pagina zonder uitleg")
        verbose_name_plural = _("pagina's zonder uitleg")
        constraints = [
            models.UniqueConstraint(fields=["page", "term"], name="regioplan_glossaryexception_once"),
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(term=None), name="regioplan_glossaryexception_quiet_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.term or '*'}"

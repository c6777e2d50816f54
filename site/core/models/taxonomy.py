"""The shared taxonomies and the help lines: ordered, translatable snippets that editors keep."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from core.drawing import icon_choices
from core.enums import TermKind

__all__ = ["Audience", "Gemeente", "HealthDimension", "HelpLine", "Theme"]

_ORDER_HELP = _("Het laagste getal staat vooraan: in filters, op tegels en in lijsten.")
_CBS_HELP = _("Vier cijfers. Hieraan herkennen andere systemen de gemeente.")
_ICON_HELP = _("Het teken bij dit kenmerk, op kaarten en bovenaan de pagina.")


class Term(TranslatableMixin, index.Indexed, models.Model):
    """One value of a shared taxonomy.

    Pages always link to the term in the source language (Dutch); names are shown in the active
    language through ``core.taxonomies``.
    """

    kind: ClassVar[TermKind]

    name = models.CharField(_("naam"), max_length=80)
    slug = models.SlugField(_("adres"), max_length=60, help_text=_("Staat in het adres van een filter."))
    summary = models.CharField(_("uitleg in één zin"), max_length=200, blank=True)
    icon = models.CharField(_("pictogram"), max_length=40, blank=True, choices=icon_choices, help_text=_ICON_HELP)
    css_class = models.CharField(
        _("kleur"), max_length=40, blank=True, help_text=_("Klasse van het kleurenpaar, bijvoorbeeld t-eenzaam.")
    )
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels: ClassVar[list[object]] = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("icon"), FieldPanel("css_class"), FieldPanel("order", help_text=_ORDER_HELP)]),
    ]
    search_fields: ClassVar[list[object]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),  # the window to choose one searches in a language
    ]

    class Meta(TranslatableMixin.Meta):
        """Ordered by hand; a slug is unique in a language."""

        abstract = True
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="%(app_label)s_%(class)s_slug_per_locale"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Gemeente(Term):
    """A municipality of Flevoland, with its CBS code and its villages or districts (kernen)."""

    kind = TermKind.GEMEENTE

    cbs_code = models.CharField(
        _("CBS-code"),
        max_length=4,
        validators=[RegexValidator(r"^\d{4}$", _("Een CBS-code heeft vier cijfers, bijvoorbeeld 0995."))],
    )
    places = models.TextField(_("kernen"), blank=True, help_text=_("Eén plaats of wijk per regel."))

    panels: ClassVar[list[object]] = [*Term.panels, FieldPanel("cbs_code", help_text=_CBS_HELP), FieldPanel("places")]

    class Meta(Term.Meta):
        """Dutch names for the admin."""

        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")

    @property
    def place_names(self) -> list[str]:
        """The kernen as a list of names."""
        return [line.strip() for line in self.places.splitlines() if line.strip()]


class HealthDimension(Term):
    """One of the six pijlers of Positieve Gezondheid."""

    kind = TermKind.DIMENSION

    class Meta(Term.Meta):
        """Dutch names for the admin."""

        verbose_name = _("pijler")
        verbose_name_plural = _("pijlers van Positieve Gezondheid")


class Theme(Term):
    """A theme (dossier) with its own pictogram and colour pair, and how a resident would say it."""

    kind = TermKind.THEME

    own_words = models.CharField(
        _("in woorden van inwoners"),
        max_length=36,
        blank=True,
        help_text=_("Groot op de tegel van de voorpagina, boven de naam. Bijvoorbeeld: Ik ben vaak alleen."),
    )

    panels: ClassVar[list[object]] = [Term.panels[0], FieldPanel("own_words"), *Term.panels[1:]]

    class Meta(Term.Meta):
        """Dutch names for the admin."""

        verbose_name = _("thema")
        verbose_name_plural = _("thema's")


class Audience(Term):
    """For whom something is (doelgroep)."""

    kind = TermKind.AUDIENCE

    class Meta(Term.Meta):
        """Dutch names for the admin."""

        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")


class HelpLine(TranslatableMixin, models.Model):
    """A national help line: shown under "Nu iemand spreken" on every page. Numbers must be right."""

    name = models.CharField(_("naam"), max_length=80)
    number = models.CharField(_("nummer zoals het op de pagina staat"), max_length=20)
    tel = models.CharField(
        _("nummer om te bellen"),
        max_length=15,
        validators=[RegexValidator(r"^\+?\d{3,14}$", _("Vul alleen cijfers in, bijvoorbeeld 08000113."))],
    )
    description = models.CharField(_("voor wie, in één of twee korte zinnen"), max_length=160)
    chat_url = models.URLField(_("adres van de chat"), blank=True)
    hours = models.CharField(_("wanneer"), max_length=80, blank=True)
    spoken = models.CharField(_("talen"), max_length=80, blank=True)
    cost = models.CharField(_("kosten"), max_length=80, blank=True)
    checked_on = models.DateField(_("nagebeld op"), null=True, blank=True)
    in_header = models.BooleanField(_("boven aan elke pagina"), default=True)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels: ClassVar[list[object]] = [
        FieldPanel("name"),
        FieldRowPanel(
            [
                FieldPanel("number", help_text=_("Met spaties, zoals mensen het lezen. Bijvoorbeeld: 0800 01 13.")),
                FieldPanel("tel", help_text=_("Alleen cijfers. Dit nummer belt de telefoon als iemand erop tikt.")),
            ]
        ),
        FieldPanel("description"),
        FieldRowPanel(
            [
                FieldPanel(
                    "hours", help_text=_("Laat leeg als het hierboven al staat. Bijvoorbeeld: elke dag tot 21 uur.")
                ),
                FieldPanel("cost", help_text=_("Bijvoorbeeld: gratis.")),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("spoken", help_text=_("Bijvoorbeeld: Nederlands en Engels.")),
                FieldPanel("chat_url"),
            ]
        ),
        FieldPanel("checked_on", help_text=_("Wanneer belde iemand van ons dit nummer?")),
        FieldRowPanel(
            [
                FieldPanel("in_header", help_text=_("Het nummer staat dan overal onder “Nu iemand spreken”.")),
                FieldPanel("order", help_text=_("Het laagste getal staat vooraan.")),
            ]
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        """Ordered by hand."""

        verbose_name = _("hulplijn")
        verbose_name_plural = _("hulplijnen")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

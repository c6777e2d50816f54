"""Hulpvragen: what residents come with, in their own words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from core.drawing import icon_choices

__all__ = ["HelpQuestion"]


class HelpQuestion(TranslatableMixin, index.Indexed, ClusterableModel):
    """A question as people say it. It feeds the tiles, the guided way to help, and search.

    Entries link to the question in the source language (Dutch). A ``sensitive`` question is one of which somebody else
    must not see that the visitor looked: its pages have a quick way out.
    """

    name = models.CharField(_("vraag, zoals mensen het zeggen"), max_length=36)
    slug = models.SlugField(_("adres"), max_length=60, help_text=_("Staat in het adres van de lijst."))
    summary = models.CharField(_("uitleg in één zin"), max_length=160, blank=True)
    words = models.TextField(
        _("andere woorden hiervoor"),
        blank=True,
        help_text=_("Met komma's ertussen. Wie zo zoekt, krijgt deze vraag te zien."),
    )
    icon = models.CharField(_("pictogram"), max_length=40, blank=True, choices=icon_choices)
    css_class = models.CharField(
        _("kleur"), max_length=40, blank=True, help_text=_("Klasse van het kleurenpaar, bijvoorbeeld t-eenzaam.")
    )
    sensitive = models.BooleanField(
        _("mag een ander niet zien"),
        default=False,
        help_text=_("Op elke pagina van deze vraag staat dan “Snel weg”."),
    )
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    themes = ParentalManyToManyField("core.Theme", blank=True, related_name="+", verbose_name=_("thema's"))
    help_lines = ParentalManyToManyField("core.HelpLine", blank=True, related_name="+", verbose_name=_("hulplijnen"))

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("summary"),
        FieldPanel("words"),
        FieldRowPanel([FieldPanel("icon"), FieldPanel("css_class"), FieldPanel("order")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sensitive")]),
        FieldPanel("themes"),
        FieldPanel("help_lines"),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        """Ordered by hand; a slug is unique in a language."""

        verbose_name = _("hulpvraag")
        verbose_name_plural = _("hulpvragen")
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="directory_question_slug_per_locale")]

    def __str__(self) -> str:
        return str(self.name)

"""Rows of a building block or foundation: how far it is, and the words that it explains."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.models.mixins import not_in_future
from regioplan.enums import ProgressState

__all__ = [
    "BuildingBlockProgress",
    "BuildingBlockWord",
    "FoundationProgress",
    "FoundationWord",
    "ProgressRow",
    "WordRow",
]


class ProgressRow(models.Model):
    """What an editor noted about a part of the plan on a day: a state, and one sentence that says why."""

    date = models.DateField(_("datum"), validators=[not_in_future])
    state = models.CharField(_("hoe ver?"), max_length=20, choices=ProgressState.choices)
    text = models.CharField(_("wat gebeurde er?"), max_length=200, help_text=_("Eén zin, zonder moeilijke woorden."))

    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("state")]),
        FieldPanel("text"),
        FieldPanel("sample"),
    ]

    class Meta:
        """The newest first; the database knows the states too."""

        abstract = True
        verbose_name = _("voortgang")
        verbose_name_plural = _("voortgang")
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ProgressState.values), name="%(app_label)s_%(class)s_state"
            ),
            models.CheckConstraint(condition=models.Q(text__gt=""), name="%(app_label)s_%(class)s_text"),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.get_state_display()}"

    @property
    def icon(self) -> str:
        """Pictogram beside the words of the state."""
        return {ProgressState.PLANNED: "klok", ProgressState.STARTED: "wijzig", ProgressState.DONE: "vinkje"}.get(
            ProgressState(self.state), "let-op"
        )


class WordRow(Orderable):
    """A word of the glossary that a part of the plan uses, in the order of the editor."""

    term = models.ForeignKey("regioplan.GlossaryTerm", models.CASCADE, related_name="+", verbose_name=_("woord"))

    panels: ClassVar[list[Any]] = [FieldPanel("term")]

    class Meta(Orderable.Meta):
        """Each word once."""

        abstract = True
        verbose_name = _("woord")
        verbose_name_plural = _("woorden")
        constraints = [models.UniqueConstraint(fields=["page", "term"], name="%(app_label)s_%(class)s_once")]

    def __str__(self) -> str:
        return str(self.term)


class BuildingBlockProgress(ProgressRow):
    """How far a bouwsteen is."""

    page = ParentalKey("regioplan.BuildingBlockPage", on_delete=models.CASCADE, related_name="progress")

    class Meta(ProgressRow.Meta):
        """A table of its own."""


class FoundationProgress(ProgressRow):
    """How far a fundament is."""

    page = ParentalKey("regioplan.FoundationPage", on_delete=models.CASCADE, related_name="progress")

    class Meta(ProgressRow.Meta):
        """A table of its own."""


class BuildingBlockWord(WordRow):
    """A word that a bouwsteen uses."""

    page = ParentalKey("regioplan.BuildingBlockPage", on_delete=models.CASCADE, related_name="words")

    class Meta(WordRow.Meta):
        """A table of its own."""


class FoundationWord(WordRow):
    """A word that a fundament uses."""

    page = ParentalKey("regioplan.FoundationPage", on_delete=models.CASCADE, related_name="words")

    class Meta(WordRow.Meta):
        """A table of its own."""

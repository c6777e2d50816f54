"""Choices of the Regioplan."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["ProgressState", "StepState"]


class ProgressState(models.TextChoices):
    """How far a part of the plan is."""

    PLANNED = "gepland", _("Nog niet begonnen")
    STARTED = "bezig", _("Bezig")
    SLOWER = "langzamer", _("Gaat langzamer")
    DONE = "klaar", pgettext_lazy("hoe ver iets is", "Klaar")


class StepState(models.TextChoices):
    """Whether a step of the timeline is behind us."""

    DONE = "geweest", _("Gedaan")
    NOW = "nu", _("Nu")
    LATER = "later", _("Later")

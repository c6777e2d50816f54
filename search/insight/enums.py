"""What is counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["CountKind"]


class CountKind(models.TextChoices):
    """What a row counts."""

    SEARCH = "zoeken", _("Zoekopdrachten")
    WORD = "woord", _("Een woord dat op de site staat")
    QUESTION = "vraag", _("Een zoekopdracht, onleesbaar gemaakt")
    CRISIS = "gevaar", _("Woorden die op gevaar wijzen, alleen de soort")

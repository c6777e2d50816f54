"""Choices of blogs and stories."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["AuthorKind"]


class AuthorKind(models.TextChoices):
    """Under which name someone writes."""

    NAAM = "naam", _("Eigen naam")
    SCHUILNAAM = "schuilnaam", _("Schuilnaam")
    ANONIEM = "anoniem", _("Zonder naam")

"""Choices of blogs, stories and podcasts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["AuthorKind", "PodcastCategory"]


class AuthorKind(models.TextChoices):
    """Under which name someone writes."""

    NAAM = "naam", _("Eigen naam")
    SCHUILNAAM = "schuilnaam", _("Schuilnaam")
    ANONIEM = "anoniem", _("Zonder naam")


class PodcastCategory(models.TextChoices):
    """Where podcast apps put a podcast: names of Apple's list, which the other apps use too."""

    MENTAL_HEALTH = "Health & Fitness/Mental Health", _("Gezondheid: hoe mensen zich voelen")
    FITNESS = "Health & Fitness/Fitness", _("Gezondheid: bewegen")
    NUTRITION = "Health & Fitness/Nutrition", _("Gezondheid: eten")
    MEDICINE = "Health & Fitness/Medicine", _("Gezondheid: zorg")
    STORIES = "Society & Culture/Personal Journals", _("Samenleving: verhalen van mensen")
    RELATIONSHIPS = "Society & Culture/Relationships", _("Samenleving: met elkaar")
    PARENTING = "Kids & Family/Parenting", _("Kinderen en opvoeden")

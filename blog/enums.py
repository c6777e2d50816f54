"""Choices of blogs, stories and podcasts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["AuthorKind", "PodcastCategory", "PortraitHair", "PortraitSkin"]


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


class PortraitSkin(models.IntegerChoices):
    """Skin tones of ``core.drawing.draw_portrait``."""

    LIGHT = 1, _("licht")
    BROWN = 2, _("bruin")
    DARK = 3, _("donker")
    TANNED = 4, _("lichtbruin")


class PortraitHair(models.IntegerChoices):
    """Hair shapes of ``core.drawing.draw_portrait``, in the same order; 0 draws nobody."""

    NOBODY = 0, _("niemand: alleen lucht en land")
    LONG_DARK = 1, _("lang en donker, met een pony")
    CURLS_RED = 2, _("rode krullen")
    SHORT_WHITE = 3, _("kort en wit")
    HEADSCARF = 4, _("hoofddoek")
    SHORT_BLACK = 5, _("kort en zwart")
    LONG_BLOND = 6, _("lang en blond")
    BOB_BROWN = 7, _("tot de kin, bruin")
    SHORT_BROWN = 8, _("kort en bruin")
    KNOT_WHITE = 9, _("wit, in een knot")
    BALD = 10, _("kaal, met grijs opzij")
    CURLS_WHITE = 11, _("witte krullen")
    SHORT_GREY = 12, _("kort en grijs")
    PLAITS_BLOND = 13, _("blonde vlechten")
    BEARD_BROWN = 14, _("kort en bruin, met een baard")

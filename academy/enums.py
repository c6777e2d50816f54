"""Choices of the academy and the agenda."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["EditionStatus", "EventKind", "EventMode", "Track"]


class EventKind(models.TextChoices):
    """What kind of gathering it is."""

    INSPIRATIESESSIE = "inspiratiesessie", _("Inspiratiesessie")
    THEMABIJEENKOMST = "themabijeenkomst", _("Themabijeenkomst")
    CONFERENTIE = "conferentie", _("Conferentie")
    ERVARINGSCAFE = "ervaringscafe", _("Ervaringscafé")
    LEERGANG = "leergang", _("Leergang")
    ONTMOETING = "ontmoeting", _("Ontmoeting")


class EventMode(models.TextChoices):
    """Where one takes part."""

    ON_SITE = "op-locatie", _("U gaat ernaartoe")
    ONLINE = "online", _("Online")
    HYBRID = "hybride", _("U gaat ernaartoe, of kijkt online")

    @classmethod
    def ways(cls, mode: str) -> tuple[str, ...]:
        """The ways to take part that search knows: both for what is hybrid."""
        return (cls.ON_SITE.value, cls.ONLINE.value) if mode == cls.HYBRID else (str(mode),)

    @classmethod
    def search_choices(cls) -> list[tuple[str, str]]:
        """Those ways with their names."""
        return [(way.value, str(way.label)) for way in (cls.ON_SITE, cls.ONLINE)]


class Track(models.TextChoices):
    """The three tracks of the leergang."""

    STRATEGEN = "strategen", _("Strategen en bestuurders")
    COACHES = "coaches", _("Coaches en projectleiders")
    UITVOERENDEN = "uitvoerenden", _("Uitvoerenden")


class EditionStatus(models.TextChoices):
    """Whether one can join an edition."""

    OPEN = "open", _("Er is plek")
    VOL = "vol", _("Vol")
    BINNENKORT = "binnenkort", _("Opent binnenkort")
    AFGEROND = "afgerond", _("Afgerond")

"""Choices of initiatives and projects."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["ActionLine", "InitiativeKind", "InitiativeStatus", "ProjectStatus"]


class InitiativeKind(models.TextChoices):
    """What people do in an initiative."""

    INLOOP = "inloop", _("Inloop")
    ONTMOETING = "ontmoeting", _("Ontmoeting")
    MAATJE = "maatje", _("Maatje")
    BEWEGING = "beweging", _("Bewegen")
    LEREN = "leren", _("Leren")
    AANPAK = "aanpak", _("Aanpak")
    NETWERK = "netwerk", _("Netwerk")


class InitiativeStatus(models.TextChoices):
    """How far an initiative is."""

    IDEE = "idee", _("Idee")
    GESTART = "gestart", _("Net gestart")
    LOOPT = "loopt", _("Loopt")
    AFGEROND = "afgerond", _("Afgerond")


class ActionLine(models.TextChoices):
    """Actielijn of the Human Capital Agenda Zorg en Welzijn Flevoland."""

    INSTROOM = "instroom", _("Nieuwe mensen")
    BEHOUD = "behoud", _("Mensen behouden")
    ANDERS_ORGANISEREN = "anders-organiseren", _("Anders organiseren")


class ProjectStatus(models.TextChoices):
    """How far a project is."""

    VOORBEREIDING = "voorbereiding", _("In voorbereiding")
    LOOPT = "loopt", _("Loopt")
    AFGEROND = "afgerond", _("Afgerond")

"""Choices of the knowledge base."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["REPORTS", "FundingStatus", "PublicationKind"]


class PublicationKind(models.TextChoices):
    """What kind of document it is."""

    JAARPLAN = "jaarplan", _("Jaarplan")
    HANDREIKING = "handreiking", _("Handreiking")
    ONDERZOEK = "onderzoek", _("Onderzoek")
    TOOLBOX = "toolbox", _("Toolbox")
    E_MODULE = "e-module", _("Online les")


#: Kinds that tell what was found or done.
REPORTS = frozenset({PublicationKind.JAARPLAN, PublicationKind.ONDERZOEK})


class FundingStatus(models.TextChoices):
    """Whether one can apply now."""

    OPEN = "open", _("Open: u kunt nu geld aanvragen")
    BINNENKORT = "binnenkort", _("Opent binnenkort")
    ONBEKEND = "onbekend", _("Onbekend, vraag het na")
    GESLOTEN = "gesloten", _("Gesloten")

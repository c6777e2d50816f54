"""Choices of the home area."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["STATUSES_OF_AUDIT", "AccessibilityStatus", "ContactSubject"]


class AccessibilityStatus(models.TextChoices):
    """Status of the Dutch model statement (A is best), as in the register of toegankelijkheidsverklaringen.

    A and B say that someone investigated the site: ``STATUSES_OF_AUDIT``. A new statement claims nothing.
    """

    NONE = "-", _("nog niet onderzocht")
    A = "A", _("A: voldoet helemaal")
    B = "B", _("B: voldoet voor een deel")
    C = "C", _("C: eerste maatregelen genomen")
    D = "D", _("D: voldoet niet")
    E = "E", _("E: geen verklaring")


#: Only an audit with a report can give these.
STATUSES_OF_AUDIT = (AccessibilityStatus.A, AccessibilityStatus.B)


class ContactSubject(models.TextChoices):
    """What a message through the contact form is about."""

    QUESTION = "question", _("Ik heb een vraag")
    MISTAKE = "mistake", _("Iets klopt niet")
    IDEA = "idea", _("Ik heb een idee")
    OTHER = "other", _("Iets anders")

"""Choices of the sociale kaart; values follow HSDS 3.1 where it has them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = [
    "STOPPED",
    "AttendingType",
    "CostKind",
    "DeliveryForm",
    "LocationType",
    "Referral",
    "ServiceStatus",
    "Weekday",
    "YesNoUnknown",
]


class ServiceStatus(models.TextChoices):
    """Status of a service in HSDS 3.1."""

    ACTIVE = "active", _("Actief")
    INACTIVE = "inactive", _("Niet actief")
    DEFUNCT = "defunct", _("Gestopt")
    TEMPORARILY_CLOSED = "temporarily closed", _("Tijdelijk dicht")


#: Help that is not given any more: not listed, not found, and nobody can be called.
STOPPED = frozenset({ServiceStatus.INACTIVE, ServiceStatus.DEFUNCT})


class Referral(models.TextChoices):
    """Whether someone needs a letter (verwijzing) first."""

    NONE = "none", _("Geen verwijzing nodig")
    SOMETIMES = "sometimes", _("Soms een verwijzing nodig")
    REQUIRED = "required", _("Verwijzing nodig")
    UNKNOWN = "unknown", _("Niet bekend, vraag het na")


class DeliveryForm(models.TextChoices):
    """How the help is given."""

    ON_SITE = "op-locatie", _("U gaat ernaartoe")
    HOME = "thuis", _("Bij u thuis")
    PHONE = "telefoon", _("Met de telefoon")
    ONLINE = "online", _("Online")
    GROUP = "groep", _("In een groep")


class CostKind(models.TextChoices):
    """What someone pays."""

    FREE = "gratis", _("Gratis")
    CONTRIBUTION = "bijdrage", _("Eigen bijdrage")
    LAW = "volgens-wet", _("Betaald volgens de wet")
    UNKNOWN = "onbekend", _("Niet bekend")


class LocationType(models.TextChoices):
    """Kind of location in HSDS 3.1."""

    PHYSICAL = "physical", _("Adres")
    POSTAL = "postal", _("Postadres")
    VIRTUAL = "virtual", _("Online plek")


class YesNoUnknown(models.TextChoices):
    """A property that may be unknown; unknown is never counted as no."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weten we niet")


class AttendingType(models.TextChoices):
    """To which way of contact opening hours belong (HSDS ``attending_type``)."""

    WALK_IN = "inloop", _("Langskomen")
    PHONE = "telefoon", _("Bellen")
    CHAT = "chat", _("Chatten")
    APPOINTMENT = "op-afspraak", _("Op afspraak")


class Weekday(models.TextChoices):
    """Days of the week as in iCalendar's BYDAY, which HSDS uses."""

    MO = "MO", _("Maandag")
    TU = "TU", _("Dinsdag")
    WE = "WE", _("Woensdag")
    TH = "TH", _("Donderdag")
    FR = "FR", _("Vrijdag")
    SA = "SA", _("Zaterdag")
    SU = "SU", _("Zondag")

"""Choices of the sociale kaart; values follow HSDS 3.1 where it has them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = [
    "STOPPED",
    "AttendingType",
    "CallReason",
    "CallResult",
    "ClosureKind",
    "CostKind",
    "DeliveryForm",
    "HolidayRule",
    "Intake",
    "Law",
    "LocationType",
    "PhoneType",
    "ProposalState",
    "Referral",
    "Repeats",
    "ReportKind",
    "ReportOutcome",
    "ReviewOutcome",
    "ReviewReason",
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


class Repeats(models.TextChoices):
    """How often hours on a day of the week take place. HSDS: ``freq``, ``interval`` and the number in ``byday``."""

    WEEKLY = "weekly", _("Elke week")
    FORTNIGHTLY = "fortnightly", _("Om de week")
    FIRST = "1", _("De eerste van de maand")
    SECOND = "2", _("De tweede van de maand")
    THIRD = "3", _("De derde van de maand")
    FOURTH = "4", _("De vierde van de maand")
    LAST = "-1", _("De laatste van de maand")
    IRREGULAR = "irregular", _("Niet vast, zie de toelichting")

    @classmethod
    def of_the_month(cls) -> frozenset[str]:
        """Those that count from the begin of a month."""
        return frozenset({cls.FIRST.value, cls.SECOND.value, cls.THIRD.value, cls.FOURTH.value})


class HolidayRule(models.TextChoices):
    """What happens on a public holiday."""

    UNKNOWN = "unknown", _("Weten we niet")
    CLOSED = "closed", _("Dicht")
    OPEN = "open", _("Gewoon open")


class Intake(models.TextChoices):
    """Whether somebody new can come."""

    OPEN = "open", _("U kunt zich aanmelden")
    WAITING_LIST = "waiting_list", _("Er is een wachtlijst")
    STOP = "stop", _("Neemt nu geen nieuwe mensen aan")


class PhoneType(models.TextChoices):
    """What one does with a number. HSDS: ``voice`` and ``sms``; WhatsApp is a text service."""

    VOICE = "voice", _("Bellen")
    WHATSAPP = "whatsapp", _("WhatsApp")
    SMS = "sms", _("Sms")


class Law(models.TextChoices):
    """The law by which help is paid, for people who refer."""

    WMO = "wmo", _("Wmo")
    JEUGDWET = "jeugdwet", _("Jeugdwet")
    ZVW = "zvw", _("Zorgverzekeringswet")
    WLZ = "wlz", _("Wlz")
    PARTICIPATIEWET = "participatiewet", _("Participatiewet")


class ReportKind(models.TextChoices):
    """What somebody says is wrong with an entry."""

    CONTACT = "contact", _("Het telefoonnummer of adres klopt niet")
    HOURS = "hours", _("De openingstijden kloppen niet")
    GONE = "gone", _("Deze hulp is er niet meer")
    OTHER = "other", _("Iets anders")


class ReportOutcome(models.TextChoices):
    """What an editor did with a report."""

    CHANGED = "changed", _("Aangepast")
    RIGHT = "right", _("Klopte al")
    FORWARDED = "forwarded", _("Doorgestuurd")


class ReviewReason(models.TextChoices):
    """Why there is a round."""

    DUE = "due", _("Het is tijd")
    ASKED = "asked", _("De organisatie vroeg een link")


class ReviewOutcome(models.TextChoices):
    """How a round ended."""

    CORRECT = "correct", _("Alles klopt")
    CHANGED = "changed", _("Wijziging gestuurd")
    CLOSED = "closed", _("Gestopt of tijdelijk dicht")
    CALLED = "called", _("Gebeld")
    CHECKED = "checked", _("Door de redactie gecontroleerd")
    WITHDRAWN = "withdrawn", _("Hoeft niet meer")
    REMOVED = "removed", _("Van de kaart gehaald")


class CallReason(models.TextChoices):
    """Why an editor should call."""

    SILENT = "silent", _("Geen antwoord op drie mails")
    BOUNCED = "bounced", _("De mail kwam niet aan")
    NOBODY = "nobody", _("Niemand houdt dit item bij")
    SUCCESSOR = "successor", _("De opvolger antwoordt niet")


class CallResult(models.TextChoices):
    """What a call gave."""

    CORRECT = "correct", _("Gebeld: klopt")
    SILENT = "silent", _("Gebeld: geen antwoord")
    STOPPED = "stopped", _("Gebeld: gestopt")


class ProposalState(models.TextChoices):
    """Where a change of an owner is."""

    WAITING = "waiting", _("Wacht")
    APPROVED = "approved", _("Overgenomen")
    REJECTED = "rejected", _("Niet overgenomen")


class ClosureKind(models.TextChoices):
    """What an owner says of the help as a whole."""

    STOPPED = "stopped", _("Wij stoppen hiermee")
    TEMPORARY = "temporary", _("Wij zijn tijdelijk dicht")

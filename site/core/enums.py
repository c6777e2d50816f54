"""Choices that more than one area uses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["AlertLevel", "B1Policy", "BrokenKind", "CalendarKind", "RelatedKind", "TermKind"]


class AlertLevel(models.TextChoices):
    """How much haste an alert on top of the site has; the most urgent first."""

    EMERGENCY = "emergency", _("Nood: mensen zijn in gevaar")
    WARNING = "warning", _("Let op: iets gaat anders dan bezoekers denken")
    INFO = "info", _("Info: goed om te weten")


class B1Policy(models.TextChoices):
    """How strictly the plain-language coach judges a page type."""

    STRICT = "strict", _("Streng: rood vraagt om een reden")
    ADVISORY = "advisory", _("Advies: de schrijver beslist")
    NONE = "none", _("Geen: deze pagina heeft geen eigen tekst")


class BrokenKind(models.TextChoices):
    """Why a link does not work."""

    PAGE_GONE = "page-gone", _("Deze pagina is weg.")
    PAGE_HIDDEN = "page-hidden", _("Deze pagina staat niet op de site.")
    FILE_GONE = "file-gone", _("Dit bestand is weg.")
    NOTHING = "nothing", _("Op dit adres is niets.")
    NO_PLACE = "no-place", _("De pagina is er, maar deze plek (achter #) staat er niet op.")
    SITE_DEAD = "site-dead", _("Deze website doet het niet.")


class CalendarKind(models.TextChoices):
    """What stands in the calendar of editors, whatever the page; in the order of a day."""

    GOES_LIVE = "komt", _("Komt op de site")
    EXPIRES = "gaat", _("Gaat van de site")
    ALERT = "melding", _("Melding bovenaan de site")
    REVIEW = "controle", _("Opnieuw controleren")
    PUBLISHED = "geplaatst", _("Op de site gezet")


class RelatedKind(models.TextChoices):
    """Why one page links to another."""

    RELATED = "related", _("Hoort hierbij")
    FORERUNNER = "forerunner", _("Voorloper")
    HELP = "help", _("Hulp hierbij")


class TermKind(models.TextChoices):
    """The four shared taxonomies; the value is the name of the foreign key on ``PageTerm``."""

    GEMEENTE = "gemeente", _("Gemeente")
    THEME = "theme", _("Thema")
    DIMENSION = "dimension", _("Pijler")
    AUDIENCE = "audience", _("Voor wie")

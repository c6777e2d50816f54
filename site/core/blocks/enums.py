"""Choices inside blocks."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["ICONS", "ButtonStyle", "CalloutKind", "HeadingLevel"]


class HeadingLevel(models.TextChoices):
    """Level of a heading; the title of the page is the only h1."""

    H2 = "h2", _("Kop")
    H3 = "h3", _("Tussenkop onder een kop")


class CalloutKind(models.TextChoices):
    """Why a piece of text stands apart."""

    INFO = "info", _("Goed om te weten")
    WARNING = "let-op", _("Let op")
    TIP = "tip", _("Tip")


class ButtonStyle(models.TextChoices):
    """How loud a button is."""

    ACTION = "action", _("Gevuld: het belangrijkste op de pagina")
    LINE = "line", _("Met een lijn: minder belangrijk")


#: Pictograms that editors may choose; the value is the name in the sprite.
ICONS: Final = [
    ("agenda", _("Agenda")),
    ("bewegen", _("Bewegen")),
    ("dagelijks", _("Dagelijks leven")),
    ("eenzaam", _("Eén van velen")),
    ("euro", _("Euro")),
    ("geld", _("Geld")),
    ("groep", _("Groep mensen")),
    ("info", _("Informatie")),
    ("kaart", pgettext_lazy("pictogram", "Kaart")),
    ("klok", _("Klok")),
    ("kompas", _("Kompas")),
    ("kunst", _("Kunst")),
    ("lichaam", _("Lichaam")),
    ("lijstje", _("Lijstje")),
    ("locatie", _("Plaats")),
    ("mail", _("Brief")),
    ("mantelzorg", _("Zorg voor elkaar")),
    ("meedoen", _("Meedoen")),
    ("mens", _("Mens")),
    ("mentaal", _("Hoofd en gevoel")),
    ("online", _("Online")),
    ("opgroeien", _("Opgroeien")),
    ("ouder", _("Ouder worden")),
    ("podcast", _("Podcast")),
    ("taal", _("Talen")),
    ("taalles", _("Lezen en leren")),
    ("telefoon", _("Telefoon")),
    ("thuis", _("Huis")),
    ("tulp", _("Tulp")),
    ("vinkje", _("Vinkje")),
    ("weg", _("Weg")),
    ("welbevinden", _("Welbevinden")),
    ("zingeving", _("Zin in het leven")),
]

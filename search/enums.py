"""Choices of search."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["CompoundPlace", "CrisisKind", "SynonymWay", "WordLanguage"]


class CompoundPlace(models.TextChoices):
    """Where a part of long words may stand; the values of ``search.analysis.Place``."""

    KNOWN = "deel", _("Alleen naast andere woorden uit deze lijst")
    BEGIN = "begin", _("Ook vóór een woord dat wij niet kennen")
    END = "eind", _("Ook achter een woord dat wij niet kennen")
    BOTH = "beide", _("Ook voor en achter een woord dat wij niet kennen")
    WHOLE = "heel", _("Dit woord nooit splitsen")


class SynonymWay(models.TextChoices):
    """Which word leads to which."""

    BOTH = "beide", _("Beide kanten op")
    ONE = "heen", _("Alleen van het woord naar de andere woorden")


class CrisisKind(models.TextChoices):
    """Which help line stands first."""

    DANGER = "gevaar", _("Direct gevaar (112)")
    SUICIDE = "zelfmoord", _("Zelfmoord (113)")
    VIOLENCE = "geweld", _("Geweld of misbruik (Veilig Thuis)")
    CHILD = "kind", _("Kind in de knel (Kindertelefoon)")
    HARMLESS = "geen", _("Geen nood: deze woorden zijn onschuldig")


class WordLanguage(models.TextChoices):
    """Languages that visitors search in."""

    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")
    ARABIC = "ar", _("Arabisch")
    TURKISH = "tr", _("Turks")
    POLISH = "pl", _("Pools")
    UKRAINIAN = "uk", _("Oekraïens")

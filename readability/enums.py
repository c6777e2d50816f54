"""What the B1 coach can say of a text."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Advice", "Confidence", "Judgement", "Rule", "Severity", "Signal", "Verdict"]


class Verdict(models.TextChoices):
    """The judgement of a text by its score."""

    GREEN = "groen", _("Voldoet aan onze B1-richtlijn")
    ORANGE = "oranje", _("Net te moeilijk")
    RED = "rood", _("Te moeilijk")
    TOO_SHORT = "te_kort", _("Te kort voor een score")


class Confidence(models.TextChoices):
    """How much a score is worth: it needs words to be sure."""

    NONE = "geen", _("Te kort voor een oordeel")
    INDICATION = "indicatie", _("Een indicatie")
    FULL = "vol", _("Genoeg tekst voor een oordeel")


class Signal(models.TextChoices):
    """The judgement of a text by what was found in it; short texts have no other."""

    GOOD = "goed", _("Goed")
    ATTENTION = "let_op", _("Let op")


class Judgement(models.TextChoices):
    """The one judgement of a text that lists show: by its score, or of a short text by what was found in it."""

    RED = Verdict.RED.value, Verdict.RED.label
    ORANGE = Verdict.ORANGE.value, Verdict.ORANGE.label
    GREEN = Verdict.GREEN.value, Verdict.GREEN.label
    ATTENTION = Signal.ATTENTION.value, _("Korte tekst: let op")
    GOOD = Signal.GOOD.value, _("Korte tekst: goed")


class Severity(models.TextChoices):
    """How much a finding matters."""

    INFO = "info", _("Tip")
    WARN = "warn", _("Let op")
    ERROR = "error", _("Verbeter dit")


class Rule(models.TextChoices):
    """What can be found in a text."""

    LONG_SENTENCE = "lange_zin", _("Lange zin")
    MEAN_SENTENCE = "gemiddelde_zin", _("Zinnen zijn gemiddeld te lang")
    LONG_PARAGRAPH = "lange_alinea", _("Lange alinea")
    NO_HEADING = "geen_kop", _("Veel tekst zonder kop")
    PASSIVE = "lijdende_vorm", _("Lijdende vorm")
    JARGON = "moeilijk_woord", _("Moeilijk woord")
    RARE_WORD = "zeldzaam_woord", _("Woord dat weinig mensen kennen")
    ABBREVIATION = "afkorting", _("Afkorting zonder uitleg")
    TERM = "begrip", _("Begrip uit de woordenlijst")
    CLICK_HERE = "klik_hier", _("Link zonder betekenis")
    NOUN_CHAIN = "woordketen", _("Lange reeks van woorden")


class Advice(models.TextChoices):
    """What to do with a word of the jargon list."""

    REPLACE = "vervang", _("Vervang het woord")
    EXPLAIN = "leg_uit", _("Leg het woord uit")

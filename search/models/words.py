"""Lists of words that editors add to. What comes with the site stands in ``search/data`` and is always in force.

A row with the words of a line of a file takes its place; a row that is off takes it away.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.text import lines_of
from search.analysis.letters import words_in
from search.enums import CompoundPlace, CrisisKind, SynonymWay, WordLanguage

__all__ = ["AmbiguousPlace", "CompoundPart", "CrisisPhrase", "StemException", "Synonym"]


def has_a_word(value: str) -> None:
    """Refuse a text without any letter or figure."""
    if not words_in(value):
        raise ValidationError(_("Schrijf hier een woord."), code="no_word")


def one_word(value: str) -> None:
    """Refuse more words than one; a hyphen in front is no word."""
    if len(words_in(value)) != 1:
        raise ValidationError(_("Schrijf hier één woord, zonder spatie of streepje erin."), code="one_word")


def one_word_a_line(value: str) -> None:
    """Refuse lines that are not one word."""
    for line in lines_of(value):
        one_word(line)


_ACTIVE_HELP = _(
    "Zet dit uit om het woord niet te gebruiken. Staat het woord ook in een lijst die bij de site hoort? "
    "Dan telt wat u hier kiest."
)


class _ListWord(models.Model):
    """A word of a list. Fields of every list, last in its form."""

    active = models.BooleanField(_("in gebruik"), default=True, help_text=_ACTIVE_HELP)
    note = models.CharField(_("notitie"), max_length=200, blank=True, help_text=_("Alleen voor de redactie."))

    class Meta:
        """Shared."""

        abstract = True


class CompoundPart(_ListWord):
    """A word that long words are made of, or a word that must never be split."""

    word = models.CharField(
        _("woord"), validators=[one_word], max_length=40, help_text=_("Bijvoorbeeld: zorg. Eén woord, zonder streepje.")
    )
    forms = models.TextField(
        _("andere vormen"),
        validators=[one_word_a_line],
        blank=True,
        help_text=_("Hoe het woord ook in een lang woord staat. Elke vorm op een eigen regel. Bijvoorbeeld: kinder."),
    )
    place = models.CharField(
        _("plaats"),
        max_length=10,
        choices=CompoundPlace.choices,
        default=CompoundPlace.KNOWN,
        help_text=_("Waar het woord mag staan. Kiest u te ruim, dan vindt de bezoeker te veel."),
    )

    panels: ClassVar[list[Any]] = [*map(FieldPanel, ("word", "forms", "place", "active", "note"))]

    class Meta:
        """A word stands in the list once."""

        verbose_name = _("deel van lange woorden")
        verbose_name_plural = _("delen van lange woorden")
        ordering = ("word",)
        constraints = (
            models.UniqueConstraint(
                Lower("word"), name="search_part_once", violation_error_message=_("Dit woord staat al in de lijst.")
            ),
            models.CheckConstraint(condition=models.Q(place__in=CompoundPlace.values), name="search_part_place"),
        )

    def __str__(self) -> str:
        return self.word


class StemException(_ListWord):
    """A word that means another word, where the rules don't see it: kinderen is kind."""

    language = models.CharField(_("taal"), max_length=2, choices=WordLanguage.choices, default=WordLanguage.DUTCH)
    word = models.CharField(
        _("woord"),
        validators=[one_word],
        max_length=60,
        help_text=_("Bijvoorbeeld: kinderen. Met een streepje ervoor geldt het voor elk woord dat zo eindigt."),
    )
    stem = models.CharField(
        _("gewone vorm"),
        validators=[one_word],
        max_length=60,
        help_text=_("Bijvoorbeeld: kind. Hetzelfde woord nog een keer betekent: dit woord is alleen zichzelf."),
    )

    panels: ClassVar[list[Any]] = [*map(FieldPanel, ("language", "word", "stem", "active", "note"))]

    class Meta:
        """A word stands in the list of its language once."""

        verbose_name = _("woordvorm")
        verbose_name_plural = _("woordvormen")
        ordering = ("language", "word")
        constraints = (
            models.UniqueConstraint(
                "language",
                Lower("word"),
                name="search_stem_once",
                violation_error_message=_("Dit woord staat al in de lijst van deze taal."),
            ),
            models.CheckConstraint(condition=models.Q(language__in=WordLanguage.values), name="search_stem_language"),
        )

    def __str__(self) -> str:
        return f"{self.word} → {self.stem}"


class Synonym(_ListWord):
    """Other words for what a visitor types."""

    language = models.CharField(_("taal"), max_length=2, choices=WordLanguage.choices, default=WordLanguage.DUTCH)
    word = models.CharField(
        _("woord"), validators=[has_a_word], max_length=80, help_text=_("Wat de bezoeker typt. Meer woorden mag ook.")
    )
    others = models.TextField(
        _("andere woorden"),
        validators=[has_a_word],
        help_text=_("Waar wij dan ook naar zoeken. Elk woord op een eigen regel."),
    )
    way = models.CharField(
        _("richting"),
        max_length=10,
        choices=SynonymWay.choices,
        default=SynonymWay.BOTH,
        help_text=_("Een moeilijk woord leidt naar een gewoon woord: kies dan één kant op."),
    )

    panels: ClassVar[list[Any]] = [*map(FieldPanel, ("language", "word", "others", "way", "active", "note"))]

    class Meta:
        """A word stands in the list of its language once."""

        verbose_name = _("synoniem")
        verbose_name_plural = _("synoniemen")
        ordering = ("language", "word")
        constraints = (
            models.UniqueConstraint(
                "language",
                Lower("word"),
                name="search_synonym_once",
                violation_error_message=_("Dit woord staat al in de lijst van deze taal."),
            ),
            models.CheckConstraint(condition=models.Q(language__in=WordLanguage.values), name="search_synonym_lang"),
            models.CheckConstraint(condition=models.Q(way__in=SynonymWay.values), name="search_synonym_way"),
        )

    def __str__(self) -> str:
        return self.word


class CrisisPhrase(_ListWord):
    """Words of someone in danger: the help lines then stand above the results."""

    language = models.CharField(_("taal"), max_length=2, choices=WordLanguage.choices, default=WordLanguage.DUTCH)
    phrase = models.CharField(
        _("woorden"),
        validators=[has_a_word],
        max_length=120,
        help_text=_(
            "Eén woord of een stukje van een zin. Bijvoorbeeld: wil niet meer leven. "
            "Met * achter een woord telt elk einde mee. Met + ertussen mogen de woorden verder uit elkaar staan."
        ),
    )
    kind = models.CharField(
        _("soort"), max_length=10, choices=CrisisKind.choices, help_text=_("Welke hulplijn wij als eerste laten zien.")
    )

    panels: ClassVar[list[Any]] = [*map(FieldPanel, ("language", "phrase", "kind", "active", "note"))]

    class Meta:
        """The same words stand in the list of their language once."""

        verbose_name = _("woorden van nood")
        verbose_name_plural = _("woorden van nood")
        ordering = ("language", "phrase")
        constraints = (
            models.UniqueConstraint(
                "language",
                "kind",
                Lower("phrase"),
                name="search_crisis_once",
                violation_error_message=_("Deze woorden staan al in de lijst van deze taal."),
            ),
            models.CheckConstraint(condition=models.Q(language__in=WordLanguage.values), name="search_crisis_language"),
            models.CheckConstraint(condition=models.Q(kind__in=CrisisKind.values), name="search_crisis_kind"),
        )

    def __str__(self) -> str:
        return self.phrase


class AmbiguousPlace(_ListWord):
    """A place whose name is an ordinary word too: Ens, Buiten."""

    name = models.CharField(
        _("naam"),
        validators=[has_a_word],
        max_length=60,
        help_text=_("Wij zien deze naam alleen als plaats na “in”, of naast een andere plaats of een postcode."),
    )

    panels: ClassVar[list[Any]] = [*map(FieldPanel, ("name", "active", "note"))]

    class Meta:
        """A name stands in the list once."""

        verbose_name = _("plaats met een dubbele betekenis")
        verbose_name_plural = _("plaatsen met een dubbele betekenis")
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                Lower("name"), name="search_place_once", violation_error_message=_("Deze naam staat al in de lijst.")
            ),
        )

    def __str__(self) -> str:
        return self.name

"""What the coach keeps: a result for each revision, the words that editors added, and a step in the workflow."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Task, TaskState
from wagtail.search import index

from core.text import lines_of
from readability.analysis import JargonWord, is_too_hard
from readability.enums import Advice, Confidence, Judgement, Signal, Verdict

__all__ = ["AllowedWord", "B1CheckTask", "JargonEntry", "ReadabilityResult"]

SHORTEST_REASON = 10


class ReadabilityResultQuerySet(models.QuerySet["ReadabilityResult"]):
    """Results as people ask for them."""

    def counting(self) -> ReadabilityResultQuerySet:
        """Of every page the result that counts: of its live version, or of the newest one when it is not live."""
        of_page = ReadabilityResult.objects.filter(page=models.OuterRef("page")).order_by("-at", "-pk")
        live = models.Q(page__live=True, revision=models.F("page__live_revision"))
        return self.filter(live | models.Q(page__live=False, pk=models.Subquery(of_page.values("pk")[:1])))

    def without_reason(self) -> ReadabilityResultQuerySet:
        """Texts that are too difficult for certain, without words about why."""
        return self.filter(verdict=Verdict.RED, confidence=Confidence.FULL, reason="")

    def judged_as(self, judgement: str) -> ReadabilityResultQuerySet:
        """Results with this ``Judgement``."""
        if judgement in Signal.values:
            return self.filter(verdict=Verdict.TOO_SHORT, signal=judgement)
        return self.filter(verdict=judgement)


class ReadabilityResult(models.Model):
    """The judgement of one revision of a page, and why it was published all the same."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="b1_results", verbose_name=_("pagina"))
    revision = models.OneToOneField(
        "wagtailcore.Revision", models.CASCADE, related_name="b1_result", verbose_name=_("versie")
    )
    language = models.CharField(_("taal"), max_length=12)
    score = models.FloatField(_("score"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(_("niveau"), null=True, blank=True)
    verdict = models.CharField(_("oordeel"), max_length=10, choices=Verdict.choices)
    confidence = models.CharField(_("zekerheid"), max_length=10, choices=Confidence.choices)
    signal = models.CharField(_("signaal"), max_length=10, choices=Signal.choices)
    words = models.PositiveIntegerField(_("woorden"), default=0)
    findings = models.JSONField(_("bevindingen"), default=dict, help_text=_("Het aantal voor elke regel."))
    version = models.CharField(_("versie van de meting"), max_length=20)
    text_hash = models.CharField(_("kenmerk van de tekst"), max_length=64)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("redacteur"),
    )
    at = models.DateTimeField(_("gemeten op"), default=timezone.now)
    reason = models.TextField(
        _("reden om toch te publiceren"), blank=True, validators=[MinLengthValidator(SHORTEST_REASON)]
    )
    reason_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reden van"),
    )
    reason_at = models.DateTimeField(_("reden gegeven op"), null=True, blank=True)
    published_at = models.DateTimeField(
        _("online sinds"), null=True, blank=True, help_text=_("Leeg bij een versie die nooit online stond.")
    )

    objects: ClassVar[Any] = ReadabilityResultQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = _("B1-meting")
        verbose_name_plural = _("B1-metingen")
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=("page", "-at"), name="b1_result_of_page"),
            models.Index(fields=("page", "published_at"), name="b1_result_online"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(verdict__in=Verdict.values), name="b1_result_verdict"),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True) | models.Q(level__range=(1, 4)), name="b1_result_level"
            ),
        )

    def __str__(self) -> str:
        return f"{self.page_id}: {self.verdict}"

    @property
    def asks_reason(self) -> bool:
        """Whether this text is too difficult for certain, and nobody said yet why it goes out."""
        return is_too_hard(self.verdict, self.confidence) and not self.reason

    @property
    def judgement(self) -> str:
        """The judgement as people read it; of a short text only its findings count."""
        return str(Judgement(self.signal if self.verdict == Verdict.TOO_SHORT else self.verdict).label)

    @property
    def total_findings(self) -> int:
        """All findings together."""
        return sum(self.findings.values())


class JargonEntry(models.Model):
    """A difficult word that editors added to the list of the site."""

    word = models.CharField(_("moeilijk woord"), max_length=80)
    inflections = models.TextField(
        _("andere vormen"), blank=True, help_text=_("Elke vorm op een eigen regel. Bijvoorbeeld het meervoud.")
    )
    alternatives = models.TextField(_("gewone woorden"), help_text=_("Elk woord op een eigen regel. Het beste eerst."))
    advice = models.CharField(_("advies"), max_length=10, choices=Advice.choices, default=Advice.REPLACE)

    panels: ClassVar[list[Any]] = [
        FieldPanel("word"),
        FieldPanel("inflections"),
        FieldPanel("alternatives"),
        FieldPanel("advice"),
    ]

    class Meta:
        """By the alphabet; a word stands in the list once."""

        verbose_name = _("moeilijk woord")
        verbose_name_plural = _("moeilijke woorden")
        ordering = ("word",)
        constraints = (models.UniqueConstraint(Lower("word"), name="b1_jargon_once"),)

    def __str__(self) -> str:
        return self.word

    def as_jargon(self) -> JargonWord:
        """The entry as the analyser reads it."""
        return JargonWord(
            self.word,
            tuple(lines_of(self.inflections)),
            tuple(lines_of(self.alternatives)),
            Advice(self.advice),
        )


class AllowedWord(models.Model):
    """A word that readers of this site know, whatever the lists say."""

    word = models.CharField(_("woord"), max_length=80)
    note = models.CharField(_("waarom"), max_length=200, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("word"), FieldPanel("note")]

    class Meta:
        """By the alphabet; a word stands in the list once."""

        verbose_name = _("bekend woord")
        verbose_name_plural = _("bekende woorden")
        ordering = ("word",)
        constraints = (models.UniqueConstraint(Lower("word"), name="b1_allowed_once"),)

    def __str__(self) -> str:
        return self.word


class B1CheckTask(Task):
    """A step in a workflow that nobody has to do: a text passes, unless it is red and nobody said why it goes out.

    Such a text goes back to its writer at once, with words about what to do. The writer makes the text easier or
    gives a reason, and sends it in again.
    """

    search_fields: ClassVar[list[Any]] = [index.SearchField("name")]

    class Meta:
        """As shown where a workflow is made."""

        verbose_name = _("B1-check")
        verbose_name_plural = _("B1-checks")

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Decide at once, so that nobody waits for this step."""
        from readability.services import revision_asks_reason

        task_state = super().start(workflow_state, user=user)
        task_state.status = TaskState.STATUS_APPROVED
        if revision_asks_reason(task_state.revision):
            task_state.status = TaskState.STATUS_REJECTED
            task_state.comment = gettext(
                "Deze tekst is nog te moeilijk. Maak de tekst makkelijker, of geef een reden. Dien hem dan opnieuw in."
            )
        task_state.finished_at = timezone.now()
        task_state.finished_by = user
        task_state.save()
        return task_state

    @classmethod
    def get_description(cls) -> Any:
        """What the step does, in the list of steps."""
        return _("Een tekst die voldoet aan onze B1-richtlijn gaat vanzelf door. Bij rood is een reden nodig.")

"""The projection that search reads: one row for each public thing in each language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

__all__ = ["SearchDocument", "SearchState", "UnsentDocument"]


class SearchDocument(index.Indexed, models.Model):
    """What can be found, ready to show: results need nothing else."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.SlugField(_("soort"), max_length=40, db_index=True)
    #: The same for a row and its translations; empty for a row that has none.
    translation_key = models.CharField(max_length=36, blank=True)
    language = models.CharField(_("taal"), max_length=10, db_index=True)
    title = models.CharField(_("titel"), max_length=255)
    url = models.CharField(_("adres"), max_length=500)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    gemeenten = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    dimensions = models.JSONField(default=list)
    audiences = models.JSONField(default=list)
    forms = models.JSONField(_("vormen van hulp"), default=list)
    costs = models.JSONField(_("kosten"), default=list)
    spoken = models.JSONField(_("talen die men spreekt"), default=list)
    place = models.CharField(_("plaats"), max_length=80, blank=True)
    #: Rounded to 0.01 degree, and only of what everybody may know.
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    #: By phone, on line, or in the whole province: near for everybody.
    everywhere = models.BooleanField(_("overal"), default=False)
    #: The day somebody last checked that it is true.
    checked = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    icon = models.CharField(max_length=40, blank=True)
    theme_class = models.CharField(max_length=40, blank=True)
    date = models.DateField(null=True, blank=True)
    weight = models.FloatField(default=1.0)
    sensitive = models.BooleanField(default=False)
    changed = models.DateTimeField(null=True, blank=True)
    # What the engines read: the words of each text with their stems and parts (search.analysis), and the values of
    # facets as words ("gemeente_urk thema_geld").
    index_title = models.TextField(blank=True, editable=False)
    index_terms = models.TextField(blank=True, editable=False)
    index_summary = models.TextField(blank=True, editable=False)
    index_body = models.TextField(blank=True, editable=False)
    index_facets = models.TextField(blank=True, editable=False)
    #: Of the analyser that made them.
    analyser = models.CharField(max_length=40, blank=True, editable=False)
    #: Grows with every write of any document: who keeps something in memory asks what is newer.
    version = models.PositiveBigIntegerField(default=0, db_index=True, editable=False)

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title", boost=4),
        index.SearchField("terms", boost=2),
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.FilterField("language"),
        index.FilterField("kind"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("zoekdocument")
        verbose_name_plural = _("zoekdocumenten")

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class SearchState(models.Model):
    """One row about the index as a whole."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    #: The version of the newest write; each write makes it one more.
    version = models.PositiveBigIntegerField(default=0)
    #: Of the last document that was taken away. Who keeps documents in memory from before reads all of them anew.
    removed_at = models.PositiveBigIntegerField(default=0)
    #: The analyser and the settings of editors by which the whole index was last made.
    analyser = models.CharField(max_length=40, blank=True)
    rebuilt_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row."""

        verbose_name = _("stand van het zoekregister")
        verbose_name_plural = _("stand van het zoekregister")
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=models.Q(id=1), name="search_state_is_one_row")
        ]

    def __str__(self) -> str:
        return f"versie {self.version}"


class UnsentDocument(models.Model):
    """A document that a search server has not heard of yet: it was down when the document changed or went."""

    key = models.CharField(max_length=120, unique=True)

    class Meta:
        """Dutch names."""

        verbose_name = _("nog te versturen zoekdocument")
        verbose_name_plural = _("nog te versturen zoekdocumenten")

    def __str__(self) -> str:
        return self.key

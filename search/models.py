"""The projection that search reads: one row for each public thing in each language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

__all__ = ["SearchDocument"]


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
    icon = models.CharField(max_length=40, blank=True)
    theme_class = models.CharField(max_length=40, blank=True)
    date = models.DateField(null=True, blank=True)
    weight = models.FloatField(default=1.0)
    sensitive = models.BooleanField(default=False)
    changed = models.DateTimeField(null=True, blank=True)

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

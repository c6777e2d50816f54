"""Files to download."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from core.sound import seconds_of
from core.uploads import check_document

__all__ = ["CustomDocument", "DocumentText", "content_languages"]


def content_languages() -> list[tuple[str, Any]]:
    """Languages of the site; a function, so that a new language is no reason for a migration."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


class CustomDocument(AbstractDocument):
    """A file to download, with what a visitor wants to know before doing so."""

    description = models.CharField(
        _("wat staat erin?"),
        max_length=255,
        blank=True,
        help_text=_("Eén zin. Die staat onder de link naar het bestand."),
    )
    language = models.CharField(
        _("taal van het bestand"), max_length=10, blank=True, default="nl", choices=content_languages
    )

    duration_seconds = models.PositiveIntegerField(
        _("duur in seconden"), default=0, editable=False, help_text=_("Van een geluid. Wordt uit het bestand gelezen.")
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = ("title", "file", "description", "language", "collection", "tags")
    search_fields: ClassVar[list[Any]] = [
        *AbstractDocument.search_fields,
        index.SearchField("description"),
        index.FilterField("language"),
    ]

    class Meta(AbstractDocument.Meta):
        """Dutch names, and Wagtail's permission to choose."""

        verbose_name = _("bestand")
        verbose_name_plural = _("bestanden")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Refuse a kind of file that is not on the list, or that is not what its name says."""
        if self._is_new_file():
            check_document(self.file.file, self.file.name)
        super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store size and duration with a new file, so that a page can show them without opening the file."""
        if self._is_new_file():
            self.duration_seconds = seconds_of(self.file.file, self.file.name)
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    @property
    def facts(self) -> str:
        """Kind and size, such as "PDF, 1,2 MB"."""
        parts = [self.file_extension.upper()]
        if self.file_size:
            parts.append(filesizeformat(self.file_size).replace("\xa0", " "))
        return ", ".join(parts)

    def _is_new_file(self) -> bool:
        return bool(self.file) and not self.file._committed


class DocumentText(models.Model):
    """The words of a PDF file, for search. Read once a file: that takes longer than an editor likes to wait."""

    document = models.OneToOneField(CustomDocument, on_delete=models.CASCADE, related_name="+")
    #: Of the file that was read: another file is read anew.
    file_hash = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    #: False when there was no time for the whole file.
    complete = models.BooleanField(default=True)

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("tekst van een bestand")
        verbose_name_plural = _("teksten van bestanden")

    def __str__(self) -> str:
        return str(self.document)

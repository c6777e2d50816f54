"""Pictures and their renditions, without the data that cameras hide in them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from core.metadata import has_metadata, without_metadata
from core.uploads import check_image, not_a_picture

__all__ = ["CustomImage", "CustomRendition"]


class CustomImage(AbstractImage):
    """A picture. ``description`` says what is on it and is the alternative text unless a page gives another."""

    description = models.CharField(
        _("wat is er te zien?"),
        max_length=255,
        blank=True,
        default="",
        help_text=_("Eén zin voor mensen die het beeld niet zien. Een pagina kan er andere woorden aan geven."),
    )
    credit = models.CharField(
        _("maker"), max_length=255, blank=True, help_text=_("Wie het beeld maakte en, als die er is, de licentie.")
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields: ClassVar[list[Any]] = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        """Dutch names, and Wagtail's permission to choose."""

        verbose_name = _("beeld")
        verbose_name_plural = _("beelden")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        """The description. Never the title: that is often the name of a file."""
        return str(self.description)

    def clean(self) -> None:
        """Refuse a file that is no picture, or only a part of one."""
        super().clean()
        if not self._is_new_file():
            return
        check_image(self.file.file, self.file.name or "")
        try:
            self._set_image_file_metadata()
        except Exception as fault:  # each kind of picture has faults of its own
            raise not_a_picture() from fault

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file without its metadata, whatever way it came in."""
        if self._is_new_file():
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def _set_image_file_metadata(self) -> None:
        """Size and hash belong to the file as it is stored: upright and without metadata."""
        this: Any = self
        if self._is_new_file() and not getattr(this.file, "_stripped", False):
            this.file = without_metadata(this.file.file, this.file.name)
            this.file._stripped = True
        super()._set_image_file_metadata()

    def _is_new_file(self) -> bool:
        """Whether there is a file that is not in storage yet."""
        return bool(self.file) and not self.file._committed

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> ContentFile[bytes]:  # noqa: A002 (Wagtail's)
        """A rendition without metadata, also of an original that got into storage by another road."""
        with super().generate_rendition_file(filter, source=source) as generated:
            if has_metadata(generated):
                return without_metadata(generated, generated.name)
            generated.seek(0)
            return ContentFile(generated.read(), name=generated.name)


class CustomRendition(AbstractRendition):
    """A picture in one size and form."""

    image = models.ForeignKey(CustomImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        """One rendition of a picture for each filter and focal point."""

        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="core_rendition_unique_per_filter"
            )
        ]

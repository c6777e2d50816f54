"""Which rows came with the demo content, so that they can be updated and removed again."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["DemoObject"]


class DemoObject(models.Model):
    """A row made by ``manage.py demo``: the file or name it came from, what it is, and a fingerprint of its source.

    ``owner`` is the file without which the row has no reason to be: an item for its facts, a list for its entries.
    ``state`` is a hash of the values that the demo wrote; other values are the work of an editor.
    """

    #: A list of what the demo made uses nothing: an unused picture stays an unused picture.
    wagtail_reference_index_ignore: ClassVar[bool] = True

    key = models.CharField(_("bron"), max_length=200, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    target = GenericForeignKey("content_type", "object_id")
    fingerprint = models.CharField(max_length=64, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(auto_now=True)
    existed_before = models.BooleanField(default=False)

    class Meta:
        """One row an object."""

        verbose_name = _("demo-object")
        verbose_name_plural = _("demo-objecten")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="core_demoobject_once"),
        ]

    def __str__(self) -> str:
        return str(self.key)

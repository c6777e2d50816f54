"""Examples with which editors can begin a page: drafts that stand together in one place of the tree."""

from datetime import datetime
from typing import Any, Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["NO_DAY_YET", "ExampleFolder", "ExampleMixin"]

#: A day that means "fill in the day", where a page can't do without one. No page can go out with it.
NO_DAY_YET: Final = timezone.make_aware(datetime(2000, 1, 1, 12))  # noqa: DTZ001 (made aware here)

_NOT_CHECKED: Final[dict[str, Any]] = {
    "reviewed_on": None,
    "review_owner": None,
    "tested_on": None,
    "tested_with": "",
}


class ExampleFolder(models.Model):
    """The page under which the examples stand: every page below it is one.

    The page was never published, so nothing below it can be reached. Without a page somebody threw the examples away:
    they don't come back by themselves.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("pagina")
    )

    class Meta:
        """Dutch names."""

        verbose_name = _("map met voorbeelden")
        verbose_name_plural = _("map met voorbeelden")

    def __str__(self) -> str:
        return str(self.page or "")


class ExampleMixin(models.Model):
    """What a type changes when one of its pages becomes an example, or when a page begins as a copy of one."""

    class Meta:
        """No table of its own."""

        abstract = True

    def values_as_example(self) -> dict[str, Any]:
        """Fields of an example made of this page: nobody checks it, nobody read it."""
        return dict(_NOT_CHECKED)

    def values_from_example(self, parent: Any) -> dict[str, Any]:
        """Fields of a new page under ``parent`` that begins as a copy of this example."""
        return dict(_NOT_CHECKED)

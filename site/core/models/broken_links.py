"""What the last look at all links found."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import BrokenKind

__all__ = ["BrokenLink", "LinkScan"]


class BrokenLink(models.Model):
    """A link on a live page that does not work.

    ``target`` is the address as somebody typed it, the title of a page, or the key of what is gone. ``goal`` is the key
    of the page that was meant, so that a change of that page can change this row; it has no foreign key, for the page
    may be gone. ``since`` is when this fault was first found.
    """

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("pagina"))
    kind = models.CharField(_("wat er mis is"), max_length=20, choices=BrokenKind.choices)
    target = models.CharField(_("link"), max_length=2000)
    detail = models.CharField(_("antwoord"), max_length=100, blank=True)
    goal = models.PositiveIntegerField(_("bedoelde pagina"), null=True, blank=True, db_index=True)
    since = models.DateTimeField(_("kapot sinds"))

    class Meta:
        """A fault has a link."""

        verbose_name = _("kapotte link")
        verbose_name_plural = _("kapotte links")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(target__gt=""), name="core_brokenlink_has_target"),
        ]

    def __str__(self) -> str:
        return str(self.target)


class LinkScan(models.Model):
    """When all links were looked at; one row, or none when nobody did yet."""

    done_at = models.DateTimeField(_("nagekeken op"))

    class Meta:
        """Dutch names."""

        verbose_name = _("controle van links")
        verbose_name_plural = _("controles van links")

    def __str__(self) -> str:
        return str(self.done_at)

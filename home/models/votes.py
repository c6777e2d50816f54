"""What visitors say of a page: whether it was useful, and what could be better."""

from typing import ClassVar

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["PageVote"]


class PageVote(models.Model):
    """One answer to "Was deze pagina nuttig?", with nothing in it that leads to a person.

    The remark goes after a year (``home.services.purge_remarks``), the answer itself stays with the page.
    """

    REMARK_MAX_LENGTH: ClassVar[int] = 1000
    #: Nothing to warn about when a page goes, and no work for each vote.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="useful_votes", verbose_name=_("pagina")
    )
    is_useful = models.BooleanField(_("nuttig"))
    remark = models.TextField(_("opmerking"), max_length=REMARK_MAX_LENGTH, blank=True)
    language = models.CharField(_("taal"), max_length=10)
    created_at = models.DateTimeField(_("gegeven op"), db_index=True)

    class Meta:
        """The newest first."""

        verbose_name = _("reactie op een pagina")
        verbose_name_plural = _("reacties op pagina's")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.answer} ({self.created_at:%Y-%m-%d})"

    @property
    @admin.display(description=_("nuttig"))
    def answer(self) -> str:
        """The button that the visitor pressed."""
        return str(_("Ja") if self.is_useful else _("Nee"))

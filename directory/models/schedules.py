"""HSDS schedule: weekly hours of one way of contact."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.enums import AttendingType, Weekday
from directory.models.base import HsdsModel

__all__ = ["Schedule"]

MIDNIGHT = time(0)


class Schedule(HsdsModel, Orderable):
    """One block of hours on one day of the week; several a day are possible.

    An end before the begin means that the block ends on the next day, or at midnight when the end is 00:00.
    Times are local (Europe/Amsterdam).
    ``location`` tells at which of the service's places; empty for phone, chat and online.
    """

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="schedules")
    location = models.ForeignKey(
        "directory.Location",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="schedules",
        verbose_name=_("plek"),
    )
    attending_type = models.CharField(
        _("waarvoor"), max_length=20, choices=AttendingType.choices, default=AttendingType.WALK_IN
    )
    byday = models.CharField(_("dag"), max_length=2, choices=Weekday.choices)
    opens_at = models.TimeField(_("van"))
    closes_at = models.TimeField(_("tot"))
    description = models.CharField(_("toelichting"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        """Begin and end differ; a whole day is 00:00 to 23:59."""

        verbose_name = _("tijd")
        verbose_name_plural = _("tijden")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(opens_at=models.F("closes_at")),
                name="directory_schedule_takes_time",
                violation_error_message=_("Begin en einde zijn gelijk. Vul voor een hele dag 00:00 tot 23:59 in."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_byday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"

    @property
    def ends_next_day(self) -> bool:
        """Whether the block runs over midnight; one that ends at midnight does not."""
        return MIDNIGHT < self.closes_at < self.opens_at

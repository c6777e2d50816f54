"""HSDS schedule: the hours of one way of contact, and the days that differ."""

from datetime import time
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from directory.enums import AttendingType, Repeats, Weekday
from directory.models.base import HsdsModel

__all__ = ["Schedule", "ScheduleDeviation"]

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
    repeats = models.CharField(_("hoe vaak"), max_length=12, choices=Repeats.choices, default=Repeats.WEEKLY)
    starts_on = models.DateField(
        _("een dag waarop het is"), null=True, blank=True, help_text=_("Alleen nodig bij “om de week”.")
    )
    valid_from = models.DateField(_("geldt vanaf"), null=True, blank=True)
    valid_to = models.DateField(_("geldt tot en met"), null=True, blank=True)
    description = models.CharField(_("toelichting"), max_length=120, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("attending_type"), FieldPanel("location")]),
        FieldRowPanel([FieldPanel("byday"), FieldPanel("opens_at"), FieldPanel("closes_at")]),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("repeats"), FieldPanel("starts_on")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]

    class Meta(Orderable.Meta):
        """Begin and end differ; a whole day is 00:00 to 23:59. "Om de week" needs a day to count from."""

        verbose_name = _("tijd")
        verbose_name_plural = _("tijden")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(opens_at=models.F("closes_at")),
                name="directory_schedule_takes_time",
                violation_error_message=_("Begin en einde zijn gelijk. Vul voor een hele dag 00:00 tot 23:59 in."),
            ),
            models.CheckConstraint(
                condition=~models.Q(repeats=Repeats.FORTNIGHTLY) | models.Q(starts_on__isnull=False),
                name="directory_schedule_fortnight_from",
                violation_error_message=_("Is het om de week? Vul dan een dag in waarop het is."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="directory_schedule_dates_in_order",
                violation_error_message=_("De laatste dag ligt voor de eerste. Draai ze om."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_byday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"

    @property
    def ends_next_day(self) -> bool:
        """Whether the block runs over midnight; one that ends at midnight does not."""
        return MIDNIGHT < self.closes_at < self.opens_at


class ScheduleDeviation(HsdsModel, Orderable):
    """Days on which the hours are others, or on which there are none: then begin and end are empty.

    Without ``attending_type`` it is for every way of contact.
    """

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="deviations")
    attending_type = models.CharField(
        _("waarvoor"),
        max_length=20,
        choices=AttendingType.choices,
        blank=True,
        help_text=_("Laat leeg als het voor alles geldt: langskomen, bellen en chatten."),
    )
    first_day = models.DateField(_("van"))
    last_day = models.DateField(_("tot en met"))
    opens_at = models.TimeField(_("open van"), null=True, blank=True, help_text=_("Laat leeg als u dicht bent."))
    closes_at = models.TimeField(_("open tot"), null=True, blank=True)
    description = models.CharField(_("toelichting"), max_length=120, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day"), FieldPanel("attending_type")]),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        """The days are in order; either both times or none. Times that are equal are no hours."""

        verbose_name = _("afwijkende dag")
        verbose_name_plural = _("afwijkende dagen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="directory_deviation_days_in_order",
                violation_error_message=_("De laatste dag ligt voor de eerste. Draai ze om."),
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True, closes_at__isnull=True)
                | models.Q(opens_at__isnull=False, closes_at__isnull=False),
                name="directory_deviation_both_times",
                violation_error_message=_("Vul begin en einde in, of laat ze allebei leeg: dan bent u dicht."),
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True) | ~models.Q(opens_at=models.F("closes_at")),
                name="directory_deviation_takes_time",
                violation_error_message=_("Begin en einde zijn gelijk. Bent u dicht? Laat ze dan allebei leeg."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%d-%m-%Y}–{self.last_day:%d-%m-%Y}"

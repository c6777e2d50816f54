"""Postcode areas of four digits: enough to tell what is near, too coarse to tell where somebody lives."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["PostcodeArea"]


class PostcodeArea(models.Model):
    """A PC4 area: its place or wijk, its gemeente, and a point in it, rounded to a hundredth of a degree."""

    code = models.CharField(
        _("postcode"),
        max_length=4,
        primary_key=True,
        validators=[RegexValidator(r"^[1-9]\d{3}\Z", _("Vier cijfers, bijvoorbeeld 8232."))],
    )
    place = models.CharField(_("plaats of wijk"), max_length=60)
    gemeente = models.CharField(
        _("CBS-code van de gemeente"),
        max_length=4,
        validators=[RegexValidator(r"^\d{4}\Z", _("Een CBS-code heeft vier cijfers, bijvoorbeeld 0995."))],
    )
    latitude = models.DecimalField(_("breedte"), max_digits=5, decimal_places=2)
    longitude = models.DecimalField(_("lengte"), max_digits=5, decimal_places=2)

    class Meta:
        """By code."""

        verbose_name = _("postcodegebied")
        verbose_name_plural = _("postcodegebieden")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.place}"

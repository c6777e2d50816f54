"""The edit forms of an entry: of its page, and of its facts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.easy import EasyPageForm
from directory.enums import STOPPED, LocationType
from directory.reachable import ADDRESSES, can_be_reached, has_contact

__all__ = ["LocationForm", "ServiceForm", "ServicePageForm"]

_NO_WAY = _(
    "Bij deze feiten staat niet hoe iemand hulp krijgt. Vul daar een telefoonnummer, e-mailadres, website of een "
    "adres dat niet geheim is in. Zet het item daarna op de site."
)
_LAST_WAY = _(
    "Zo weet niemand meer hoe iemand deze hulp krijgt, en de pagina staat op de site. Laat een telefoonnummer, "
    "e-mailadres, website of adres staan dat niet geheim is. Of haal eerst de pagina van de site."
)
_LAST_PLACE = _(
    "Op de site vertelt alleen dit adres nog hoe iemand deze hulp krijgt: %(names)s. Laat de plaats staan, en maak het "
    "adres niet geheim. Of vul daar eerst een telefoonnummer, e-mailadres of website in. Kan dat niet? Haal dan eerst "
    "de pagina ervan van de site."
)
#: What decides whether visitors are told where a place is.
_TOLD = ("location_type", "city", "address_is_secret")


def _told(location: Any) -> dict[str, Any]:
    return {name: getattr(location, name) for name in _TOLD}


def _is_open(told: dict[str, Any]) -> bool:
    """Whether people can come by, and know where."""
    return told["location_type"] == LocationType.PHYSICAL and bool(told["city"]) and not told["address_is_secret"]


class ServicePageForm(EasyPageForm):
    """Help that nobody can reach stays a draft."""

    def clean(self) -> Any:
        """A draft may wait for its facts; what visitors see has a way to somebody."""
        cleaned = super().clean()
        service = self.cleaned_data.get("service")
        if service is not None and not self._stays_hidden() and not can_be_reached(service):
            self.add_error("service", _NO_WAY)
        return cleaned


class ServiceForm(WagtailAdminModelForm):
    """Facts of help that is on the site keep a way to somebody."""

    def is_valid(self) -> bool:
        """The rows below the form too: numbers and places are among them."""
        if not super().is_valid():
            return False
        if self._is_shown() and not self._leads_to_somebody() and self._was_reachable():
            self.add_error(None, _LAST_WAY)
        return not self.errors

    def _is_shown(self) -> bool:
        """Whether visitors see it after this change."""
        gone = self.cleaned_data.get("do_not_list") or self.cleaned_data.get("status") in STOPPED
        return not gone and self.instance.pk is not None and self.instance.pages.filter(live=True).exists()

    def _was_reachable(self) -> bool:
        """Whether there was a way before: who mends another fact of an entry without one may."""
        return can_be_reached(type(self.instance)._default_manager.get(pk=self.instance.pk))

    def _leads_to_somebody(self) -> bool:
        if any(self.cleaned_data.get(name) for name in ADDRESSES) or self._kept("phones"):
            return True
        return any(_is_open(_told(row["location"])) for row in self._kept("places"))

    def _kept(self, relation: str) -> list[dict[str, Any]]:
        """The rows that are there after this change."""
        rows = [form.cleaned_data for form in self.formsets[relation].forms if form.has_changed() or form.instance.pk]
        return [row for row in rows if not row.get("DELETE")]


class LocationForm(WagtailAdminModelForm):
    """A place stays open to visitors while help on the site has no other way to somebody."""

    def clean(self) -> Any:
        """What nobody could reach before may be kept as it is."""
        cleaned = super().clean()
        told = {name: self.cleaned_data.get(name) for name in _TOLD}
        if self.instance.pk is None or self.errors or _is_open(told) or not _is_open(_told(self.instance)):
            return cleaned
        if names := self._left_alone():
            field = "address_is_secret" if told["address_is_secret"] else "location_type" if told["city"] else "city"
            self.add_error(field, _LAST_PLACE % {"names": ", ".join(names)})
        return cleaned

    def _left_alone(self) -> list[str]:
        """Names of help on the site to which this place is the only way."""
        rows = self.instance.services.model._default_manager
        shown = self.instance.services.filter(service__pages__live=True).exclude(service__status__in=STOPPED)
        services = {row.service_id: row.service for row in shown.select_related("service").order_by("service__name")}
        beside = rows.filter(service__in=services).exclude(location=self.instance).select_related("location")
        open_ones = {row.service_id for row in beside if _is_open(_told(row.location))}
        return [one.name for pk, one in services.items() if pk not in open_ones and not has_contact(one)]

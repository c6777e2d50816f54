"""The edit forms of an entry: of its page, and of its facts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.easy import EasyPageForm
from directory.enums import STOPPED, LocationType
from directory.reachable import ADDRESSES, can_be_reached

__all__ = ["ServiceForm", "ServicePageForm"]

_NO_WAY = _(
    "Bij deze feiten staat niet hoe iemand hulp krijgt. Vul daar een telefoonnummer, e-mailadres, website of een "
    "adres dat niet geheim is in. Zet het item daarna op de site."
)
_LAST_WAY = _(
    "Zo weet niemand meer hoe iemand deze hulp krijgt, en de pagina staat op de site. Laat een telefoonnummer, "
    "e-mailadres, website of adres staan dat niet geheim is. Of haal eerst de pagina van de site."
)


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
        places = [row["location"] for row in self._kept("places")]
        visited = [place for place in places if place.location_type == LocationType.PHYSICAL and place.city]
        return any(not place.address_is_secret for place in visited)

    def _kept(self, relation: str) -> list[dict[str, Any]]:
        """The rows that are there after this change."""
        rows = [form.cleaned_data for form in self.formsets[relation].forms if form.has_changed() or form.instance.pk]
        return [row for row in rows if not row.get("DELETE")]

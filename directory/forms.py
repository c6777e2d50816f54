"""The edit form of an entry."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.easy import EasyPageForm
from directory.reachable import can_be_reached

__all__ = ["ServicePageForm"]

_NO_WAY = _(
    "Bij deze feiten staat niet hoe iemand hulp krijgt. Vul daar een telefoonnummer, e-mailadres, website of een "
    "adres dat niet geheim is in. Zet het item daarna op de site."
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

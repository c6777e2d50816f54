"""The filter "nu open"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.freshness import true_until
from directory.facets.base import ListedFacet
from directory.hours import Moment
from directory.memory.opening import opening_at

if TYPE_CHECKING:
    from django.http import HttpRequest

    from directory.facets.base import Found
    from directory.memory.listed import Listed

__all__ = ["OpenFacet"]

_OPEN: Final = "open"


class OpenFacet(ListedFacet):
    """What one can reach now. Its counts hold until any entry of the list opens or closes, shown or not."""

    def __init__(self, request: HttpRequest | None) -> None:
        super().__init__("nu", gettext_lazy("Wanneer"))
        self.request, self.moment = request, Moment.at(timezone.now())

    def labels(self) -> dict[str, str]:
        """One choice."""
        return {_OPEN: _("Nu open of te bellen")}

    def values(self, listed: Listed) -> Found:
        """From the hours; the answer is kept no longer than it is true."""
        opening = opening_at(listed.table, self.moment)
        true_until(self.request, opening.ends)
        return {_OPEN: opening.open}

    def maybe(self, listed: Listed) -> Found:
        """Entries of which nobody knows when they are open."""
        return {_OPEN: opening_at(listed.table, self.moment).unsure}

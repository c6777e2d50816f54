"""What owners said and waits for an editor, on the start page of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.editor.panels import WorkPanel
from directory.reviews.waiting import read_waits

if TYPE_CHECKING:
    from django.http import HttpRequest

    from directory.reviews.waiting import Waits

__all__ = ["OwnersPanel", "add_owners_panel"]


class OwnersPanel(WorkPanel):
    """Changes, closures and calls, each with how many there are and how long the oldest waits."""

    name: ClassVar[str] = "bijhouden"
    order: ClassVar[int] = 34
    heading = gettext_lazy("Antwoorden van organisaties")
    empty = gettext_lazy(
        "Geen organisatie wacht op u. Wijzigt of stopt er iets op de sociale kaart, dan staat dat hier."
    )
    more_label = gettext_lazy("Bijhouden")

    def rows(self, user: Any) -> list[dict[str, Any]]:
        """The lists in which something waits."""
        return [self._row(one) for one in read_waits(timezone.localdate()) if one.number]

    def _row(self, one: Waits) -> dict[str, Any]:
        age = ngettext("De oudste wacht %(days)d werkdag", "De oudste wacht %(days)d werkdagen", one.oldest)
        note = ""
        if one.late:
            note = ngettext("%(number)d is te laat", "%(number)d zijn te laat", one.late) % {"number": one.late}
        elif one.due:
            note = _("Nakijken voor %(day)s") % {"day": date_format(one.due, "j F")}
        title = f"{one.label}: {one.number}"
        return {"title": title, "url": one.url, "kind": age % {"days": one.oldest}, "note": note}

    def more_url(self) -> str:
        """The screen with all of it."""
        return reverse("directory_tasks")


def add_owners_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For who may change facts; a function for the hook ``construct_homepage_panels``."""
    if request.user.has_perm("directory.change_service"):
        panels.append(OwnersPanel())

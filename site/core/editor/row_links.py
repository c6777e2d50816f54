"""Links to other websites in rows that are no pages: each area says which of its rows visitors get to see.

An organisation with its website, for example. Of these only the web addresses are looked at; what is wrong is asked
when somebody opens the report, so that a row that is mended is gone from it at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.admin.admin_url_finder import AdminURLFinder

from core.editor.link_scan import links_in, own_path
from core.models.checked_links import CheckedLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

__all__ = ["RowFault", "register", "row_addresses", "row_faults"]

#: Gives the rows of one model that are on the site.
Rows = Callable[[], "Iterable[Any]"]
_sources: dict[str, Rows] = {}


@dataclass(frozen=True, slots=True)
class RowFault:
    """A website that does not answer, in a row: what the row is, and where to change it."""

    name: str
    kind: str
    edit_url: str
    address: str
    detail: str
    since: datetime | None


def register(name: str, rows: Rows) -> None:
    """Have links in these rows checked. Call it from ``AppConfig.ready``; a second call with a name replaces it."""
    _sources[name] = rows


def _found() -> Iterator[tuple[Any, str]]:
    """Each row with each address of another website in it: one query a source."""
    for _name, rows in sorted(_sources.items()):
        for row in rows():
            for kind, address in dict.fromkeys(links_in(row)):
                if not kind and own_path(address) is None:
                    yield row, address


def row_addresses() -> set[str]:
    """Every address of another website in these rows."""
    return {address for _row, address in _found()}


def row_faults(user: Any) -> list[RowFault]:
    """What the last check found dead, in the rows that this person may change."""
    dead = {link.url: link for link in CheckedLink.objects.filter(broken_since__isnull=False)}
    finder = AdminURLFinder(user)
    faults = []
    for row, address in _found() if dead else ():
        link = dead.get(address)
        edit_url = finder.get_edit_url(row) if link else None
        if link and edit_url:
            kind = str(row._meta.verbose_name)
            detail = link.fault or str(link.status)
            faults.append(RowFault(str(row), kind, edit_url, address, detail, link.broken_since))
    return faults

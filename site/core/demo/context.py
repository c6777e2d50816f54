"""What a loader of an area may use while the demo is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from core.enums import TermKind
from core.taxonomies import TermRecord, term_by_pk, term_by_slug

if TYPE_CHECKING:
    from datetime import date

    from core.demo.ledger import Ledger
    from core.demo.report import DemoReport

__all__ = ["TERM_NAMES", "DemoContext"]

#: The names of the models of the taxonomies, as keys of the demo use them.
TERM_NAMES: Final = {
    TermKind.GEMEENTE: "gemeente",
    TermKind.THEME: "theme",
    TermKind.DIMENSION: "healthdimension",
    TermKind.AUDIENCE: "audience",
}


def _empty_ledger() -> Ledger:
    from core.demo.ledger import Ledger

    return Ledger()


@dataclass(slots=True)
class DemoContext:
    """The day to which relative dates refer, and everything by the name that content files use.

    Files know a page, a term or a picture by the name that *they* gave it; it is found by that name also when an
    editor gave it another address or title.
    """

    anchor: date
    pages: dict[str, Any] = field(default_factory=dict)
    media: dict[tuple[str, str], Any] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=_empty_ledger)

    @property
    def report(self) -> DemoReport:
        """What the run tells to people."""
        return self.ledger.report

    def page(self, path: str) -> Any | None:
        """The page at a site path such as ``/hulp/``; None when it does not exist."""
        return self.pages.get(path)

    def term(self, kind: TermKind, slug: str) -> TermRecord | None:
        """The term that the list calls so, or one of editors with this address; None when there is none."""
        row = self.ledger.row(f"{TERM_NAMES[kind]}/{slug}/nl")
        found = term_by_pk(kind, row.pk) if row is not None else None
        return found or term_by_slug(kind, slug)

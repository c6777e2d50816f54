"""Facts that several rows tell: of an organisation, of a place. They may not contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from directory.importing.faults import Report
    from directory.importing.rows import Row

__all__ = ["SharedFacts", "address_key"]

Record = dict[str, Any]


def address_key(place: Record) -> tuple[str, ...]:
    """By what a place is the same one: its name and address."""
    return tuple(str(place[name]) for name in ("name", "address_1", "postal_code", "city"))


class SharedFacts:
    """Remembers what rows said before, and tells the first contradiction of each later row."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.seen: dict[Any, tuple[Record, str]] = {}

    def check(self, record: Record, row: Row) -> None:
        """Hold what this row says of its organisation and places against what rows before it said."""
        organisation = record["organisation"]
        self._hold("organisation", (organisation["name"],), organisation, row)
        for number, place in enumerate(record["places"]):
            facts = {name: value for name, value in place.items() if name not in ("note", "uuid")}
            self._hold(f"places.{number}", address_key(place), facts, row)

    def _hold(self, key: str, identity: tuple[str, ...], facts: Record, row: Row) -> None:
        before, where = self.seen.setdefault((key.partition(".")[0], *identity), (facts, row.where))
        lenient = key == "organisation"
        differing = (name for name in facts if facts[name] != before.get(name))
        wrong = next((name for name in differing if not lenient or (facts[name] and before[name])), None)
        if wrong is not None:
            words = _("Over “%(name)s” staat op een andere plek iets anders: %(where)s. Schrijf op beide hetzelfde.")
            self.report.fault(row.at(f"{key}.{wrong}", key), words % {"name": identity[0], "where": where})

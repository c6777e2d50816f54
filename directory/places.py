"""Every place of Flevoland by its names and postcodes, for who must recognise one in the words of a visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.enums import TermKind
from core.places import KnownPlace
from core.taxonomies import all_terms
from directory.postcodes import areas, middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.taxonomies import TermRecord
    from directory.postcodes import Area

__all__ = ["every_place"]


def every_place() -> Iterator[KnownPlace]:
    """The gemeenten, their places and wijken, and their postcode areas. Those outside the gemeenten are left out."""
    by_gemeente: dict[str, list[Area]] = {}
    for area in areas().values():
        by_gemeente.setdefault(area.gemeente, []).append(area)
    for term in all_terms(TermKind.GEMEENTE):
        own = by_gemeente.get(term.cbs_code, [])
        whole = _place(term, term.name, own, names=term.names, whole=True)
        if whole is None:
            continue
        yield whole
        yield from _villages(term, own)
        for area in own:
            yield KnownPlace(area.place, term.slug, area.latitude, area.longitude, code=area.code)


def _villages(term: TermRecord, own: list[Area]) -> Iterator[KnownPlace]:
    """Places and wijken; one without a postcode of its own lies in the middle of its gemeente."""
    called = {name.casefold() for name in term.names}
    for name in dict.fromkeys((*(area.place for area in own), *term.places)):
        if name.casefold() in called:
            continue
        inside = [area for area in own if area.place.casefold() == name.casefold()]
        place = _place(term, name, inside or own, names=(name,))
        if place is not None:
            yield place


def _place(
    term: TermRecord, name: str, among: Iterable[Area], *, names: tuple[str, ...], whole: bool = False
) -> KnownPlace | None:
    spot = middle(name, among)
    if spot is None:
        return None
    point = round(spot.latitude, 2), round(spot.longitude, 2)
    return KnownPlace(name, term.slug, *point, names=names, short=_short(term, name), whole=whole)


def _short(term: TermRecord, name: str) -> tuple[str, ...]:
    """What a wijk is called in its own gemeente: "Buiten" for Almere Buiten, "Haven" for Lelystad-Haven."""
    for gemeente in term.names:
        start = name[: len(gemeente) + 1].casefold()
        if start[:-1] == gemeente.casefold() and start[-1:] in {" ", "-"}:
            return (name[len(gemeente) + 1 :],)
    return ()

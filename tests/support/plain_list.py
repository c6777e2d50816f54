"""The list of help worked out the slow and plain way: each entry is looked at for each question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from core.enums import TermKind
from core.taxonomies import PageTerms, all_terms, terms_for
from directory.areas import located_in
from directory.facets.facts import fact_facets
from directory.hours import Moment
from directory.listing import visible_services
from directory.memory.table import sort_key
from directory.near import Home
from directory.place_map import ELSEWHERE, WITHOUT_ADDRESS
from directory.postcodes import Nearness, areas
from directory.questions import all_questions, answered
from directory.reachable import is_open_now

__all__ = ["PlainEntry", "found", "plain_entries", "rank"]

NARROWS = {"toegang"}


@dataclass(slots=True)
class PlainEntry:
    """A page with what it has, and what it may have, by filter."""

    page: Any
    terms: PageTerms
    has: dict[str, set[str]] = field(default_factory=dict)
    may: dict[str, set[str]] = field(default_factory=dict)

    @property
    def digest(self) -> Any:
        """The facts."""
        return self.page.service.digest

    def fits(self, name: str, chosen: Iterable[str], *, maybe: bool = False) -> bool:
        """Whether it has, or may have, the chosen values of one filter."""
        values = self.has[name] | (self.may.get(name, set()) if maybe else set())
        wanted = set(chosen)
        return wanted <= values if name in NARROWS else bool(wanted & values)


def _places(digest: Any) -> set[str]:
    codes = {code: slugify(area.place) for code, area in areas().items()}
    names = {area.place.casefold(): slugify(area.place) for area in areas().values()}
    for term in all_terms(TermKind.GEMEENTE):
        names |= {name.casefold(): slugify(term.name) for name in (term.name, *term.names)}
    return {codes.get(code) or names.get(city.casefold(), ELSEWHERE) for city, code in digest.get("spots", ())}


def _served(entry: PlainEntry) -> set[str]:
    return {term.slug for term in entry.terms.gemeenten} or set(entry.digest.get("gemeenten", ()))


def _fill(entry: PlainEntry, moment: Moment) -> None:
    service, terms, digest = entry.page.service, entry.terms, entry.digest
    every = {kind: {term.slug for term in all_terms(kind)} for kind in TermKind}
    state = is_open_now(digest, service.status, moment)
    entry.has = {
        "vraag": {question.slug for question in answered(digest, (term.pk for term in terms.themes))},
        "gemeente": _served(entry) or every[TermKind.GEMEENTE],
        "plaats": _places(digest) or {WITHOUT_ADDRESS},
        "nu": {"open"} if state else set(),
        "doelgroep": {term.slug for term in terms.audiences} or every[TermKind.AUDIENCE],
        "thema": {term.slug for term in terms.themes},
        "pijler": {term.slug for term in terms.dimensions},
    }
    entry.may = {"nu": {"open"} if state is None else set()}
    row = {"service__digest": digest} | {
        column: getattr(service, column.removeprefix("service__"))
        for facet in fact_facets()
        for column in facet.columns
        if column != "service__digest"
    }
    for facet in fact_facets():
        entry.has[facet.name] = set(facet.pick(row))
        entry.may[facet.name] = set(facet.unsure(row)) if facet.unsure else set()
        if facet.name in {"vorm", "taal"} and not entry.has[facet.name]:
            entry.may[facet.name] = set(facet.labels())


def plain_entries() -> list[PlainEntry]:
    """All entries of the list in the active language, by name."""
    pages = sorted(visible_services(), key=lambda page: sort_key(page.title, page.pk))
    terms, moment = terms_for([page.pk for page in pages]), Moment.at(timezone.now())
    entries = [PlainEntry(page, terms.get(page.pk, PageTerms())) for page in pages]
    for entry in entries:
        _fill(entry, moment)
    return entries


def _nearness(entry: PlainEntry, chosen: set[str], home: Home | None) -> tuple[Any, ...]:
    first = bool(chosen) and chosen.isdisjoint(located_in(entry.digest))
    if home is None or home.spot is None:
        return (first,)
    distance = home.distance(entry.digest)
    if distance is None:
        distance = Nearness.FAR if entry.digest.get("spots") else Nearness.NEAR
    served = _served(entry)
    return first, bool(served) and served.isdisjoint(home.gemeenten), distance


def _about(entry: PlainEntry, selected: dict[str, set[str]]) -> int:
    """At which place it names what the visitor asks; of a theme, one of its hulpvragen."""
    asked = selected.get("vraag") or {
        question.slug
        for question in all_questions()
        for term in all_terms(TermKind.THEME)
        if term.slug in selected.get("thema", ()) and term.pk in question.themes
    }
    named = [min(place, 3) for place, slug in enumerate(entry.digest["questions"]) if slug in asked]
    return min(named, default=4)


def _use(entry: PlainEntry) -> tuple[Any, ...]:
    service, today = entry.page.service, timezone.localdate()
    can_reach = service.status == "active" and (entry.digest["phones"] or "inloop" in entry.digest["hours"])
    reach = 0 if "open" in entry.has["nu"] else 1 if can_reach else 2
    day = service.assured_date
    months = (today.year - day.year) * 12 + today.month - day.month if day else 99
    return not service.is_essential, reach, not 0 <= months < 6  # lately is half a year


def rank(entry: PlainEntry, selected: dict[str, set[str]], home: Home | None) -> tuple[Any, ...]:
    """Where an entry belongs in the list: low goes before high."""
    near = _nearness(entry, selected.get("gemeente", set()), home)
    if not selected.get("vraag") and not selected.get("thema"):
        return near
    return _about(entry, selected), *near, *_use(entry)


def found(
    entries: Iterable[PlainEntry], selected: dict[str, list[str]], *, maybe: bool = False, without: str = ""
) -> list[PlainEntry]:
    """Those that fit what is chosen, leaving one filter out of account; with ``maybe`` those that may fit too."""
    chosen = {name: values for name, values in selected.items() if values and name != without}
    return [entry for entry in entries if all(entry.fits(name, values, maybe=maybe) for name, values in chosen.items())]

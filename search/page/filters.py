"""Tabs, tick boxes and chips: each tells what one gets, and leads there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.listing import Chip, FacetOption, FacetView, passed_over
from core.search import kind_label
from search.facets import facet_labels
from search.page.choices import KIND, PARAMETERS
from search.page.finding import count_of
from search.page.opening import opening_kinds

if TYPE_CHECKING:
    from search.page.choices import Choices
    from search.page.finding import Finding

__all__ = ["KindTab", "chips_of", "facets_of", "passed_kind_of", "passed_over_of", "place_chip_of", "tabs_of"]


@dataclass(frozen=True, slots=True)
class KindTab:
    """One tab: a kind with its number of results."""

    label: str
    count: int
    url: str
    current: bool


def _label(name: str) -> str:
    return {
        "gemeente": _("Gemeente"),
        "thema": _("Thema"),
        "doelgroep": _("Voor wie"),
        "vorm": _("Waar en hoe krijgt u hulp?"),
        "kosten": _("Kosten"),
        "taal": _("Taal van de hulp"),
        "nu": _("Wanneer"),
        KIND: _("Soort"),
    }[name]


def tabs_of(finding: Finding) -> list[KindTab]:
    """Everything, then each kind that was found, the largest first. No tabs when there is nothing."""
    choices = finding.choices
    counts = {kind: count for kind, count in finding.answer.counts.get(KIND, {}).items() if count}
    if not counts:
        return []
    tabs = [KindTab(_("Alles"), sum(counts.values()), choices.address(kind=""), not choices.kind)]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        *tabs,
        *(
            KindTab(kind_label(kind), count, choices.address(kind=kind), kind == choices.kind)
            for kind, count in ordered
        ),
    ]


def _options(finding: Finding, name: str) -> tuple[FacetOption, ...]:
    choices, counts = finding.choices, finding.answer.counts.get(PARAMETERS[name], {})
    chosen, within = choices.values.get(name, ()), finding.answer.within.get(PARAMETERS[name])

    def adds(value: str) -> int | None:
        """What one more value brings on top, as far as the engine tells."""
        if not chosen or value in chosen or within is None:
            return None
        return counts.get(value, 0) - within.get(value, 0)

    return tuple(
        FacetOption(
            value=value,
            label=words,
            count=counts.get(value, 0),
            selected=value in chosen,
            url=choices.address(values=choices.with_value(name, value)),
            adds=adds(value),
        )
        for value, words in facet_labels(PARAMETERS[name]).items()
        if counts.get(value) or value in chosen
    )


def _now(finding: Finding) -> FacetView | None:
    """What can be reached now; absent when nothing that was found is ever open."""
    choices, kinds = finding.choices, finding.answer.counts.get(KIND, {})
    possible = [kind for kind in opening_kinds() if kinds.get(kind) and choices.kind in ("", kind)]
    if not choices.now and not possible:
        return None
    count = finding.answer.total if choices.now else count_of(finding.query, replace(choices, now=True))
    option = FacetOption("open", _("Nu open of te bellen"), count, choices.now, choices.address(now=not choices.now))
    return FacetView("nu", _("Wanneer"), (option,))


def facets_of(finding: Finding) -> list[FacetView]:
    """The facets in which a choice can change the results."""
    if not finding.answer.total and not finding.choices.is_filtered:
        return []
    facets = [FacetView(name, _label(name), _options(finding, name)) for name in PARAMETERS]
    shown = [facet for facet in facets if _tells_apart(facet, finding.answer.total)]
    now = _now(finding)
    return [*shown[:1], now, *shown[1:]] if now is not None else shown


def _tells_apart(facet: FacetView, total: int) -> bool:
    return any(option.selected or option.count != total for option in facet.options)


def passed_over_of(choices: Choices) -> str:
    """What is in the address and nobody knows, in words; usually empty."""
    return passed_over(map(_label, choices.unknown), filtered=choices.is_filtered or bool(choices.kind))


def passed_kind_of(finding: Finding) -> str:
    """That nothing of the chosen kind was found and something else was, in words; usually empty."""
    if not finding.passed_kind or not finding.answer.total:
        return ""
    return _("Bij %(kind)s vonden we niets. U ziet nu alles.") % {"kind": kind_label(finding.passed_kind)}


def place_chip_of(finding: Finding) -> Chip | None:
    """The place that was recognised in the words: it orders, and can be taken off."""
    place = finding.understood.place
    if place is None:
        return None
    return Chip(_("Dicht bij %(place)s") % {"place": place.name}, finding.choices.address(anywhere=True))


def chips_of(finding: Finding) -> list[Chip]:
    """All that was chosen beside the words, each with a way to take it off."""
    choices, chips = finding.choices, []
    for name, values in choices.values.items():
        words = facet_labels(PARAMETERS[name])
        chips += [Chip(words[value], choices.address(values=choices.with_value(name, value))) for value in values]
    if choices.now:
        chips.append(Chip(_("Nu open of te bellen"), choices.address(now=False)))
    return chips

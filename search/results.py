"""The results page as a whole: what was understood, found, counted, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.listing.links import page_links
from core.routing import source_language
from search.engines.memory import held
from search.engines.patience import one_page
from search.page.choices import MAX_QUERY, Choices
from search.page.filters import chips_of, facets_of, passed_kind_of, passed_over_of, place_chip_of, tabs_of
from search.page.finding import PER_PAGE, find
from search.page.ways_on import other_gemeenten, without_filters, without_words

if TYPE_CHECKING:
    from django.http import QueryDict

    from core.listing import Chip, FacetView
    from core.listing.links import PageLink
    from search.page.filters import KindTab
    from search.page.finding import Finding
    from search.page.ways_on import WayOn

__all__ = ["MAX_QUERY", "PER_PAGE", "Results", "search"]

#: "Alles" and the largest kinds.
_TABS: Final = 5


@dataclass(frozen=True, slots=True)
class Results:
    """What the page shows. It has the names that the components of a list read: ``chips``, ``facets`` and so on.

    ``corrected`` is the question as it was searched when that is not how it was typed, ``literal_url`` leads back to
    the words of the visitor. ``is_loose``: nothing has all of the words. ``address`` holds the parameters that lead
    here.
    """

    finding: Finding
    action: str = ""
    tabs: list[KindTab] = field(default_factory=list)
    facets: list[FacetView] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    pagination: list[PageLink] = field(default_factory=list)
    ways: list[WayOn] = field(default_factory=list)
    words: list[WayOn] = field(default_factory=list)
    places: list[WayOn] = field(default_factory=list)

    @property
    def choices(self) -> Choices:
        """The choices that count."""
        return self.finding.choices

    @property
    def query(self) -> str:
        """What was typed."""
        return self.choices.query

    @property
    def typed(self) -> str:
        """All that was typed, also what is too long to look for."""
        return self.choices.whole or self.choices.query

    @property
    def corrected(self) -> str:
        """The question as it was searched, when that is another."""
        return self.finding.understood.corrected

    @property
    def literal_url(self) -> str:
        """To the question as it was typed."""
        return self.choices.address(literal=True)

    @property
    def address(self) -> str:
        """The parameters of this page."""
        return self.choices.address(page=self.choices.page) if self.query else ""

    @property
    def total(self) -> int:
        """How many were found with all that is chosen."""
        return self.finding.answer.total

    @property
    def is_loose(self) -> bool:
        """Whether these have some of the words only."""
        return self.finding.is_loose and bool(self.total)

    @property
    def form_values(self) -> list[tuple[str, str]]:
        """What the form of the filters sends along."""
        return self.choices.form_pairs()

    @property
    def reset_url(self) -> str:
        """Without any filter."""
        return self.choices.address(values={}, now=False)

    @property
    def place_chip(self) -> Chip | None:
        """The place in the words, with a way to take it for a word like any other."""
        return place_chip_of(self.finding)

    @property
    def passed_over(self) -> str:
        """Which filters have a value that nobody knows, in words; usually empty."""
        return passed_over_of(self.choices)

    @property
    def passed_kind(self) -> str:
        """That there is nothing of the chosen kind and all is shown, in words; usually empty."""
        return passed_kind_of(self.finding)

    @property
    def only_minus(self) -> bool:
        """Whether all words had a minus, and were looked for without it."""
        return self.finding.understood.only_minus

    @property
    def first_tabs(self) -> list[KindTab]:
        """The kinds that most of it is, in view on a phone."""
        return self.tabs[:_TABS] if len(self.tabs) > _TABS + 1 else self.tabs

    @property
    def more_tabs(self) -> list[KindTab]:
        """The others, folded."""
        return self.tabs[len(self.first_tabs) :]

    @property
    def is_more_open(self) -> bool:
        """Whether the chosen kind is among the others."""
        return any(tab.current for tab in self.more_tabs)

    @property
    def previous_url(self) -> str:
        """To the page before this one."""
        page = self.choices.page
        return self.choices.address(page=page - 1) if page > 1 else ""

    @property
    def next_url(self) -> str:
        """To the page after this one."""
        page = self.choices.page
        return self.choices.address(page=page + 1) if page < self.finding.pages else ""

    @property
    def found_text(self) -> str:
        """The number, in words."""
        number = self.total
        return ngettext("%(number)s resultaat", "%(number)s resultaten", number) % {"number": number}

    @property
    def page_text(self) -> str:
        """Where in the list this is; empty when there is one page."""
        number, total = self.choices.page, self.finding.pages
        return _("Pagina %(number)s van %(total)s") % {"number": number, "total": total} if total > 1 else ""


def search(params: QueryDict, *, action: str = "", size: int = PER_PAGE, exact: bool = False) -> Results:
    """Search by the parameters of the address. Any value is fine; unknown ones are ignored.

    ``exact`` gives what was asked for, and nothing else where that is little.
    """
    languages = list(dict.fromkeys((get_language() or source_language(), source_language())))
    with held(), one_page():
        finding = find(Choices.read(params), languages=languages, size=size, exact=exact)
        return _results(finding, action)


def _results(finding: Finding, action: str) -> Results:
    choices, is_empty = finding.choices, not finding.answer.total
    asked = bool(choices.query)
    return Results(
        finding=finding,
        action=action,
        tabs=tabs_of(finding),
        facets=facets_of(finding) if asked else [],
        chips=chips_of(finding),
        pagination=page_links(choices.page, finding.pages, lambda number: choices.address(page=number)),
        ways=without_filters(finding) if asked and is_empty and choices.is_filtered else [],
        words=without_words(finding) if asked and (is_empty or finding.is_loose) else [],
        places=other_gemeenten(finding) if asked and is_empty else [],
    )

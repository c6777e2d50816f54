"""Filters over what editors chose: terms of the taxonomies, and hulpvragen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.enums import TermKind
from core.listing import TermFacet
from core.taxonomies import all_terms
from directory.facets.base import ListedFacet
from directory.memory.listed import union
from directory.questions import all_questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyroaring import BitMap

    from directory.facets.base import Found
    from directory.memory.listed import Listed

__all__ = ["AreaFacet", "AudienceFacet", "QuestionFacet", "TermsFacet"]


class TermsFacet(ListedFacet):
    """A filter over one of the shared taxonomies."""

    def __init__(self, kind: TermKind) -> None:
        named = TermFacet(kind)
        super().__init__(named.name, named.label)
        self.kind = kind

    def labels(self) -> dict[str, str]:
        """Slugs and names of all terms."""
        return {term.slug: term.name for term in all_terms(self.kind)}

    def values(self, listed: Listed) -> Found:
        """From the terms of the pages."""
        return listed.by_term(self.kind)


def _with_everywhere(values: Found, everywhere: BitMap, labels: Mapping[str, str]) -> Found:
    return {slug: values[slug] | everywhere if slug in values else everywhere for slug in labels}


class AudienceFacet(TermsFacet):
    """For whom an entry is; one that names nobody is for everyone."""

    def __init__(self) -> None:
        super().__init__(TermKind.AUDIENCE)

    def values(self, listed: Listed) -> Found:
        """Which entries are for an audience."""
        named = super().values(listed)
        return _with_everywhere(named, listed.all - union(named.values()), self.labels())


class AreaFacet(TermsFacet):
    """Gemeenten of an entry: those on its page, else those in its facts; without any it is for the whole province."""

    def __init__(self) -> None:
        super().__init__(TermKind.GEMEENTE)
        self.label = _("Alleen voor inwoners van")

    def values(self, listed: Listed) -> Found:
        """Which entries are for a gemeente."""
        return _with_everywhere(listed.by_area, listed.everywhere, self.labels())


class QuestionFacet(ListedFacet):
    """The hulpvraag that brought the visitor here. Tiles choose it.

    An entry that names no question at all answers those of its themes.
    """

    offered = False

    def __init__(self) -> None:
        super().__init__("vraag", _("Uw vraag"))

    def labels(self) -> dict[str, str]:
        """The questions by their address."""
        return {question.slug: question.name for question in all_questions()}

    def values(self, listed: Listed) -> Found:
        """From the facts and the terms. ``directory.questions.answered`` says the same of one entry."""
        silent, slugs = listed.all - listed.rows("with", "question"), listed.theme_slugs
        found = {}
        for question in all_questions():
            themes = union(listed.themes[slugs[pk]] for pk in question.themes if slugs.get(pk) in listed.themes)
            found[question.slug] = listed.rows("question", question.slug) | (themes & silent)
        return found

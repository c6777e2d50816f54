"""Taxonomies and their terms: hulpvragen, thema's, doelgroepen, and the lists of choices that help to filter."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core import local_cache
from core.enums import TermKind
from core.taxonomies import all_terms
from directory.api.values import term_id
from directory.enums import DeliveryForm, Intake, Law, Referral
from directory.questions import all_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.api.values import Row

__all__ = [
    "DEVIATION",
    "HOLIDAYS",
    "SAMPLE",
    "TAXONOMIES",
    "Term",
    "all_vocabulary",
    "attribute",
    "held_vocabulary",
    "taxonomy",
    "term",
]

#: Taxonomies by their slug, with what they tell.
TAXONOMIES: Final = {
    "hulpvraag": (gettext_noop("Hulpvragen"), gettext_noop("Waarmee mensen komen, in hun eigen woorden.")),
    "thema": (gettext_noop("Thema's"), gettext_noop("Waar de hulp over gaat.")),
    "doelgroep": (gettext_noop("Doelgroepen"), gettext_noop("Voor wie de hulp is.")),
    "vorm": (gettext_noop("Vormen"), gettext_noop("Hoe de hulp gegeven wordt.")),
    "wet": (gettext_noop("Wetten"), gettext_noop("De wet die de hulp betaalt.")),
    "verwijzing": (gettext_noop("Verwijzing"), gettext_noop("Of iemand eerst een verwijzing nodig heeft.")),
    "aanmelden": (gettext_noop("Aanmelden"), gettext_noop("Of er plaats is voor iemand die nieuw is.")),
    "kenmerk": (gettext_noop("Kenmerken"), gettext_noop("Wat u van dit gegeven moet weten.")),
}
SAMPLE: Final = "verzonnen-voorbeeld"
DEVIATION: Final = "afwijkende-dagen"
HOLIDAYS: Final = "feestdagen"
_MARKS: Final = {
    SAMPLE: (gettext_noop("Verzonnen voorbeeld"), gettext_noop("Verzonnen voorbeeld: deze hulp bestaat niet.")),
    DEVIATION: (
        gettext_noop("Afwijkende dagen"),
        gettext_noop("Op deze dagen gelden alleen deze tijden, niet de gewone. Zonder tijden is het dicht."),
    ),
    HOLIDAYS: (gettext_noop("Feestdagen"), gettext_noop("Wat er op feestdagen gebeurt.")),
}


_held: ContextVar[dict[str, Term] | None] = ContextVar("hsds-vocabulary", default=None)


@dataclass(frozen=True, slots=True)
class Term:
    """One term. ``key`` finds it in our database: a primary key, or the value of a choice."""

    id: str
    taxonomy: str
    slug: str
    name: str
    description: str
    key: Any

    def as_row(self) -> Row:
        """As HSDS tells it."""
        return {
            "id": self.id,
            "code": self.slug,
            "name": self.name,
            "description": self.description,
            "taxonomy": _(TAXONOMIES[self.taxonomy][0]),
            "language": "nl",
            "taxonomy_id": term_id(self.taxonomy),
        }


def _choices(taxonomy_slug: str, enum: Any) -> Iterator[Term]:
    for value, label in enum.choices:
        yield Term(term_id(taxonomy_slug, value), taxonomy_slug, value, str(label), str(label), value)


def _load() -> dict[str, Term]:
    found: list[Term] = []
    for question in all_questions():
        about = question.summary or question.name
        found.append(
            Term(term_id("hulpvraag", question.slug), "hulpvraag", question.slug, question.name, about, question.pk)
        )
    for slug, kind in (("thema", TermKind.THEME), ("doelgroep", TermKind.AUDIENCE)):
        found += [
            Term(term_id(slug, record.slug), slug, record.slug, record.name, record.summary or record.name, record.pk)
            for record in all_terms(kind)
        ]
    for slug, enum in (("vorm", DeliveryForm), ("wet", Law), ("verwijzing", Referral), ("aanmelden", Intake)):
        found += _choices(slug, enum)
    for slug, (name, about) in _MARKS.items():
        found.append(Term(term_id("kenmerk", slug), "kenmerk", slug, _(name), _(about), slug))
    return {term.id: term for term in found}


@contextmanager
def held_vocabulary() -> Iterator[None]:
    """In this block the terms are read once: an answer names some thousands of them."""
    before = _held.set({})
    try:
        yield
    finally:
        _held.reset(before)


def all_vocabulary() -> dict[str, Term]:
    """Every term by its identity, named in the active language, a taxonomy after the other."""
    held = _held.get()
    if held:
        return held
    found = local_cache.remember("hsds-vocabulary", _load)
    if held is not None:
        held.update(found)
    return found


def term(taxonomy_slug: str, slug: str) -> Term | None:
    """The term with this slug, or None."""
    return all_vocabulary().get(term_id(taxonomy_slug, slug))


def taxonomy(slug: str) -> Row:
    """A taxonomy as HSDS tells it."""
    name, about = TAXONOMIES[slug]
    return {"id": term_id(slug), "name": _(name), "description": _(about)}


def attribute(identity: str, owner: str, entity: str, found: Term) -> Row:
    """The link between a thing and a term; ``entity`` is the kind of thing."""
    return {
        "id": identity,
        "link_id": owner,
        "taxonomy_term_id": found.id,
        "link_type": found.taxonomy,
        "link_entity": entity,
        "value": found.slug,
        "label": found.name,
        "taxonomy_term": found.as_row(),
    }

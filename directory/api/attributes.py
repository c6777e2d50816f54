"""The terms of a service as HSDS attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.enums import TermKind
from core.taxonomies import term_by_pk
from directory.api.values import child_id
from directory.api.vocabulary import SAMPLE, attribute, term
from directory.questions import question_by_pk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.api.values import Row

__all__ = ["attributes_of"]

_KINDS = {"thema": TermKind.THEME, "doelgroep": TermKind.AUDIENCE}


def _links(of: Any) -> Iterator[tuple[str, str, str]]:
    """Taxonomy, slug and identity of each link. A row of ours keeps its own identity."""
    for row in of.questions.all():
        question = question_by_pk(row.question_id)
        if question is not None:
            yield "hulpvraag", question.slug, str(row.uuid)
    for taxonomy, kind in _KINDS.items():
        keys = [getattr(row, f"{kind.value}_id") for row in of.page.page_terms.all()]
        for record in filter(None, (term_by_pk(kind, key) for key in keys)):
            yield taxonomy, record.slug, ""
    for row in of.forms.all():
        yield "vorm", row.form, str(row.uuid)
    for row in of.laws.all():
        yield "wet", row.law, str(row.uuid)
    yield "verwijzing", of.referral, ""
    yield "aanmelden", of.intake, ""
    if of.sample:
        yield "kenmerk", SAMPLE, ""


def attributes_of(of: Any) -> list[Row]:
    """Everything that a service is filed under, each term once."""
    found: dict[str, Row] = {}
    for taxonomy, slug, own in _links(of):
        known_term = term(taxonomy, slug)
        if known_term is not None:
            identity = own or child_id(of.uuid, f"attribute/{taxonomy}/{slug}")
            found.setdefault(known_term.id, attribute(identity, str(of.uuid), "service", known_term))
    return list(found.values())

"""Questions about services as conditions for the database."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from core.enums import TermKind
from core.models import PageTerm
from directory.api.values import term_id
from directory.api.vocabulary import SAMPLE, TAXONOMIES, all_vocabulary
from directory.models import HelpQuestion, Service, ServiceQuestion
from directory.open_data import shown_pages

if TYPE_CHECKING:
    from directory.api.parameters import Asked
    from directory.api.vocabulary import Term

__all__ = ["by_terms", "by_words", "contains"]

_WORDS: Final = ("title", "search_description", "what", "for_whom", "how", "service__organisation__name")
_KINDS: Final = {"thema": TermKind.THEME, "doelgroep": TermKind.AUDIENCE}
_FIELDS: Final = {"vorm": "forms__form", "wet": "laws__law", "verwijzing": "referral", "aanmelden": "intake"}
_NOBODY: Final = Q(pk__in=[])


def _translations(model: Any, pk: int) -> Any:
    """A term in every language: an editor may have chosen a translation of it."""
    key = model.objects.filter(pk=pk).values("translation_key")[:1]
    return model.objects.filter(translation_key__in=key).values("pk")


def _of_term(term: Term) -> Q:
    """Services with one term."""
    if term.taxonomy in _KINDS:
        name = _KINDS[term.taxonomy].value
        model = PageTerm._meta.get_field(name).related_model
        rows = PageTerm.objects.filter(**{f"{name}__in": _translations(model, term.key)})
        return Q(pk__in=shown_pages().filter(pk__in=rows.values("page")).values("service"))
    if term.taxonomy == "hulpvraag":
        rows = ServiceQuestion.objects.filter(question__in=_translations(HelpQuestion, term.key))
        return Q(pk__in=rows.values("service"))
    if term.taxonomy in _FIELDS:
        return Q(pk__in=Service.objects.filter(**{_FIELDS[term.taxonomy]: term.key}).values("pk"))
    return Q(sample=True) if term.slug == SAMPLE else _NOBODY


def by_terms(asked: Asked) -> Q:
    """Services with the term, and with any term of the taxonomy, that were asked for."""
    found, terms = Q(), all_vocabulary()
    if asked.taxonomy_term_id is not None:
        term = terms.get(str(asked.taxonomy_term_id))
        found &= _of_term(term) if term else _NOBODY
    if asked.taxonomy_id is not None:
        slug = next((name for name in TAXONOMIES if term_id(name) == str(asked.taxonomy_id)), "")
        found &= _of_taxonomy(slug)
    return found


def _of_taxonomy(slug: str) -> Q:
    """Services with any term of a taxonomy."""
    if slug in {"verwijzing", "aanmelden"}:
        return Q()
    if slug == "kenmerk":
        return Q(sample=True)
    if slug in _KINDS:
        rows = PageTerm.objects.filter(**{f"{_KINDS[slug].value}__isnull": False})
        return Q(pk__in=shown_pages().filter(pk__in=rows.values("page")).values("service"))
    relation = {"hulpvraag": "questions", "vorm": "forms", "wet": "laws"}.get(slug)
    return Q(pk__in=Service.objects.filter(**{f"{relation}__isnull": False}).values("pk")) if relation else _NOBODY


def contains(name: str, word: str) -> Q:
    """Whether a column has a word, in whatever capitals: SQLite knows those of é and ï only as they are given."""
    whole, found = unicodedata.normalize("NFC", word), Q()
    spellings = (whole,) if whole.isascii() else (whole, whole.lower(), whole.upper(), whole.capitalize())
    for spelling in dict.fromkeys(spellings):
        found |= Q(**{f"{name}__icontains": spelling})
    return found


def by_words(asked: Asked) -> Q:
    """Services whose page has each of the words somewhere."""
    found = Q()
    for word in asked.search.split():
        anywhere = Q()
        for name in _WORDS:
            anywhere |= contains(name, word)
        found &= Q(pk__in=shown_pages().filter(anywhere).values("service"))
    return found

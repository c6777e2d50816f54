"""What search knows of an entry besides its texts, and of hulpvragen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from core.enums import TermKind
from core.querysets import restricted, under_offline
from core.routing import source_language
from core.search import (
    QuestionData,
    SuggestionData,
    register_facet_values,
    register_kind,
    register_places,
    register_questions,
    register_suggestions,
)
from core.taxonomies import all_terms
from directory.enums import CostKind, DeliveryForm, Intake, ServiceStatus
from directory.languages import language_choices
from directory.models import DirectoryIndexPage, HelpQuestion
from directory.postcodes import find_spot, spot_of
from directory.questions import all_questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.search import SearchDocumentData
    from directory.models import ServicePage

__all__ = ["QUESTIONS", "question_suggestions", "register", "service_document"]

#: The source of the suggestions.
QUESTIONS: Final = "directory.questions"
_KIND: Final = "vraag"
_ANYWHERE: Final = {DeliveryForm.PHONE.value, DeliveryForm.ONLINE.value}
#: Help that takes nobody now, or is closed for a while, stands behind help that one can have.
_LESS: Final = 0.8
#: A hulpvraag leads to all help for it, so it stands before a single entry.
_MORE: Final = 1.5


def _point(digest: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The first place that we know, to 0.01 degree. Secret places are in no digest."""
    for city, code in digest.get("spots", ()):
        spot = spot_of(city, code)
        if spot is not None:
            return round(spot.latitude, 2), round(spot.longitude, 2)
    return None, None


def _weight(page: ServicePage) -> float:
    service = page.service
    waits = service.intake == Intake.STOP or service.status == ServiceStatus.TEMPORARILY_CLOSED
    return _LESS if waits else 1.0


def service_document(page: ServicePage, found: SearchDocumentData) -> SearchDocumentData:
    """The document of an entry with its facts, which come from the digest: no query.

    As in the list of help, an entry without a gemeente is for every gemeente, and one without an audience for all.
    """
    digest = page.service.digest
    questions = page.questions()
    gemeenten = found.gemeenten or tuple(digest.get("gemeenten", ()))
    names = {term.slug: term.names for term in all_terms(TermKind.GEMEENTE)}
    words = [word for question in questions for word in question.words.get(found.language, ())]
    if not found.gemeenten:
        words += [name for slug in gemeenten for name in names.get(slug, ())]
    forms, cities = tuple(digest.get("forms", ())), digest.get("cities", ())
    latitude, longitude = _point(digest)
    return replace(
        found,
        body=" ".join([found.body, *dict.fromkeys(words)]).strip(),
        questions=tuple(question.slug for question in questions),
        sensitive=any(question.sensitive for question in questions),
        gemeenten=gemeenten,
        forms=forms,
        costs=tuple(cost for cost in digest.get("costs", ()) if cost != CostKind.UNKNOWN),
        spoken=tuple(digest.get("languages", ())),
        place=cities[0] if cities else "",
        latitude=latitude,
        longitude=longitude,
        everywhere=bool(_ANYWHERE.intersection(forms)) or not (gemeenten or cities),
        checked=page.service.assured_date,
        weight=_weight(page),
        everyone=("gemeente", "doelgroep"),
    )


def question_suggestions() -> list[SuggestionData]:
    """The hulpvragen in each language, with the other words for them; they lead to the list of help."""
    pages = DirectoryIndexPage.objects.live().filter(~restricted(), ~under_offline()).select_related("locale")
    lists = {page.locale.language_code: page.get_url() or "" for page in pages}
    rows = list(HelpQuestion.objects.select_related("locale"))
    slugs = {row.translation_key: row.slug for row in rows if row.locale.language_code == source_language()}
    found = []
    for row in rows:
        language, slug = row.locale.language_code, slugs.get(row.translation_key)
        url = lists.get(language) or lists.get(source_language())
        if url and slug:
            words = tuple(word.strip() for word in row.words.replace("\n", ",").split(",") if word.strip())
            address = f"{url}?{urlencode({'vraag': slug})}"
            found.append(SuggestionData(language, row.name, address, _KIND, words, _MORE))
    return found


def _place(name: str) -> tuple[float, float] | None:
    spot = find_spot(name)
    return (spot.latitude, spot.longitude) if spot else None


def _costs() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in CostKind.choices if value != CostKind.UNKNOWN]


def register() -> None:
    """Name the values of the facets of help, and say where places are."""
    register_kind(_KIND, _("Vraag"))
    register_facet_values("vorm", lambda: DeliveryForm.choices)
    register_facet_values("kosten", _costs)
    register_facet_values("spreekt", language_choices)
    register_places(_place)
    register_suggestions(QUESTIONS, question_suggestions)
    register_questions(lambda: [QuestionData(question.slug, question.words) for question in all_questions()])

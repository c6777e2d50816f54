"""The glossary: all words from A to Z, and one word."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.freshness import keep_nowhere
from core.languages import language_links, view_alternates
from core.linked_data import CONTEXT
from core.protection import read_only
from core.routing import absolute_url, language_of, source_language
from core.text import fold
from regioplan.models import GlossaryTerm
from regioplan.word_search import Found, find_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["index", "term"]

MAX_QUERY = 80


def _terms() -> Any:
    """Words in the active language, and the Dutch ones that are not translated."""
    active, source = get_language() or source_language(), source_language()
    own = GlossaryTerm.objects.filter(locale__language_code=active)
    if active == source:
        return own
    dutch = GlossaryTerm.objects.filter(locale__language_code=source)
    return own | dutch.exclude(translation_key__in=own.values("translation_key"))


def _all_dutch(words: list[GlossaryTerm]) -> bool:
    """Whether somebody who reads another language finds only Dutch words: the page says so."""
    return bool(words) and all(word.lang_if_other() for word in words)


def _first_letter(word: GlossaryTerm) -> str:
    first = fold(word.term.lstrip())[:1].upper()
    return first if first.isalpha() else "#"


def _by_letter(words: list[GlossaryTerm]) -> list[tuple[str, list[GlossaryTerm]]]:
    """The words from A to Z."""
    ordered = sorted(words, key=lambda word: (_first_letter(word), fold(word.term)))
    return [(letter, list(group)) for letter, group in groupby(ordered, key=_first_letter)]


def _word_at(slug: str) -> GlossaryTerm | None:
    """The word at this address; one in the language that the visitor reads goes before a Dutch one."""
    active = get_language() or source_language()
    found: list[GlossaryTerm] = sorted(_terms().filter(slug=slug), key=lambda word: language_of(word) != active)
    return found[0] if found else None


def _translation_of(slug: str) -> GlossaryTerm:
    """The word that a word with this address in another language is called here; 404 when there is none."""
    elsewhere = GlossaryTerm.objects.filter(slug=slug)
    word: GlossaryTerm | None = _terms().filter(translation_key__in=elsewhere.values("translation_key")).first()
    if word is None:
        raise Http404
    return word


def _home_crumb() -> dict[str, str]:
    return {"title": _("Home"), "url": reverse("wagtail_serve", args=[""]), "lang": ""}


def _canonical(request: HttpRequest, word: GlossaryTerm) -> str:
    """The address of a word in its own language."""
    with translation.override(language_of(word)):
        return absolute_url(request, word.get_absolute_url())


def _word_list(request: HttpRequest) -> dict[str, str]:
    """The list of words for search engines."""
    url = absolute_url(request, reverse("glossary:index"))
    return {"@type": "DefinedTermSet", "name": _("Woordenlijst"), "url": url}


@read_only
def index(request: HttpRequest) -> HttpResponse:
    """All words by letter; with ``?q=`` those that are asked for, the best first."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:MAX_QUERY]
    found = find_words(_terms(), query) if query else Found(list(_terms()))
    if query:
        keep_nowhere(request)
    context = {
        "og_title": _("Woordenlijst"),
        "query": query,
        "asked": found.asked if found.words else "",
        "found": found.words,
        "letters": [] if query else _by_letter(found.words),
        "crumbs": [_home_crumb(), {"title": _("Woordenlijst"), "url": "", "lang": ""}],
        "canonical_url": absolute_url(request, reverse("glossary:index")),
        "alternates": [] if query else view_alternates(request, "glossary:index"),
        "languages": language_links(request, query=f"?{urlencode({'q': query})}" if query else ""),
        "noindex": bool(query),
        "is_dutch": _all_dutch(found.words),
        "structured_data": None if query else {"@context": CONTEXT, **_word_list(request)},
    }
    return render(request, "pages/regioplan/glossary_index.html", context)


@read_only
def term(request: HttpRequest, slug: str) -> HttpResponse:
    """One word with its explanation, examples and related words; the address in another language leads here."""
    word = _word_at(slug)
    if word is None:
        return redirect(_translation_of(slug))
    language = language_of(word)
    fallback = language != (get_language() or source_language())
    context = {
        "word": word,
        "og_title": word.term,
        "og_description": word.short,
        "see_also": word.see_also.all(),
        "crumbs": [
            _home_crumb(),
            {"title": _("Woordenlijst"), "url": reverse("glossary:index"), "lang": ""},
            {"title": word.term, "url": "", "lang": language if fallback else ""},
        ],
        "canonical_url": _canonical(request, word),
        "content_fallback": fallback,
        "content_language": language,
        "noindex": fallback,
        "structured_data": None
        if fallback
        else {
            "@context": CONTEXT,
            "@type": "DefinedTerm",
            "name": word.term,
            "description": word.short,
            "url": _canonical(request, word),
            "inLanguage": language,
            "inDefinedTermSet": _word_list(request),
        },
    }
    return render(request, "pages/regioplan/glossary_term.html", context)

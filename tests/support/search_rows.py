"""Documents of the projection as the index reads them, and questions by hand."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from search.analysis import analyser_for
from search.engines import get_engine
from search.facets import FACETS, LANGUAGE, facet_token
from search.models import SearchDocument, SearchState
from search.projection.words import add_words, count_words
from search.query import Branch, Part, Query, Selection, Way

__all__ = ["ask", "branch", "document", "part", "remove", "titles"]


def _next_version() -> int:
    SearchState.objects.get_or_create(id=1)
    SearchState.objects.update(version=F("version") + 1)
    return SearchState.objects.get().version


def document(title: str, **values: Any) -> SearchDocument:
    """A document, new or with other values, with its index texts, as a write of the projection leaves it."""
    key = values.pop("key", f"test:{title}")
    row = SearchDocument.objects.filter(key=key).first() or SearchDocument(key=key, kind="pagina", language="nl")
    for name, value in {"title": title, "url": "/x/", **values}.items():
        setattr(row, name, value)
    analyser = analyser_for(row.language)
    for name in ("title", "terms", "summary", "body"):
        setattr(row, f"index_{name}", analyser.index_text(getattr(row, name)))
    tokens = [facet_token(LANGUAGE, row.language)]
    for facet, name in FACETS.items():
        value = getattr(row, name)
        tokens += [facet_token(facet, one) for one in ([value] if isinstance(value, str) else value)]
    row.index_facets, row.version = " ".join(tokens), _next_version()
    row.save()
    add_words(count_words([row]))
    return row


def remove(row: SearchDocument) -> None:
    """Take a document away, as the projection does."""
    row.delete()
    version = _next_version()
    SearchState.objects.update(removed_at=version)


def part(words: str, *ways: Way, language: str = "nl") -> Part:
    """A part of a question: these ways, or the word itself and its stem."""
    if ways:
        return Part(words, ways)
    tokens = analyser_for(language).tokens(words)
    return Part(words, (Way((words,)), *(Way((token,), 0.8) for token in tokens)))


def branch(*words: str | Part, language: str = "nl", excluded: tuple[Way, ...] = ()) -> Branch:
    """A question in one language: all these parts."""
    parts = (part(word, language=language) if isinstance(word, str) else word for word in words)
    return Branch(language, tuple(parts), excluded)


def ask(*words: str | Part, start: int = 0, size: int = 50, **values: Any) -> Any:
    """The answer of the engine of this database. Takes what a selection and a question take."""
    chosen = {name: values.pop(name) for name in ("only", "later") if name in values}
    selection = Selection(values=values.pop("chosen", {}), **chosen)
    branches = values.pop("branches", None) or (branch(*words),)
    text = values.pop("text", " ".join(word if isinstance(word, str) else word.words for word in words))
    return get_engine().search(Query(text, branches, **values), selection, start=start, size=size)


def titles(*words: str | Part, **values: Any) -> list[str]:
    """The titles of what is found, in order."""
    return [row.title for row in ask(*words, **values).documents]

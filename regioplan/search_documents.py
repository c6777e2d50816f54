"""What search knows of the words of the glossary."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.routing import language_of
from core.search import SearchDocumentData, key_of, register_kind, register_model
from core.text import plain_text
from regioplan.models import GlossaryTerm

__all__ = ["register", "term_document"]

_KIND = "woord"


def term_document(term: GlossaryTerm) -> SearchDocumentData:
    """The document of a word: its synonyms and abbreviation find it too."""
    language = language_of(term)
    with translation.override(language):
        return SearchDocumentData(
            key=key_of(term),
            kind=_KIND,
            language=language,
            title=term.term,
            url=term.get_absolute_url(),
            summary=term.short,
            body="\n".join([plain_text(term.text), *term.example_list]),
            terms=" ".join([*term.synonym_list, term.abbreviation]),
            icon="taalles",
            names=(*term.synonym_list, *filter(None, [term.abbreviation])),
        )


def register() -> None:
    """Make the words known to search."""
    register_kind(_KIND, _("Woord"))
    register_model(GlossaryTerm, term_document)

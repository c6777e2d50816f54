"""Gives the words of the glossary to pages, which explain them where they first use them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.db.models.functions import Lower
from django.db.models.signals import post_delete, post_save

from core import local_cache
from core.glossary import Glossary, GlossaryWord, register_glossary

if TYPE_CHECKING:
    from regioplan.models import GlossaryTerm

__all__ = ["forms_of", "load_glossary", "register"]

#: A synonym with so many equal letters in front is another form of the word: mantelzorg, mantelzorger.
_EQUAL_START: Final = 6
#: Of a shorter word another form has all its letters, and so many more at most: arts, artsen.
_LONGEST_ENDING: Final = 3
_ANY_LENGTH: Final = 1000
#: Stands for the key of a word where an exception names none.
_NO_WORD: Final = str(None)


def forms_of(word: GlossaryTerm) -> tuple[str, ...]:
    """What a text may call the word: its name, its abbreviation and other forms of the name.

    Real synonyms are no forms: most are plainer than the word itself, and need no explanation.
    """
    start = word.term.lower()[:_EQUAL_START]
    longest = len(start) + _LONGEST_ENDING if len(start) < _EQUAL_START else _ANY_LENGTH
    related = [
        other
        for other in word.synonym_list
        if " " not in other and other.lower().startswith(start) and len(other) <= longest
    ]
    return tuple(dict.fromkeys(form for form in (word.term, word.abbreviation, *related) if form))


def load_glossary(language: str) -> Glossary:
    """All words of a language with the pages that don't explain them. Two queries.

    A word with more meanings has no forms: search knows its synonyms, and no page explains it.
    """
    from regioplan.models import GlossaryException, GlossaryTerm

    hidden: defaultdict[str, set[str]] = defaultdict(set)
    rows = GlossaryException.objects.values_list("term__translation_key", "page__translation_key")
    for term_key, page_key in rows:
        hidden[str(term_key)].add(str(page_key))
    words = GlossaryTerm.objects.filter(locale__language_code=language).order_by(Lower("term"), "pk")
    return Glossary(
        words=tuple(
            GlossaryWord(
                key=str(word.translation_key),
                term=word.term,
                short=word.short,
                url=word.get_absolute_url(),
                forms=forms_of(word) if word.explain_in_text else (),
                synonyms=tuple(filter(None, (word.abbreviation, *word.synonym_list))),
                hidden_on=frozenset(hidden[str(word.translation_key)]),
            )
            for word in words
        ),
        quiet_pages=frozenset(hidden[_NO_WORD]),
    )


def _forget(**kwargs: Any) -> None:
    local_cache.clear()


def register() -> None:
    """Make the words known to pages, and let a change be seen at once."""
    from regioplan.models import GlossaryException, GlossaryTerm

    register_glossary(load_glossary)
    for model in (GlossaryTerm, GlossaryException):
        for signal in (post_save, post_delete):
            signal.connect(_forget, sender=model, dispatch_uid=f"regioplan-forget-{model.__name__}-{id(signal)}")

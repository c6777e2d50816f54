"""Gives the words of the glossary to pages and to the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models.signals import post_delete, post_save

from core import local_cache
from core.glossary import Glossary, GlossaryWord, register_glossary
from core.text import lines_of

if TYPE_CHECKING:
    from regioplan.models import GlossaryTerm

__all__ = ["forms_of", "load_glossary", "register"]

#: A synonym with so many equal letters in front is another form of the word: mantelzorg, mantelzorger.
_EQUAL_START: Final = 6


def forms_of(word: GlossaryTerm) -> tuple[str, ...]:
    """What a text may call the word: its name, its abbreviation and other forms of the name.

    Real synonyms are no forms: most are plainer than the word itself, and need no explanation.
    """
    start = word.term.lower()[:_EQUAL_START]
    related = [
        other
        for other in lines_of(word.synonyms)
        if " " not in other and len(start) == _EQUAL_START and other.lower().startswith(start)
    ]
    return tuple(dict.fromkeys(form for form in (word.term, word.abbreviation, *related) if form))


def load_glossary(language: str) -> Glossary:
    """All words of a language. One query."""
    from regioplan.models import GlossaryTerm

    words = GlossaryTerm.objects.filter(locale__language_code=language).order_by("term", "pk")
    return Glossary(
        words=tuple(
            GlossaryWord(
                key=str(word.translation_key),
                term=word.term,
                short=word.short,
                url=word.get_absolute_url(),
                forms=forms_of(word),
            )
            for word in words
        )
    )


def _forget(**kwargs: Any) -> None:
    local_cache.clear()


def register() -> None:
    """Make the words known, and let a change be seen at once."""
    from regioplan.models import GlossaryTerm

    register_glossary(load_glossary)
    for signal in (post_save, post_delete):
        signal.connect(_forget, sender=GlossaryTerm, dispatch_uid=f"regioplan-forget-GlossaryTerm-{id(signal)}")

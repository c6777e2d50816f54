"""The hulpvragen from memory: in the editors' order, named in the active language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from core import local_cache
from core.enums import TermKind
from core.taxonomies import term_by_pk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["QuestionRecord", "all_questions", "answered", "question_by_pk", "question_by_slug"]


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A hulpvraag, ready to show. Key and slug are of the Dutch row.

    ``themes`` are keys, ``help_lines`` numbers to call; ``words`` are its name and other ways to say it, by language;
    ``keys`` are those of its rows in all languages.
    """

    pk: int
    slug: str
    name: str
    summary: str
    icon: str
    css_class: str
    sensitive: bool
    words: Mapping[str, tuple[str, ...]]
    themes: tuple[int, ...]
    help_lines: tuple[str, ...]
    keys: frozenset[int]


def _said(row: Any) -> list[str]:
    return [row.name, *(word.strip() for word in row.words.replace("\n", ",").split(",") if word.strip())]


def _source_terms(row: Any) -> tuple[int, ...]:
    """Keys of the Dutch themes, also where a translation of a theme was chosen."""
    found = (term_by_pk(TermKind.THEME, theme.pk) for theme in row.themes.all())
    return tuple(dict.fromkeys(term.pk for term in found if term is not None))


def _load() -> tuple[QuestionRecord, ...]:
    from directory.models import HelpQuestion

    rows = list(
        HelpQuestion.objects.select_related("locale").prefetch_related("themes", "help_lines").order_by("order", "name")
    )
    language = get_language() or settings.LANGUAGE_CODE
    local = {row.translation_key: row for row in rows if row.locale.language_code == language}
    words: dict[Any, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        words.setdefault(row.translation_key, {})[row.locale.language_code] = tuple(dict.fromkeys(_said(row)))
    return tuple(
        QuestionRecord(
            pk=row.pk,
            slug=row.slug,
            name=local.get(row.translation_key, row).name,
            summary=local.get(row.translation_key, row).summary,
            icon=row.icon,
            css_class=row.css_class,
            sensitive=row.sensitive,
            words=words[row.translation_key],
            themes=_source_terms(row),
            help_lines=tuple(line.tel for line in row.help_lines.all()),
            keys=frozenset(other.pk for other in rows if other.translation_key == row.translation_key),
        )
        for row in rows
        if row.locale.language_code == settings.LANGUAGE_CODE
    )


def all_questions() -> tuple[QuestionRecord, ...]:
    """Every hulpvraag, in the editors' order."""
    return local_cache.remember("hulpvragen", _load)


def question_by_pk(pk: int) -> QuestionRecord | None:
    """The hulpvraag of a row in any language, or None."""
    return next((question for question in all_questions() if pk in question.keys), None)


def question_by_slug(slug: str) -> QuestionRecord | None:
    """The hulpvraag with this address, or None."""
    return next((question for question in all_questions() if question.slug == slug), None)


def answered(
    digest: Mapping[str, Any], themes: Iterable[int], questions: Sequence[QuestionRecord] | None = None
) -> list[QuestionRecord]:
    """The hulpvragen that an entry answers, the best one first; one that names none answers those of its themes.

    ``themes`` are keys of the Dutch themes on its page. Search, lists, the page and the hulplijstje all ask here, so
    that an entry is as sensitive in one place as in another. Who asks for many entries reads ``questions`` once.
    """
    every = all_questions() if questions is None else questions
    named = digest.get("questions", ())
    if named:
        known = {question.slug: question for question in every}
        return [known[slug] for slug in named if slug in known]
    wanted = set(themes)
    return [question for question in every if wanted.intersection(question.themes)]

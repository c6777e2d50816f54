"""The hulpvragen from memory: in the editors' order, named in the active language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from core import local_cache

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["QuestionRecord", "all_questions", "question_by_slug", "questions_of"]


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A hulpvraag, ready to show. Key and slug are of the Dutch row.

    ``themes`` are keys, ``help_lines`` numbers to call; ``words`` are other ways to say it, in every language.
    """

    pk: int
    slug: str
    name: str
    summary: str
    icon: str
    css_class: str
    sensitive: bool
    words: tuple[str, ...]
    themes: tuple[int, ...]
    help_lines: tuple[str, ...]


def _said(row: Any) -> list[str]:
    return [row.name, *(word.strip() for word in row.words.replace("\n", ",").split(",") if word.strip())]


def _load() -> tuple[QuestionRecord, ...]:
    from directory.models import HelpQuestion

    rows = list(
        HelpQuestion.objects.select_related("locale").prefetch_related("themes", "help_lines").order_by("order", "name")
    )
    language = get_language() or settings.LANGUAGE_CODE
    local = {row.translation_key: row for row in rows if row.locale.language_code == language}
    words: dict[Any, list[str]] = {}
    for row in sorted(rows, key=lambda row: row.locale.language_code != settings.LANGUAGE_CODE):
        words.setdefault(row.translation_key, []).extend(_said(row))
    return tuple(
        QuestionRecord(
            pk=row.pk,
            slug=row.slug,
            name=local.get(row.translation_key, row).name,
            summary=local.get(row.translation_key, row).summary,
            icon=row.icon,
            css_class=row.css_class,
            sensitive=row.sensitive,
            words=tuple(dict.fromkeys(words[row.translation_key])),
            themes=tuple(theme.pk for theme in row.themes.all()),
            help_lines=tuple(line.tel for line in row.help_lines.all()),
        )
        for row in rows
        if row.locale.language_code == settings.LANGUAGE_CODE
    )


def all_questions() -> tuple[QuestionRecord, ...]:
    """Every hulpvraag, in the editors' order."""
    return local_cache.remember("hulpvragen", _load)


def question_by_slug(slug: str) -> QuestionRecord | None:
    """The hulpvraag with this address, or None."""
    return next((question for question in all_questions() if question.slug == slug), None)


def questions_of(digest: Mapping[str, Any]) -> list[QuestionRecord]:
    """The hulpvragen that an entry answers, the best one first."""
    known = {question.slug: question for question in all_questions()}
    return [known[slug] for slug in digest.get("questions", ()) if slug in known]

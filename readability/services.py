"""Judging pages, keeping what was found, and the reasons that editors give."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from core.enums import B1Policy
from core.models import BasePage
from readability.analysis import Block, Result, Vocabulary, analyse, default_vocabulary
from readability.extraction import blocks_of
from readability.models import AllowedWord, JargonEntry, ReadabilityResult

if TYPE_CHECKING:
    from wagtail.models import Revision

__all__ = [
    "analyse_blocks",
    "analyse_page",
    "is_judged",
    "keep_reason",
    "result_of",
    "revision_asks_reason",
    "site_vocabulary",
    "store_result",
    "store_safely",
]

logger = logging.getLogger(__name__)
#: The analyser reads Dutch; a score of another language would be a lie.
LANGUAGE = "nl"


def site_vocabulary() -> Vocabulary:
    """The lists of the site with what editors added."""
    return default_vocabulary().extended(
        jargon=[entry.as_jargon() for entry in JargonEntry.objects.all()],
        allowed=AllowedWord.objects.values_list("word", flat=True),
    )


def analyse_blocks(blocks: Sequence[Block]) -> Result:
    """Judge blocks with the words of this site."""
    return analyse(blocks, vocabulary=site_vocabulary())


def is_judged(page: Any) -> bool:
    """Whether a page has text of its own in the language that the analyser reads."""
    return isinstance(page, BasePage) and page.b1_policy != B1Policy.NONE and page.language.split("-")[0] == LANGUAGE


def analyse_page(page: BasePage) -> Result:
    """Judge a page as it is in memory."""
    return analyse_blocks(blocks_of(page))


@transaction.atomic
def store_result(*, revision: Revision) -> ReadabilityResult | None:
    """Judge a revision and keep the result. A reason stays as long as the text is the same.

    Gives None for what is not judged: other objects than pages, other languages, pages without text of their own.
    """
    page = revision.as_object()
    if not is_judged(page):
        return None
    result = analyse_page(page)
    known = ReadabilityResult.objects.filter(page_id=page.pk, text_hash=result.text_hash).exclude(reason="").first()
    stored, _created = ReadabilityResult.objects.update_or_create(
        revision=revision,
        defaults={
            "page_id": page.pk,
            "language": page.language,
            "score": result.score,
            "level": result.level,
            "verdict": result.verdict,
            "confidence": result.confidence,
            "signal": result.signal,
            "words": result.metrics["words"],
            "findings": dict(Counter(finding.rule.value for finding in result.findings)),
            "version": result.version,
            "text_hash": result.text_hash,
            "editor_id": revision.user_id,
            "at": timezone.now(),
            "reason": known.reason if known else "",
        },
    )
    return stored


def store_safely(revision: Revision) -> ReadabilityResult | None:
    """Like ``store_result``, but nothing that goes wrong here ever stops an editor: it is logged."""
    try:
        return store_result(revision=revision)
    except Exception:  # saving and publishing go on, whatever the coach meets
        logger.exception("B1-meting van versie %s mislukt", revision.pk)
        return None


def result_of(revision: Revision) -> ReadabilityResult | None:
    """The kept result, or one that is made now."""
    return ReadabilityResult.objects.filter(revision=revision).first() or store_safely(revision)


def revision_asks_reason(revision: Revision) -> bool:
    """Whether this revision is too difficult for a page type that is strict, without a reason so far."""
    model = revision.content_type.model_class()
    if model is None or not issubclass(model, BasePage) or model.b1_policy != B1Policy.STRICT:
        return False
    result = result_of(revision)
    return result is not None and result.asks_reason


def keep_reason(*, revision: Revision, reason: str) -> None:
    """Keep why a text goes out that is too difficult."""
    result = result_of(revision)
    if result is not None:
        result.reason = reason
        result.save(update_fields=["reason"])

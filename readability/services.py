"""Judging pages, keeping what was found, and the reasons that editors give."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.enums import B1Policy
from core.models import BasePage
from core.querysets import restricted, under_offline
from core.routing import language_of
from readability.analysis import Block, Result, text_hash
from readability.enums import Confidence, Verdict
from readability.extraction import blocks_of, blocks_of_content
from readability.models import ReadabilityResult
from readability.words import LANGUAGE, analyse_blocks, site_words

__all__ = [
    "REASON_ACTION",
    "analyse_blocks",
    "analyse_page",
    "is_judged",
    "judge_public_pages",
    "judging_paused",
    "keep_reason",
    "mark_published",
    "page_asks_reason",
    "result_of",
    "revision_asks_reason",
    "store_missing",
    "store_result",
    "store_safely",
    "strict_types",
]

logger = logging.getLogger(__name__)
#: In the history of a page.
REASON_ACTION: Final = "readability.reason"
_paused: ContextVar[bool] = ContextVar("b1_paused", default=False)
#: What follows from the text and the lists; equal for every revision with the same text.
_MEASURED = ("score", "level", "verdict", "confidence", "signal", "words", "findings")
#: A reason, and who gave it when.
_REASON = ("reason", "reason_by", "reason_at")


@contextmanager
def judging_paused() -> Iterator[None]:
    """Don't judge while many pages are loaded at once; ``store_missing`` does them together afterwards."""
    before = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(before)


def is_judged(page: Any) -> bool:
    """Whether a page has text of its own in the language that the analyser reads."""
    return isinstance(page, BasePage) and _is_judged(type(page), page.language)


def _is_judged(model: type[BasePage], language: str) -> bool:
    return model.b1_policy != B1Policy.NONE and language.split("-", maxsplit=1)[0] == LANGUAGE


def analyse_page(page: BasePage) -> Result:
    """Judge a page as it is in memory."""
    return analyse_blocks(blocks_of(page), page_key=str(page.translation_key))


def _model_of(revision: Revision) -> type[BasePage] | None:
    """The page type of a revision; None for revisions of other things and of types that are gone."""
    model = revision.content_type.model_class()
    return model if model is not None and issubclass(model, BasePage) else None


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of one version of a page: its blocks, and who wrote it when."""

    page_id: int
    revision_id: int
    locale_id: int | None
    blocks: Sequence[Block]
    editor_id: int | None
    at: datetime
    page_key: str = ""


def store_result(*, revision: Revision) -> ReadabilityResult | None:
    """Judge a revision and keep the result. A reason stays as long as the text is the same.

    A text that was judged before by the same lists is not judged again. Two queries besides the savepoint of the
    second: the text is judged before that, so that no other editor waits for it.
    Gives None for what is not judged: other objects than pages, other languages, pages without text of their own.
    """
    model = _model_of(revision)
    if model is None:
        return None
    content = revision.content
    text = _Text(
        page_id=int(revision.object_id),
        revision_id=revision.pk,
        locale_id=content.get("locale"),
        blocks=blocks_of_content(model, content),
        editor_id=revision.user_id,
        at=revision.created_at,
        page_key=str(content.get("translation_key") or ""),
    )
    if not _is_judged(model, language_of(text)):
        return None
    return _keep(text, lambda: analyse_blocks(text.blocks, page_key=text.page_key))


def _keep(text: _Text, judge: Callable[[], Result]) -> ReadabilityResult:
    """Keep the result of a text in place of an older one; ``judge`` is called when the text is new."""
    version, fingerprint = site_words().version, text_hash(text.blocks)
    known = list(ReadabilityResult.objects.filter(page_id=text.page_id, text_hash=fingerprint))
    same = next((result for result in known if result.version == version), None)
    if same is not None and same.revision_id == text.revision_id:
        return same
    measured = _measures(judge()) if same is None else {name: getattr(same, name) for name in _MEASURED}
    result = ReadabilityResult(
        page_id=text.page_id,
        revision_id=text.revision_id,
        language=language_of(text),
        version=version,
        text_hash=fingerprint,
        editor_id=text.editor_id,
        at=text.at,
        **(_reason_of(known) | measured),
    )
    columns = (
        "page",
        "language",
        *_MEASURED,
        "version",
        "text_hash",
        "editor",
        "at",
        *_REASON,
    )
    with transaction.atomic():
        ReadabilityResult.objects.bulk_create(
            [result], update_conflicts=True, unique_fields=["revision"], update_fields=columns
        )
    return result


def _reason_of(known: Sequence[ReadabilityResult]) -> dict[str, Any]:
    """The reason that was given for the same text, by whom and when."""
    given = next((one for one in known if one.reason), None)
    if given is None:
        return {}
    return {"reason": given.reason, "reason_by_id": given.reason_by_id, "reason_at": given.reason_at}


def _measures(result: Result) -> dict[str, Any]:
    """The figures of a text as they are kept."""
    return {
        "score": result.score,
        "level": result.level,
        "verdict": result.verdict,
        "confidence": result.confidence,
        "signal": result.signal,
        "words": result.metrics["words"],
        "findings": dict(Counter(finding.rule.value for finding in result.findings)),
    }


def store_safely(revision: Revision) -> ReadabilityResult | None:
    """Like ``store_result``, but nothing that goes wrong here ever stops an editor: it is logged."""
    if _paused.get():
        return None
    try:
        return store_result(revision=revision)
    except Exception:  # saving and publishing go on, whatever the coach meets
        logger.exception("B1-meting van versie %s mislukt", revision.pk)
        return None


def result_of(revision: Revision) -> ReadabilityResult | None:
    """The result by the lists of today; the kept one when a new one can't be made."""
    return store_safely(revision) or ReadabilityResult.objects.filter(revision=revision).first()


def revision_asks_reason(revision: Revision) -> bool:
    """Whether this revision is too difficult for a page type that is strict, without a reason so far."""
    model = _model_of(revision)
    if model is None or model.b1_policy != B1Policy.STRICT:
        return False
    result = result_of(revision)
    return result is not None and result.asks_reason


def page_asks_reason(page: Any) -> bool:
    """The same of a page in memory, before it is saved. Nothing that goes wrong here stops an editor."""
    if not is_judged(page) or page.b1_policy != B1Policy.STRICT:
        return False
    try:
        blocks = blocks_of(page)
        given = ReadabilityResult.objects.filter(page_id=page.pk, text_hash=text_hash(blocks)).exclude(reason="")
        if page.pk and given.exists():
            return False
        result = analyse_blocks(blocks, page_key=str(page.translation_key))
    except Exception:  # sending in goes on, whatever the coach meets
        logger.exception("B1-meting van pagina %s mislukt", page.pk)
        return False
    return result.verdict is Verdict.RED and result.confidence is Confidence.FULL


def strict_types() -> list[ContentType]:
    """The page types that go out with a reason only when their text is red."""
    return _types(lambda policy: policy == B1Policy.STRICT)


def _types(wanted: Callable[[str], bool]) -> list[ContentType]:
    models = [model for model in apps.get_models() if issubclass(model, BasePage) and wanted(model.b1_policy)]
    return list(ContentType.objects.get_for_models(*models).values())


def keep_reason(*, revision: Revision, reason: str, user: Any = None) -> None:
    """Keep why a text goes out that is too difficult, and who says so; the history of the page tells it too."""
    result = result_of(revision)
    if result is None:
        return
    result.reason, result.reason_by, result.reason_at = reason, user, timezone.now()
    result.save(update_fields=("reason", "reason_by", "reason_at"))
    log(result.page, REASON_ACTION, user=user, revision=revision, data={"reason": reason})


def mark_published(revision: Revision) -> None:
    """Remember since when a version is the one that visitors read: the trend counts by it."""
    ReadabilityResult.objects.filter(revision=revision).update(published_at=timezone.now())


def store_missing(*, most: int | None = None) -> int:
    """Judge what was not judged yet by the lists of today, ``most`` texts at once; gives how many got a result.

    These are the live versions, and of pages that are not live the newest one that was judged before.
    """
    version = site_words().version
    pages = Page.objects.live().filter(
        locale__language_code__startswith=LANGUAGE, content_type__in=_types(lambda policy: policy != B1Policy.NONE)
    )
    stale = ReadabilityResult.objects.filter(page__live=False).counting().exclude(version=version)
    wanted = Q(pk__in=pages.values("live_revision")) | Q(pk__in=stale.values("revision"))
    revisions = Revision.page_revisions.filter(wanted).exclude(b1_result__version=version)
    waiting = revisions.order_by("b1_result__at", "pk")[:most].iterator(chunk_size=100)
    found = sum(store_safely(revision) is not None for revision in waiting)
    _date_published()
    return found


def _date_published() -> None:
    """Give live versions that were judged after they went out the moment at which the page did."""
    undated = ReadabilityResult.objects.filter(revision=F("page__live_revision"), page__live=True, published_at=None)
    moment = Page.objects.filter(pk=OuterRef("page")).values("last_published_at")[:1]
    ReadabilityResult.objects.filter(pk__in=list(undated.values_list("pk", flat=True))).update(
        published_at=Subquery(moment)
    )


def judge_public_pages() -> Iterator[tuple[BasePage, Result]]:
    """Judge every Dutch page that visitors can read, as it is in the database, and keep it with its live version."""
    pages = Page.objects.live().filter(~restricted(), ~under_offline(), locale__language_code=LANGUAGE)
    for page in pages.order_by("path").specific().iterator(chunk_size=100):
        if is_judged(page):
            blocks = blocks_of(page)
            result = analyse_blocks(blocks, page_key=str(page.translation_key))
            _keep_live(page, blocks, result)
            yield page, result
    _date_published()


def _keep_live(page: BasePage, blocks: Sequence[Block], result: Result) -> None:
    """Keep the result of a page with the revision that is live; one that was never saved as a revision has none."""
    row = Revision.objects.filter(pk=page.live_revision_id).values_list("user_id", "created_at").first()
    if row is not None and page.live_revision_id is not None:
        _keep(_Text(page.pk, page.live_revision_id, page.locale_id, blocks, *row), lambda: result)

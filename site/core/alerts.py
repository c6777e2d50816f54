"""Which alerts stand on top of a page. Read from memory; the moments are looked at for each page anew."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import local_cache
from core.enums import AlertLevel
from core.querysets import restricted, under_offline
from core.rich_links import expand_all, page_url
from core.routing import language_of, source_language

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from core.models import SiteAlert

__all__ = ["MOST_AT_ONCE", "AlertRecord", "alerts_not_past", "current_alerts", "preview_record"]

#: More than two are not read.
MOST_AT_ONCE: Final = 2
_URGENCY: Final = tuple(AlertLevel.values)
_ICONS: Final = {AlertLevel.EMERGENCY: "let-op", AlertLevel.WARNING: "let-op", AlertLevel.INFO: "info"}


@dataclass(frozen=True, slots=True)
class AlertRecord:
    """One alert in the active language, or in Dutch (``lang``) where it is not translated."""

    level: str
    icon: str
    kind: str
    title: str
    text: SafeString
    link_url: str
    link_words: str
    lang: str
    starts_at: datetime | None
    ends_at: datetime | None
    version: str

    def is_shown_at(self, moment: datetime) -> bool:
        """Whether visitors see it at this moment."""
        return (self.starts_at is None or self.starts_at <= moment) and (self.ends_at is None or moment < self.ends_at)


def alerts_not_past() -> QuerySet[SiteAlert]:
    """The alerts that visitors see or will see, in all languages."""
    from core.models import SiteAlert

    return SiteAlert.objects.filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()))


def _kind(level: str) -> str:
    """The word before an alert: haste is told in words, not in colour alone."""
    return {AlertLevel.EMERGENCY: _("Noodbericht:"), AlertLevel.WARNING: _("Let op:")}.get(AlertLevel(level), "")


def _version(row: SiteAlert, words: SiteAlert, link_url: str) -> str:
    """Changes with everything that a visitor reads: who closed an alert sees what is new in it."""
    read = f"{row.level}\n{words.title}\n{words.text}\n{link_url}\n{words.link_words}"
    return f"{row.pk}-{hashlib.sha256(read.encode()).hexdigest()[:12]}"


def _record(row: SiteAlert, words: SiteAlert, pages: dict[int, Page]) -> AlertRecord:
    page = pages.get(row.link_page_id or 0)
    link_url = page_url(page) if page is not None else row.link_url
    code = language_of(words)
    return AlertRecord(
        level=row.level,
        icon=_ICONS[AlertLevel(row.level)],
        kind=_kind(row.level),
        title=words.title,
        text=SafeString(expand_all([words.text])[0]),
        link_url=link_url if words.link_words else "",
        link_words=words.link_words,
        lang="" if code == (get_language() or source_language()) else code,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        version=_version(row, words, link_url),
    )


def _linked_pages(rows: list[SiteAlert]) -> dict[int, Page]:
    """The linked pages that everyone can reach."""
    wanted = [row.link_page_id for row in rows if row.link_page_id]
    if not wanted:
        return {}
    found: dict[int, Page] = Page.objects.filter(~restricted(), ~under_offline(), live=True).in_bulk(wanted)
    return found


def _load() -> tuple[AlertRecord, ...]:
    """The alerts that are not over, the most urgent first."""
    from core.models import SiteAlert

    language, source = get_language() or source_language(), source_language()
    not_over = Q(ends_at=None) | Q(ends_at__gt=timezone.now()) | ~Q(locale__language_code=source)
    rows = list(SiteAlert.objects.filter(not_over, locale__language_code__in={language, source}))
    translated = {row.translation_key: row for row in rows if language_of(row) == language}
    dutch = [row for row in rows if language_of(row) == source]
    pages = _linked_pages(dutch)
    ordered = sorted(dutch, key=lambda row: (_URGENCY.index(row.level), row.order, -row.pk))
    return tuple(_record(row, translated.get(row.translation_key, row), pages) for row in ordered)


def current_alerts() -> tuple[AlertRecord, ...]:
    """What stands on top of a page that is made now."""
    now = timezone.now()
    shown = [record for record in local_cache.remember("alerts", _load) if record.is_shown_at(now)]
    return tuple(shown[:MOST_AT_ONCE])


def preview_record(alert: SiteAlert) -> AlertRecord:
    """An alert as an editor sees it before it is saved."""
    return _record(alert, alert, _linked_pages([alert]))

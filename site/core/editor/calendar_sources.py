"""Where the calendar of editors finds its things. Each source asks one or two queries, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import CharField, DateTimeField, Exists, OuterRef, Q, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import Revision, get_default_page_content_type
from wagtail.permissions import policy_registry

from core.editor.reviews import due_between
from core.enums import CalendarKind
from core.models import SiteAlert
from core.page_checks import page_models
from core.routing import source_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date, datetime

    from core.editor.dates import PageDates
    from core.editor.months import Month

__all__ = ["Found", "Scope", "found_alerts", "found_pages"]

#: When a draft asks to go out, as text.
_GO_LIVE: Final = KeyTextTransform("go_live_at", "latest_revision__content")
#: What every source reads of a page.
_ROW: Final = ("pk", "draft_title", "title", "locale_id", "live")


@dataclass(frozen=True, slots=True)
class Scope:
    """The month that is asked for, the pages that may be shown, and to whom."""

    month: Month
    pages: Any
    user: Any


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with a day or a moment. ``label`` says more than its kind does; ``page`` is a key."""

    kind: str
    title: str
    start: datetime | date
    end: datetime | date | None = None
    label: str = ""
    note: str = ""
    page: int | None = None
    locale: int | None = None
    url: str = ""


def _page(row: tuple[Any, ...], kind: str, start: Any, **values: Any) -> Found:
    key, draft_title, title, locale, _live = row
    return Found(kind, draft_title or title, start, page=key, locale=locale, **values)


def _approved() -> Any:
    """Versions of pages that go out by themselves."""
    kind = get_default_page_content_type()
    return Revision.objects.filter(base_content_type=kind, approved_go_live_at__isnull=False)


def _planned(scope: Scope) -> Iterator[Found]:
    """Versions that go out by themselves, and drafts that ask to go out later and that nobody approved yet."""
    begin, end = scope.month.span
    approved = _approved().filter(approved_go_live_at__gte=begin, approved_go_live_at__lt=end)
    moments = {int(key): at for key, at in approved.values_list("object_id", "approved_go_live_at")}
    for row in scope.pages.filter(pk__in=list(moments)).values_list(*_ROW):
        label = _("Nieuwe versie komt op de site") if row[-1] else ""
        yield _page(row, CalendarKind.GOES_LIVE, moments[row[0]], label=label)
    drafts = scope.pages.filter(has_unpublished_changes=True, latest_revision__approved_go_live_at=None)
    asked = drafts.annotate(asked=Coalesce(_GO_LIVE, Value(""), output_field=TextField()))
    for *row, text in asked.exclude(asked="").values_list(*_ROW, "asked"):
        at = parse_datetime(text)
        if at is not None and max(begin, timezone.now()) <= at < end:
            label = _("Wil op de site, wacht op een akkoord")
            yield _page(tuple(row), CalendarKind.GOES_LIVE, at, label=label)


def _expiring(scope: Scope) -> Iterator[Found]:
    """Pages that go from the site by themselves, or did."""
    begin, end = scope.month.span
    waiting = _approved().filter(object_id=Cast(OuterRef("pk"), CharField()))
    counts = Q(live=True) | Q(expired=True) | Exists(waiting)
    pages = scope.pages.filter(counts, expire_at__gte=begin, expire_at__lt=end)
    for *row, at in pages.values_list(*_ROW, "expire_at"):
        label = "" if at > timezone.now() else _("Ging van de site")
        yield _page(tuple(row), CalendarKind.EXPIRES, at, label=label)


def _published(scope: Scope) -> Iterator[Found]:
    """Pages that visitors saw for the first time, and pages that changed on a later day."""
    begin, end = scope.month.span
    inside = Q(first_published_at__gte=begin, first_published_at__lt=end)
    inside |= Q(last_published_at__gte=begin, last_published_at__lt=end)
    for *row, first, last in scope.pages.filter(inside, live=True).values_list(
        *_ROW, "first_published_at", "last_published_at"
    ):
        if first is not None and begin <= first < end:
            yield _page(tuple(row), CalendarKind.PUBLISHED, first)
        again = last is not None and (first is None or timezone.localdate(last) != timezone.localdate(first))
        if again and begin <= last < end:
            yield _page(tuple(row), CalendarKind.PUBLISHED, last, label=_("Nieuwe versie op de site gezet"))


def _to_check(scope: Scope) -> Iterator[Found]:
    """Pages that have to be checked again; one that is late stands on the day that it had to be done."""
    for due, row in due_between(scope.pages, scope.month.first, scope.month.last, *_ROW):
        label = _("Controle is te laat") if due < timezone.localdate() else ""
        yield _page(tuple(row), CalendarKind.REVIEW, due, label=label)


def _declared(scope: Scope, model: Any, dates: PageDates) -> Iterator[Found]:
    """What a page type says of itself: whatever has a part in this month."""
    first, last = scope.month.first, scope.month.last
    field = _field(model, dates.start)
    if isinstance(field, DateTimeField):
        begin, after = scope.month.span
        inside = Q(**{f"{dates.start}__lt": after}) & Q(**{f"{dates.end or dates.start}__gte": begin})
    else:
        inside = Q(**{f"{dates.start}__lte": last}) & Q(**{f"{dates.end or dates.start}__gte": first})
    pages = model.objects.filter(inside, pk__in=scope.pages.order_by().values("pk"))
    columns = [name for name in (dates.start, dates.end, dates.detail) if name]
    for values in pages.order_by().values_list(*_ROW, *columns):
        row, rest = values[: len(_ROW)], dict(zip(columns, values[len(_ROW) :], strict=True))
        words = [rest.get(dates.detail, ""), "" if row[-1] else _("nog niet op de site")]
        note = " · ".join(word for word in words if word)
        yield _page(row, dates.slug, rest[dates.start], end=rest.get(dates.end), note=note)


def _field(model: Any, path: str) -> Any:
    """The field at a path such as ``editions__starts_on``."""
    *steps, name = path.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(name)


_OWN: Final = {
    CalendarKind.GOES_LIVE: _planned,
    CalendarKind.EXPIRES: _expiring,
    CalendarKind.REVIEW: _to_check,
    CalendarKind.PUBLISHED: _published,
}


def found_pages(scope: Scope, kinds: Collection[str]) -> Iterator[Found]:
    """Everything about pages, of these kinds."""
    for kind, source in _OWN.items():
        if kind in kinds:
            yield from source(scope)
    for model in page_models():
        for dates in model.calendar_dates:
            if dates.slug in kinds:
                yield from _declared(scope, model, dates)


def found_alerts(scope: Scope, kinds: Collection[str]) -> Iterator[Found]:
    """When alerts begin and end, for who works with them. A translation has no moments of its own."""
    policy = policy_registry.get_by_type(SiteAlert)
    if CalendarKind.ALERT not in kinds or not policy.user_has_any_permission(scope.user, {"add", "change", "delete"}):
        return
    begin, end = scope.month.span
    alerts = SiteAlert.objects.filter(locale__language_code=source_language())
    inside = Q(starts_at__gte=begin, starts_at__lt=end) | Q(ends_at__gte=begin, ends_at__lt=end)
    edit = SiteAlert.snippet_viewset.get_url_name("edit")
    may_change = policy.user_has_permission(scope.user, "change")
    labels = {"starts_at": _("Melding begint"), "ends_at": _("Melding stopt")}
    for alert in alerts.filter(inside):
        url = reverse(edit, args=[alert.pk]) if may_change else ""
        for name, label in labels.items():
            at = getattr(alert, name)
            if at is not None and begin <= at < end:
                yield Found(CalendarKind.ALERT, alert.title, at, label=label, url=url)

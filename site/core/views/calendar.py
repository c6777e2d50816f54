"""The calendar of editors: one month a screen, as a table of weeks or as a plain list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.editor.calendar import calendar_of, kinds
from core.editor.months import Month
from core.enums import TermKind
from core.taxonomies import all_terms, term_by_slug

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["CalendarMenuItem", "CalendarView", "menu_item", "urls"]

_MONTH, _KIND, _GEMEENTE, _SHAPE, _LIST = "maand", "soort", "gemeente", "vorm", "lijst"
_POLICY = PagePermissionPolicy()
_WHO = ["add", "change", "publish"]


class _FilterForm(forms.Form):
    """Shows the choices. What was chosen is read leniently: an address may be old, or written by hand."""

    soort = forms.MultipleChoiceField(
        label=_("Wat wilt u zien?"),
        help_text=_("Kiest u niets? Dan ziet u alles."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    gemeente = forms.ChoiceField(
        label=_("Gemeente"), help_text=_("U ziet dan alleen pagina's met deze gemeente."), required=False
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        kind: Any = self.fields[_KIND]
        kind.choices = list(kinds().items())
        gemeente: Any = self.fields[_GEMEENTE]
        gemeente.choices = [("", _("Alle gemeenten")), *((one.slug, one.name) for one in all_terms(TermKind.GEMEENTE))]


class CalendarView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What comes, goes, happens or must be checked in a month."""

    page_title = _("Kalender")
    header_icon = "calendar-alt"
    template_name = "admin/calendar.html"
    permission_policy = _POLICY
    any_permission_required: ClassVar[list[str]] = _WHO

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The month, what is in it, and the ways to other months with the same choices."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        asked = self.request.GET
        month = Month.parse(asked.get(_MONTH, ""))
        only = [kind for kind in kinds() if kind in asked.getlist(_KIND)]
        near = term_by_slug(TermKind.GEMEENTE, asked.get(_GEMEENTE, ""))
        gemeente = near.slug if near else ""
        shape = _LIST if asked.get(_SHAPE) == _LIST else ""
        chosen = {_KIND: only, _GEMEENTE: gemeente, _SHAPE: shape}
        weeks = calendar_of(user=self.request.user, month=month, gemeente=gemeente, only=only)
        days = [day for week in weeks for day in week if day.entries]
        return {
            **context,
            "month": month,
            "weeks": weeks,
            "weekdays": list(WEEKDAYS.values()),
            "days": days,
            "count": sum(len(day.entries) for day in days),
            "today": timezone.localdate(),
            "is_now": month == Month.current(),
            "form": _FilterForm(initial=chosen),
            "chosen": [*(kinds()[kind] for kind in only), *([near.name] if near else [])],
            "shape": shape,
            "urls": self._urls(month, chosen),
        }

    def _urls(self, month: Month, chosen: dict[str, Any]) -> dict[str, str]:
        """Links to the months beside this one, to today, to the other shape, and to everything."""
        other = {**chosen, _SHAPE: "" if chosen[_SHAPE] else _LIST}
        plain = {_SHAPE: chosen[_SHAPE]}
        months = {"previous": month.previous, "following": month.following, "current": Month.current()}
        links = {name: _url(one, chosen) for name, one in months.items() if one is not None}
        return {**links, "shape": _url(month, other), "all": _url(month, plain), "form": reverse("calendar")}


def _url(month: Month, chosen: dict[str, Any]) -> str:
    kept = {name: value for name, value in chosen.items() if value}
    return f"{reverse('calendar')}?{urlencode({_MONTH: str(month), **kept}, doseq=True)}"


class CalendarMenuItem(MenuItem):
    """Shown to who works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever may open the calendar."""
        return bool(_POLICY.user_has_any_permission(request.user, _WHO))


def menu_item() -> CalendarMenuItem:
    """The calendar in the menu, after the lists of pages."""
    return CalendarMenuItem(
        _("Kalender"), reverse("calendar"), name="kalender", icon_name=CalendarView.header_icon, order=120
    )


urls = [path("kalender/", CalendarView.as_view(), name="calendar")]

"""Snippet viewsets of the shared taxonomies, the help lines and the alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.editor.choosers import chooser_with
from core.editor.uses import live_uses
from core.models import Audience, Gemeente, HealthDimension, HelpLine, SiteAlert, Theme

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

__all__ = ["register_viewsets"]

_USES: Final = Column("uses", label=_("Pagina's op de site"), accessor="uses", sort_key="uses")
_ICON: Final = Column("icon", label=_("Pictogram"), accessor="get_icon_display", sort_key="icon")
_USED: Final = [("yes", _("Ja")), ("no", _("Nee, op geen enkele pagina"))]
_STATES: Final = [("now", _("Nu te zien")), ("later", _("Komt nog")), ("past", _("Voorbij"))]


class _TermFilters(WagtailFilterSet):
    """Terms that pages have, and terms that no page has."""

    used = django_filters.ChoiceFilter(label=_("Gebruikt op de site"), choices=_USED, method="filter_used")

    def filter_used(self, terms: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By the number of live pages, which the list counts."""
        return terms.filter(uses__gt=0) if value == "yes" else terms.filter(uses=0)


def _filters(model: Any) -> Any:
    """The filters for one taxonomy: a set of filters belongs to one model."""
    meta = type("Meta", (), {"model": model, "fields": []})
    return type(f"{model.__name__}FilterSet", (_TermFilters,), {"Meta": meta})


class TermViewSet(SnippetViewSet):
    """A taxonomy: sorted by the editors' order, with on how many live pages each term stands."""

    list_display: tuple[Any, ...] = ("name", LocaleColumn(), "slug", "order", _USES)
    search_fields: tuple[str, ...] = ("name",)
    search_backend_name = None  # the database finds parts of words too
    chooser_viewset_class = chooser_with(("summary", _("Uitleg")))
    ordering = ("order", "name")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of pages, in the same query."""
        terms: QuerySet[Any] = self.model.objects.select_related("locale").annotate(uses=live_uses(self.model.kind))
        return terms


class GemeenteViewSet(TermViewSet):
    """Gemeenten with their CBS code."""

    model = Gemeente
    filterset_class = _filters(Gemeente)
    icon = "site"
    list_display = ("name", LocaleColumn(), "cbs_code", "order", _USES)
    search_fields = ("name", "places")


class ThemeViewSet(TermViewSet):
    """Themes with how residents say it, and their pictogram."""

    model = Theme
    filterset_class = _filters(Theme)
    icon = "folder-open-inverse"
    list_display = ("name", LocaleColumn(), "own_words", _ICON, "order", _USES)
    search_fields = ("name", "own_words")


class HealthDimensionViewSet(TermViewSet):
    """The six pijlers."""

    model = HealthDimension
    filterset_class = _filters(HealthDimension)
    icon = "pick"


class AudienceViewSet(TermViewSet):
    """Doelgroepen."""

    model = Audience
    filterset_class = _filters(Audience)
    icon = "group"


class HelpLineViewSet(SnippetViewSet):
    """National help lines."""

    model = HelpLine
    icon = "mobile-alt"
    list_display = ("name", LocaleColumn(), "number", BooleanColumn("in_header", sort_key="in_header"), "order")
    list_filter = ("in_header",)
    search_fields = ("name", "number", "description")
    search_backend_name = None
    ordering = ("order",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the language, in the same query."""
        return HelpLine.objects.select_related("locale")


class AlertFilterSet(WagtailFilterSet):
    """What visitors see now, what comes and what is over."""

    state = django_filters.ChoiceFilter(label=_("Te zien"), choices=_STATES, method="filter_state")

    def filter_state(self, alerts: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By the moments of the alert."""
        now = timezone.now()
        past, later = Q(ends_at__lte=now), Q(starts_at__gt=now)
        # Where a moment is empty the comparison is neither true nor false, so "not past" is written out.
        not_past, not_later = Q(ends_at=None) | Q(ends_at__gt=now), Q(starts_at=None) | Q(starts_at__lte=now)
        return alerts.filter({"past": past, "later": later & not_past, "now": not_past & not_later}[value])

    class Meta:
        """The kind of alert too."""

        model = SiteAlert
        fields = ("level",)


class SiteAlertViewSet(SnippetViewSet):
    """Alerts on top of every page, with what visitors see of them now."""

    model = SiteAlert
    icon = "warning"
    list_display = ("title", LocaleColumn(), "level", "state", "starts_at", "ends_at", "order")
    filterset_class = AlertFilterSet
    search_fields = ("title", "text")
    search_backend_name = None
    ordering = ("order", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the language, in the same query."""
        return SiteAlert.objects.select_related("locale")


class SharedGroup(SnippetViewSetGroup):
    """One menu item for what the whole site shares."""

    menu_label = _("Gedeelde lijsten")
    menu_icon = "list-ul"
    menu_order = 300
    items = (GemeenteViewSet, ThemeViewSet, HealthDimensionViewSet, AudienceViewSet, HelpLineViewSet, SiteAlertViewSet)


def register_viewsets() -> Any:
    """Show the shared lists in the admin menu."""
    return register_snippet(SharedGroup)

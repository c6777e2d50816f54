"""Snippet viewsets of the shared taxonomies, the help lines and the alerts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.editor.choosers import chooser_with
from core.models import Audience, Gemeente, HealthDimension, HelpLine, SiteAlert, Theme

__all__ = ["register_viewsets"]


class TermViewSet(SnippetViewSet):
    """A taxonomy: sorted by the editors' order."""

    list_display: tuple[str, ...] = ("name", "slug", "order")
    search_fields = ("name",)
    search_backend_name = None  # the database finds parts of words too
    chooser_viewset_class = chooser_with(("summary", _("Uitleg")))
    ordering = ("order", "name")


class GemeenteViewSet(TermViewSet):
    """Gemeenten with their CBS code."""

    model = Gemeente
    icon = "site"
    list_display = ("name", "cbs_code", "order")


class ThemeViewSet(TermViewSet):
    """Themes with pictogram and colour."""

    model = Theme
    icon = "folder-open-inverse"
    list_display = ("name", "icon", "css_class", "order")


class HealthDimensionViewSet(TermViewSet):
    """The six pijlers."""

    model = HealthDimension
    icon = "pick"


class AudienceViewSet(TermViewSet):
    """Doelgroepen."""

    model = Audience
    icon = "group"


class HelpLineViewSet(SnippetViewSet):
    """National help lines."""

    model = HelpLine
    icon = "mobile-alt"
    list_display = ("name", "number", "in_header", "order")
    list_filter = ("in_header",)
    search_fields = ("name", "number", "description")
    search_backend_name = None
    ordering = ("order",)


class SiteAlertViewSet(SnippetViewSet):
    """Alerts on top of every page, with what visitors see of them now."""

    model = SiteAlert
    icon = "warning"
    list_display = ("title", "level", "state", "starts_at", "ends_at", "order")
    list_filter = ("level",)
    search_fields = ("title", "text")
    search_backend_name = None
    ordering = ("order", "-pk")


class SharedGroup(SnippetViewSetGroup):
    """One menu item for what the whole site shares."""

    menu_label = _("Gedeelde lijsten")
    menu_icon = "list-ul"
    menu_order = 300
    items = (GemeenteViewSet, ThemeViewSet, HealthDimensionViewSet, AudienceViewSet, HelpLineViewSet, SiteAlertViewSet)


def register_viewsets() -> Any:
    """Show the shared lists in the admin menu."""
    return register_snippet(SharedGroup)

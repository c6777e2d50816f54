"""Lists of the facts of the sociale kaart."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

import django_filters
from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.editor.choosers import chooser_with
from core.editor.uses import counted
from directory.importing.export import headings
from directory.importing.export_view import ServiceIndexView
from directory.importing.screen import ImportViewSet
from directory.models import HelpQuestion, Location, Organisation, Service, ServicePage, ServiceQuestion
from directory.reports.viewsets import ReportViewSet
from directory.services import assure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

__all__ = ["AssuredBulkAction", "DirectoryGroup"]

#: So long after the last check the facts count as old.
_OLD: Final = timedelta(days=365)
_CHECKS: Final = [("old", _("Langer dan een jaar geleden, of nooit")), ("fresh", _("Het afgelopen jaar"))]
_YES_NO: Final = [("yes", _("Ja")), ("no", _("Nee"))]


class ServiceFilterSet(WagtailFilterSet):
    """By what it is, and by what is left to do."""

    checked = django_filters.ChoiceFilter(label=_("Gecontroleerd"), choices=_CHECKS, method="filter_checked")
    shown = django_filters.ChoiceFilter(label=_("Staat op de site"), choices=_YES_NO, method="filter_shown")

    def filter_checked(self, services: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By the day of the last check."""
        day = timezone.localdate() - _OLD
        old = Q(assured_date=None) | Q(assured_date__lt=day)
        return services.filter(old if value == "old" else Q(assured_date__gte=day))

    def filter_shown(self, services: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By the number of live pages."""
        return services.filter(pages_live__gt=0) if value == "yes" else services.filter(pages_live=0)

    class Meta:
        """The plain ones."""

        model = Service
        fields = ("status", "referral", "sample", "organisation")


class ServiceViewSet(SnippetViewSet):
    """Facts of entries, with on how many live pages they stand."""

    model = Service
    icon = "list-ul"
    list_display = (
        "name",
        "organisation",
        "status",
        "assured_date",
        Column("pages_live", label=_("Pagina's op de site"), accessor="pages_live", sort_key="pages_live"),
    )
    filterset_class = ServiceFilterSet
    index_view_class = ServiceIndexView
    list_export = headings(1, internal=False)
    export_filename = "sociale-kaart"
    search_fields = ("name", "organisation__name")
    search_backend_name = None  # the database finds parts of words too, and every column
    ordering = ("name",)
    list_per_page = 50
    chooser_viewset_class = chooser_with(
        ("organisation", _("Organisatie")), ("get_status_display", _("Status")), related=["organisation"]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the organisation and the number of pages, in the same query."""
        pages = ServicePage.objects.filter(live=True, service=OuterRef("pk"))
        return Service.objects.select_related("organisation").annotate(pages_live=counted(pages, "service"))


class OrganisationViewSet(SnippetViewSet):
    """Organisations, with how much help they give."""

    model = Organisation
    icon = "group"
    list_display = (
        "name",
        "website",
        "email",
        Column("helps", label=_("Soorten hulp"), accessor="helps", sort_key="helps"),
    )
    chooser_viewset_class = chooser_with(("website", _("Website")))
    search_fields = ("name", "website")
    search_backend_name = None
    ordering = ("name",)
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of entries, in the same query."""
        services = Service.objects.filter(organisation=OuterRef("pk"))
        return Organisation.objects.annotate(helps=counted(services, "organisation"))


class LocationViewSet(SnippetViewSet):
    """Places."""

    model = Location
    icon = "site"
    list_display = (
        "name",
        "address_1",
        "city",
        "wheelchair",
        BooleanColumn("address_is_secret", label=_("Geheim adres"), sort_key="address_is_secret"),
    )
    list_filter = ("city", "wheelchair", "address_is_secret")
    chooser_viewset_class = chooser_with(("address_1", _("Straat")), ("postal_code", _("Postcode")))
    search_fields = ("name", "city", "address_1", "postal_code")
    search_backend_name = None
    ordering = ("name",)
    list_per_page = 50


class HelpQuestionViewSet(SnippetViewSet):
    """What residents come with, in their order, with how many entries answer it."""

    model = HelpQuestion
    icon = "help"
    list_display = (
        "name",
        "order",
        BooleanColumn("sensitive", label=_("Mag een ander niet zien"), sort_key="sensitive"),
        Column("answers", label=_("Items"), accessor="answers", sort_key="answers"),
    )
    list_filter = ("sensitive",)
    search_fields = ("name", "words")
    search_backend_name = None
    ordering = ("order",)
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of entries, in the same query."""
        links = ServiceQuestion.objects.filter(question=OuterRef("pk"))
        found: QuerySet[Any] = HelpQuestion.objects.annotate(answers=counted(links, "question"))
        return found


class DirectoryGroup(SnippetViewSetGroup):
    """One menu item for the facts."""

    menu_label = _("Sociale kaart")
    menu_icon = "mobile-alt"
    menu_order = 250
    submenu_hook = "register_directory_menu_item"
    items = (ServiceViewSet, OrganisationViewSet, LocationViewSet, HelpQuestionViewSet, ReportViewSet, ImportViewSet)


class AssuredBulkAction(SnippetBulkAction):
    """After a round of calls: all the chosen facts were checked today."""

    models: ClassVar[list[Any]] = [Service]
    display_name = _("Vandaag gecontroleerd")
    aria_label = _("Zet de datum van de controle op vandaag")
    action_type = "assured"
    action_priority = 20
    template_name = "admin/bulk_assured.html"

    def check_perm(self, snippet: Any) -> bool:
        """Only who may change the facts."""
        return bool(self.permission_policy.user_has_permission_for_instance(self.request.user, "change", snippet))

    @classmethod
    def execute_action(cls, objects: Sequence[Any], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        """All of them or none."""
        return assure(services=objects, user=user), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many."""
        words = ngettext(
            "%(count)d item is vandaag gecontroleerd.",
            "%(count)d items zijn vandaag gecontroleerd.",
            num_parent_objects,
        )
        return words % {"count": num_parent_objects}

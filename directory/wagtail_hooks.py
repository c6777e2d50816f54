"""The admin of the facts of the sociale kaart."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.editor.choosers import chooser_with
from directory.models import Location, Organisation, Service


class ServiceViewSet(SnippetViewSet):
    """Facts of entries."""

    model = Service
    icon = "list-ul"
    list_display = ("name", "organisation", "status", "assured_date")
    list_filter = ("status", "referral", "organisation")
    chooser_viewset_class = chooser_with(
        ("organisation", _("Organisatie")), ("get_status_display", _("Status")), related=["organisation"]
    )
    search_fields = ("name",)
    search_backend_name = None  # the database finds parts of words too, and every column
    ordering = ("name",)


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    list_display = ("name", "website")
    chooser_viewset_class = chooser_with(("website", _("Website")))
    search_fields = ("name",)
    search_backend_name = None
    ordering = ("name",)


class LocationViewSet(SnippetViewSet):
    """Places."""

    model = Location
    icon = "site"
    list_display = ("name", "city", "wheelchair")
    list_filter = ("city", "wheelchair")
    chooser_viewset_class = chooser_with(("address_1", _("Straat")), ("postal_code", _("Postcode")))
    search_fields = ("name", "city")
    search_backend_name = None
    ordering = ("name",)


class DirectoryGroup(SnippetViewSetGroup):
    """One menu item for the facts."""

    menu_label = _("Sociale kaart")
    menu_icon = "mobile-alt"
    menu_order = 250
    items = (ServiceViewSet, OrganisationViewSet, LocationViewSet)


register_snippet(DirectoryGroup)

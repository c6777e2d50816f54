"""The admin of the glossary, and the way from a page to the words that it leaves unexplained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn, LocaleColumn
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core.editor.choosers import chooser_with
from regioplan.models import GlossaryException, GlossaryTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest


class GlossaryTermViewSet(SnippetViewSet):
    """Words, in the main menu."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Woordenlijst")
    menu_order = 310
    add_to_admin_menu = True
    list_display = (
        "term",
        LocaleColumn(),
        "abbreviation",
        "short",
        BooleanColumn("explain_in_text", label=_("Uitleg op pagina's"), sort_key="explain_in_text"),
    )
    list_filter = ("explain_in_text",)
    search_fields = ("term", "abbreviation", "short", "synonyms")
    search_backend_name = None  # the database finds parts of words too, and every column
    chooser_viewset_class = chooser_with(("abbreviation", _("Afkorting")), ("short", _("Uitleg")))
    ordering = (Lower("term"), "pk")  # a capital goes before all small letters in some databases
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[GlossaryTerm]:
        """Words with the language that the list shows."""
        return GlossaryTerm.objects.select_related("locale")


class AddExceptionView(CreateView):
    """The form; ``?page=12`` fills in the page that someone came from."""

    def get_initial_form_instance(self) -> GlossaryException:
        """A row with that page, as far as there is one."""
        row: GlossaryException = super().get_initial_form_instance() or GlossaryException()
        number = self.request.GET.get("page", "")
        if number.isdecimal():
            row.page = Page.objects.filter(pk=int(number[:12])).first()
        return row


class GlossaryExceptionViewSet(SnippetViewSet):
    """Pages that leave words unexplained; among the snippets, for it is rarely needed."""

    model = GlossaryException
    icon = "no-view"
    add_view_class = AddExceptionView
    list_display = ("page", "term")
    ordering = ("page__title", "pk")
    list_filter = ("term",)
    search_fields = ("page__title", "term__term")
    search_backend_name = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[GlossaryException]:
        """Rows with the page and the word that the list shows."""
        return GlossaryException.objects.select_related("page", "term")


register_snippet(GlossaryTermViewSet)
register_snippet(GlossaryExceptionViewSet)


def exception_button(page: Any, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """In the menu of the form of a page: leave a word unexplained here."""
    if view_name == "edit" and user.has_perm("regioplan.add_glossaryexception"):
        address = reverse("wagtailsnippets_regioplan_glossaryexception:add")
        yield Button(_("Leg hier een woord niet uit"), f"{address}?page={page.pk}", icon_name="no-view", priority=70)


hooks.register("register_page_header_buttons", exception_button)

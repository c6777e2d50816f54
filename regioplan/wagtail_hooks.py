"""The admin of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from regioplan.models import GlossaryException, GlossaryTerm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class GlossaryTermViewSet(SnippetViewSet):
    """Words, in the main menu."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Woordenlijst")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ("term", "abbreviation", "short")
    search_fields = ("term", "short", "synonyms")
    search_backend_name = None  # the database finds parts of words too, and every column
    ordering = (Lower("term"), "pk")  # a capital goes before all small letters in some databases


class GlossaryExceptionViewSet(SnippetViewSet):
    """Pages that leave words unexplained; among the snippets, for it is rarely needed."""

    model = GlossaryException
    icon = "no-view"
    list_display = ("page", "term")
    ordering = ("page__title", "pk")
    list_filter = ("term",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[GlossaryException]:
        """Rows with the page and the word that the list shows."""
        return GlossaryException.objects.select_related("page", "term")


register_snippet(GlossaryTermViewSet)
register_snippet(GlossaryExceptionViewSet)

"""The words that editors add, as lists in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from readability.models import AllowedWord, JargonEntry

__all__ = ["AllowedWordViewSet", "JargonEntryViewSet", "PlainLanguageGroup"]


class JargonEntryViewSet(SnippetViewSet):
    """Difficult words with plain words for them."""

    model = JargonEntry
    icon = "edit"
    list_display = ("word", "advice")
    list_filter = ("advice",)
    search_fields = ("word",)
    search_backend_name = None  # the database finds parts of words too
    ordering = ("word",)


class AllowedWordViewSet(SnippetViewSet):
    """Words that need no other word."""

    model = AllowedWord
    icon = "check"
    list_display = ("word", "note")
    search_fields = ("word",)
    search_backend_name = None
    ordering = ("word",)


class PlainLanguageGroup(SnippetViewSetGroup):
    """One menu item for the word lists."""

    menu_label = _("Gewone taal")
    menu_icon = "glasses"
    menu_order = 310
    items = (JargonEntryViewSet, AllowedWordViewSet)

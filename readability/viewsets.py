"""The words that editors add, as lists in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.text import lines_of
from readability.models import AllowedWord, JargonEntry

__all__ = ["AllowedWordViewSet", "JargonEntryViewSet", "PlainLanguageGroup"]


def _plain_words(entry: Any) -> str:
    return ", ".join(lines_of(entry.alternatives))


class JargonEntryViewSet(SnippetViewSet):
    """Difficult words with plain words for them."""

    model = JargonEntry
    icon = "edit"
    list_display = ("word", Column("alternatives", label=_("Gewone woorden"), accessor=_plain_words), "advice")
    list_filter = ("advice",)
    search_fields = ("word", "alternatives", "inflections")
    search_backend_name = None  # the database finds parts of words too
    ordering = ("word",)


class AllowedWordViewSet(SnippetViewSet):
    """Words that need no other word."""

    model = AllowedWord
    icon = "check"
    list_display = ("word", "note")
    search_fields = ("word", "note")
    search_backend_name = None
    ordering = ("word",)


class PlainLanguageGroup(SnippetViewSetGroup):
    """One menu item for the word lists."""

    menu_label = _("Gewone taal")
    menu_icon = "glasses"
    menu_order = 310
    items = (JargonEntryViewSet, AllowedWordViewSet)

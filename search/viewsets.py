"""The lists of words in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from core.text import lines_of
from search.enums import WordLanguage
from search.lists.csv_file import list_row
from search.lists.refusing import refusal_of
from search.lists.rows import LISTS
from search.lists.screen import ListFileViewSet
from search.models import AmbiguousPlace, CompoundPart, CrisisPhrase, StemException, Synonym

__all__ = ["SearchGroup"]

_ACTIVE = BooleanColumn("active", label=_("In gebruik"), sort_key="active")


def _others(row: Any) -> str:
    return ", ".join(lines_of(row.others))


class _WordViewSet(SnippetViewSet):
    """What the lists share."""

    search_backend_name = None  # the database finds parts of words too
    list_per_page = 50
    index_results_template_name = "admin/search_words.html"


class WordForm(WagtailAdminModelForm):
    """The form of a list of which not every row makes sense."""

    def clean(self) -> dict[str, Any]:
        """Refuse what would do harm, with what to do instead."""
        values: dict[str, Any] = super().clean()
        kind = next(kind for kind in LISTS.values() if kind.model is self._meta.model)
        if not self.errors:
            names = (*kind.fields, "active")
            refusal = refusal_of(list_row(kind, kind.model(**{name: values[name] for name in names})))
            if refusal is not None:
                self.add_error(*refusal)
        return values


class SynonymCreateView(CreateView):
    """A new row; the report of what visitors look for fills in what they typed (``?word=…&language=…``)."""

    def get_initial_form_instance(self) -> Synonym:
        """With the words of the address, as far as they can be some."""
        language = self.request.GET.get("language", "")
        return Synonym(
            word=" ".join(self.request.GET.get("word", "").replace("…", " ").split())[:80],
            language=language if language in WordLanguage.values else WordLanguage.DUTCH,
        )


class SynonymViewSet(_WordViewSet):
    """Other words for what a visitor types."""

    model = Synonym
    edit_handler = ObjectList(Synonym.panels, base_form_class=WordForm)
    add_view_class = SynonymCreateView
    icon = "link"
    list_display = ("word", Column("others", label=_("Andere woorden"), accessor=_others), "way", "language", _ACTIVE)
    list_filter = ("language", "way", "active")
    search_fields = ("word", "others", "note")


class CrisisPhraseViewSet(_WordViewSet):
    """Words of someone in danger."""

    model = CrisisPhrase
    edit_handler = ObjectList(CrisisPhrase.panels, base_form_class=WordForm)
    icon = "warning"
    list_display = ("phrase", "kind", "language", _ACTIVE)
    list_filter = ("language", "kind", "active")
    search_fields = ("phrase", "note")


class CompoundPartViewSet(_WordViewSet):
    """Parts of long words, and words that are never split."""

    model = CompoundPart
    icon = "cut"
    list_display = ("word", "place", _ACTIVE)
    list_filter = ("place", "active")
    search_fields = ("word", "forms", "note")


class StemExceptionViewSet(_WordViewSet):
    """Words that mean another word."""

    model = StemException
    icon = "edit"
    list_display = ("word", "stem", "language", _ACTIVE)
    list_filter = ("language", "active")
    search_fields = ("word", "stem", "note")


class AmbiguousPlaceViewSet(_WordViewSet):
    """Places whose name is an ordinary word too."""

    model = AmbiguousPlace
    icon = "site"
    list_display = ("name", _ACTIVE)
    list_filter = ("active",)
    search_fields = ("name", "note")


class SearchGroup(SnippetViewSetGroup):
    """One menu item for the lists of search."""

    menu_label = _("Zoeken")
    menu_icon = "search"
    menu_order = 320
    submenu_hook = "register_search_menu_item"
    items = (
        SynonymViewSet,
        CrisisPhraseViewSet,
        CompoundPartViewSet,
        StemExceptionViewSet,
        AmbiguousPlaceViewSet,
        ListFileViewSet,
    )

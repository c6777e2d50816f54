"""Lists that fill themselves: pages of one kind, and words of the glossary.

Core knows the areas by contract only: kinds of pages are the shelves of ``core.latest``; a word of the glossary
is a snippet with ``term``, ``short`` and ``get_absolute_url()``.
"""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.base import GROUP_LISTS, ToolkitBlock, title_block
from core.enums import TermKind
from core.latest import ShelfQuery, all_shelves, shelf
from core.rich_links import local_href
from core.taxonomies import all_terms, term_by_slug

__all__ = ["GlossaryBlock", "ListingBlock", "shelf_choices", "term_choices"]

_GLOSSARY_MODEL: Final = "regioplan.GlossaryTerm"
_KINDS: Final = (TermKind.GEMEENTE, TermKind.THEME, TermKind.DIMENSION, TermKind.AUDIENCE)
_MAX_CARDS: Final = 12


def shelf_choices() -> list[tuple[str, Any]]:
    """The kinds of pages that areas offer."""
    return [(one.name, one.heading) for one in all_shelves()]


def term_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every term, grouped by taxonomy; the value is ``kind:slug``, so that it means the same in each language."""
    return [
        (str(kind.label), [(f"{kind.value}:{term.slug}", term.name) for term in all_terms(kind)]) for kind in _KINDS
    ]


class ListingBlock(ToolkitBlock):
    """The newest pages of one kind, about one subject if the editor wants."""

    title = title_block()
    kind = blocks.ChoiceBlock(label=_("Wat wilt u laten zien?"), choices=shelf_choices, search_index=False)
    term = blocks.ChoiceBlock(
        label=_("Alleen over"),
        choices=term_choices,
        required=False,
        search_index=False,
        help_text=_("Een gemeente, thema, pijler of doelgroep. Leeg: alles."),
    )
    limit = blocks.IntegerBlock(label=_("Hoeveel hoogstens?"), min_value=1, max_value=_MAX_CARDS, default=3)

    def more_context(self, value: Any, request: Any) -> dict[str, Any]:
        """The cards. As many queries for one card as for twelve."""
        one = shelf(value["kind"] or "")
        kind_name, _colon, slug = (value["term"] or "").partition(":")
        term = term_by_slug(TermKind(kind_name), slug) if slug else None
        if one is None or (slug and term is None):
            return {"cards": []}
        query = ShelfQuery(
            request,
            limit=value["limit"] or 3,
            kind=term.kind if term else None,
            term_pk=term.pk if term else None,
        )
        return {"shelf": one, "cards": one.cards(query), "more_url": local_href(one.more_path)}

    class Meta:
        """What editors see."""

        icon = "list-ul"
        label = _("Lijst met pagina's")
        label_format = "{title}{kind}"
        description = _("De nieuwste pagina's van één soort. De lijst vult zichzelf.")
        group = GROUP_LISTS
        template = "blocks/listing.html"

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """The first kind of pages."""
            return {"title": "", "kind": next((name for name, _heading in shelf_choices()), ""), "term": "", "limit": 3}


class GlossaryBlock(ToolkitBlock):
    """Hard words of this page, with what they mean."""

    title = title_block()
    items = blocks.ListBlock(
        SnippetChooserBlock(_GLOSSARY_MODEL, label=_("Woord")), label=_("Woorden"), min_num=1, max_num=12
    )

    class Meta:
        """What editors see."""

        icon = "openquote"
        label = _("Moeilijke woorden")
        label_format = "{title}"
        description = _("Woorden uit de woordenlijst, met hun uitleg.")
        group = GROUP_LISTS
        template = "blocks/glossary.html"

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """The first words of the glossary."""
            from wagtail.coreutils import resolve_model_string

            return {
                "title": "Moeilijke woorden",
                "items": list(resolve_model_string(_GLOSSARY_MODEL).objects.all()[:3]),
            }

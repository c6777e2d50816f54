"""Make and update the demo's pages, in two rounds: first the tree, then everything that may link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Locale, Page, Site

from core.demo.coerce import coerce, set_fields
from core.demo.dates import parse_datetime
from core.demo.media_list import MediaKind
from core.demo.resolver import DemoResolver, media_of
from core.enums import RelatedKind, TermKind
from core.models.links import PageTerm, RelatedPage

if TYPE_CHECKING:
    from core.demo.context import DemoContext
    from core.demo.files import ContentItem
    from core.demo.registry import PageType

__all__ = ["PAGE_FIELDS", "PageBuilder", "site_path"]

#: Heads that every page may have.
PAGE_FIELDS = ("reviewed_on", "tested_on", "tested_with")

_TERM_HEADS = {
    "gemeenten": TermKind.GEMEENTE,
    "themes": TermKind.THEME,
    "dimensions": TermKind.DIMENSION,
    "audiences": TermKind.AUDIENCE,
}
_TITLE_LENGTH = 255
_RELATED_HEADS = {
    "related": RelatedKind.RELATED,
    "forerunners": RelatedKind.FORERUNNER,
    "help": RelatedKind.HELP,
}


def site_path(item: ContentItem, parent: str) -> str:
    """The path of a page on the site, in its own language's tree."""
    if not parent:
        return "/"
    return f"{item.head.get('parent', parent)}{item.slug}/"


def _publish(page: Any) -> None:
    """Make a revision and publish it.

    Publishing reads the page back from its revision, a third of the work; here the page in hand is what it holds.
    """
    revision = page.save_revision(clean=False)
    revision.as_object = lambda: page
    revision.publish()


class PageBuilder:
    """Builds one page a content file. ``context.pages`` grows with the Dutch tree as pages are made."""

    def __init__(self, context: DemoContext) -> None:
        self.context = context
        self.resolver = DemoResolver(context)
        self.home = Site.objects.get(is_default_site=True).root_page
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.collect_tree()

    def collect_tree(self) -> None:
        """Know every Dutch page that is already there by its path."""
        prefix = len(self.home.url_path) - 1
        rows = Page.objects.descendant_of(self.home, inclusive=True)
        self.context.pages.update({row.url_path[prefix:]: row for row in rows})

    # -- first round ---------------------------------------------------------------------------

    def place(self, item: ContentItem, page_type: PageType, known: Any | None) -> tuple[Any, bool]:
        """Make sure the page exists at its place in the tree, as a draft when it is new.

        Returns the page and whether it was there already.
        """
        self._check_title(item)
        page = known or self._existing(item, page_type)
        existed = page is not None
        if page is None:
            page = self._new(item, page_type)
        if not item.is_translation:
            self.context.pages[site_path(item, page_type.parent)] = page
        return page, existed

    @staticmethod
    def _check_title(item: ContentItem) -> None:
        title = str(item.head.get("title") or "").strip()
        if not title or len(title) > _TITLE_LENGTH:
            msg = f"'title': een pagina heeft een titel nodig, van hoogstens {_TITLE_LENGTH} tekens"
            raise item.error(msg)

    def _existing(self, item: ContentItem, page_type: PageType) -> Any | None:
        if item.language not in self.locales:
            msg = f"'locale': de taal '{item.language}' is niet ingesteld"
            raise item.error(msg)
        if item.is_translation:
            found = self._source(item).get_translation_or_none(self.locales[item.language])
        else:
            found = self.context.pages.get(site_path(item, page_type.parent))
        specific = found.specific if found is not None else None
        if specific is not None and not isinstance(specific, page_type.model):
            msg = f"op dit adres staat al een pagina van een andere soort ({type(specific).__name__})"
            raise item.error(msg)
        return specific

    def _source(self, item: ContentItem) -> Any:
        source = self.context.page(item.head["translation_of"])
        if source is None:
            msg = f"'translation_of': de pagina {item.head['translation_of']} bestaat niet, dus is er niets te vertalen"
            raise item.error(msg)
        return source.specific

    def _new(self, item: ContentItem, page_type: PageType) -> Any:
        page = page_type.model(title=item.head["title"], slug=item.slug, live=False, locale=self.locales[item.language])
        self._prepare(item, page_type, page)
        if item.is_translation:
            return self._new_translation(item, page)
        set_fields(page, item, page_type.fields, self.context, self.resolver)
        parent_path = str(item.head.get("parent", page_type.parent))
        parent = self.context.page(parent_path)
        if parent is None:
            msg = f"'parent': de bovenliggende pagina {parent_path} bestaat niet"
            raise item.error(msg)
        parent.refresh_from_db(fields=["path", "numchild", "depth"])
        return parent.add_child(instance=page)

    def _prepare(self, item: ContentItem, page_type: PageType, page: Any) -> None:
        values = page_type.prepare(item, self.context) if page_type.prepare else {}
        for name, value in values.items():
            setattr(page, name, value)

    def _new_translation(self, item: ContentItem, page: Any) -> Any:
        source = self._source(item)
        page.translation_key = source.translation_key
        page.slug = source.slug
        parent = source.get_parent()
        if source.pk == self.home.pk:
            page.slug = f"{source.slug}-{item.language}"
            return parent.add_child(instance=page)
        translated = parent.get_translation_or_none(self.locales[item.language])
        if translated is None:
            msg = "'translation_of': de pagina erboven is nog niet vertaald"
            raise item.error(msg)
        return translated.add_child(instance=page)

    # -- second round --------------------------------------------------------------------------

    def fill(self, item: ContentItem, page_type: PageType, page: Any, *, is_new: bool, was_there: bool) -> None:
        """Fill fields, blocks, terms and links, and publish. A new page was prepared when it was placed.

        A page that was there before the demo keeps its place in the menu when the file does not speak of that.
        """
        page.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
        page.title = item.head["title"]
        page.summary = str(item.head.get("summary", "")).strip()
        page.show_in_menus = bool(item.head.get("in_menu", was_there and page.show_in_menus))
        set_fields(page, item, (*PAGE_FIELDS, *page_type.fields), self.context, self.resolver)
        if not is_new:
            self._prepare(item, page_type, page)
        self._fill_body(item, page)
        page.social_image = media_of(item, self.context, "social_image", MediaKind.IMAGE)
        self._fill_terms(item, page)
        self._fill_related(item, page)
        page.tags.set(item.head.get("tags") or [])
        if page_type.finish is not None:
            page_type.finish(page, item, self.context)
        _publish(page)
        self._set_published(item, page)

    def _fill_body(self, item: ContentItem, page: Any) -> None:
        if not hasattr(page, "body"):
            return
        try:
            page.body = coerce(type(page), "body", item.body, self.context, self.resolver)
        except ValueError as fault:
            msg = f"in de tekst vanaf regel {item.body_line}: {fault}"
            raise item.error(msg) from fault

    def _fill_terms(self, item: ContentItem, page: Any) -> None:
        rows = []
        for head, kind in _TERM_HEADS.items():
            for slug in item.head.get(head) or []:
                term = self.context.term(kind, slug)
                if term is None:
                    msg = f"'{head}': '{slug}' staat niet in de lijst"
                    raise item.error(msg)
                rows.append(PageTerm(**{f"{kind.value}_id": term.pk}))
        page.page_terms = rows

    def _fill_related(self, item: ContentItem, page: Any) -> None:
        rows: list[RelatedPage] = []
        for head, kind in _RELATED_HEADS.items():
            for path in dict.fromkeys(item.head.get(head) or []):
                target = self.context.page(path)
                if target is None:
                    msg = f"'{head}': de pagina {path} bestaat niet"
                    raise item.error(msg)
                rows.append(RelatedPage(target_id=target.pk, kind=kind, sort_order=len(rows)))
        page.related_links = rows

    def _set_published(self, item: ContentItem, page: Any) -> None:
        moment = parse_datetime(item.head.get("published"), self.context.anchor)
        if moment is not None:
            Page.objects.filter(pk=page.pk).update(first_published_at=moment)

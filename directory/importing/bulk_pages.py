"""The pages of a group of entries: rows of the tree, terms, one revision each and the history, in a few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, Revision

from core.enums import TermKind
from core.models.links import PageTerm
from core.taxonomies import term_by_slug
from directory.importing.faults import BadFile
from directory.importing.loading import GROUP
from directory.importing.records import RICH, TERMS, WORDS
from directory.importing.texts import html_of, text_of
from directory.models import DirectoryIndexPage, ServicePage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from directory.importing.plan import Entry

__all__ = ["Tree", "write_pages"]

_SLUG: Final = 200
#: What publishing changes in the row of a page.
_PUBLISHED: Final = (
    *("latest_revision_created_at", "last_published_at", "first_published_at", "has_unpublished_changes"),
    *("latest_revision", "live_revision"),
)


@dataclass(slots=True)
class Tree:
    """The list under which new pages come, and what they all share."""

    parent: DirectoryIndexPage
    locale: Locale
    content_type: ContentType

    @classmethod
    def find(cls) -> Tree:
        """The list in the source language. Raises ``BadFile`` when there is none."""
        lists = DirectoryIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
        parent = lists.order_by("-live", "path").select_related("locale").first()
        if parent is None:
            raise BadFile(_("Er is nog geen pagina “Hulp vinden”. Maak die eerst, dan weet de import waar alles komt."))
        kind = ContentType.objects.get_for_model(ServicePage, for_concrete_model=False)
        return cls(parent, parent.locale, kind)

    def places(self, count: int) -> list[str]:
        """The paths of so many new last children; the parent is locked until the end of the transaction."""
        parent = Page.objects.select_for_update().get(pk=self.parent.pk)
        below = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
        last = below.order_by("-path").values_list("path", flat=True).first()
        tree: Any = Page
        step = tree._str2int(last[len(parent.path) :]) if last else 0  # noqa: SLF001  # as treebeard counts
        steps = range(step + 1, step + count + 1)
        return [tree._get_path(parent.path, parent.depth + 1, one) for one in steps]  # noqa: SLF001  # the same

    def slugs(self, titles: Sequence[str]) -> list[str]:
        """A free address for each title, as the admin would find it."""
        below = Page.objects.child_of(self.parent)
        taken, last = set(below.values_list("slug", flat=True)), dict[str, int]()
        found = []
        for title in titles:
            base = slugify(title)[:_SLUG].strip("-") or "hulp"
            slug, number = base, last.get(base, 1)
            while slug in taken:
                number += 1
                slug = f"{base}-{number}"
            last[base] = number
            taken.add(slug)
            found.append(slug)
        return found


def _fill(page: ServicePage, entry: Entry) -> None:
    """The words of a page. Rich text of which the words are the same keeps its links and bold."""
    for name in WORDS:
        told = entry.record[name]
        if name not in RICH:
            setattr(page, name, told)
        elif text_of(getattr(page, name)) != told:
            setattr(page, name, html_of(told))
    page.draft_title = page.title


def _wanted_terms(entry: Entry, page: ServicePage, areas_before: list[str]) -> list[tuple[TermKind, int]]:
    """The terms of a page. Its gemeenten follow those of the facts, unless an editor chose others."""
    kept = [row.term_key for row in page.page_terms.all()]
    gemeenten = [pk for kind, pk in kept if kind == TermKind.GEMEENTE]
    before = [term.pk for slug in areas_before if (term := term_by_slug(TermKind.GEMEENTE, slug))]
    if set(gemeenten) == set(before):
        slugs = entry.record["service_areas"]
        gemeenten = [term.pk for slug in slugs if (term := term_by_slug(TermKind.GEMEENTE, slug))]
    wanted = [(TermKind.GEMEENTE, pk) for pk in gemeenten]
    for name, kind in TERMS.items():
        wanted += [(kind, term.pk) for slug in entry.record[name] if (term := term_by_slug(kind, slug))]
    return wanted


def _terms(pages: Sequence[tuple[Entry, ServicePage, list[str]]]) -> None:
    """Write the terms that differ; what stays keeps its row."""
    new, gone = [], []
    for entry, page, areas in pages:
        rows = {row.term_key: row for row in page.page_terms.all()}
        wanted = _wanted_terms(entry, page, areas)
        gone += [row.pk for key, row in rows.items() if key not in wanted]
        made = [PageTerm(page=page, **{f"{kind.value}_id": pk}) for kind, pk in wanted if (kind, pk) not in rows]
        kept = [row for key, row in rows.items() if key in wanted]
        setattr(page, "page_terms", [*kept, *made])  # noqa: B010  # in memory: the rows are written below
        new += made
    if gone:
        found = PageTerm._base_manager.filter(pk__in=gone)
        found._raw_delete(found.db)  # noqa: SLF001  # no signals
    PageTerm._base_manager.bulk_create(new, batch_size=GROUP)


def _new_pages(
    entries: Sequence[Entry], services: Sequence[Any], tree: Tree, user: Any, moment: datetime
) -> list[ServicePage]:
    """Rows of new pages: first those of the tree, then those of the type with the same keys."""
    paths, slugs = tree.places(len(entries)), tree.slugs([entry.record["title"] for entry in entries])
    pages = []
    for entry, service, path, slug in zip(entries, services, paths, slugs, strict=True):
        page = ServicePage(service=service, slug=slug, path=path, depth=tree.parent.depth + 1, locale=tree.locale)
        page.content_type, page.owner, page.url_path = tree.content_type, user, f"{tree.parent.url_path}{slug}/"
        for relation in get_all_child_relations(ServicePage):
            setattr(page, relation.get_accessor_name(), [])
        _fill(page, entry)
        pages.append(page)
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    shown = dict.fromkeys(("first_published_at", "last_published_at", "latest_revision_created_at"), moment)
    rows = [Page(**{name: getattr(page, name) for name in columns} | shown) for page in pages]
    for page, row in zip(pages, Page._base_manager.bulk_create(rows, batch_size=GROUP), strict=True):
        page.pk = page.page_ptr_id = row.pk
        page.id = row.pk
        page._state.adding = False
    own = ServicePage._meta.local_concrete_fields
    manager: Any = ServicePage._base_manager
    # ``bulk_create`` refuses a model with a parent of its own.
    manager.all()._batched_insert(pages, fields=own, batch_size=GROUP)  # noqa: SLF001
    Page._base_manager.filter(pk=tree.parent.pk).update(numchild=F("numchild") + len(pages))
    return pages


def _revise(pages: Sequence[ServicePage], tree: Tree, user: Any, moment: datetime) -> list[int]:
    """One revision a page, and what publishing it changes in the row. A page that is off line stays off line."""
    base = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=tree.content_type,
                base_content_type=base,
                object_id=str(page.pk),
                created_at=moment,
                user=user,
                object_str=str(page),
                content=page.serializable_data(),
            )
            for page in pages
        ],
        batch_size=GROUP,
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision, page.latest_revision_created_at = revision, moment
        if page.live:
            page.live_revision, page.last_published_at, page.has_unpublished_changes = revision, moment, False
            page.first_published_at = page.first_published_at or moment
    return [revision.pk for revision in revisions]


def write_pages(
    entries: Sequence[Entry],
    services: Sequence[Any],
    known: dict[int, ServicePage],
    areas: dict[int, list[str]],
    *,
    tree: Tree,
    user: Any,
) -> list[tuple[ServicePage, bool]]:
    """Write the page of each entry; gives the pages with whether they are new."""
    pairs = [pair for pair in zip(entries, services, strict=True) if pair[0].with_page]
    fresh = [(entry, service) for entry, service in pairs if service.pk not in known]
    moment = timezone.now()
    new = _new_pages([entry for entry, _one in fresh], [service for _one, service in fresh], tree, user, moment)
    old = []
    for entry, service in pairs:
        if service.pk in known:
            page = known[service.pk]
            page.service = service
            _fill(page, entry)
            old.append((entry, page, areas.get(service.pk, [])))
    _terms([*((entry, page, []) for (entry, _service), page in zip(fresh, new, strict=True)), *old])
    changed = [page for _entry, page, _areas in old]
    revisions = _revise([*new, *changed], tree, user, moment)
    latest = Revision.objects.filter(pk__in=revisions, object_id=Cast(OuterRef("pk"), output_field=CharField()))
    known_by_page = Subquery(latest.values("pk")[:1])
    Page._base_manager.filter(pk__in=[page.pk for page in new]).update(
        latest_revision=known_by_page, live_revision=known_by_page
    )
    ServicePage._base_manager.bulk_update(changed, [*_PUBLISHED, *WORDS, "draft_title"], batch_size=GROUP)
    return [*((page, True) for page in new), *((page, False) for page in changed)]

"""Links that lead nowhere: to a page or file that is gone or hidden, to a wrong path or place, to a dead website."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from core.editor.anchors import has_place, places_on
from core.editor.link_scan import NO_LINKS, TypedLink, live_paths, own_path, typed_links
from core.editor.row_links import row_addresses
from core.enums import BrokenKind
from core.models.checked_links import CheckedLink
from core.parts import part_names
from core.querysets import restricted, under_offline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

__all__ = ["LinkFault", "external_addresses", "link_faults"]

#: The view of all pages of the tree, which takes any path.
_PAGES: Final = "wagtail_serve"


@dataclass(frozen=True, slots=True)
class LinkFault:
    """A link on a live page that does not work.

    ``target`` is what the editor knows it by, ``goal`` the key of a chosen page, ``detail`` what a website answered,
    and ``since`` the first check in a row that found the website dead.
    """

    page: int
    kind: BrokenKind
    target: str
    detail: str = ""
    goal: int | None = None
    since: datetime | None = None


def _references(to: ContentType, keys: Collection[int] | None) -> set[tuple[int, int]]:
    """Pairs of a live page and the key of what it links to."""
    rows = ReferenceIndex.objects.filter(base_content_type=get_default_page_content_type(), to_content_type=to)
    if keys is not None:
        rows = rows.filter(object_id__in=[str(key) for key in keys])
    pairs = rows.exclude(model_path__in=NO_LINKS).values_list("object_id", "to_object_id").distinct()
    found = {(int(source), int(target)) for source, target in pairs if target.isdecimal()}
    sources = {source for source, _target in found}
    live = set(Page.objects.filter(pk__in=sources, live=True, alias_of=None).values_list("pk", flat=True))
    return {(source, target) for source, target in found if source in live}


def _page_faults(links: list[TypedLink], keys: Collection[int] | None) -> Iterator[LinkFault]:
    """Links to pages that are gone, or that visitors can't reach."""
    chosen = {(link.page, int(link.address)) for link in links if link.kind == "page"}
    pairs = sorted(_references(get_default_page_content_type(), keys) | chosen)
    targets = {target for _source, target in pairs}
    titles = dict(Page.objects.filter(pk__in=targets).values_list("pk", "title"))
    shown = Page.objects.filter(~restricted(), ~under_offline(), pk__in=targets, live=True)
    public = set(shown.values_list("pk", flat=True))
    for source, target in pairs:
        if target not in titles:
            yield LinkFault(source, BrokenKind.PAGE_GONE, str(target), goal=target)
        elif target not in public:
            yield LinkFault(source, BrokenKind.PAGE_HIDDEN, titles[target], goal=target)


def _document_faults(links: list[TypedLink], keys: Collection[int] | None) -> Iterator[LinkFault]:
    """Links to files that are gone."""
    model = get_document_model()
    chosen = {(link.page, int(link.address)) for link in links if link.kind == "document"}
    pairs = sorted(_references(ContentType.objects.get_for_model(model), keys) | chosen)
    known = set(model.objects.filter(pk__in={target for _source, target in pairs}).values_list("pk", flat=True))
    for source, target in pairs:
        if target not in known:
            yield LinkFault(source, BrokenKind.FILE_GONE, str(target))


class _Paths:
    """What answers at a path of this site; the pages are read when somebody asks."""

    def __init__(self) -> None:
        self.pages = live_paths()
        self.moved = {str(path).rstrip("/") for path in Redirect.objects.values_list("old_path", flat=True)}

    def page_at(self, path: str) -> int | None:
        """The page at a path; without a translation the Dutch one answers in the other language too."""
        whole = path if path.endswith("/") else f"{path}/"
        code = get_language_from_path(whole)
        return self.pages.get(whole) or (self.pages.get(whole.removeprefix(f"/{code}")) if code else None)

    def answers(self, path: str) -> bool:
        """Whether something answers."""
        bare = path.rstrip("/")
        above, _slash, last = bare.rpartition("/")
        if self.page_at(path) or bare in self.moved or (last in part_names() and self.page_at(above)):
            return True
        try:
            return resolve(f"{bare}/").url_name != _PAGES or resolve(path).url_name != _PAGES
        except (Resolver404, Http404):
            return False


def _own_faults(links: list[TypedLink]) -> Iterator[LinkFault]:
    """Paths of this site at which nothing answers, and places that are not on their page."""
    own = [(link, path) for link in links if not link.kind and (path := own_path(link.address)) is not None]
    if not own:
        return
    paths = _Paths()
    placed: list[tuple[TypedLink, str, int]] = []
    for link, path in own:
        fragment = urlsplit(link.address).fragment
        if path and not paths.answers(path):
            yield LinkFault(link.page, BrokenKind.NOTHING, link.address)
        elif fragment and (goal := paths.page_at(path) if path else link.page):
            placed.append((link, fragment, goal))
    places = places_on(goal for _link, _fragment, goal in placed)
    for link, fragment, goal in placed:
        if not has_place(places.get(goal), fragment):
            yield LinkFault(link.page, BrokenKind.NO_PLACE, link.address, goal=goal)


def _dead_faults(links: list[TypedLink]) -> Iterator[LinkFault]:
    """Websites that the last check found dead."""
    dead = {link.url: link for link in CheckedLink.objects.filter(broken_since__isnull=False)}
    for link in (link for link in links if not link.kind and link.address in dead):
        row = dead[link.address]
        detail = row.fault or str(row.status)
        yield LinkFault(link.page, BrokenKind.SITE_DEAD, link.address, detail, since=row.broken_since)


def external_addresses() -> list[str]:
    """Every address of another website on a live page or in a row, once; one too long for its column is none."""
    most = CheckedLink._meta.get_field("url").max_length or 0
    found = {link.address for link in typed_links() if not link.kind and own_path(link.address) is None}
    return sorted(address for address in found | row_addresses() if len(address) <= most)


def link_faults(keys: Collection[int] | None = None) -> list[LinkFault]:
    """The faults on all pages, or on those with these keys. It reads the text of each of them: that takes long."""
    links = list(typed_links(keys))
    return [
        *_page_faults(links, keys),
        *_document_faults(links, keys),
        *_own_faults(links),
        *_dead_faults(links),
    ]

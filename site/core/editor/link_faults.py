"""Links that lead nowhere: to a page or file that is gone or hidden, to a wrong path, to a dead website."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from core.editor.link_scan import TypedLink, live_paths, own_path, typed_links
from core.models.checked_links import CheckedLink
from core.parts import part_names
from core.querysets import restricted, under_offline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

__all__ = ["LinkFault", "external_addresses", "link_faults"]

#: Fields of Wagtail that point to a page and are no links for visitors.
_NO_LINKS = ("alias_of",)


#: The view of all pages of the tree, which takes any path.
_PAGES = "wagtail_serve"


@dataclass(frozen=True, slots=True)
class LinkFault:
    """A link on a live page that does not work, in words, and since when for a website that is checked."""

    page: int
    target: str
    reason: str
    since: datetime | None = None


def _references(to: ContentType) -> list[tuple[int, int]]:
    """Pairs of a live page and the key of what it links to."""
    rows = ReferenceIndex.objects.filter(base_content_type=get_default_page_content_type(), to_content_type=to)
    pairs = rows.exclude(model_path__in=_NO_LINKS).values_list("object_id", "to_object_id").distinct()
    live = set(Page.objects.filter(live=True, alias_of=None).values_list("pk", flat=True))
    found = {(int(source), int(target)) for source, target in pairs if target.isdecimal()}
    return sorted((source, target) for source, target in found if source in live)


def _page_faults(links: list[TypedLink]) -> Iterator[LinkFault]:
    """Links to pages that are gone, or that visitors can't reach."""
    chosen = {(link.page, int(link.address)) for link in links if link.kind == "page"}
    pairs = sorted({*_references(get_default_page_content_type()), *chosen})
    keys = {target for _source, target in pairs}
    titles = dict(Page.objects.filter(pk__in=keys).values_list("pk", "title"))
    shown = Page.objects.filter(~restricted(), ~under_offline(), pk__in=keys, live=True)
    public = set(shown.values_list("pk", flat=True))
    for source, target in pairs:
        if target not in titles:
            yield LinkFault(source, _("pagina %(number)s") % {"number": target}, _("Deze pagina is weg."))
        elif target not in public:
            yield LinkFault(source, titles[target], _("Deze pagina staat niet op de site."))


def _document_faults(links: list[TypedLink]) -> Iterator[LinkFault]:
    """Links to files that are gone."""
    model = get_document_model()
    chosen = {(link.page, int(link.address)) for link in links if link.kind == "document"}
    pairs = sorted({*_references(ContentType.objects.get_for_model(model)), *chosen})
    known = set(model.objects.filter(pk__in={target for _source, target in pairs}).values_list("pk", flat=True))
    for source, target in pairs:
        if target not in known:
            yield LinkFault(source, _("bestand %(number)s") % {"number": target}, _("Dit bestand is weg."))


def _answers(path: str, paths: set[str], moved: set[str]) -> bool:
    """Whether something answers at a path of this site."""
    whole = path if path.endswith("/") else f"{path}/"
    above, _slash, last = whole.rstrip("/").rpartition("/")
    if whole in paths or whole.rstrip("/") in moved or (last in part_names() and f"{above}/" in paths):
        return True
    try:
        return resolve(path).url_name != _PAGES
    except (Resolver404, Http404):
        return False


def _typed_faults(links: list[TypedLink]) -> Iterator[LinkFault]:
    """Paths of this site at which nothing answers, and websites that the last check found dead."""
    paths = live_paths()
    moved = {str(path).rstrip("/") for path in Redirect.objects.values_list("old_path", flat=True)}
    dead = {link.url: link for link in CheckedLink.objects.filter(broken_since__isnull=False)}
    for link in (link for link in links if not link.kind):
        path = own_path(link.address)
        if path is not None and not _answers(path, paths, moved):
            yield LinkFault(link.page, link.address, _("Op dit adres is niets."))
        elif path is None and link.address in dead:
            row = dead[link.address]
            answer = row.fault or _("antwoord %(status)s") % {"status": row.status}
            words = _("Deze website doet het niet: %(answer)s.") % {"answer": answer}
            yield LinkFault(link.page, link.address, words, row.broken_since)


def external_addresses() -> list[str]:
    """Every address of another website on a live page, once; one that does not fit in its column is no address."""
    most = CheckedLink._meta.get_field("url").max_length or 0
    found = {link.address for link in typed_links() if not link.kind and own_path(link.address) is None}
    return sorted(address for address in found if len(address) <= most)


def link_faults(pages: Any) -> list[LinkFault]:
    """The faults on these pages. The number of queries does not grow with the number of links."""
    wanted = set(pages.values_list("pk", flat=True))
    links = [link for link in typed_links() if link.page in wanted]
    found = [*_page_faults(links), *_document_faults(links), *_typed_faults(links)]
    return [fault for fault in found if fault.page in wanted]

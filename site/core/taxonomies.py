"""Read the shared taxonomies fast: names from memory, the terms of many pages in one query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from core import local_cache
from core.enums import TermKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from core.models import PageTerm

__all__ = [
    "PageTerms",
    "TermRecord",
    "all_terms",
    "gemeenten_with",
    "source_slugs",
    "term_by_pk",
    "term_by_slug",
    "terms_for",
    "terms_from_rows",
    "terms_of_queryset",
]


@dataclass(frozen=True, slots=True)
class TermRecord:
    """One term, ready to show: the source term's key and slug, the name in the active language.

    ``names`` has the name in every language, for search; ``places`` the villages and districts of a gemeente;
    ``own_words`` how a resident would say a theme; ``cbs_code`` is the number of a gemeente.
    """

    kind: TermKind
    pk: int
    slug: str
    name: str
    summary: str = ""
    icon: str = ""
    css_class: str = ""
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    own_words: str = ""
    cbs_code: str = ""


@dataclass(frozen=True, slots=True)
class PageTerms:
    """All terms of one page, each tuple in the editors' order."""

    gemeenten: tuple[TermRecord, ...] = ()
    themes: tuple[TermRecord, ...] = ()
    dimensions: tuple[TermRecord, ...] = ()
    audiences: tuple[TermRecord, ...] = ()

    @property
    def css_class(self) -> str:
        """Colour pair of the first theme, or an empty string."""
        return self.themes[0].css_class if self.themes else ""

    @property
    def icon(self) -> str:
        """Pictogram of the first theme, or an empty string."""
        return self.themes[0].icon if self.themes else ""

    @property
    def words(self) -> str:
        """The names of all terms in every language, for search."""
        terms = (term for kind in TermKind for term in self.of_kind(kind))
        return " ".join(dict.fromkeys(name for term in terms for name in term.names))

    def of_kind(self, kind: TermKind) -> tuple[TermRecord, ...]:
        """The terms of one taxonomy."""
        return {
            TermKind.GEMEENTE: self.gemeenten,
            TermKind.THEME: self.themes,
            TermKind.DIMENSION: self.dimensions,
            TermKind.AUDIENCE: self.audiences,
        }[kind]


@dataclass(slots=True)
class _Registry:
    """All terms of all four taxonomies in one language.

    ``records`` has the source terms in order, ``by_pk`` finds them by the key of any of their translations too.
    """

    records: dict[TermKind, dict[int, TermRecord]] = field(default_factory=dict)
    by_pk: dict[tuple[TermKind, int], TermRecord] = field(default_factory=dict)
    rank: dict[tuple[TermKind, int], int] = field(default_factory=dict)


#: What only one of the taxonomies has.
_OWN_FIELD = {TermKind.GEMEENTE: "places", TermKind.THEME: "own_words"}
_CODE_FIELD = {TermKind.GEMEENTE: "cbs_code"}


def _model_for(kind: TermKind) -> type:
    from core.models import Audience, Gemeente, HealthDimension, Theme

    by_kind: Mapping[TermKind, type] = {
        TermKind.GEMEENTE: Gemeente,
        TermKind.THEME: Theme,
        TermKind.DIMENSION: HealthDimension,
        TermKind.AUDIENCE: Audience,
    }
    return by_kind[kind]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _load() -> _Registry:
    """Read every term once: the source rows give keys and slugs, the active language gives names."""
    registry = _Registry()
    language = get_language() or settings.LANGUAGE_CODE
    for kind in TermKind:
        rows = list(
            _model_for(kind)  # type: ignore[attr-defined]  # the four models share one abstract base
            .objects.order_by("order", "name")
            .values_list(
                *("pk", "translation_key", "locale__language_code", "slug", "name", "summary", "icon", "css_class"),
                _OWN_FIELD.get(kind, "slug"),
                _CODE_FIELD.get(kind, "slug"),
            )
        )
        translated = {row[1]: row for row in rows if row[2] == language}
        names: dict[Any, list[str]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: row[2] != settings.LANGUAGE_CODE):
            names[row[1]].append(row[4])
        registry.records[kind] = {}
        sources: dict[Any, TermRecord] = {}
        for pk, key, code, slug, name, summary, icon, css_class, own, cbs_code in rows:
            if code != settings.LANGUAGE_CODE:
                continue
            local = translated.get(key)
            registry.rank[kind, pk] = len(registry.rank)
            sources[key] = registry.records[kind][pk] = TermRecord(
                kind=kind,
                pk=pk,
                slug=slug,
                name=local[4] if local else name,
                summary=local[5] if local else summary,
                icon=icon,
                css_class=css_class,
                names=tuple(dict.fromkeys(names[key])),
                places=_lines(own) if kind is TermKind.GEMEENTE else (),
                cbs_code=cbs_code if kind is TermKind.GEMEENTE else "",
                own_words=(local[8] if local else own) if kind is TermKind.THEME else "",
            )
        registry.by_pk.update(((kind, row[0]), sources[row[1]]) for row in rows if row[1] in sources)
    return registry


def _registry() -> _Registry:
    return local_cache.remember("taxonomies", _load)


def all_terms(kind: TermKind) -> tuple[TermRecord, ...]:
    """Every term of one taxonomy in the editors' order, named in the active language."""
    return tuple(_registry().records[kind].values())


def term_by_slug(kind: TermKind, slug: str) -> TermRecord | None:
    """The term with this address, or None."""
    return next((term for term in all_terms(kind) if term.slug == slug), None)


def term_by_pk(kind: TermKind, pk: int | None) -> TermRecord | None:
    """The term with this key, or None; the key of a translation gives the source term."""
    return None if pk is None else _registry().by_pk.get((kind, pk))


def gemeenten_with(*places: str) -> tuple[str, ...]:
    """Slugs of the gemeenten in which these places lie, by the villages and districts that editors keep. No query."""
    wanted = {place.casefold() for place in places if place}
    gemeenten = all_terms(TermKind.GEMEENTE) if wanted else ()
    names = {term.slug: {name.casefold() for name in (*term.names, *term.places)} for term in gemeenten}
    return tuple(slug for slug, known in names.items() if wanted & known)


def source_slugs(kind: TermKind) -> dict[int, str]:
    """The address of each term of one taxonomy by its key and by those of its translations, in the editors' order."""
    registry = _registry()
    found = [(pk, record) for (one, pk), record in registry.by_pk.items() if one is kind]
    return {pk: record.slug for pk, record in sorted(found, key=lambda pair: registry.rank[kind, pair[1].pk])}


def _grouped(rows: Iterable[tuple[int, int | None, int | None, int | None, int | None]]) -> dict[int, PageTerms]:
    registry = _registry()
    found: dict[int, dict[TermKind, set[TermRecord]]] = defaultdict(lambda: defaultdict(set))
    for page_id, *pks in rows:
        for kind, pk in zip(TermKind, pks, strict=True):
            record = registry.by_pk.get((kind, pk)) if pk is not None else None
            if record is not None:
                found[page_id][kind].add(record)
    result: dict[int, PageTerms] = {}
    for page_id, kinds in found.items():
        ordered = {kind: tuple(sorted(kinds[kind], key=lambda r: registry.rank[r.kind, r.pk])) for kind in TermKind}
        result[page_id] = PageTerms(
            gemeenten=ordered[TermKind.GEMEENTE],
            themes=ordered[TermKind.THEME],
            dimensions=ordered[TermKind.DIMENSION],
            audiences=ordered[TermKind.AUDIENCE],
        )
    return result


_COLUMNS = ("page_id", "gemeente_id", "theme_id", "dimension_id", "audience_id")


def terms_for(page_ids: Iterable[int]) -> dict[int, PageTerms]:
    """Terms of these pages in one query; a page without terms is absent."""
    from core.models import PageTerm

    return _grouped(PageTerm.objects.filter(page_id__in=list(page_ids)).values_list(*_COLUMNS))


def terms_from_rows(rows: Iterable["PageTerm"]) -> PageTerms:
    """Terms from ``PageTerm`` objects in memory (a draft, a preview); no query for the names."""
    keys = [row.term_key for row in rows]
    flat = [tuple(pk if kind is other else None for other in TermKind) for kind, pk in keys]
    return _grouped((0, *row) for row in flat).get(0, PageTerms())  # type: ignore[misc]  # four keys by construction


def terms_of_queryset(pages: "QuerySet[Any]") -> dict[int, PageTerms]:
    """Terms of every page of a queryset in one query, without listing the pages first."""
    from core.models import PageTerm

    return _grouped(PageTerm.objects.filter(page_id__in=pages.order_by().values("pk")).values_list(*_COLUMNS))

"""What every page shows around its own content: help lines, menu, gemeenten. Read from memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import local_cache
from core.enums import TermKind
from core.querysets import restricted
from core.routing import localized_path, source_language
from core.taxonomies import all_terms

__all__ = ["HelpLineRecord", "NavItem", "gemeente_links", "help_lines", "help_lines_in_need", "nav_items"]

#: What each language showed last.
_last_lines: dict[str | None, tuple[HelpLineRecord, ...]] = {}


@dataclass(frozen=True, slots=True)
class HelpLineRecord:
    """One help line in the active language, or in Dutch where it is not translated.

    ``facts`` are when it is open, what it costs and which languages people speak there, as far as editors gave them.
    """

    name: str
    number: str
    tel: str
    description: str
    lang: str
    in_header: bool
    chat_url: str = ""
    facts: tuple[str, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class NavItem:
    """One link in a menu."""

    label: str
    url: str
    lang: str = ""
    slug: str = ""


def _menu_names() -> dict[str, str]:
    """Names of the fixed sections, for languages in which the page itself is not translated yet."""
    return {
        "hulp": _("Hulp vinden"),
        "verhalen": _("Verhalen"),
        "agenda": _("Agenda"),
        "initiatieven": _("Initiatieven"),
        "kennisbank": _("Kennisbank"),
        "academie": _("Academie"),
        "regioplan": _("Regioplan"),
        "projecten": _("Projecten"),
        "monitor": _("Wat bereikten we?"),
        "contact": _("Contact"),
        "over": _("Over ons"),
        "privacy": _("Privacy"),
        "toegankelijkheid": _("Toegankelijkheid"),
    }


def _load_lines() -> tuple[HelpLineRecord, ...]:
    from core.models import HelpLine

    language, source = get_language() or source_language(), source_language()
    rows = list(HelpLine.objects.filter(locale__language_code__in={language, source}).select_related("locale"))
    translated = {row.translation_key: row for row in rows if row.locale.language_code == language}
    lines = []
    for row in rows:
        if row.locale.language_code != source:
            continue
        shown = translated.get(row.translation_key, row)
        code = shown.locale.language_code
        lines.append(
            HelpLineRecord(
                name=shown.name,
                number=row.number,
                tel=row.tel,
                description=shown.description,
                lang="" if code == language else code,
                in_header=row.in_header,
                chat_url=row.chat_url,
                facts=tuple(words for words in (shown.hours, shown.cost, shown.spoken) if words),
                checked_on=row.checked_on,
            )
        )
    return tuple(lines)


def help_lines() -> tuple[HelpLineRecord, ...]:
    """All help lines in the editors' order; number and order always come from the Dutch row."""
    lines = local_cache.remember("help-lines", _load_lines)
    _last_lines[get_language()] = lines
    return lines


def help_lines_in_need() -> tuple[HelpLineRecord, ...]:
    """The same for a page about a fault: what this process showed last. It asks nothing, for that may fail again."""
    return _last_lines.get(get_language(), ())


@dataclass(frozen=True, slots=True)
class _Top:
    """What the frame needs of the public pages directly under the home page."""

    menu: tuple[NavItem, ...]
    urls: dict[str, str]  # slug of the Dutch page -> path in the active language


def _load_top() -> _Top:
    """In tree order, each in the active language or else in Dutch; the Dutch page says what is in the menu."""
    language, source = get_language() or source_language(), source_language()
    home_depth = 2
    rows = list(
        Page.objects.filter(~restricted(), live=True, depth=home_depth + 1)
        .filter(Q(locale__language_code=source) | Q(locale__language_code=language))
        .select_related("locale")
        .order_by("path")
    )
    translated = {row.translation_key: row for row in rows if row.locale.language_code == language}
    names, items, urls = _menu_names(), [], {}
    for row in rows:
        if row.locale.language_code != source:
            continue
        shown = translated.get(row.translation_key, row)
        url = urls[row.slug] = localized_path(shown.get_url() or "", shown.locale.language_code)
        if not row.show_in_menus:
            continue
        label, lang = shown.title, ""
        if shown is row and language != source:
            lang = "" if row.slug in names else source
            label = names.get(row.slug, label)
        items.append(NavItem(label=label, url=url, lang=lang, slug=row.slug))
    return _Top(tuple(items), urls)


def _top() -> _Top:
    return local_cache.remember("top-pages", _load_top)


def nav_items() -> tuple[NavItem, ...]:
    """The main menu in the active language: what editors put in it."""
    return _top().menu


def gemeente_links() -> list[NavItem]:
    """A link to the page of each gemeente that has one."""
    urls = _top().urls
    return [
        NavItem(label=term.name, url=urls[term.slug], slug=term.slug)
        for term in all_terms(TermKind.GEMEENTE)
        if term.slug in urls
    ]

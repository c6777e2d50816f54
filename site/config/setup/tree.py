"""The languages, the home page and the pages at fixed addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

__all__ = ["FIXED_PAGES", "FixedPage", "add_missing", "ensure_site"]


#: What Wagtail writes down while nobody knows better.
_UNKNOWN_HOST = "localhost"


@dataclass(frozen=True, slots=True)
class FixedPage:
    """A page at an address that links and designs rely on."""

    path: str
    model: str
    title: str
    in_menu: bool = False


FIXED_PAGES: tuple[FixedPage, ...] = (
    FixedPage("/hulp/", "directory.DirectoryIndexPage", "Hulp vinden", in_menu=True),
    FixedPage("/verhalen/", "blog.VoicesIndexPage", "Verhalen", in_menu=True),
    FixedPage("/verhalen/expex/", "blog.BlogIndexPage", "Blogs van ExpEx"),
    FixedPage("/verhalen/oco-almere/", "blog.BlogIndexPage", "Blogs van OCO Almere"),
    FixedPage("/agenda/", "academy.EventIndexPage", "Agenda", in_menu=True),
    FixedPage("/initiatieven/", "initiatives.InitiativeIndexPage", "Initiatieven", in_menu=True),
    FixedPage("/kennisbank/", "library.LibraryIndexPage", "Kennisbank", in_menu=True),
    FixedPage("/academie/", "academy.AcademyPage", "Academie", in_menu=True),
    FixedPage("/regioplan/", "regioplan.RegioplanIndexPage", "Regioplan", in_menu=True),
    FixedPage("/projecten/", "initiatives.ProjectIndexPage", "Projecten"),
    FixedPage("/monitor/", "monitor.MonitorPage", "Wat bereikten we?"),
    FixedPage("/thema/", "home.ThemeIndexPage", "Thema's"),
    FixedPage("/over/", "home.StandardPage", "Over ons"),
    FixedPage("/contact/", "home.ContactPage", "Contact"),
    FixedPage("/toegankelijkheid/", "home.AccessibilityStatementPage", "Toegankelijkheid"),
    FixedPage("/privacy/", "home.StandardPage", "Privacy"),
)


def _ensure_locales() -> Locale:
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def _ensure_default_site(home: Page) -> None:
    """The site as ``BASE_URL`` says. A host or home page that an administrator chose stays."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname=_UNKNOWN_HOST)
    if site.hostname == _UNKNOWN_HOST:
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.hostname = address.hostname or _UNKNOWN_HOST
        site.port = address.port or (443 if address.scheme == "https" else 80)
    if site.root_page_id is None or not isinstance(site.root_page.specific, type(home)):
        site.root_page = home
        site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()


def _ensure_home(locale: Locale) -> Any:
    """The Dutch home page as root of the site; Wagtail's welcome page makes way for it."""
    home_model = apps.get_model("home", "HomePage")
    home = home_model.objects.filter(locale=locale, depth=2).first()
    if home is None:
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=home_model(title=settings.WAGTAIL_SITE_NAME, slug="wel", locale=locale))
    _ensure_default_site(home)
    for welcome in Page.objects.filter(depth=2, slug="home", content_type__model="page"):
        welcome.delete()
    return home


def add_missing(parent: Page, label: str, *, slug: str, **values: Any) -> int:
    """Make and publish a page, unless something stands at its address. Returns how many were made."""
    if parent.get_children().filter(slug=slug).exists():
        return 0
    page = parent.add_child(instance=apps.get_model(label)(slug=slug, locale=parent.locale, **values))
    page.save_revision(clean=False).publish()
    return 1


def _ensure_fixed(home: Any) -> int:
    """Make the missing fixed pages; one that exists is left as it is. Returns how many were made."""
    made = 0
    for fixed in FIXED_PAGES:
        parent_path, slug = fixed.path.rstrip("/").rsplit("/", 1)
        parent = Page.objects.get(url_path=f"{home.url_path.rstrip('/')}{parent_path}/")
        made += add_missing(parent, fixed.model, slug=slug, title=fixed.title, show_in_menus=fixed.in_menu)
    return made


@transaction.atomic
def ensure_site() -> int:
    """Make languages, home page and fixed pages where they are missing. Returns the number of pages made."""
    home = _ensure_home(_ensure_locales())
    return _ensure_fixed(Page.objects.get(pk=home.pk).specific)

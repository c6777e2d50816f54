"""Fixtures for the whole suite: a site with a home page, and an empty memory before each test."""

from __future__ import annotations

import csv
import gc
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.utils import timezone, translation
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker
from wagtail.signal_handlers import reference_index_auto_update_disabled

from core import local_cache
from search.engines.memory import memory
from search.lists import memory as lists
from search.understanding.vocabulary import forget_words
from tests.support.database import server_database, sqlite_database
from tests.support.snapshot import Tables, read_tables, write_tables

#: Fixtures that give a test the database.
_OPENS_DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "migrated"})

#: Folders and files about how words and pages are read, drawn and sent. A test of a query stands elsewhere.
_DRAWS = (
    *("assets", "core/blocks", "core/sharing", "core/style_guide", "core/templatetags", "templates"),
    *("readability/analysis", "directory/shortlist", "search/analysis", "search/lists", "search/understanding"),
    *(f"core/test_{name}.py" for name in ("addresses", "headers", "linked_data", "media", "phone_links", "protection")),
    *(f"core/test_{name}.py" for name in ("ranges", "share_picture", "uploads_view")),
    *("directory/importing/test_faults.py", "directory/test_presentation.py", "home/test_fixed_pages.py"),
    *("home/test_pages.py", "readability/test_extraction.py", "readability/test_try_text.py"),
    *("regioplan/test_explained_words.py", "regioplan/test_words_on_pages.py"),
    *(f"core/demo/test_{name}.py" for name in ("coerce", "faults", "files", "media", "media_faults")),
    *(f"readability/test_{name}.py" for name in ("never_raises", "presentation", "words")),
    *("readability/building", "readability/management", "core/editor/test_guiding.py"),
    *("core/editor/test_help_texts.py", "directory/test_embed.py", "directory/test_guide.py"),
    "directory/test_paper.py",
)

#: Contracts that areas inherit say what went wrong as clearly as their own tests do.
pytest.register_assert_rewrite("tests.support.contracts", "tests.support.listings")


#: How long a cell of a CSV file may be, as Python has it. It is of the whole process, and libraries raise it.
_CELL = 131_072


def _uses_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or not _OPENS_DATABASE.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Half of the tests never ask a database, others only to have a page: on a second one they prove nothing new."""
    tests = Path(__file__).parent
    for item in items:
        if _uses_database(item):
            item.add_marker(pytest.mark.database)
        if any(item.path.is_relative_to(tests / folder) for folder in _DRAWS):
            item.add_marker(pytest.mark.drawing)


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def pytest_longest_first(items: list[pytest.Item]) -> None:
    """Else one worker is still busy for minutes with what came last, while the other has nothing to do."""
    items.sort(key=lambda item: (not item.get_closest_marker("content"), not item.get_closest_marker("slow")))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking for garbage in it, again and again, takes a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """No cached site data, entries, rate limits or taxonomies of another test, nor its language or limit of cells.

    The day of the real clock has begun; one of a clock that is moved has not.
    """
    from directory.memory.kept import forget as forget_entries
    from directory.reviews.today import set_begun

    translation.activate(settings.LANGUAGE_CODE)
    csv.field_size_limit(_CELL)
    local_cache.clear()
    cache.clear()
    memory.forget()
    forget_words()
    forget_entries()
    set_begun(timezone.localdate())
    yield
    local_cache.clear()


@pytest.fixture(autouse=True)
def without_content_types(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test without a database knows no content types or lists of editors, whatever test ran before it."""
    if request.node.get_closest_marker("database"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContentType.objects, "_cache", {})
        patch.setattr(lists, "stored_rows", lambda: ())
        yield


@pytest.fixture(autouse=True)
def without_references(request: pytest.FixtureRequest) -> Iterator[None]:
    """Saving does not note where things are used (a seventh of the run), unless a test asks for ``references``."""
    if "references" not in request.fixturenames:
        reference_index_auto_update_disabled.value = True
    yield
    reference_index_auto_update_disabled.value = False


@pytest.fixture
def references() -> None:
    """What is saved is noted where it is used, as on a real site."""


@pytest.fixture(scope="session")
def migrated(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Tables]:
    """A migrated database, and the rows that are in it before anything of ours is."""
    on_sqlite = connection.vendor == "sqlite"
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            cache = request.config.cache.mkdir("database")
            stack.enter_context(sqlite_database(cache) if on_sqlite else server_database(cache))
            rows = read_tables()
        yield rows
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture(scope="session")
def django_db_setup(migrated: Tables, django_db_blocker: DjangoDbBlocker) -> None:
    """The database of every test: that of an installation, with its fixed pages, languages and roles."""
    from config.setup import ensure_roles, ensure_site

    with django_db_blocker.unblock():
        ensure_site()
        ensure_roles()


@pytest.fixture
def bare(migrated: Tables, db: None) -> None:
    """A database as ``migrate`` leaves it, without a site."""
    write_tables(migrated)


@pytest.fixture
def search_index(settings: Settings) -> None:
    """What is saved can be found, as on a real site."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {**settings.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": True}}


@pytest.fixture
def emptied(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ask for this before ``transactional_db``, which empties all tables at its end: the rows are put back after it."""
    with django_db_blocker.unblock():
        rows = read_tables()
    yield
    with django_db_blocker.unblock():
        write_tables(rows)


@pytest.fixture
def home(db: None) -> Any:
    """The Dutch home page of a site with all fixed pages."""
    from wagtail.models import Site

    local_cache.clear()
    return Site.objects.get(is_default_site=True).root_page.specific


@pytest.fixture
def fixed(home: Any) -> Any:
    """Gives a fixed page by its path: ``fixed("/hulp/")``."""
    from wagtail.models import Page

    def find(path: str) -> Any:
        return Page.objects.get(url_path=f"{home.url_path.rstrip('/')}{path}").specific

    return find

"""Fixtures for the whole suite: a site with a home page, and an empty memory before each test."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from core import local_cache

#: Contracts that areas inherit say what went wrong as clearly as their own tests do.
pytest.register_assert_rewrite("tests.support.contracts", "tests.support.listings")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking for garbage in it, again and again, takes a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """No cached site data, rate limits or taxonomies of another test, nor the language of its last request."""
    translation.activate(settings.LANGUAGE_CODE)
    local_cache.clear()
    cache.clear()
    yield
    local_cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A migrated database that holds the site of every installation: fixed pages, languages, roles."""
    from config.setup import ensure_roles, ensure_site
    from tests.support.database import sqlite_database

    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), sqlite_database(request.config.cache.mkdir("database")):
            django_db_blocker.block()
            yield
        return
    request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock():
        ensure_site()
        ensure_roles()
    yield


@pytest.fixture
def emptied(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ask for this before ``transactional_db``, which empties all tables at its end: the rows are put back after it."""
    from tests.support.snapshot import read_tables, write_tables

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

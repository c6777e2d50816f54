"""Fixtures for the whole suite: a site with a home page, and an empty memory before each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from core import local_cache

#: Contracts that areas inherit say what went wrong as clearly as their own tests do.
pytest.register_assert_rewrite("tests.support.contracts", "tests.support.listings")


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """No cached site data, rate limits or taxonomies of another test, nor the language of its last request."""
    translation.activate(settings.LANGUAGE_CODE)
    local_cache.clear()
    cache.clear()
    yield
    local_cache.clear()


@pytest.fixture
def home(db: None) -> Any:
    """The Dutch home page of a site with all fixed pages."""
    from wagtail.models import Site

    from config.setup import ensure_roles, ensure_site
    from tests.support.snapshot import build_or_restore

    build_or_restore(lambda: (ensure_site(), ensure_roles()))
    local_cache.clear()
    return Site.objects.get(is_default_site=True).root_page.specific


@pytest.fixture
def fixed(home: Any) -> Any:
    """Gives a fixed page by its path: ``fixed("/hulp/")``."""
    from wagtail.models import Page

    def find(path: str) -> Any:
        return Page.objects.get(url_path=f"{home.url_path.rstrip('/')}{path}").specific

    return find

"""Which pages a visitor sees in a language."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from core.querysets import in_active_language, public_pages, under_offline
from home.models import StandardPage
from tests.support.languages import make_translation
from tests.support.pages import make_page


@pytest.fixture
def pages(fixed: Any) -> dict[str, Any]:
    """A page that is translated, one whose translation is a draft, one that is Dutch only, and one in English only."""
    parent = fixed("/over/")
    made = {slug: make_page("home.StandardPage", parent, title=slug, slug=slug) for slug in ("beide", "half", "nl")}
    both = make_translation(made["beide"], title="both", slug="both")
    draft = make_translation(made["half"], title="draft", slug="draft")
    Page.objects.get(pk=draft.pk).unpublish()
    make_page("home.StandardPage", both.get_parent(), title="only", slug="only")
    return made


def slugs(language: str, model: Any = StandardPage) -> set[str]:
    with translation.override(language):
        found = public_pages(model).filter(depth=4)
        return {page.slug for page in found}


def test_in_dutch_the_dutch_pages(pages: dict[str, Any]) -> None:
    assert slugs("nl") == {"beide", "half", "nl"}


def test_in_english_the_english_pages_and_dutch_ones_without_a_live_translation(pages: dict[str, Any]) -> None:
    assert slugs("en") == {"both", "only", "half", "nl"}


def test_without_a_language_it_is_dutch(pages: dict[str, Any]) -> None:
    with translation.override(None):
        found = in_active_language(StandardPage.objects.filter(depth=4, live=True))
        assert {page.slug for page in found} == {"beide", "half", "nl"}


def test_drafts_and_private_pages_are_not_among_them(pages: dict[str, Any]) -> None:
    Page.objects.get(pk=pages["half"].pk).unpublish()
    PageViewRestriction.objects.create(page=pages["nl"], restriction_type=PageViewRestriction.LOGIN)

    assert slugs("nl") == {"beide"}
    assert slugs("en") == {"both", "only"}


def test_a_page_under_one_that_is_off_line_is_not_among_them(pages: dict[str, Any]) -> None:
    for title in ("kind", "kleinkind"):
        make_page("home.StandardPage", pages["nl"] if title == "kind" else Page.objects.get(slug="kind"), title=title)
    assert {page.slug for page in public_pages(StandardPage).filter(depth__gt=4)} == {"kind", "kleinkind"}

    Page.objects.get(pk=pages["nl"].pk).unpublish()

    assert not public_pages(StandardPage).filter(depth__gt=4).exists()
    assert slugs("nl") == {"beide", "half"}


def test_the_language_of_each_page_comes_along(pages: dict[str, Any], django_assert_num_queries: Any) -> None:
    found = list(public_pages(StandardPage))

    with django_assert_num_queries(0):
        assert {page.locale.language_code for page in found} == {"nl"}


@pytest.mark.parametrize("levels", [1, 3, 4, 5, 16])
def test_however_deep_the_tree_is(levels: int, pages: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.querysets._LEVELS", levels)
    child = make_page("home.StandardPage", pages["nl"], title="kind")
    make_page("home.StandardPage", Page.objects.get(pk=child.pk), title="kleinkind")
    Page.objects.filter(pk=pages["nl"].pk).update(live=False)

    found = Page.objects.filter(under_offline()).values_list("slug", flat=True)

    assert sorted(found) == ["kind", "kleinkind"]

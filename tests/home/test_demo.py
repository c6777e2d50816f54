"""The demo makes pages of the home area."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.demo.files import ContentError
from home.models import AccessibilityStatementPage, GemeentePage, HomePage, ThemePage
from tests.support.content import ContentTree


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


def test_themes_and_gemeenten_know_their_term(content: ContentTree) -> None:
    content.page("home/geldzorgen", type="theme", theme="geld")
    content.page("home/urk", type="gemeente", gemeente="urk", website="https://urk.voorbeeld.example")

    content.load()

    theme, gemeente = ThemePage.objects.get(), GemeentePage.objects.get()
    assert (theme.url, theme.theme.slug) == ("/thema/geldzorgen/", "geld")
    assert (gemeente.url, gemeente.gemeente.slug, gemeente.website) == ("/urk/", "urk", "https://urk.voorbeeld.example")


@pytest.mark.parametrize(("kind", "head"), [("theme", "theme"), ("gemeente", "gemeente")])
@pytest.mark.parametrize("slug", ["atlantis", None])
def test_a_term_that_is_not_there(content: ContentTree, kind: str, head: str, slug: str | None) -> None:
    content.page("home/fout", type=kind, **({head: slug} if slug else {}))

    with pytest.raises(ContentError, match=f"'{head}': '{slug}' staat niet in de lijst"):
        content.load()


def test_fixed_pages_get_their_words(content: ContentTree) -> None:
    content.page("home/home", type="home", slug="", heading="Samen", quick_searches=["geld", "eenzaam"])
    content.page(
        "home/toegankelijkheid", type="accessibility", status="C", assessed_on="2030-01-02", deviations=["Een kaart"]
    )

    content.load()

    home, statement = HomePage.objects.get(), AccessibilityStatementPage.objects.get()
    assert (home.heading, home.quick_search_list) == ("Samen", ["geld", "eenzaam"])
    assert (statement.status, statement.assessed_on, statement.deviation_lines) == (
        "C",
        date(2030, 1, 2),
        ["Een kaart"],
    )

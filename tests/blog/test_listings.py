"""The lists of stories and blogs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.test import RequestFactory

from core.enums import TermKind
from core.latest import ShelfQuery, shelf
from tests.support.contracts import FixedPageContract
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.listings import ListingContract
from tests.support.pages import add_terms, make_page, make_term

_DAYS: list[dict[str, Any]] = [{"first_published_at": datetime(2025, 2, day, tzinfo=UTC)} for day in (1, 3, 2)]


class TestStories(ListingContract):
    """Stories, the newest first."""

    path = "/verhalen/"
    label = "blog.StoryPage"
    own = _DAYS
    order = ["Beer", "Cavia", "Aap"]
    warm = 11
    cold = 22


class TestBlogs(ListingContract):
    """Blogs of one group, the newest first."""

    path = "/verhalen/oco-almere/"
    label = "blog.BlogPage"
    own = _DAYS
    order = ["Beer", "Cavia", "Aap"]
    warm = 8
    cold = 19

    def test_shows_the_blogs_of_its_own_group_only(self, fixed: Any, client: Any) -> None:
        make_page(self.label, fixed("/verhalen/expex/"), title="Van een ander")
        make_page(self.label, fixed(self.path), title="Van ons")

        assert view(client, self.path).card_titles == ["Van ons"]

    def test_translated_index_shows_translated_and_dutch_blogs(self, fixed: Any, client: Any) -> None:
        translated, dutch = self.make_item(fixed, 0), self.make_item(fixed, 1)
        make_translation(translated, title="Monkey")

        seen = view(client, f"/en{self.path}")

        assert (seen.noindex, seen.card_titles) == (False, ["Monkey", "Beer"])
        assert dutch.title == "Beer"


class TestBlogIndexPage(FixedPageContract):
    """There may be more than one group."""

    label = "blog.BlogIndexPage"
    path = "/verhalen/expex/"
    parents = {"blog.VoicesIndexPage"}
    children = {"blog.BlogPage"}
    warm = 7
    cold = 18

    def test_there_is_one(self, fixed: Any, admin_client: Any) -> None:
        assert self.model.can_create_at(fixed("/verhalen/"))


def test_shelf_gives_the_newest_stories_of_the_term(fixed: Any) -> None:
    geld = make_term("Theme", "geld", css_class="t-geld", icon="geld")
    for number, day in enumerate(_DAYS):
        page = make_page("blog.StoryPage", fixed("/verhalen/"), title=f"Verhaal {number}", **day)
        if number:
            add_terms(page, theme=geld)
    stories, request = shelf("stories"), RequestFactory().get("/")
    assert stories is not None

    every = stories.cards(ShelfQuery(request=request, limit=2))
    of_geld = stories.cards(ShelfQuery(request=request, limit=9, kind=TermKind.THEME, term_pk=geld.pk))

    assert [card.title for card in every] == ["Verhaal 1", "Verhaal 2"]
    assert [(card.title, card.theme) for card in of_geld] == [("Verhaal 1", "t-geld"), ("Verhaal 2", "t-geld")]

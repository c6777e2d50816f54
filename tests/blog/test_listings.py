"""The lists of stories and blogs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import RequestFactory

from core.enums import TermKind
from core.latest import ShelfQuery, shelf
from tests.support.contracts import FixedPageContract
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.listings import ListingContract
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries

_DAYS: list[dict[str, Any]] = [{"first_published_at": datetime(2025, 2, day, tzinfo=UTC)} for day in (1, 3, 2)]


class TestStories(ListingContract):
    """Stories, blogs and episodes, the newest first."""

    path = "/verhalen/"
    label = "blog.StoryPage"
    own = _DAYS
    found = {"soort=verhaal": [0, 1, 2]}
    order = ["Beer", "Cavia", "Aap"]
    warm = 9
    cold = 21

    @pytest.fixture
    def voices(self, fixed: Any) -> None:
        """Two stories, a blog and an episode."""
        self.make_item(fixed, 0)
        self.make_item(fixed, 1)
        make_page("blog.BlogPage", fixed("/verhalen/expex/"), title="Blog", sample=True, **_DAYS[2])
        podcast = make_page("blog.PodcastPage", fixed(self.path), title="Podcast")
        make_page("blog.PodcastEpisodePage", podcast, title="Aflevering een", **_DAYS[1])

    def test_the_newest_story_with_a_quote_stands_above_the_list_until_one_filters(
        self, fixed: Any, client: Any
    ) -> None:
        make_page("blog.StoryPage", fixed(self.path), title="Oud", quote="Ik deed het.", **_DAYS[0])
        make_page("blog.StoryPage", fixed(self.path), title="Nieuw", quote="Het ging wel.", **_DAYS[2])
        make_page("blog.StoryPage", fixed(self.path), title="Zonder", **_DAYS[1])

        seen, filtered = view(client, self.path), view(client, self.path, soort="verhaal")

        assert [quote.get_text() for quote in seen.soup.select("h2.lead-story__quote")] == ["“Het ging wel.”"]
        assert (seen.card_titles, filtered.card_titles) == (["Zonder", "Oud"], ["Zonder", "Nieuw", "Oud"])
        assert seen.soup.select_one("#gevonden").get_text() == "3 gevonden"
        assert filtered.soup.select(".lead-story") == []

    @pytest.mark.usefixtures("voices")
    def test_holds_every_kind_and_filters_on_it(self, client: Any) -> None:
        seen = view(client, self.path)

        assert seen.card_titles == ["Aflevering een", "Beer", "Blog", "Aap"]
        assert len(seen.soup.select(".results .story svg.portrait")) == 4
        assert [p.get_text() for p in seen.soup.select(".results .story .byline")] == [
            "Aflevering",
            "Verhaal",
            "Blog Verzonnen voorbeeld",
            "Verhaal",
        ]
        assert seen.soup.select(".lead-story") == []
        options = [
            (option["value"], option.find_next("span", class_="vh").parent.get_text().split()[1])
            for option in seen.soup.select(".filters-form input[name=soort]")
        ]
        assert options == [("verhaal", "2"), ("blog", "1"), ("aflevering", "1")]
        for kind, titles in (("verhaal", ["Beer", "Aap"]), ("blog", ["Blog"]), ("aflevering", ["Aflevering een"])):
            assert view(client, self.path, soort=kind).card_titles == titles

    @pytest.mark.parametrize("prefix", ["", "/en"])
    @pytest.mark.usefixtures("voices")
    def test_stays_within_the_budget_with_every_kind(self, client: Any, prefix: str) -> None:
        assert warm_queries(client, f"{prefix}{self.path}") <= 12


class TestBlogs(ListingContract):
    """Blogs of one group, the newest first."""

    path = "/verhalen/oco-almere/"
    label = "blog.BlogPage"
    own = _DAYS
    order = ["Beer", "Cavia", "Aap"]
    warm = 8
    cold = 20

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
    cold = 19

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

"""Home, theme and gemeente pages show what there is of every area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from wagtail.models import Locale

from core.models import Theme
from tests.support.html import view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import cold_queries, warm_queries

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
_PARENTS = {
    "directory.ServicePage": "/hulp/",
    "initiatives.InitiativePage": "/initiatieven/",
    "blog.StoryPage": "/verhalen/",
    "academy.EventPage": "/agenda/",
}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """A day on which events are yet to come."""
    with time_machine.travel(NOW, tick=False):
        yield


def fill(fixed: Any, numbers: range, **terms: Any) -> None:
    """Things of every area."""
    for label, path in _PARENTS.items():
        for number in numbers:
            page = make_page(label, fixed(path), title=f"{label} {number}")
            add_terms(page, **terms)


def shelves_of(seen: Any) -> dict[str, list[str]]:
    """Titles on each shelf, by the id of its heading."""
    return {
        section["aria-labelledby"]: [link.get_text() for link in section.select("h3 a")]
        for section in seen.soup.select("main section[aria-labelledby^=plank-]")
    }


class TestTerm:
    """A page gathers what carries its term, and nothing else."""

    @pytest.mark.parametrize("kind", ["theme", "gemeente"])
    def test_shows_a_shelf_of_each_area(self, fixed: Any, client: Any, kind: str) -> None:
        label, path = {"theme": ("home.ThemePage", "/thema/"), "gemeente": ("home.GemeentePage", "/")}[kind]
        page = make_page(label, fixed(path))
        fill(fixed, range(1), **{kind: getattr(page, kind)})
        other = make_term("Gemeente", "urk") if kind == "gemeente" else make_term("Theme", "wonen")
        fill(fixed, range(5, 6), **{kind: other})

        seen = view(client, page.url)

        assert shelves_of(seen) == {
            "plank-help": ["directory.ServicePage 0"],
            "plank-initiatives": ["initiatives.InitiativePage 0"],
            "plank-stories": ["blog.StoryPage 0"],
            "plank-events": ["academy.EventPage 0"],
        }
        query = f"?{ {'theme': 'thema'}.get(kind, kind) }={getattr(page, kind).slug}"
        more = [link["href"] for link in seen.soup.select(".section-head a.more")]
        assert more == [f"/hulp/{query}", f"/initiatieven/{query}", f"/verhalen/{query}", f"/agenda/{query}"]

    def test_what_is_for_the_whole_province_stands_behind_what_is_local(self, fixed: Any, client: Any) -> None:
        page = make_page("home.GemeentePage", fixed("/"))
        for title, gemeente in (
            ("A overal", []),
            ("B hier", page.gemeente),
            ("C elders", make_term("Gemeente", "urk")),
        ):
            add_terms(make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title=title), gemeente=gemeente)

        assert shelves_of(view(client, page.url)) == {"plank-initiatives": ["B hier", "A overal"]}

    def test_shows_no_empty_shelf_and_six_things_at_most(self, fixed: Any, client: Any) -> None:
        page = make_page("home.ThemePage", fixed("/thema/"))
        for number in range(7):
            story = make_page("blog.StoryPage", fixed("/verhalen/"), title=f"Verhaal {number}")
            add_terms(story, theme=page.theme)

        shelves = shelves_of(view(client, page.url))

        assert (list(shelves), len(shelves["plank-stories"])) == (["plank-stories"], 6)

    def test_links_stay_in_english(self, fixed: Any, client: Any) -> None:
        page = make_page("home.ThemePage", fixed("/thema/"))
        fill(fixed, range(1), theme=page.theme)

        seen = view(client, f"/en{page.url}")

        links = [link["href"] for link in seen.soup.select("section[aria-labelledby^=plank-] a[href^='/']")]
        assert [link for link in links if not link.startswith("/en/")] == []
        assert len(links) == 8

    def test_as_many_queries_for_three_of_each_as_for_one(self, fixed: Any, client: Any) -> None:
        page, counts = make_page("home.ThemePage", fixed("/thema/")), []
        for numbers in (range(1), range(1, 3)):
            fill(fixed, numbers, theme=page.theme, gemeente=make_term("Gemeente", "urk"))
            counts.append((warm_queries(client, page.url), cold_queries(client, page.url)))

        assert counts == [(11, 24)] * 2

    def test_a_term_of_another_language_gathers_nothing(self, fixed: Any, client: Any) -> None:
        english = Theme.objects.create(name="Money", slug="money", locale=Locale.objects.get(language_code="en"))
        page = make_page("home.ThemePage", fixed("/thema/"), theme=english, title="Geld")

        seen = view(client, page.url)

        assert (page.own_term, page.card().icon, shelves_of(seen)) == (None, "tulp", {})
        assert "Zoek hulp" not in seen.text


class TestHome:
    """The home page shows the newest stories and what comes."""

    def test_shows_four_stories_and_four_events(self, fixed: Any, client: Any) -> None:
        fill(fixed, range(5))

        seen = view(client, "/")

        events = [link.get_text() for link in seen.soup.select("section[aria-labelledby=agenda] h3 a")]
        stories = [link.get_text() for link in seen.soup.select("section[aria-labelledby=verhalen] .story h3 a")]
        assert (len(events), len(stories)) == (4, 3)
        assert seen.soup.select_one(".lead-story a.more")["href"].startswith("/verhalen/blogstorypage-")

    def test_an_empty_site_has_no_empty_sections(self, home: Any, client: Any) -> None:
        seen = view(client, "/")

        assert seen.soup.select("section[aria-labelledby=agenda], section[aria-labelledby=verhalen]") == []

    def test_as_many_queries_for_three_of_each_as_for_one(self, fixed: Any, client: Any) -> None:
        counts = []
        for numbers in (range(1), range(1, 3)):
            fill(fixed, numbers, theme=make_term("Theme", "geld", css_class="t-geld", icon="geld"))
            counts.append((warm_queries(client, "/"), cold_queries(client, "/")))

        assert counts == [(10, 22)] * 2

"""Stories, blogs and podcasts as pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from wagtail.models import Locale

from core.cards import CardMeta
from core.listing import listing
from core.models import CustomDocument, HelpLine
from tests.support.contracts import FixedPageContract, PageContract
from tests.support.html import view
from tests.support.pages import make_page
from tests.support.sound import mp3


class TestStoryPage(PageContract):
    """The story of a resident."""

    label = "blog.StoryPage"
    parent = "/verhalen/"
    parents = {"blog.VoicesIndexPage"}
    answers = {"person_name": "Ria"}
    full = {
        "person_name": "Ria",
        "person_age": 61,
        "person_place": "Urk",
        "quote": "Ik kwam voor de koffie",
        "content_notice": "Dit gaat over rouw.",
        "portrait_skin": 4,
        "portrait_hair": 5,
        "sample": True,
    }
    shown = ["Ria (61) van Urk", "“Ik kwam voor de koffie”", "Dit gaat over rouw.", "Verzonnen voorbeeld"]
    warm = 5
    cold = 17

    @pytest.mark.parametrize(
        ("name", "age", "place", "byline"),
        [
            ("Ria", 61, "Urk", "Ria (61) van Urk"),
            ("Ria", None, "Urk", "Ria van Urk"),
            ("Ria", 61, "Zeewolde", "Ria (61) uit Zeewolde"),
            ("Ria", 61, "", "Ria (61)"),
            ("", 61, "Urk", "Urk"),
            ("", None, "", ""),
        ],
    )
    def test_byline(self, fixed: Any, name: str, age: int | None, place: str, byline: str) -> None:
        page = self.make(fixed, person_name=name, person_age=age, person_place=place)

        assert page.byline == byline

    def test_card_carries_quote_byline_and_portrait(self, fixed: Any) -> None:
        assert self.make(fixed, **self.full).card().extra == {
            "quote": "Ik kwam voor de koffie",
            "byline": "Ria (61) van Urk",
            "skin": 4,
            "hair": 5,
            "sample": True,
        }

    def test_a_heavy_story_comes_with_help_lines(self, fixed: Any, client: Any) -> None:
        dutch = Locale.objects.get(language_code="nl")
        for name, tel in (("Luisterlijn", "0880767000"), ("Alarmnummer", "112")):
            HelpLine.objects.create(name=name, number=tel, tel=tel, description="Dag en nacht.", locale=dutch)

        heavy = view(client, self.make(fixed, content_notice="Dit gaat over rouw.").url)
        light = view(client, self.make(fixed).url)

        assert [link["href"] for link in heavy.soup.select(".notice--calls a")] == ["tel:0880767000"]
        assert light.soup.select(".notice--calls") == []

    def test_search_text_holds_the_quote_and_who_tells(self, fixed: Any) -> None:
        text = self.make(fixed, **self.full).search_text()

        assert [words for words in ("Ik kwam voor de koffie", "Ria (61) van Urk") if words not in text] == []

    def test_linked_data_only_for_a_real_story(self, fixed: Any, client: Any) -> None:
        real = view(client, self.make(fixed, title="Echt").url).linked_data
        invented = view(client, self.make(fixed, sample=True).url).linked_data

        assert real is not None
        assert (real["@type"], real["headline"], invented) == ("Article", "Echt", None)

    @pytest.mark.parametrize(
        ("skin", "hair", "field"),
        [(0, 1, "portrait_skin"), (5, 1, "portrait_skin"), (1, 15, "portrait_hair")],
    )
    def test_parts_of_the_portrait_exist(self, fixed: Any, skin: int, hair: int, field: str) -> None:
        page = self.make(fixed)
        page.portrait_skin, page.portrait_hair = skin, hair

        with pytest.raises(ValidationError) as caught:
            page.full_clean()
        assert list(caught.value.message_dict) == [field]
        with pytest.raises(IntegrityError), transaction.atomic():
            page.save(clean=False)


class TestBlogPage(PageContract):
    """A blog under the name that the writer chose."""

    label = "blog.BlogPage"
    parent = "/verhalen/expex/"
    parents = {"blog.BlogIndexPage"}
    full = {
        "author_kind": "schuilnaam",
        "author_name": "Vlinder",
        "content_notice": "Dit gaat over pesten.",
        "sample": True,
        "first_published_at": datetime(2025, 2, 3, 12, tzinfo=UTC),
    }
    shown = ["Door Vlinder", "schuilnaam", "3 februari 2025", "Dit gaat over pesten.", "Verzonnen voorbeeld"]
    warm = 5
    cold = 17

    @pytest.mark.parametrize(
        ("kind", "name", "words"),
        [
            ("naam", "Ria de Vries", "Door Ria de Vries, 3 februari 2025"),
            ("schuilnaam", "Vlinder", "Door Vlinder (schuilnaam), 3 februari 2025"),
            ("anoniem", "", "Door Een schrijver zonder naam, 3 februari 2025"),
        ],
    )
    def test_byline(self, fixed: Any, client: Any, kind: str, name: str, words: str) -> None:
        day = self.full["first_published_at"]
        page = self.make(fixed, author_kind=kind, author_name=name, first_published_at=day)

        byline = " ".join(view(client, page.url).soup.select_one(".byline").get_text(" ").split())

        assert byline.replace(" ,", ",") == words
        assert page.card().meta == (CardMeta("mens", name or "Een schrijver zonder naam"),)

    def test_without_a_name_there_is_no_name(self, fixed: Any) -> None:
        page = self.make(fixed, author_kind="anoniem")
        page.author_name = "Ria de Vries"

        with pytest.raises(ValidationError) as caught:
            page.full_clean()
        assert caught.value.messages == ["U koos 'zonder naam'. Maak het veld met de naam leeg."]
        with pytest.raises(IntegrityError), transaction.atomic():
            page.save(clean=False)

    def test_linked_data(self, fixed: Any, client: Any) -> None:
        named = view(client, self.make(fixed, author_kind="naam", author_name="Ria", title="Mijn blog").url).linked_data
        nameless = view(client, self.make(fixed, author_kind="anoniem").url).linked_data
        invented = view(client, self.make(fixed, sample=True).url).linked_data

        assert named is not None
        assert nameless is not None
        assert (named["@type"], named["headline"], named["author"]) == (
            "BlogPosting",
            "Mijn blog",
            {"@type": "Person", "name": "Ria"},
        )
        assert named["datePublished"].startswith("20")
        assert ("author" in nameless, invented) == (False, None)

    def test_no_day_before_it_was_published(self, fixed: Any) -> None:
        page = self.make(fixed, live=False)

        assert page.structured_data(RequestFactory().get("/"), {})["datePublished"] == ""


class TestPodcastPage(PageContract):
    """A podcast with its episodes."""

    label = "blog.PodcastPage"
    parent = "/verhalen/"
    parents = {"blog.VoicesIndexPage"}
    children = {"blog.PodcastEpisodePage"}
    full = {"author": "De Weldoeners", "feed_summary": "Alleen voor apps."}
    shown = ["Van De Weldoeners", "Er zijn nog geen afleveringen."]
    warm = 6
    cold = 18

    def test_shows_its_own_episodes_the_newest_first(self, fixed: Any, client: Any) -> None:
        page, other = self.make(fixed), self.make(fixed)
        for number in (1, 3, 2):
            make_page("blog.PodcastEpisodePage", page, title=f"Gesprek {number}", number=number)
        make_page("blog.PodcastEpisodePage", other, title="Van een ander")

        seen = view(client, page.url)

        assert [link.get_text() for link in seen.soup.select("main .card__text a")] == [
            "Gesprek 3",
            "Gesprek 2",
            "Gesprek 1",
        ]

    def test_many_episodes_are_spread_over_pages(self, fixed: Any, client: Any, monkeypatch: Any) -> None:
        monkeypatch.setattr(listing, "Paginator", lambda keys, _per_page: Paginator(keys, 2))
        page = self.make(fixed)
        for number in (1, 2, 3):
            make_page("blog.PodcastEpisodePage", page, title=f"Gesprek {number}", number=number)

        first, second = view(client, page.url), view(client, page.url, page=2)

        assert [link.get_text() for link in first.soup.select("main .card__text a")] == ["Gesprek 3", "Gesprek 2"]
        assert [link.get_text() for link in second.soup.select("main .card__text a")] == ["Gesprek 1"]
        assert f"{page.url}?page=2" in first.links


class TestPodcastEpisodePage(PageContract):
    """An episode with its words."""

    label = "blog.PodcastEpisodePage"
    parent = "/verhalen/"
    parents = {"blog.PodcastPage"}
    full = {
        "number": 7,
        "guests": "Ria\n\nHassan",
        "duration_seconds": 1830,
        "transcript": "<p>Welkom bij de podcast.</p>",
        "sample": True,
    }
    shown = ["30 minuten", "Ria, Hassan", "Welkom bij de podcast.", "Het geluid komt later.", "Verzonnen voorbeeld"]
    answers = {"number": "4"}
    warm = 5
    cold = 19

    @pytest.fixture
    def fixed(self, fixed: Any) -> Any:
        """The parent is a podcast, made for the test."""
        podcast = make_page("blog.PodcastPage", fixed("/verhalen/"))
        return lambda path: type(podcast).objects.get(pk=podcast.pk) if path == self.parent else fixed(path)

    @pytest.mark.django_db
    @pytest.mark.parametrize(
        ("seconds", "minutes"), [(0, 0), (1, 1), (29, 1), (89, 1), (91, 2), (1830, 30), (3600, 60)]
    )
    def test_minutes(self, seconds: int, minutes: int) -> None:
        assert self.model(duration_seconds=seconds).minutes == minutes

    def test_card_says_number_and_length(self, fixed: Any) -> None:
        assert self.make(fixed, number=3, duration_seconds=600).card().meta == (
            CardMeta("podcast", "Aflevering 3"),
            CardMeta("klok", "10 minuten"),
        )
        assert self.make(fixed, number=4).card().meta == (CardMeta("podcast", "Aflevering 4"),)

    def test_search_text_holds_guests_and_words(self, fixed: Any) -> None:
        text = self.make(fixed, **self.full).search_text()

        assert [words for words in ("Hassan", "Welkom bij de podcast.") if words not in text] == []

    def test_plays_its_sound_and_says_who_speaks(self, fixed: Any, client: Any) -> None:
        document = CustomDocument(title="Soep", file=ContentFile(mp3(75), name="soep.mp3"))
        document.save()

        seen = view(client, self.make(fixed, audio=document, computer_voices=True, is_excerpt=True).url)

        player = seen.soup.select_one(".player audio")
        assert (player["src"], player["preload"], player.has_attr("controls")) == (document.url, "none", True)
        assert seen.soup.select_one(".player a")["href"] == document.url
        assert " ".join(seen.soup.select_one(".player > p").get_text().split()) == (
            "Voorgelezen door een computer. U hoort het begin van het gesprek. Op deze pagina leest u alles."
        )

    def test_says_nothing_about_voices_of_people(self, fixed: Any, client: Any) -> None:
        document = CustomDocument(title="Soep", file=ContentFile(mp3(75), name="soep.mp3"))
        document.save()

        assert "computer" not in view(client, self.make(fixed, audio=document).url).text


class TestVoicesIndexPage(FixedPageContract):
    """Stories, and the way to blogs and podcast."""

    label = "blog.VoicesIndexPage"
    path = "/verhalen/"
    parents = {"home.HomePage"}
    children = {"blog.BlogIndexPage", "blog.PodcastPage", "blog.StoryPage"}
    shown = ["Blogs van ExpEx", "Blogs van OCO Almere"]
    warm = 8
    cold = 20

    def test_leads_to_each_group_of_blogs_and_then_to_the_podcast(self, fixed: Any, client: Any) -> None:
        make_page("blog.PodcastPage", fixed(self.path), title="De podcast")

        seen = view(client, self.path)

        assert [link.get_text() for link in seen.soup.select("section[aria-labelledby=groepen] li a")] == [
            "Blogs van ExpEx",
            "Blogs van OCO Almere",
            "De podcast",
        ]

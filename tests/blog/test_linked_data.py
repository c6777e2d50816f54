"""What search engines are told of stories, blogs and podcasts: the names that are shown and no other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.support.html import view
from tests.support.media import make_document
from tests.support.pages import make_page

if TYPE_CHECKING:
    from django.test import Client

SITE = "http://testserver"
ORGANISATION = {
    "@type": "Organization",
    "name": "WEL in Flevoland",
    "url": f"{SITE}/",
    "logo": f"{SITE}/static/wel/icons/icon-512.png",
}


def test_of_a_story(fixed: Any, client: Client) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"), title="Koffie", person_name="Ria", person_age=61)

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "Article",
        "name": "Koffie",
        "headline": "Koffie",
        "url": f"{SITE}/verhalen/koffie/",
        "inLanguage": "nl",
        "author": {"@type": "Person", "name": "Ria"},
        "publisher": ORGANISATION,
    }


def test_of_a_blog(fixed: Any, client: Client) -> None:
    shown = datetime(2026, 1, 5, 11, 30, tzinfo=UTC)
    page = make_page(
        "blog.BlogPage",
        fixed("/verhalen/expex/"),
        title="Juf",
        author_name="Noor",
        search_description="Kort",
        first_published_at=shown,
    )

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "name": "Juf",
        "headline": "Juf",
        "description": "Kort",
        "url": f"{SITE}/verhalen/expex/juf/",
        "inLanguage": "nl",
        "author": {"@type": "Person", "name": "Noor"},
        "publisher": ORGANISATION,
        "datePublished": "2026-01-05T12:30:00+01:00",
    }


def test_of_a_podcast_and_its_episode(fixed: Any, client: Client) -> None:
    podcast = make_page("blog.PodcastPage", fixed("/verhalen/"), title="Welzijn", author="De Makers")
    sound = make_document("Geluid", "mp3")
    episode = make_page(
        "blog.PodcastEpisodePage", podcast, title="Buren", guests="Ria\nJan", duration_seconds=300, audio=sound
    )

    assert view(client, podcast.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "PodcastSeries",
        "name": "Welzijn",
        "url": f"{SITE}/verhalen/welzijn/",
        "inLanguage": "nl",
        "author": {"@type": "Organization", "name": "De Makers"},
    }
    assert view(client, episode.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": "Buren",
        "url": f"{SITE}/verhalen/welzijn/buren/",
        "inLanguage": "nl",
        "partOfSeries": {"@type": "PodcastSeries", "name": "Welzijn", "url": f"{SITE}/verhalen/welzijn/"},
        "timeRequired": "PT5M",
        "actor": [{"@type": "Person", "name": "Ria"}, {"@type": "Person", "name": "Jan"}],
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": f"{SITE}{sound.url}",
            "encodingFormat": "audio/mpeg",
        },
    }


def test_an_invented_episode_is_not_told(fixed: Any, client: Client) -> None:
    podcast = make_page("blog.PodcastPage", fixed("/verhalen/"), title="Welzijn")
    episode = make_page("blog.PodcastEpisodePage", podcast, sample=True)

    assert view(client, episode.url).linked_blocks == []


def test_invented_stories_are_not_in_the_list(fixed: Any, client: Client) -> None:
    make_page("blog.StoryPage", fixed("/verhalen/"), title="Echt")
    make_page("blog.StoryPage", fixed("/verhalen/"), title="Nep", sample=True)

    data = view(client, "/verhalen/").linked_data

    assert data is not None
    assert [item["name"] for item in data["mainEntity"]["itemListElement"]] == ["Echt"]

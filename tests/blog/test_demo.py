"""The demo makes stories, blogs and the podcast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from blog.models import BlogPage, PodcastEpisodePage, StoryPage
from core.demo.files import ContentError
from tests.support.content import ContentTree
from tests.support.demo_media import put, write
from tests.support.sound import mp3


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


def test_a_story_has_a_portrait(content: ContentTree) -> None:
    content.page("blog/ria", type="story", person_name="Ria", portrait={"skin": 3, "hair": 4})
    content.page("blog/hassan", type="story", person_name="Hassan")

    content.load()

    parts = StoryPage.objects.order_by("slug").values_list("slug", "portrait_skin", "portrait_hair")
    assert list(parts) == [("hassan", 1, 0), ("ria", 3, 4)]


def test_a_blog_and_an_episode_stand_under_their_own_index(content: ContentTree) -> None:
    content.page("blog/vlinder", type="blog", author_kind="schuilnaam", author_name="Vlinder")
    content.page("blog/roos", type="blog", parent="/verhalen/oco-almere/", author_kind="anoniem")
    content.page("blog/weldoeners", type="podcast", author="WEL")
    content.page("blog/een", type="episode", number=1, guests=["Ria"], duration_seconds=600, transcript="Hallo.")

    content.load()

    assert [page.url for page in BlogPage.objects.order_by("slug")] == [
        "/verhalen/oco-almere/roos/",
        "/verhalen/expex/vlinder/",
    ]
    episode = PodcastEpisodePage.objects.get()
    assert (episode.url, episode.guest_names, episode.minutes) == ("/verhalen/weldoeners/een/", ["Ria"], 10)


def test_an_episode_lasts_as_long_as_its_sound(content: ContentTree) -> None:
    write(content, {"file": "praat.mp3", "kind": "document", "title": "Praat", "language": "nl"})
    put(content, "praat.mp3", mp3(75))
    content.page("blog/weldoeners", type="podcast")
    content.page("blog/een", type="episode", number=1, audio="Praat", computer_voices=True, duration_seconds=9)

    content.load()

    episode = PodcastEpisodePage.objects.values_list("audio__title", "duration_seconds", "computer_voices")
    assert list(episode) == [("Praat", 75, True)]


def test_a_sound_that_is_not_there_is_a_mistake(content: ContentTree) -> None:
    content.page("blog/weldoeners", type="podcast")
    content.page("blog/een", type="episode", number=1, audio="Weg")

    with pytest.raises(ContentError, match=r"content/blog/een\.md.*'audio': het bestand 'Weg' bestaat niet"):
        content.load()


def test_a_name_above_a_nameless_blog_is_a_mistake(content: ContentTree) -> None:
    content.page("blog/roos", type="blog", author_kind="anoniem", author_name="Roos")

    with pytest.raises(ContentError, match=r"content/blog/roos\.md.*anonymous_has_no_name"):
        content.load()

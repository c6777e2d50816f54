"""How the demo makes blogs, stories and the podcast."""

from __future__ import annotations

from typing import Any

from blog.models import BlogIndexPage, BlogPage, PodcastEpisodePage, PodcastPage, StoryPage, VoicesIndexPage
from core.demo import ContentItem, DemoContext, MediaKind, PageType, media_of, register_page_type

__all__ = ["register"]


def _portrait(page: Any, item: ContentItem, context: DemoContext) -> None:
    parts = item.head.get("portrait") or {}
    page.portrait_skin = parts.get("skin", 1)
    page.portrait_hair = parts.get("hair", 0)


def _cover(item: ContentItem, context: DemoContext) -> dict[str, Any]:
    return {"cover": media_of(item, context, "cover", MediaKind.IMAGE)}


def _audio(item: ContentItem, context: DemoContext) -> dict[str, Any]:
    """The sound tells how long the episode lasts."""
    return {"audio": media_of(item, context, "audio", MediaKind.DOCUMENT)}


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("voices_index", VoicesIndexPage, "/"))
    register_page_type(PageType("blog_index", BlogIndexPage, "/verhalen/"))
    register_page_type(
        PageType("blog", BlogPage, "/verhalen/expex/", ("author_kind", "author_name", "content_notice", "sample"))
    )
    register_page_type(
        PageType(
            "story",
            StoryPage,
            "/verhalen/",
            ("person_name", "person_age", "person_place", "quote", "content_notice", "sample"),
            _portrait,
        )
    )
    register_page_type(
        PageType("podcast", PodcastPage, "/verhalen/", ("author", "feed_summary", "category"), prepare=_cover)
    )
    register_page_type(
        PageType(
            "episode",
            PodcastEpisodePage,
            "/verhalen/weldoeners/",
            ("number", "guests", "duration_seconds", "transcript", "computer_voices", "is_excerpt", "sample"),
            prepare=_audio,
        )
    )

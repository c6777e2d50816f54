"""Models of the voices: blogs, stories and podcasts."""

from blog.models.blogs import BlogIndexPage, BlogPage
from blog.models.podcasts import PodcastEpisodePage, PodcastPage
from blog.models.stories import StoryPage, VoicesIndexPage

__all__ = ["BlogIndexPage", "BlogPage", "PodcastEpisodePage", "PodcastPage", "StoryPage", "VoicesIndexPage"]

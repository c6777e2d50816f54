"""What follows from a change of a sound."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from wagtail.documents import get_document_model

from blog.models import PodcastEpisodePage

__all__ = ["connect", "follow_sound"]


def follow_sound(instance: Any, **_kwargs: Any) -> None:
    """An episode lasts as long as its sound, also when an editor puts another file under the same name."""
    if instance.duration_seconds:
        episodes = PodcastEpisodePage.objects.filter(audio=instance)
        episodes.exclude(duration_seconds=instance.duration_seconds).update(duration_seconds=instance.duration_seconds)


def connect() -> None:
    """Listen to the library of documents."""
    post_save.connect(follow_sound, sender=get_document_model(), dispatch_uid="blog.follow_sound")

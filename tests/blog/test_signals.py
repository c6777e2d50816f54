"""An episode lasts as long as its sound."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from blog.models import PodcastEpisodePage
from core.models import CustomDocument
from tests.support.media import make_document, make_image
from tests.support.pages import make_page
from tests.support.sound import mp3


@pytest.fixture
def podcast(fixed: Any) -> Any:
    return make_page("blog.PodcastPage", fixed("/verhalen/"))


def sound(seconds: float) -> CustomDocument:
    document = CustomDocument(title="Praat", file=ContentFile(mp3(seconds), name="praat.mp3"))
    document.save()
    return document


def test_the_length_comes_out_of_the_file(podcast: Any) -> None:
    page = make_page("blog.PodcastEpisodePage", podcast, audio=sound(75), duration_seconds=9)

    assert (page.duration_seconds, page.minutes) == (75, 1)


def test_a_file_that_does_not_tell_leaves_the_length_to_the_editor(podcast: Any) -> None:
    silent = make_document("Praat", "mp3")

    assert make_page("blog.PodcastEpisodePage", podcast, audio=silent, duration_seconds=9).duration_seconds == 9


def test_another_file_under_the_same_name_counts_at_once(podcast: Any) -> None:
    document, other = sound(75), sound(20)
    make_page("blog.PodcastEpisodePage", podcast, audio=document)
    make_page("blog.PodcastEpisodePage", podcast, audio=other)

    document.file = ContentFile(mp3(130), name="nieuw.mp3")
    document.save()

    assert list(PodcastEpisodePage.objects.order_by("pk").values_list("duration_seconds", flat=True)) == [130, 20]


def test_what_is_no_sound_can_not_be_heard(podcast: Any) -> None:
    page = make_page("blog.PodcastEpisodePage", podcast)
    page.audio = make_document("Plan", "pdf")

    with pytest.raises(ValidationError) as caught:
        page.full_clean()

    assert caught.value.message_dict == {
        "audio": ["Dit bestand is geen geluid. Kies een bestand dat eindigt op .mp3 of .m4a."]
    }


def test_a_small_cover_is_refused(podcast: Any) -> None:
    podcast.cover = make_image()

    with pytest.raises(ValidationError) as caught:
        podcast.full_clean()

    assert caught.value.message_dict == {
        "cover": ["Dit beeld is te klein voor een omslag. Kies een vierkant beeld van minstens 1400 bij 1400 punten."]
    }

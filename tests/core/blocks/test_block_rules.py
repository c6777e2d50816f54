"""What each block with pictures, sound or files refuses, in words that say what to do, and what it works out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from core.blocks.media import youtube_id
from tests.support.blocks import BODY, drafting, fault, html_of, value_of
from tests.support.media import make_document, make_image
from tests.support.pages import make_page

# -- pictures ------------------------------------------------------------------------------------


def test_picture_without_words_is_refused(db: None) -> None:
    image = make_image()
    block = BODY.child_blocks["image"]

    with pytest.raises(ValidationError) as caught:
        block.clean(value_of("image", image={"image": image.pk, "alt_text": "", "decorative": False}))

    inner = caught.value.block_errors["image"]  # type: ignore[attr-defined]  # Wagtail's own kind of error
    assert inner.block_errors["alt_text"].messages == [
        (
            "Schrijf op wat er te zien is, voor mensen die het beeld niet zien. "
            "Vertelt het beeld niets nieuws? Zet dan het vinkje aan dat het versiering is."
        )
    ]


def test_block_without_picture_is_refused(db: None) -> None:
    with pytest.raises(ValidationError) as caught:
        BODY.child_blocks["image"].clean(value_of("image", image={"image": None, "alt_text": "", "decorative": False}))

    assert list(caught.value.block_errors["image"].block_errors) == ["image"]  # type: ignore[attr-defined]  # idem


def test_decoration_has_an_empty_alternative(db: None) -> None:
    image = make_image()

    html = html_of("image", image={"image": image.pk, "alt_text": "", "decorative": True})

    assert 'alt=""' in html


def test_page_gives_its_own_alternative(db: None) -> None:
    image = make_image(description="Uit de verzameling")

    html = html_of("image", image={"image": image.pk, "alt_text": "Op deze pagina", "decorative": False})

    assert ('alt="Op deze pagina"' in html, "Uit de verzameling" in html) == (True, False)


# -- video, sound, files -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=3", "aqz-KE-bpKQ"),
        ("https://youtu.be/aqz-KE-bpKQ?si=x", "aqz-KE-bpKQ"),
        ("https://m.youtube.com/shorts/aqz-KE-bpKQ", "aqz-KE-bpKQ"),
        ("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", "aqz-KE-bpKQ"),
        ("https://vimeo.com/76979871", ""),
        ("https://www.youtube.com/@kanaal", ""),
        ("https://www.youtube.com/watch?v=kort", ""),
        ("https://youtube.com.kwaad.example/watch?v=aqz-KE-bpKQ", ""),
        ("ftp://youtu.be/aqz-KE-bpKQ", ""),
    ],
)
def test_id_of_a_video(url: str, found: str) -> None:
    assert youtube_id(url) == found


def test_video_elsewhere_is_refused(db: None) -> None:
    image = make_image()

    assert fault("video", "url", title="a", url="https://vimeo.com/1", thumbnail=image.pk, transcript="<p>a</p>") == (
        "Dit is geen adres van een video op YouTube. Andere websites kunnen hier niet. "
        "Open de video op YouTube, kopieer het adres en plak het hier."
    )


def test_video_needs_its_words(db: None) -> None:
    image = make_image()

    assert fault("video", "transcript", title="a", url="https://youtu.be/aqz-KE-bpKQ", thumbnail=image.pk) == (
        "Dit is een verplicht veld."
    )


def test_video_asks_nothing_of_others_before_the_click(db: None) -> None:
    image = make_image()

    html = html_of("video", title="T", url="https://youtu.be/aqz-KE-bpKQ", thumbnail=image.pk, transcript="<p>a</p>")

    assert 'href="https://www.youtube.com/watch?v=aqz-KE-bpKQ"' in html
    assert 'data-embed-src="https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&amp;rel=0"' in html
    assert [word for word in ("<iframe", "<script", ' src="http') if word in html] == []


def test_sound_without_anything_is_refused(db: None) -> None:
    assert fault("audio", "document", title="a") == "Wat kunnen mensen horen? Kies een geluid of een aflevering."


def test_sound_without_words_is_refused(db: None) -> None:
    sound = make_document("Ria", "mp3")

    assert fault("audio", "transcript", title="a", document=sound.pk) == (
        "Schrijf op wat er gezegd wordt, voor mensen die het geluid niet horen."
    )


def test_file_that_is_no_sound_is_refused(db: None) -> None:
    document = make_document()

    assert fault("audio", "document", title="a", document=document.pk, transcript="<p>a</p>") == (
        "Dit bestand is geen geluid. Kies een bestand dat eindigt op .mp3 of .m4a."
    )


def episode(home: Any, *, live: bool = True) -> Any:
    podcast = make_page("blog.PodcastPage", home, slug="podcast")
    return make_page("blog.PodcastEpisodePage", podcast, title="Aflevering een", slug="een", live=live)


def test_sound_and_episode_together_are_refused(home: Any) -> None:
    sound = make_document("Ria", "mp3")

    assert fault("audio", "episode", title="a", document=sound.pk, transcript="<p>a</p>", episode=episode(home).pk) == (
        "Kies een geluid óf een aflevering. Haal één van de twee weg."
    )


def test_episode_is_linked(home: Any) -> None:
    html = html_of("audio", title="a", episode=episode(home).pk)

    assert ('href="/podcast/een/"' in html, "Aflevering een" in html) == (True, True)


def test_episode_that_is_not_public_is_not_shown(home: Any) -> None:
    assert html_of("audio", title="Geheim", episode=episode(home, live=False).pk).strip() == ""


def test_draft_of_sound_may_be_unfinished(db: None) -> None:
    with drafting(BODY.child_blocks["audio"]) as block:
        assert block.clean(block.to_python({"title": ""}))["document"] is None


def test_download_tells_kind_size_and_language(db: None) -> None:
    document = make_document("Plan", language="en")
    document.file_size = 1_258_291

    value = value_of("download", document=document.pk)
    value["document"] = document

    assert (value.label, value.facts, value.language_name) == ("Plan", "PDF, 1,2 MB", "English")


def test_download_without_a_known_size(db: None) -> None:
    document = make_document("Plan")
    document.file_size = None

    value = value_of("download", document=document.pk, title="Ons plan")
    value["document"] = document

    assert (value.label, value.facts, value.language_name) == ("Ons plan", "PDF", "")

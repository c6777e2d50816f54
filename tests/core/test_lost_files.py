"""A picture of which the file is gone: the page is there all the same, and so are its words."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from tests.support.html import view
from tests.support.media import make_image
from tests.support.pages import make_page


@pytest.fixture
def lost(home: Any) -> Any:
    """A picture without its file, as after a backup that forgot the uploads."""
    image = make_image("Tuin")
    image.file.storage.delete(image.file.name)
    return image


# Wagtail leaves the temporary file of a picture that it could not make to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_place_of_a_picture_does_without_it(home: Any, client: Any, lost: Any) -> None:
    body = [
        {"type": "image", "value": {"image": {"image": lost.pk, "alt_text": "Een tuin", "decorative": False}}},
        {
            "type": "video",
            "value": {
                "title": "Kijk mee",
                "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                "thumbnail": lost.pk,
                "transcript": "<p>Een man loopt.</p>",
            },
        },
        {"type": "partners", "value": {"title": "Samen", "items": [{"name": "Stichting Voorbeeld", "logo": lost.pk}]}},
    ]
    page = make_page("home.StandardPage", home, body=body, social_image=lost)

    seen = view(client, page.url)

    assert seen.status == 200
    for words in ("Kijk mee", "Stichting Voorbeeld", "Een man loopt."):
        assert words in seen.text
    assert "Stichting Voorbeeld" in view(client, f"/en{page.url}").text
    gc.collect()

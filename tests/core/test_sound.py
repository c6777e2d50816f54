"""How long a sound lasts, read from the file."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from core.models import CustomDocument
from core.sound import is_sound, seconds_of
from tests.support.media import HTML_PAGE, document_bytes, make_document
from tests.support.sound import m4a, mp3, mp3_frame


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (mp3(1), 1),
        (mp3(75), 75),
        (mp3(75, tag=0), 75),
        (mp3(75, tag=3000), 75),
        (b"\0" * 500 + mp3(10, tag=0), 10),
        (mp3_frame(version=3) * 383, 10),
        (mp3_frame(version=0) * 191, 10),
        (mp3_frame(kilobits=1) * 100 + mp3_frame(kilobits=3, padding=1) * 283, 10),
        (mp3(5, tag=0) + b"TAG" + bytes(125), 5),
        (mp3(0.1), 1),
        (b"", 0),
        (b"ID3", 0),
        (HTML_PAGE, 0),
        (b"\xff\xfb\x00\x00" * 50, 0),
        (b"\xff" * 500, 0),
        (document_bytes("mp3"), 0),
    ],
)
def test_seconds_of_an_mp3(data: bytes, seconds: int) -> None:
    file = BytesIO(data)

    assert seconds_of(file, "praat.MP3") == seconds
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (m4a(75), 75),
        (m4a(75, wide=True), 75),
        (m4a(75)[:-20], 0),
        (m4a(75).replace(b"moov", b"free"), 0),
        (m4a(75).replace(b"mvhd", b"free"), 0),
        (struct.pack(">I4s", 0, b"free"), 0),
        (struct.pack(">I4s", 4, b"moov"), 0),
        (b"", 0),
        (HTML_PAGE, 0),
    ],
)
def test_seconds_of_an_m4a(data: bytes, seconds: int) -> None:
    assert seconds_of(BytesIO(data), "praat.m4a") == seconds


def test_what_is_no_sound_has_no_length() -> None:
    assert seconds_of(BytesIO(mp3(5)), "plan.pdf") == 0
    assert [is_sound(name) for name in ("a.mp3", "a.M4A", "a.pdf", "mp3")] == [True, True, False, False]


@pytest.mark.django_db
def test_a_stored_sound_knows_how_long_it_lasts() -> None:
    document = CustomDocument(title="Praat", file=ContentFile(mp3(12), name="praat.mp3"))
    document.save()

    assert CustomDocument.objects.get().duration_seconds == 12
    assert make_document("Plan", "pdf").duration_seconds == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "data"), [("praat.mp3", HTML_PAGE), ("praat.m4a", mp3(2)), ("praat.wav", mp3(2))])
def test_an_upload_is_the_sound_that_its_name_says(name: str, data: bytes) -> None:
    with pytest.raises(ValidationError) as caught:
        CustomDocument(title="Praat", file=ContentFile(data, name=name)).clean()

    assert caught.value.message_dict["file"][0].startswith(
        "Bestanden van de soort '.wav' kunnen hier niet." if name.endswith("wav") else "De naam eindigt op '."
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "data"), [("praat.mp3", mp3(2)), ("praat.m4a", m4a(2))])
def test_a_sound_is_taken(name: str, data: bytes) -> None:
    document = CustomDocument(title="Praat", file=ContentFile(data, name=name))

    document.clean()

    assert document.content_type == {"mp3": "audio/mpeg", "m4a": "audio/mp4"}[name[-3:]]

"""A part of a file: what players ask for."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.http import FileResponse
from django.test import Client, RequestFactory
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomDocument
from core.ranges import with_ranges
from tests.support.media import make_document
from tests.support.sound import mp3

DATA = mp3(1)
SIZE = len(DATA)


@pytest.fixture
def sound(db: None) -> CustomDocument:
    document = CustomDocument(title="Praat", file=ContentFile(DATA, name="praat.mp3"))
    document.save()
    return document


def ask(client: Client, document: Any, asked: str, **headers: str) -> Any:
    answer: Any = client.get(document.url, headers={"Range": asked, **headers})
    answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


def test_the_whole_file_says_that_parts_may_be_asked_for(client: Client, sound: CustomDocument) -> None:
    answer: Any = client.get(sound.url)

    assert b"".join(answer.streaming_content) == DATA
    assert (answer.status_code, answer["Accept-Ranges"], answer["Content-Length"]) == (200, "bytes", str(SIZE))
    assert (answer["Content-Type"], answer["Cross-Origin-Resource-Policy"]) == ("audio/mpeg", "cross-origin")
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=0-0", 0, 0),
        ("bytes=0-", 0, SIZE - 1),
        ("bytes=100-299", 100, 299),
        ("Bytes = 100 - 299", 100, 299),
        ("bytes=100-999999", 100, SIZE - 1),
        ("bytes=-10", SIZE - 10, SIZE - 1),
        ("bytes=-999999", 0, SIZE - 1),
        ("bytes=0-99999999999999999999", 0, SIZE - 1),
        (f"bytes=0-{'9' * 5000}", 0, SIZE - 1),
        ("bytes=-99999999999999999999", 0, SIZE - 1),
        ("bytes=00000000000000000000005-6", 5, 6),
    ],
)
def test_a_part(client: Client, sound: CustomDocument, asked: str, first: int, last: int) -> None:
    answer = ask(client, sound, asked)

    assert (answer.status_code, answer["Content-Range"]) == (206, f"bytes {first}-{last}/{SIZE}")
    assert (answer["Content-Length"], answer.body) == (str(last - first + 1), DATA[first : last + 1])


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", f"bytes={SIZE}-{SIZE}", "bytes=99999999999999999999-", "bytes=-0"])
def test_no_such_part(client: Client, sound: CustomDocument, asked: str) -> None:
    answer = ask(client, sound, asked)

    assert (answer.status_code, answer["Content-Range"], answer.body) == (416, f"bytes */{SIZE}", b"")
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,4-5",
        "lines=0-1",
        "bytesx=0-1",
        "bytes=5-2",
        "bytes=99999999999999999999-2",
        "bytes=-",
        "bytes=x-y",
        "bytes=abc",
        "bytes=0-1x",
        "bytes=\u0660-\u0661",
        "bytes",
        "",
    ],
)
def test_what_we_do_not_cut_comes_whole(client: Client, sound: CustomDocument, asked: str) -> None:
    answer = ask(client, sound, asked)

    assert (answer.status_code, answer.body) == (200, DATA)


def test_a_part_of_an_older_file_is_of_no_use(client: Client, sound: CustomDocument) -> None:
    mark = ask(client, sound, "bytes=0-1")["ETag"]

    same, other = (ask(client, sound, "bytes=0-1", **{"If-Range": known}) for known in (mark, '"ander"'))

    assert [(answer.status_code, len(answer.body)) for answer in (same, other)] == [(206, 2), (200, SIZE)]


def test_who_has_the_file_need_not_fetch_it(client: Client, sound: CustomDocument) -> None:
    mark = ask(client, sound, "bytes=0-1")["ETag"]

    assert ask(client, sound, "bytes=0-1", **{"If-None-Match": mark}).status_code == 304


def test_a_head_has_no_part(client: Client, sound: CustomDocument) -> None:
    answer: Any = client.head(sound.url, headers={"Range": "bytes=0-1"})
    for close in answer._resource_closers:
        close()  # a server does so; the client of the tests throws the file away

    assert (answer.status_code, answer["Content-Length"]) == (200, str(SIZE))


def test_nothing_is_compressed_on_the_way(client: Client, sound: CustomDocument) -> None:
    answer = ask(client, sound, "bytes=0-999", **{"Accept-Encoding": "gzip"})

    assert ("Content-Encoding" in answer, answer["Content-Length"], answer.body) == (False, "1000", DATA[:1000])


def test_neither_is_the_whole_file(client: Client, sound: CustomDocument) -> None:
    answer = ask(client, sound, "", **{"Accept-Encoding": "gzip"})

    assert ("Content-Encoding" in answer, answer["Content-Length"], answer.body) == (False, str(SIZE), DATA)


def test_a_page_is_compressed(client: Client, home: Any) -> None:
    assert client.get("/", headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_only_a_sound_is_for_other_sites(client: Client, db: None) -> None:
    answer = ask(client, make_document("Plan", "pdf"), "bytes=0-3")

    assert (answer.status_code, answer.body, answer["Cross-Origin-Resource-Policy"]) == (206, b"%PDF", "same-origin")


def test_what_is_private_stays_so(client: Client, sound: CustomDocument) -> None:
    hidden = Collection.get_first_root_node().add_child(name="Geheim")
    CollectionViewRestriction.objects.create(collection=hidden, restriction_type=CollectionViewRestriction.LOGIN)
    CustomDocument.objects.update(collection=hidden)

    assert ask(client, sound, "bytes=0-1").status_code == 302


def test_a_file_that_is_not_there(client: Client, sound: CustomDocument) -> None:
    assert client.get(f"/documents/{sound.pk}/anders.mp3").status_code == 404
    assert client.post(sound.url).status_code == 405


def test_a_file_of_unknown_length_is_sent_as_it_is() -> None:
    response = FileResponse(ContentFile(DATA, name="praat.mp3"))
    del response.headers["Content-Length"]

    answer = with_ranges(RequestFactory().get("/", headers={"range": "bytes=0-1"}), response)

    assert (answer.status_code, b"".join(answer)) == (200, DATA)

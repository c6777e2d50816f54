"""The lists of pictures and files tell what still lacks words, where things are used, and what kind of file it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.support.html import PageView
from tests.support.media import make_document, make_image
from tests.support.pages import make_page
from tests.support.queries import warm_queries

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

IMAGES, DOCUMENTS = "/admin/images/", "/admin/documents/"


def grid(client: Client, **choices: Any) -> list[str]:
    items = PageView(client.get(IMAGES, choices)).soup.select("ul.images > li a")
    return [" ".join(item.get_text(" ").split()) for item in items]


def rows(client: Client, path: str, **choices: Any) -> list[list[str]]:
    found = PageView(client.get(path, choices)).soup.select("table.listing tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in found]


@pytest.mark.usefixtures("references")
def test_the_grid_marks_pictures_without_words(fixed: Any, admin_client: Client) -> None:
    make_image("Tuin", description="")
    shown = make_image("Plein")
    make_page("blog.StoryPage", fixed("/verhalen/"), social_image=shown)

    assert sorted(grid(admin_client)) == ["0 keer gebruikt Nog niet beschreven Tuin", "1 keer gebruikt Plein"]


def test_pictures_without_words_can_be_found(home: Any, admin_client: Client) -> None:
    make_image("Tuin", description="")
    make_image("Plein", description="Een plein vol mensen")

    found = {state: grid(admin_client, described=state) for state in ("leeg", "ingevuld")}

    assert found == {"leeg": ["0 keer gebruikt Nog niet beschreven Tuin"], "ingevuld": ["0 keer gebruikt Plein"]}


@pytest.mark.usefixtures("search_index")
def test_a_filter_goes_together_with_a_search(home: Any, admin_client: Client) -> None:
    for words in ("", "Een tuin"):
        make_image("Tuin", description=words)
        make_document("Folder", description=words)
    make_image("Plein", description="")

    assert grid(admin_client, q="tuin", described="leeg") == ["0 keer gebruikt Nog niet beschreven Tuin"]
    assert [row[1:3] for row in rows(admin_client, DOCUMENTS, q="folder", described="leeg", kind="pdf")] == [
        ["Folder", "Nog niet ingevuld"]
    ]


def test_the_list_of_pictures_has_their_words(home: Any, admin_client: Client) -> None:
    make_image("Tuin", description="Een tuin met tulpen")

    assert [row[3] for row in rows(admin_client, IMAGES, layout="list")] == ["Een tuin met tulpen"]


def test_the_list_of_files_has_words_kind_and_size(home: Any, admin_client: Client) -> None:
    for title, extension in (("Lied", "mp3"), ("Plan", "pdf")):
        make_document(title, extension, description=f"Een {title.lower()}")

    found = {kind: [row[1:5] for row in rows(admin_client, DOCUMENTS, kind=kind)] for kind in ("geluid", "pdf", "x")}

    song = ["Lied", "Een lied", "bestand.mp3", "MP3, 74 bytes"]
    assert [row[:2] for row in found["geluid"]] == [song[:2]]
    assert [row[:2] for row in found["pdf"]] == [["Plan", "Een plan"]]
    assert found["geluid"][0][3] == song[3]
    assert len(found["x"]) == 2


@pytest.mark.parametrize(
    ("path", "queries"), [(IMAGES, 12), (f"{IMAGES}?layout=list", 12), (DOCUMENTS, 11)], ids=["grid", "list", "files"]
)
@pytest.mark.parametrize("more", [0, 3])
def test_the_lists_ask_a_fixed_number_of_queries(
    path: str, queries: int, more: int, home: Any, admin_client: Any
) -> None:
    for number in range(more + 1):
        make_image(f"Beeld {number}")
        make_document(f"Bestand {number}")

    assert warm_queries(admin_client, path) == queries

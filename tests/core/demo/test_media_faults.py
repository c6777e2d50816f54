"""Faults in ``content/media/``: which file, which line, and what a writer does about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.demo.run import DemoReport
from tests.support.content import ContentTree
from tests.support.demo_media import PLAN, SOUP, fault, png, put, stored, write
from tests.support.media import HTML_PAGE, document_bytes, make_image

pytestmark = pytest.mark.usefixtures("media_root")


def test_a_title_that_people_gave_to_another_picture_is_a_fault(content: ContentTree) -> None:
    make_image("Soep")
    write(content, SOUP)

    assert fault(content) == (
        "content/media/media.yaml, regel 1: soep.png: 'title': op de site staat al iets anders met de titel 'Soep'. "
        "Kies hier een andere titel"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": " "}, "'title' ontbreekt: geef een titel. Met die titel kiest een pagina dit bestand"),
        ({"alt": ""}, "'alt' ontbreekt: schrijf in één zin wat er te zien is, voor mensen die het beeld niet zien"),
        ({"credit": None}, "'credit' ontbreekt: schrijf wie het beeld maakte"),
        ({"kind": "film"}, "'kind': 'film' bestaat niet. Kies uit: image, document"),
        ({"tekst": "x"}, "'tekst' bestaat hier niet. Kies uit: file, kind, title, alt, credit, focus"),
        (
            {"focus": [120, 4]},
            "'focus': schrijf twee getallen van 0 tot 100, zoals [50, 40]: procent van links en van boven",
        ),
        (
            {"focus": "midden"},
            "'focus': schrijf twee getallen van 0 tot 100, zoals [50, 40]: procent van links en van boven",
        ),
        ({"title": "Plan"}, "'title': plan.pdf heeft dezelfde titel. Geef elk bestand een eigen titel"),
        ({"file": "plan.pdf"}, "'file': deze soort kan hier niet. Kies uit: avif, gif, jpeg, jpg, png, webp"),
    ],
)
def test_a_fault_in_the_list_names_the_file_the_line_and_what_to_do(
    content: ContentTree, change: dict[str, Any], words: str
) -> None:
    write(content, PLAN, SOUP)
    entry = SOUP | change
    write(content, PLAN, entry)

    assert fault(content) == f"content/media/media.yaml, regel 5: {entry['file']}: {words}"


def test_a_file_that_is_not_there_is_a_fault(content: ContentTree) -> None:
    content.write_yaml("media/media.yaml", [SOUP])

    assert fault(content) == (
        "content/media/media.yaml, regel 1: soep.png: 'file': dit bestand staat niet in content/media/. "
        "Kijk of de naam klopt"
    )


def test_a_file_that_is_named_twice_is_a_fault(content: ContentTree) -> None:
    write(content, SOUP, SOUP | {"title": "Nog eens"})

    assert "regel 5: soep.png: 'file': dit bestand staat twee keer in de lijst. Haal er één weg" in fault(content)


def test_a_file_that_the_list_does_not_name_is_a_fault(content: ContentTree) -> None:
    write(content, SOUP)
    put(content, "pap.png", png())

    assert fault(content) == (
        "content/media/pap.png: dit bestand staat niet in media.yaml. Zet het erbij of haal het weg"
    )


def test_what_a_computer_hides_and_the_folder_of_sources_do_not_count(content: ContentTree) -> None:
    write(content, SOUP)
    put(content, ".thumb", b"x")
    (content.root / "media" / "bron").mkdir()

    assert content.load() == DemoReport(made=1)


@pytest.mark.parametrize("text", ["file: soep.png\n", "- soep.png\n", "- title: Soep\n"])
def test_a_list_of_another_shape_is_a_fault(content: ContentTree, text: str) -> None:
    content.write_text("media/media.yaml", text)

    assert "content/media/media.yaml, regel 1: hier hoort een " in fault(content)


def test_a_language_that_the_site_does_not_have_is_a_fault(content: ContentTree) -> None:
    write(content, PLAN | {"language": "xx"})

    assert "plan.pdf: 'language': de taal 'xx' is niet bekend. Kies uit: nl, en" in fault(content)


@pytest.mark.parametrize(("entry", "data"), [(SOUP, HTML_PAGE), (SOUP, document_bytes("pdf")), (PLAN, HTML_PAGE)])
def test_a_file_that_an_editor_may_not_upload_is_a_fault(
    content: ContentTree, media_root: Path, entry: dict[str, Any], data: bytes
) -> None:
    write(content, entry)
    put(content, entry["file"], data)

    assert f"content/media/media.yaml, regel 1: {entry['file']}: 'file': " in fault(content)
    assert stored(media_root) == []

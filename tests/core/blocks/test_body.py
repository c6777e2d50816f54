"""The body as a whole: place of each block, rules for headings, cost in queries."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from core.blocks import BodyBlock
from core.blocks.body import UnknownBlockError
from core.routing import prepare_request
from tests.support.media import make_document, make_image
from tests.support.pages import make_page

BODY = BodyBlock()


def stream(*items: tuple[str, Any]) -> Any:
    return BODY.to_python([{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(items)])


def heading(text: str, level: str = "h2", anchor: str = "") -> tuple[str, Any]:
    return "heading", {"text": text, "level": level, "anchor": anchor}


def render(value: Any) -> BeautifulSoup:
    return BeautifulSoup(BODY.render(value, context={"request": RequestFactory().get("/")}), "html.parser")


STEPS = ("steps", {"title": "Zo gaat het", "items": [{"title": "Een", "text": "<p>a</p>"}] * 2})


def test_blocks_stand_in_the_text_without_a_box(db: None) -> None:
    page = render(stream(("text", "<p>Hallo</p>"), heading("Wat nu?"), ("text", "<p>Dag</p>")))

    assert [tag.name for tag in page.find_all(recursive=False)] == ["p", "h2", "p"]


def test_title_of_a_block_without_heading_above_it_is_an_h2(db: None) -> None:
    page = render(stream(STEPS))

    assert [tag.name for tag in page.find_all(["h2", "h3", "h4"])] == ["h2", "h3", "h3"]


def test_title_of_a_block_under_a_heading_is_an_h3(db: None) -> None:
    page = render(stream(heading("Wat nu?"), STEPS))

    assert [tag.name for tag in page.find_all(["h2", "h3", "h4"])] == ["h2", "h3", "h4", "h4"]


def test_equal_headings_get_different_addresses(db: None) -> None:
    page = render(stream(heading("Wat nu?"), heading("Wat nu?"), heading("Iets", anchor="contact")))

    assert [tag["id"] for tag in page.find_all("h2")] == ["kop-wat-nu", "kop-wat-nu-2", "contact"]


def test_two_equal_blocks_have_different_ids(db: None) -> None:
    page = render(stream(STEPS, STEPS))

    assert [tag["aria-labelledby"] for tag in page.find_all("section")] == ["blok-1", "blok-2"]


def test_colour_follows_the_theme_of_the_page(db: None) -> None:
    terms = type("Terms", (), {"css_class": "t-eenzaam"})()
    html = BODY.render(stream(STEPS), context={"terms": terms})

    assert [tag["class"] for tag in BeautifulSoup(html, "html.parser").find_all("ol")] == [["steps", "t-eenzaam"]]


def test_unknown_kind_of_block_stops(db: None) -> None:
    with pytest.raises(UnknownBlockError, match="Onbekende soort blok: carrousel"):
        stream(("text", "<p>a</p>"), ("carrousel", {}))


def test_unknown_kind_of_block_in_code_stops(db: None) -> None:
    with pytest.raises(UnknownBlockError, match="carrousel"):
        BODY.to_python([("carrousel", {})])


def test_values_from_code_are_taken(db: None) -> None:
    value = BODY.to_python([("text", "<p>Hallo</p>")])

    assert [(child.block_type, child.value.source) for child in value] == [("text", "<p>Hallo</p>")]


def test_good_headings_are_accepted(db: None) -> None:
    value = stream(heading("Een"), heading("Onder een", "h3"), ("text", "<h3>Kop</h3><p>a</p>"), heading("Twee"))

    assert [child.block_type for child in BODY.clean(value)] == ["heading", "heading", "text", "heading"]


def faults(value: Any) -> dict[int, ValidationError]:
    with pytest.raises(ValidationError) as caught:
        BODY.clean(value)
    return dict(caught.value.block_errors)  # type: ignore[attr-defined]  # Wagtail's own kind of error


def test_lower_heading_first_is_refused(db: None) -> None:
    found = faults(stream(("text", "<p>a</p>"), heading("Onder niets", "h3")))

    assert list(found) == [1]
    assert found[1].block_errors["level"].messages == [  # type: ignore[attr-defined]  # idem
        "Zet hier eerst een gewone kop boven. Daarna past een tussenkop."
    ]


def test_lower_heading_in_text_first_is_refused(db: None) -> None:
    found = faults(stream(("text", "<h3>Kop</h3><p>a</p>"), heading("Een")))

    assert found[0].messages == ["Zet hier eerst een gewone kop boven. Daarna past een tussenkop."]


def test_same_anchor_twice_is_refused(db: None) -> None:
    found = faults(stream(heading("Een", anchor="x"), heading("Twee", anchor="x")))

    assert found[1].block_errors["anchor"].messages == [  # type: ignore[attr-defined]  # idem
        "Deze naam is al van een andere kop op deze pagina. Kies een andere naam."
    ]


def _linked_body(home: Any, count: int) -> Any:
    pages = [make_page("home.StandardPage", home) for _ in range(count)]
    images = [make_image() for _ in range(count)]
    document = make_document()
    blocks: list[tuple[str, Any]] = []
    for page, image in zip(pages, images, strict=True):
        blocks += [
            ("text", f'<p><a linktype="page" id="{page.pk}">a</a> <a linktype="document" id="{document.pk}">b</a></p>'),
            ("callout", {"kind": "tip", "title": "t", "text": f'<p><a linktype="page" id="{page.pk}">a</a></p>'}),
            ("button", {"text": "Ga", "link": {"page": page.pk, "url": ""}, "style": "action"}),
            ("image", {"image": {"image": image.pk, "alt_text": "a", "decorative": False}, "caption": ""}),
            ("cards", {"title": "", "items": [{"title": "k", "link": {"page": page.pk, "url": ""}}] * count}),
            ("download", {"document": document.pk, "title": "", "text": ""}),
        ]
    return stream(*blocks)


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_does_not_grow(home: Any, count: int, django_assert_num_queries: Any) -> None:
    raw = BODY.get_prep_value(_linked_body(home, count))
    request = RequestFactory().get("/")
    prepare_request(request)
    BODY.render(BODY.to_python(raw), context={"request": request})  # makes the renditions

    with django_assert_num_queries(7):
        html = BODY.render(BODY.to_python(raw), context={"request": request})

    assert BeautifulSoup(html, "html.parser").find_all("a", href="") == []


LINE = "<p>" + "a" * 200 + "</p>"


@pytest.mark.parametrize(
    ("before", "early"),
    [
        ([], [True, False]),
        ([("text", LINE), heading("Kop")], [True, False]),
        ([("text", LINE), ("text", LINE), ("text", LINE)], [False, False]),
        ([STEPS], [False, False]),
    ],
)
def test_only_a_picture_that_may_stand_in_the_first_view_is_fetched_at_once(
    db: None, before: list[tuple[str, Any]], early: list[bool]
) -> None:
    block = ("image", {"image": {"image": make_image().pk, "alt_text": "a", "decorative": False}, "caption": ""})

    pictures = render(stream(*before, block, block)).find_all("img")

    assert [tag.get("fetchpriority") == "high" for tag in pictures] == early
    assert [tag.get("loading") != "lazy" for tag in pictures] == early


def test_the_picture_before_a_video_has_sizes_and_no_words(db: None) -> None:
    video = {
        "title": "Koffie",
        "url": "https://youtu.be/aqz-KE-bpKQ",
        "thumbnail": make_image().pk,
        "transcript": "<p>Ria schenkt koffie.</p>",
    }

    shown = render(stream(("text", LINE * 3), ("video", video))).find_all("img")

    assert [(tag["alt"], tag["sizes"], tag["loading"], tag["width"]) for tag in shown] == [
        ("", "(min-width: 48rem) 42rem, calc(100vw - 2rem)", "lazy", "64")
    ]

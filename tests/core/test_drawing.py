"""Drawings: valid SVG, in the colours of the theme, that a screen reader passes by."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from core.drawing import (
    DIRECTIONAL_ICONS,
    HAIR_SHAPES,
    ICON_NAMES,
    SCENES,
    SKIN_TONES,
    THEMES,
    draw_crop,
    draw_icon,
    draw_patch,
    draw_portrait,
    scene_of,
    theme_of,
)
from core.drawing.patches import ARRANGEMENTS, DITCH, HEIGHT, WIDTH, Arrangement

SPRITE = "/static/wel/sprite.svg"
ROOT = Path(settings.BASE_DIR)
EVERY_THEME = ["", "t-onbekend", *(theme.css_class for theme in THEMES.values())]


def _classes(svg: str) -> list[str]:
    return ET.fromstring(svg).attrib["class"].split()  # noqa: S314 (our own text)


def test_the_names_are_those_of_the_sprite() -> None:
    sprite = (ROOT / "assets" / "icons" / "sprite.svg").read_text("utf-8")
    assert frozenset(re.findall(r'<symbol id="i-([a-z-]+)"', sprite)) == ICON_NAMES


def test_every_theme_has_a_pattern_and_a_pictogram() -> None:
    crops = (ROOT / "assets" / "icons" / "crops.svg").read_text("utf-8")
    patterns = dict(re.findall(r'<pattern id="([a-z-]+)" class="crop ([a-z-]+)"', crops))
    assert {theme.pattern: theme.css_class for theme in [*THEMES.values(), theme_of("")]} == patterns
    assert {theme.icon for theme in THEMES.values()} - ICON_NAMES == set()


def test_a_pictogram_refers_to_the_sprite_and_is_hidden_from_screen_readers() -> None:
    assert draw_icon("klok", SPRITE) == (
        '<svg class="ico" aria-hidden="true" focusable="false"><use href="/static/wel/sprite.svg#i-klok"></use></svg>'
    )


@pytest.mark.parametrize("name", sorted(DIRECTIONAL_ICONS))
def test_a_pictogram_with_a_direction_can_turn_around(name: str) -> None:
    assert _classes(draw_icon(name, SPRITE, css="big")) == ["ico", "ico--dir", "big"]


def test_an_unknown_pictogram_is_refused() -> None:
    with pytest.raises(KeyError, match="eenhoorn"):
        draw_icon("eenhoorn", SPRITE)


def test_classes_and_addresses_are_escaped() -> None:
    svg = draw_icon("klok", '/s.svg?"<', css='"><script>')
    assert '"><script>' not in svg
    assert ET.fromstring(svg).attrib["class"] == 'ico "><script>'  # noqa: S314 (our own text)


@pytest.mark.parametrize("css_class", EVERY_THEME)
def test_a_crop_fills_its_place_with_the_pattern_of_the_theme(css_class: str) -> None:
    svg = ET.fromstring(draw_crop(css_class))  # noqa: S314 (our own text)
    assert svg.attrib == {"aria-hidden": "true", "focusable": "false"}
    assert svg[0].attrib == {"width": "100%", "height": "100%", "fill": f"url(#{theme_of(css_class).pattern})"}


@pytest.mark.parametrize("css_class", EVERY_THEME)
def test_a_patch_has_the_class_of_its_theme(css_class: str) -> None:
    assert _classes(draw_patch(css_class, SPRITE, css="patch--desk")) == [
        "patch",
        theme_of(css_class).css_class,
        "patch--desk",
    ]


def test_neighbouring_themes_have_another_arrangement() -> None:
    shapes = [re.sub(r"t-\w+|#[gi]-\w+", "", draw_patch(theme.css_class, SPRITE)) for theme in THEMES.values()]
    assert len(set(shapes)) == len(ARRANGEMENTS)
    assert [first == second for first, second in pairwise(shapes)] == [False] * (len(shapes) - 1)


def test_a_patch_shows_the_pictogram_of_its_theme_or_the_one_asked_for() -> None:
    assert re.findall(r"#i-([a-z-]+)", draw_patch("t-taal", SPRITE)) == ["taalles"]
    assert re.findall(r"#i-([a-z-]+)", draw_patch("t-taal", SPRITE, icon="thuis")) == ["thuis"]
    assert re.findall(r"#i-([a-z-]+)", draw_patch("", SPRITE)) == []


def test_every_section_has_a_patch_of_its_own() -> None:
    patches = [draw_patch("", SPRITE, scene=name) for name in SCENES]
    assert len(set(patches)) == len(SCENES)
    assert [re.findall(r"#i-([a-z-]+)", patch) for patch in patches] == [[scene.icon] for scene in SCENES.values()]


def test_the_crops_of_a_scene_lie_in_turn_around_its_pictogram() -> None:
    scene = scene_of("hulp")
    planted = re.findall(r"url\(#g-([a-z]+)\)", draw_patch("", SPRITE, scene="hulp"))
    assert [name for name in planted if name != "water"] == [crop.name for crop in scene.crops]
    assert _classes(draw_patch("", SPRITE, scene="hulp")) == ["patch", scene.css_class]


def test_a_theme_goes_before_the_scene_and_nothing_known_gives_water() -> None:
    assert draw_patch("t-taal", SPRITE, scene="hulp") == draw_patch("t-taal", SPRITE)
    assert draw_patch("t-eenhoorn", SPRITE, scene="eenhoorn") == draw_patch("", SPRITE)


def test_a_patch_refuses_an_unknown_pictogram() -> None:
    with pytest.raises(KeyError, match="eenhoorn"):
        draw_patch("t-taal", SPRITE, icon="eenhoorn")


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_parcels_fill_the_patch_with_one_ditch_between_them(arrangement: Arrangement) -> None:
    grown = sum((parcel.width + DITCH) * (parcel.height + DITCH) for parcel in arrangement.parcels)
    assert grown == (WIDTH + DITCH) * (HEIGHT + DITCH)
    cells = {
        (x, y)
        for parcel in arrangement.parcels
        for x in range(parcel.x, parcel.x + parcel.width)
        for y in range(parcel.y, parcel.y + parcel.height)
    }
    assert len(cells) == sum(parcel.width * parcel.height for parcel in arrangement.parcels)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_a_patch_keeps_to_the_roles_of_the_design(arrangement: Arrangement) -> None:
    roles = [parcel.role for parcel in arrangement.parcels]
    red = sum(parcel.width * parcel.height for parcel in arrangement.parcels if parcel.role == "red")
    assert {role: roles.count(role) for role in ("icon", "pale", "water", "deep", "red")} == dict.fromkeys(
        ("icon", "pale", "water", "deep", "red"), 1
    )
    assert red <= WIDTH * HEIGHT / 10


@pytest.mark.parametrize("hair", range(1, HAIR_SHAPES + 1))
@pytest.mark.parametrize("skin", range(1, SKIN_TONES + 1))
def test_a_portrait_has_the_parts_that_were_chosen(skin: int, hair: int) -> None:
    svg = draw_portrait("t-kunst", skin=skin, hair=hair)
    assert _classes(svg) == ["portrait", "t-kunst"]
    assert set(re.findall(r"p-skin(\d)", svg)) == {str(skin)}
    assert set(re.findall(r"url\(#([a-z-]+)\)", svg)) == {"g-kunst"}


def test_every_hair_shape_is_another_drawing() -> None:
    assert len({draw_portrait("t-kunst", hair=hair) for hair in range(HAIR_SHAPES + 1)}) == HAIR_SHAPES + 1


@pytest.mark.parametrize(("skin", "hair"), [(0, 1), (5, 1), (1, -1), (1, 15)])
def test_a_portrait_without_such_a_part_is_refused(skin: int, hair: int) -> None:
    with pytest.raises(ValueError, match=f"skin {skin} and hair {hair}"):
        draw_portrait("t-kunst", skin=skin, hair=hair)


def test_a_portrait_may_stand_somewhere_else_than_in_a_list() -> None:
    assert _classes(draw_portrait("", css="story-head__art")) == ["story-head__art", "t-water"]

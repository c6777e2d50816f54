"""The picture for a shared link as a file: what is drawn follows from what the page is about."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageChops

from core.drawing import ICON_NAMES, THEMES, theme_of
from core.drawing.patches import Parcel
from core.sharing import HEIGHT, WIDTH, SharePicture, layout

ROOT = Path(settings.BASE_DIR)
ART = json.loads((ROOT / "site" / "core" / "sharing" / "art" / "art.json").read_text("utf-8"))
PLAIN = SharePicture(title="Maatje zoeken", theme="t-eenzaam", site_name="WEL in Flevoland")
MOST_BYTES = 60 * 1024
#: A palette of few colours shifts some of them a little, which nobody sees.
_SEEN = 24


def image(picture: SharePicture) -> Image.Image:
    return Image.open(BytesIO(picture.draw())).convert("RGB")


def changed(one: SharePicture, other: SharePicture) -> tuple[int, int, int, int]:
    """The part of the picture in which two differ."""
    difference = ImageChops.difference(image(one), image(other)).convert("L")
    box = difference.point(lambda value: 255 if value > _SEEN else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("theme", ["", *(theme.css_class for theme in THEMES.values())])
def test_every_theme_has_a_picture_of_the_size_that_others_ask_for(theme: str) -> None:
    data = SharePicture(title="Hulp", kind="Thema", theme=theme, icon=theme_of(theme).icon).draw()
    found = Image.open(BytesIO(data))

    assert (found.format, found.size) == ("PNG", (1200, 630))
    assert found.size == (WIDTH, HEIGHT)
    assert len(data) < MOST_BYTES


def test_the_same_page_gives_the_same_file() -> None:
    assert PLAIN.draw() == replace(PLAIN).draw()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"title": "Buurtmoestuin"}, (0, 0, 808, 492)),
        ({"kind": "Hulp"}, (0, 0, 808, 492)),
        ({"icon": "eenzaam"}, (820, 410, 1040, 630)),
        ({"site_name": "WEL in Urk"}, (0, 504, 808, 630)),
        ({"note": "Voorbeeldgegevens."}, (0, 504, 808, 630)),
    ],
)
def test_each_thing_has_its_own_place(change: dict[str, str], place: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = changed(PLAIN, replace(PLAIN, **change))

    assert left >= place[0]
    assert top >= place[1]
    assert right <= place[2]
    assert bottom <= place[3]


@pytest.mark.parametrize("change", [{"title": "B"}, {"kind": "B"}, {"theme": "t-nah"}, {"icon": "nah"}, {"note": "B"}])
def test_an_address_belongs_to_one_picture(change: dict[str, str]) -> None:
    assert replace(PLAIN, **change).digest != PLAIN.digest
    assert replace(PLAIN).digest == PLAIN.digest


def test_an_unknown_pictogram_is_left_out() -> None:
    assert replace(PLAIN, icon="bestaat-niet").draw() == PLAIN.draw()


def test_what_was_drawn_is_what_the_sources_give_now() -> None:
    found = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in ART["sources"]}

    assert found == ART["sources"], "run `python assets/icons/share.py` and commit site/core/sharing/art/"
    assert set(ART["icons"]) == ICON_NAMES
    assert set(ART["themes"]) == {*THEMES, "water"}


@pytest.mark.parametrize("parcels", layout.ARRANGEMENTS)
def test_the_fields_fill_the_picture_with_a_ditch_between_them(parcels: tuple[Parcel, ...]) -> None:
    every = (layout.TEXT, layout.NAME, *parcels)
    ground = Image.new("L", (layout.WIDTH + 6, layout.HEIGHT + 6))
    for parcel in every:
        place = (parcel.x, parcel.y, parcel.x + parcel.width + 6, parcel.y + parcel.height + 6)
        assert ground.crop(place).getbbox() is None
        ground.paste(255, place)

    assert ImageChops.invert(ground).getbbox() is None

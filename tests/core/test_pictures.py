"""Pictures of the content: widths, crops, what is fetched at once, and what they ask of the database."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import prefetch_related_objects
from django.test.utils import CaptureQueriesContext
from PIL import Image

from config.settings.installation import _renditions
from core.models import CustomImage
from core.pictures import picture
from tests.support.media import picture_bytes

pytestmark = pytest.mark.django_db


def image_of(width: int, height: int, **values: Any) -> CustomImage:
    image = CustomImage(
        title="Dijk",
        description="Een dijk",
        file=ContentFile(picture_bytes(size=(width, height)), "dijk.jpg"),
        **values,
    )
    image.save()
    return image


def parts(html: str) -> tuple[Tag, Tag]:
    """The source and the image of a picture."""
    soup = BeautifulSoup(html, "html.parser")
    source, shown = soup.find("source"), soup.find("img")
    assert isinstance(source, Tag)
    assert isinstance(shown, Tag)
    return source, shown


def widths_of(tag: Tag) -> list[str]:
    return [candidate.split()[1] for candidate in str(tag["srcset"]).split(", ")]


def test_a_picture_waits_for_the_reader_and_keeps_its_place() -> None:
    source, shown = parts(picture(image_of(1600, 900), widths=(480, 800), sizes="100vw"))

    assert (source["type"], source["sizes"], widths_of(source)) == ("image/webp", "100vw", ["480w", "800w"])
    assert {name: value for name, value in shown.attrs.items() if name not in {"src", "srcset"}} == {
        "alt": "Een dijk",
        "width": "480",
        "height": "270",
        "sizes": "100vw",
        "loading": "lazy",
        "decoding": "async",
    }
    assert widths_of(shown) == ["480w", "800w"]
    assert str(shown["src"]).endswith(".jpg")


def test_a_picture_of_the_first_view_is_fetched_at_once() -> None:
    _, shown = parts(picture(image_of(1600, 900), widths=(480,), sizes="100vw", is_early=True))

    assert (shown.get("loading"), shown.get("fetchpriority"), shown.get("decoding")) == (None, "high", None)


@pytest.mark.parametrize(
    ("width", "widths"), [(1600, ["480w", "800w", "1344w"]), (800, ["480w", "800w"]), (700, ["480w", "700w"])]
)
def test_a_picture_is_never_blown_up(width: int, widths: list[str]) -> None:
    source, _ = parts(picture(image_of(width, 400), widths=(480, 800, 1344), sizes="100vw"))

    assert widths_of(source) == widths


def test_a_small_picture_has_one_size() -> None:
    source, shown = parts(picture(image_of(200, 100), widths=(480, 800), sizes="100vw"))

    assert (str(source["srcset"]).split(), shown["width"], shown["height"]) == ([source["srcset"]], "200", "100")


def test_words_of_the_place_go_before_those_of_the_image() -> None:
    _, shown = parts(picture(image_of(200, 100), widths=(480,), sizes="100vw", alt=""))

    assert shown["alt"] == ""


@pytest.mark.parametrize(("focus", "colour"), [(20, "red"), (780, "blue")])
def test_a_crop_keeps_the_focal_point(focus: int, colour: str) -> None:
    image = image_of(800, 100)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = focus, 50, 10, 10
    image.save()

    _, shown = parts(picture(image, widths=(480,), sizes="100vw", ratio=(16, 9)))

    stored = image.renditions.get(filter_spec="fill-480x270|format-jpeg").file
    with stored.open("rb") as file, Image.open(file) as cut:
        pixel = cut.convert("RGB").getpixel((cut.width // 2, cut.height // 2))
    assert isinstance(pixel, tuple)
    assert (shown["width"], shown["height"], "red" if pixel[0] > pixel[2] else "blue") == ("178", "100", colour)


@pytest.mark.parametrize("count", [1, 4])
def test_pictures_ask_the_database_once(count: int, django_assert_num_queries: Any) -> None:
    numbers = [image_of(1600, 900).pk for _ in range(count)]

    def draw() -> list[str]:
        images = list(CustomImage.objects.filter(pk__in=numbers))
        prefetch_related_objects(images, "renditions")
        return [picture(image, widths=(480, 800), sizes="100vw") for image in images]

    made = draw()

    with django_assert_num_queries(2):
        assert draw() == made


def test_a_size_that_is_known_asks_the_database_nothing(settings: Any) -> None:
    """Also where the cache of all processes is a table."""
    table = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "a_table_that_is_not_there"}
    settings.CACHES = {"default": table, "renditions": {**_renditions(), "LOCATION": "renditions-of-a-test"}}
    image = image_of(400, 300)
    made = image.get_rendition("width-200")

    with CaptureQueriesContext(connection) as captured:
        again = CustomImage.objects.get(pk=image.pk).get_rendition("width-200")
    caches["renditions"].clear()

    assert (again.url, len(captured)) == (made.url, 1)

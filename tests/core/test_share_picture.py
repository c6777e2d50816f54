"""``/beeld/…``: the picture of a page, for everyone when the page is for everyone, and never more than one of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from core.sharing import SharePicture, pages
from core.sharing.pages import picture_path
from tests.support.html import view
from tests.support.media import make_image
from tests.support.pages import make_page

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    """No picture from another test."""
    caches["pictures"].clear()
    yield
    caches["pictures"].clear()


@pytest.fixture
def page(fixed: Any) -> Any:
    return fixed("/over/").specific


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pictures that are really drawn."""
    made: list[str] = []
    draw = SharePicture.draw

    def counted(picture: SharePicture) -> bytes:
        made.append(picture.title)
        return draw(picture)

    monkeypatch.setattr(SharePicture, "draw", counted)
    return made


def test_the_picture(page: Any, client: Client) -> None:
    response = client.get(picture_path(page))

    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert response.cookies == {}


def test_it_is_drawn_once(page: Any, client: Client, drawings: list[str]) -> None:
    first, second = (client.get(picture_path(page)).content for _time in range(2))

    assert first == second
    assert drawings == ["Over ons"]


def test_an_old_or_made_up_address_leads_to_the_present_one_and_draws_nothing(
    page: Any, client: Client, drawings: list[str]
) -> None:
    old = picture_path(page)
    page.title = "Wie wij zijn"
    page.save_revision().publish()

    answers = [client.get(path) for path in (old, f"/beeld/{page.pk}-0123456789abcdef.png")]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, picture_path(page))] * 2
    assert {answer.headers["Cache-Control"] for answer in answers} == {"public, max-age=300"}
    assert old != picture_path(page)
    assert drawings == []


def test_a_new_title_is_a_new_picture(page: Any, client: Client, drawings: list[str]) -> None:
    client.get(picture_path(page))
    page.title = "Wie wij zijn"
    page.save_revision().publish()
    client.get(picture_path(page))

    assert drawings == ["Over ons", "Wie wij zijn"]


def test_a_draft_has_none(page: Any, client: Client, drawings: list[str]) -> None:
    path = picture_path(page)
    page.unpublish()

    assert client.get(path).status_code == 404
    assert drawings == []


def test_a_page_under_one_that_is_offline_has_none(page: Any, client: Client) -> None:
    path = picture_path(make_page("home.StandardPage", page, title="Binnen"))
    Page.objects.get(pk=page.pk).unpublish()

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN])
def test_a_page_for_some_has_none(page: Any, client: Client, kind: str) -> None:
    inside = make_page("home.StandardPage", page, title="Binnen")
    paths = [picture_path(page), picture_path(inside)]
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="geheim")

    assert [client.get(path).status_code for path in paths] == [404, 404]


def test_the_home_page_and_the_root_have_none(home: Any, client: Client) -> None:
    assert [client.get(f"/beeld/{pk}-0123456789abcdef.png").status_code for pk in (home.pk, 1)] == [404, 404]


@pytest.mark.parametrize(
    "path", ["0-0123456789abcdef.png", "99999999999999-0123456789abcdef.png", "5-kort.png", "5-0123456789ABCDEF.png"]
)
def test_anything_else_is_no_picture(home: Any, client: Client, path: str) -> None:
    assert client.get(f"/beeld/{path}").status_code == 404


def test_it_costs_few_queries(page: Any, client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    path = picture_path(page)
    client.get(path)

    with django_assert_num_queries(3):
        client.get(path)


class TestBusy:
    """Many who ask at once for pictures that are not drawn yet."""

    @staticmethod
    def ask(client: Client, page: Any) -> tuple[int, str, bool]:
        answer = client.get(picture_path(page))
        return answer.status_code, answer.get("Location", ""), "no-store" in answer.headers["Cache-Control"]

    def test_who_waited_long_enough_gets_the_picture_of_the_site(
        self, page: Any, client: Client, drawings: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pages, "_PATIENCE_SECONDS", 0.01)

        with pages._one_at_a_time:
            busy = self.ask(client, page)
        later = self.ask(client, page)

        assert (busy, later) == ((302, "/static/wel/icons/social.png", True), (200, "", False))
        assert drawings == ["Over ons"]

    def test_only_one_waits(self, page: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pages, "_PATIENCE_SECONDS", 60)

        with pages._one_at_a_time, pages._one_waits:
            busy = self.ask(client, page)

        assert busy == (302, "/static/wel/icons/social.png", True)

    def test_what_is_drawn_already_waits_for_nobody(self, page: Any, client: Client) -> None:
        self.ask(client, page)

        with pages._one_at_a_time, pages._one_waits:
            again = self.ask(client, page)

        assert again == (200, "", False)

    def test_a_drawing_that_fails_keeps_nobody_waiting(
        self, page: Any, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as broken, pytest.raises(OSError, match="vol"):
            broken.setattr(SharePicture, "draw", self.fail)
            client.get(picture_path(page))

        assert self.ask(client, page) == (200, "", False)

    @staticmethod
    def fail(_picture: SharePicture) -> bytes:
        msg = "vol"
        raise OSError(msg)


class TestHead:
    """What the head of a page says of its picture."""

    @staticmethod
    def said(client: Client, path: str) -> dict[str, str]:
        tags = view(client, path).soup.select('meta[property^="og:image"], meta[name^="twitter"]')
        return {tag.get("property") or tag["name"]: tag["content"] for tag in tags}

    def test_of_a_page(self, page: Any, client: Client) -> None:
        assert self.said(client, "/over/") == {
            "og:image": f"http://testserver{picture_path(page)}",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:type": "image/png",
            "og:image:alt": "Over ons | WEL in Flevoland",
            "twitter:card": "summary_large_image",
        }

    @pytest.mark.parametrize("path", ["/", "/woordenlijst/", "/zoeken/", "/test-uw-tekst/", "/bestaat-niet/"])
    def test_of_the_home_page_and_of_what_is_no_page(self, home: Any, client: Client, path: str) -> None:
        assert self.said(client, path) == {
            "og:image": "http://testserver/static/wel/icons/social.png",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:type": "image/png",
            "og:image:alt": "WEL in Flevoland",
            "twitter:card": "summary_large_image",
        }

    def test_of_a_page_with_a_picture_of_its_own(self, page: Any, client: Client) -> None:
        page.social_image = make_image("Soep", description="Een pan soep.")
        page.save_revision().publish()

        said = self.said(client, "/over/")

        assert said.pop("og:image").startswith("http://testserver/media/images/")
        assert said == {
            "og:image:width": said["og:image:width"],
            "og:image:height": said["og:image:height"],
            "og:image:type": "image/jpeg",
            "og:image:alt": "Een pan soep.",
            "twitter:card": "summary_large_image",
        }

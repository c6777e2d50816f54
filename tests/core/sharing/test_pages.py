"""What is on the picture of a page, without a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from core import local_cache
from core.models import DemoObject
from core.sharing import SharePicture
from core.sharing.pages import picture_of, picture_path
from tests.support.pages import add_terms, make_page, make_term

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries, Settings

SITE = "WEL in Flevoland"


@pytest.fixture
def lonely() -> Any:
    return make_term("Theme", "eenzaamheid", css_class="t-eenzaam", icon="eenzaam")


def test_a_page_of_a_theme(fixed: Any, lonely: Any) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Maatje")
    add_terms(page, theme=lonely)

    assert picture_of(page) == SharePicture("Maatje", "Hulp", "t-eenzaam", "eenzaam", SITE)


def test_a_page_without_a_theme_has_the_pictogram_of_its_kind(fixed: Any) -> None:
    page = make_page("library.PublicationPage", fixed("/kennisbank/"), title="Jaarplan")

    assert picture_of(page) == SharePicture("Jaarplan", "Publicatie", "", "taalles", SITE)


@pytest.mark.parametrize("path", ["/over/", "/contact/", "/hulp/", "/toegankelijkheid/"])
def test_a_title_that_says_it_all_has_no_kind(fixed: Any, path: str) -> None:
    picture = picture_of(fixed(path).specific)

    assert picture is not None
    assert picture.kind == ""


def test_a_theme_has_its_own_colours(fixed: Any, lonely: Any) -> None:
    page = make_page("home.ThemePage", fixed("/thema/"), title="Eenzaamheid", theme=lonely)

    assert picture_of(page) == SharePicture("Eenzaamheid", "Thema", "t-eenzaam", "eenzaam", SITE)


def test_an_invented_story_says_so(fixed: Any) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"), title="Mijn jaar", sample=True)

    assert getattr(picture_of(page), "kind", None) == "Verhaal · Verzonnen voorbeeld"


def test_invented_help_says_so(fixed: Any) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Maatje")
    page.service.sample = True

    assert getattr(picture_of(page), "kind", None) == "Hulp · Verzonnen voorbeeld"


def test_a_site_with_demo_content_says_so(fixed: Any, settings: Settings) -> None:
    settings.WEL_DEMO_GUARD = True
    page = fixed("/over/").specific
    DemoObject.objects.create(content_type=page.content_type, object_id=str(page.pk), key="over")
    local_cache.clear()

    assert getattr(picture_of(page), "note", None) == "Voorbeeldgegevens."


def test_the_home_page_has_the_picture_of_the_site(home: Any) -> None:
    assert (picture_of(home.specific), picture_path(home.specific)) == (None, "")


def test_it_costs_no_query(fixed: Any, lonely: Any, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Maatje")
    add_terms(page, theme=lonely)
    page.get_terms()
    picture_of(page)

    with django_assert_num_queries(0):
        picture_path(page)


def test_the_head_of_a_page_names_it(fixed: Any, client: Client) -> None:
    page = fixed("/over/").specific
    head = client.get("/over/").content.decode()

    assert f'content="http://testserver{picture_path(page)}"' in head

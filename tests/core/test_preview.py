"""Editors look at a page in three widths, and in the dark whatever their own screen does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import RequestFactory, override_settings
from django.urls import reverse

from core.templatetags.core_tags import theme_stylesheet
from tests.project.repository import ROOT
from tests.support.html import PageView
from tests.support.pages import make_page

BUILT = ROOT / "static" / "wel"


def sheets(client: Any, page: Any, mode: str) -> list[str]:
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    soup = PageView(client.get(address, {"mode": mode})).soup
    return [re.sub(r"^/static/", "", str(link["href"])) for link in soup.select("link[rel=stylesheet]")]


@pytest.mark.parametrize(("mode", "sheet"), [("", "wel/wel.css"), ("donker", "wel/night/wel.css")])
def test_the_mode_chooses_the_style_sheet(mode: str, sheet: str, fixed: Any, admin_client: Any) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"))

    assert sheets(admin_client, page, mode) == [sheet]


def test_a_visitor_never_gets_it(fixed: Any, client: Any) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"))

    assert "wel/night/" not in client.get(page.url, {"mode": "donker"}).content.decode()


@pytest.mark.parametrize(("mode", "folder"), [("", "themes"), ("donker", "night")])
@override_settings(WEL_THEME="merel")
def test_the_look_of_another_organisation_comes_along(mode: str, folder: str) -> None:
    request: Any = RequestFactory().get("/")
    request.preview_mode = mode

    assert f"wel/{folder}/merel.css" in theme_stylesheet({"request": request})
    assert (BUILT / folder / "merel.css").is_file()


@pytest.mark.parametrize(("name", "source"), [("wel", "wel.css"), ("merel", "themes/merel.css")])
def test_the_sheet_of_the_night_is_that_of_the_day_and_always_dark(name: str, source: str) -> None:
    day, night = (BUILT / source).read_text("utf-8"), (BUILT / "night" / f"{name}.css").read_text("utf-8")

    back = night.replace("url(../", "url(").replace("@media all", "@media (prefers-color-scheme:dark)")
    assert back.replace("color-scheme:dark;", "color-scheme:light dark;") == day
    assert "prefers-color-scheme" in day


def test_the_widths_are_those_of_our_tests(fixed: Any, admin_client: Any) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"))

    soup = PageView(admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))).soup
    widths = [str(one.get("data-device-width")) for one in soup.select("[data-device-width]")]

    assert widths == ["360", "768", "1280"]

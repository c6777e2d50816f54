"""How a page begins, and the language that a shared link names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.template.loader import render_to_string

from core.languages import open_graph_locale
from tests.support.html import view

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings


@pytest.mark.parametrize("path", ["/", "/agenda/", "/regioplan/", "/zoeken/", "/woordenlijst/", "/bestaat-niet/"])
def test_a_page_begins_with_its_doctype(client: Client, home: Any, path: str) -> None:
    assert client.get(path).content.decode().partition("<!DOCTYPE html>")[0] in {"", "\n", "\n\n"}


@pytest.mark.parametrize(
    ("path", "locale"), [("/", "nl_NL"), ("/woordenlijst/", "nl_NL"), ("/en/", "nl_NL"), ("/en/woordenlijst/", "en_GB")]
)
def test_a_shared_link_names_language_and_country(client: Client, home: Any, path: str, locale: str) -> None:
    assert view(client, path).soup.select_one('meta[property="og:locale"]')["content"] == locale


@pytest.mark.parametrize(("code", "locale"), [("ar", "ar_AR"), ("uk", "uk_UA"), ("fy", "fy")])
def test_a_language_of_open_graph_has_a_country_where_the_site_knows_it(code: str, locale: str) -> None:
    assert open_graph_locale(code) == locale


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_a_page_without_a_context_knows_the_name_of_the_site(template: str, settings: Settings) -> None:
    settings.WAGTAIL_SITE_NAME = "Gezond Flevoland"

    assert "| Gezond Flevoland</title>" in render_to_string(template)

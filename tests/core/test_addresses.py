"""Addresses that are none get a plain answer; the language comes from the path and from nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.support.html import PageView, view
from tests.support.languages import make_translation
from tests.support.pages import make_page, make_term

ODD = ["//[x", "//evil.example/x/", "//evil.example/", "///", "//", "//en/over/", "//[::1/"]


@pytest.mark.parametrize("path", ODD)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_path_that_names_another_site_is_not_found(path: str, method: str, home: Any, client: Client) -> None:
    seen = PageView(getattr(client, method)("/", PATH_INFO=path))

    assert (seen.status, seen.noindex, len(seen.headings)) == (404, True, 1)
    assert [link for link in seen.links if link.startswith("//")] == []
    assert [link["href"] for link in seen.soup.select(".langs a")] == ["/", "/en/"]


@pytest.mark.parametrize("path", ["/", "/en/", "/over/", "/zoeken/", "/bestaat-niet/", "/media/images/weg.png"])
def test_no_answer_depends_on_the_languages_of_a_browser(path: str, home: Any, client: Client) -> None:
    response = client.get(path, headers={"accept-language": "en"})

    assert "accept-language" not in response.headers.get("Vary", "").lower()
    assert response.headers["Content-Language"] == ("en" if path == "/en/" else "nl")


def switch(seen: PageView) -> list[str]:
    return [str(link["href"]) for link in seen.soup.select(".langs a")]


class TestSwitch:
    """Another language shows the same thing."""

    def test_a_list_keeps_its_filters(self, fixed: Any, client: Client) -> None:
        make_term("Gemeente", "almere")

        seen = view(client, "/hulp/", gemeente="almere", utm_source="brief", page="7")

        assert switch(seen) == ["/hulp/?gemeente=almere", "/en/hulp/?gemeente=almere"]

    def test_search_keeps_its_query(self, home: Any, client: Client) -> None:
        seen = view(client, "/en/zoeken/", q=" samen  eten ", soort="weg", utm_source="brief")

        assert switch(seen) == ["/zoeken/?q=samen+eten", "/en/zoeken/?q=samen+eten"]

    def test_the_glossary_keeps_its_query(self, home: Any, client: Client) -> None:
        assert switch(view(client, "/woordenlijst/", q="zorg", x="1")) == [
            "/woordenlijst/?q=zorg",
            "/en/woordenlijst/?q=zorg",
        ]

    def test_the_contact_form_keeps_what_it_is_about(self, home: Any, client: Client) -> None:
        assert switch(view(client, "/contact/", over="/hulp/", x="1")) == [
            "/contact/?over=%2Fhulp%2F",
            "/en/contact/?over=%2Fhulp%2F",
        ]

    def test_a_page_without_parameters_keeps_none(self, home: Any, client: Client) -> None:
        assert switch(view(client, "/over/", q="samen")) == ["/over/", "/en/over/"]

    def test_a_translation_at_another_address_gets_them_too(self, fixed: Any, client: Client) -> None:
        make_term("Gemeente", "almere")
        make_translation(fixed("/hulp/"), title="Find help", slug="help")

        answer = client.get("/en/hulp/?gemeente=almere&utm_source=brief")

        assert (answer.status_code, answer.headers["Location"]) == (302, "/en/help/?gemeente=almere")

    def test_a_private_translation_is_no_way_to_go(self, fixed: Any, client: Client) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
        english = make_translation(page, title="Secret work", slug="secret-work")
        PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)

        assert switch(view(client, page.url)) == ["/over/werk/", "/en/over/werk/"]

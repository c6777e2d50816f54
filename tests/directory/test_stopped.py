"""Help that is not given any more: no number anywhere, and a way to other help."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from core.models import RelatedPage
from tests.support.html import view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.questions import make_answer, make_question
from tests.support.services import add_place, make_service

SECRETS = ["0320 21 22 33", "0320212233", "stop@voorbeeld.example", "voorbeeld.example/stop", "Dorpsstraat 1"]


@pytest.fixture(params=["inactive", "defunct"])
def stopped(request: Any, fixed: Any) -> Any:
    """The page of help that has stopped, with a theme."""
    service = make_service(
        status=request.param,
        phones=("0320 21 22 33",),
        email="stop@voorbeeld.example",
        url="https://voorbeeld.example/stop",
    )
    add_place(service)
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Oude inloop", service=service)
    add_terms(page, theme=make_term("Theme", "geld"), gemeente=make_term("Gemeente", "urk"))
    return page


def other(fixed: Any, title: str, *, status: str = "active", **terms: Any) -> Any:
    """Another entry."""
    page = make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=make_service(status=status))
    add_terms(page, **terms)
    return page


def test_the_page_says_so_and_gives_no_number_or_address(stopped: Any, client: Any) -> None:
    seen = view(client, stopped.url)

    assert (seen.status, seen.noindex, seen.linked_data) == (410, True, None)
    assert "no-store" in seen.response.headers["Cache-Control"]
    assert seen.headings == ["Dit staat niet meer op de kaart"]
    assert "Deze hulp is gestopt. U kunt hier niet meer terecht. Er is wel andere hulp." in seen.text
    assert [secret for secret in SECRETS if secret in seen.html] == []
    assert "/hulp/?thema=geld" in seen.links


def test_the_page_leads_to_what_is_most_like_it(stopped: Any, fixed: Any, client: Any) -> None:
    geld, urk, almere = make_term("Theme", "geld"), make_term("Gemeente", "urk"), make_term("Gemeente", "almere")
    other(fixed, "A elders", theme=geld, gemeente=almere)
    other(fixed, "B dichtbij", theme=geld, gemeente=urk)
    other(fixed, "C ook gestopt", theme=geld, gemeente=urk, status="defunct")
    other(fixed, "D iets anders", theme=make_term("Theme", "wonen"), gemeente=urk)

    seen = view(client, stopped.url)

    assert [link.get_text() for link in seen.soup.select("section[aria-labelledby=anders] h3 a")] == [
        "B dichtbij",
        "A elders",
        "D iets anders",
    ]


def test_as_many_queries_for_three_alike_as_for_one(stopped: Any, fixed: Any, client: Any) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            other(fixed, f"Hulp {number}", theme=make_term("Theme", "geld"))
        client.get(stopped.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(stopped.url)
        counts.append(len(captured))

    assert counts == [8, 8]


def alternatives(client: Any, page: Any) -> list[str]:
    """The titles of the help that its page leads to."""
    return [link.get_text() for link in view(client, page.url).soup.select("section[aria-labelledby=anders] h3 a")]


def test_an_entry_without_a_theme_leads_to_help_for_the_same_question(fixed: Any, client: Any) -> None:
    alone, money = make_question("alleen"), make_question("geld")
    page = make_answer(fixed("/hulp/"), "Weg", alone, money)
    for title, questions in (("A geld", [money]), ("B iets", []), ("C beide", [alone, money]), ("D alleen", [alone])):
        make_answer(fixed("/hulp/"), title, *questions)
    page.unpublish()

    assert alternatives(client, page) == ["C beide", "A geld", "D alleen"]


def test_without_anything_alike_help_of_the_gemeente_goes_before_that_of_the_province(fixed: Any, client: Any) -> None:
    urk, almere = (make_term("Gemeente", slug, cbs_code=code) for slug, code in (("urk", "0184"), ("almere", "0034")))
    page = make_answer(fixed("/hulp/"), "Weg", areas=(urk,))
    for title, areas in (("A Almere", (almere,)), ("B overal", ()), ("C Urk", (urk,)), ("D overal", ())):
        make_answer(fixed("/hulp/"), title, areas=areas)
    page.unpublish()

    assert alternatives(client, page) == ["C Urk", "B overal", "D overal"]


def test_without_a_theme_the_way_leads_to_all_help(fixed: Any, client: Any) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), service=make_service(status="defunct"))

    seen = view(client, page.url)

    assert "/hulp/" in seen.links
    assert seen.soup.select("section[aria-labelledby=anders]") == []


def test_nobody_finds_it(stopped: Any, client: Any) -> None:
    assert stopped.search_document() is None
    assert view(client, "/hulp/").card_titles == []
    assert stopped.url.encode() not in client.get("/sitemap.xml").content


def test_the_sitemap_has_help_that_is_given(fixed: Any, client: Any) -> None:
    page = other(fixed, "Inloop")

    assert page.url.encode() in client.get("/sitemap.xml").content


class TestGone:
    """An entry that was on the map once answers 410, without its name."""

    @pytest.fixture
    def page(self, fixed: Any) -> Any:
        """An entry with a theme, and other help for it."""
        geld = make_term("Theme", "geld")
        for number in range(4):
            other(fixed, f"Andere hulp {number}", theme=geld)
        return other(fixed, "Zeldzame naam", theme=geld)

    def gone(self, client: Any, url: str) -> None:
        """Nothing of it is told, but there are three ways on."""
        for prefix in ("", "/en"):
            seen = view(client, f"{prefix}{url}")
            assert (seen.status, seen.noindex, "Zeldzame naam" in seen.html) == (410, True, False)
            assert len(seen.soup.select("section[aria-labelledby=anders] h3 a")) == 3

    def test_unpublished(self, page: Any, client: Any) -> None:
        page.unpublish()

        self.gone(client, page.url)

    def test_may_not_be_listed(self, page: Any, fixed: Any, client: Any) -> None:
        about = make_page("home.StandardPage", fixed("/over/"), title="Wij noemen hulp")
        RelatedPage.objects.create(page=about, target=page)
        assert "Zeldzame naam" in view(client, about.url).html

        page.service.do_not_list = True
        page.service.save()

        self.gone(client, "/hulp/zeldzame-naam/")
        assert "Zeldzame naam" not in view(client, about.url).html
        for path in ("/hulp/", "/sitemap.xml", "/llms.txt", "/zoeken/?q=zeldzame", "/hulp/?thema=geld"):
            assert "Zeldzame naam" not in client.get(path).content.decode()

    def test_a_page_on_line_of_what_may_not_be_listed(self, page: Any, client: Any) -> None:
        type(page.service).objects.update(do_not_list=True)

        seen = view(client, "/hulp/zeldzame-naam/")

        assert (seen.status, "Zeldzame naam" in seen.html) == (410, False)

    def test_a_page_that_was_never_public_is_not_found(self, fixed: Any, client: Any) -> None:
        page = make_page("directory.ServicePage", fixed("/hulp/"), title="Plan", live=False)

        assert view(client, page.get_url() or "/hulp/plan/").status == 404

    def test_a_private_page_is_not_found(self, page: Any, client: Any) -> None:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        page.unpublish()

        assert view(client, "/hulp/zeldzame-naam/").status == 404

    def test_a_redirect_leads_on(self, page: Any, fixed: Any, client: Any) -> None:
        page.unpublish()
        Redirect.add_redirect("/hulp/zeldzame-naam/", redirect_to=fixed("/hulp/"), is_permanent=True)

        answer = client.get("/hulp/zeldzame-naam/")

        assert (answer.status_code, answer.url) == (301, "/hulp/")

    def test_another_kind_of_page_is_not_found(self, fixed: Any, client: Any) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), title="Weg")
        page.unpublish()

        assert view(client, "/over/weg/").status == 404


def test_other_help_that_nobody_may_see_here_is_not_shown(stopped: Any, fixed: Any, client: Any) -> None:
    shared = {"theme": make_term("Theme", "geld")}
    other(fixed, "Gewone hulp", **shared)
    add_terms(make_answer(fixed("/hulp/"), "Gevoelige hulp", make_question("onveilig", sensitive=True)), **shared)

    seen = view(client, stopped.url, status=410)

    assert "Gewone hulp" in seen.text
    assert "Gevoelige hulp" not in seen.text

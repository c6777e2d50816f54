"""Pages that editors make: standard pages, themes and gemeenten."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.contracts import PageContract
from tests.support.html import view
from tests.support.pages import make_page, make_term


class TestStandardPage(PageContract):
    """A page with text."""

    label = "home.StandardPage"
    parent = "/over/"
    parents = {"home.HomePage", "home.StandardPage"}
    children = {"home.StandardPage"}
    warm = 5
    cold = 17

    def test_way_back_leads_over_its_parents(self, fixed: Any, client: Any) -> None:
        parent = self.make(fixed, title="Ons team")
        page = make_page(self.label, parent, title="Het bestuur")

        crumbs = view(client, page.url).soup.select(".crumbs li")

        assert [crumb.get_text().strip() for crumb in crumbs] == [
            "Home",
            "Over ons",
            "Ons team",
            "Het bestuur",
        ]
        assert [crumb.a["href"] for crumb in crumbs[:-1]] == ["/", "/over/", "/over/ons-team/"]
        assert crumbs[-1].a is None


class TestThemePage(PageContract):
    """A theme and all that there is about it."""

    label = "home.ThemePage"
    parent = "/thema/"
    parents = {"home.ThemeIndexPage"}
    shown = ["Thema", "Zoek hulp"]
    warm = 11
    cold = 23
    limit = 12

    def admin_answers(self) -> dict[str, Any]:
        """The theme that the page is about."""
        return {"theme": str(make_term("Theme", "schulden", css_class="t-geld", icon="geld").pk)}

    def test_card_has_the_pictogram_and_colour_of_the_theme(self, fixed: Any) -> None:
        card = self.make(fixed, title="Eenzaam zijn", summary="Kort.").card()

        assert (card.title, card.icon, card.theme, card.meta) == ("Eenzaam zijn", "eenzaam", "t-eenzaam", ())

    def test_leads_to_the_help_of_the_theme(self, fixed: Any, client: Any) -> None:
        assert "/hulp/?thema=eenzaamheid" in view(client, self.make(fixed).url).links


class TestGemeentePage(PageContract):
    """Everything of one gemeente."""

    label = "home.GemeentePage"
    parent = "/"
    parents = {"home.HomePage"}
    full = {"website": "https://www.lelystad.voorbeeld.example/"}
    shown = ["Bij u in de buurt", "Zoek hulp in deze gemeente", "Website van de gemeente"]
    warm = 11
    cold = 24
    limit = 12

    def admin_answers(self) -> dict[str, Any]:
        """The gemeente that the page is about."""
        return {"gemeente": str(make_term("Gemeente", "zeewolde").pk)}

    def test_leads_to_the_help_and_the_website_of_the_gemeente(self, fixed: Any, client: Any) -> None:
        links = view(client, self.make(fixed, **self.full).url).links

        assert [link for link in links if "lelystad" in link] == ["/hulp/?gemeente=lelystad", self.full["website"]]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize(
    ("path", "allowed"), [("/contact/", "GET, HEAD, OPTIONS, POST"), ("/over/", "GET, HEAD, OPTIONS")]
)
def test_a_page_takes_only_what_it_is_for(home: Any, client: Any, method: str, path: str, allowed: str) -> None:
    answer = getattr(client, method)(path)

    assert (answer.status_code, answer["Allow"]) == (405, allowed)

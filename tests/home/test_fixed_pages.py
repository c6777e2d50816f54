"""The pages of the home area at fixed addresses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from core.models import HelpLine
from tests.support.contracts import FixedPageContract
from tests.support.html import view
from tests.support.pages import make_page, make_term


class TestHomePage(FixedPageContract):
    """The root of the site."""

    label = "home.HomePage"
    path = "/"
    parents = {"wagtailcore.Page"}
    children = {
        "academy.AcademyPage",
        "academy.EventIndexPage",
        "blog.VoicesIndexPage",
        "directory.DirectoryIndexPage",
        "home.AccessibilityStatementPage",
        "home.ContactPage",
        "home.GemeentePage",
        "home.StandardPage",
        "home.ThemeIndexPage",
        "initiatives.InitiativeIndexPage",
        "initiatives.ProjectIndexPage",
        "library.LibraryIndexPage",
        "monitor.MonitorPage",
        "regioplan.RegioplanIndexPage",
    }
    full = {"quick_searches": "eenzaam\n\n schulden & rente "}
    shown = ["Vaak gezocht:", "eenzaam", "schulden & rente"]
    warm = 8
    cold = 20
    limit = 12

    def test_there_is_one(self, fixed: Any, admin_client: Any) -> None:
        assert self.model.parent_page_types == ["wagtailcore.Page"]

    def test_search_knows_it(self, fixed: Any) -> None:
        assert self.make(fixed, summary="Woorden").search_document() is None

    def test_heading_goes_before_the_title(self, fixed: Any, client: Any) -> None:
        self.make(fixed, title="WEL", heading="Samen gezond in Flevoland")

        seen = view(client, "/")

        assert seen.headings == ["Samen gezond in Flevoland"]
        assert seen.soup.title.get_text() == "Samen gezond in Flevoland | WEL in Flevoland"

    def test_searches_lead_to_search(self, fixed: Any, client: Any) -> None:
        self.make(fixed, **self.full)

        seen = view(client, "/")

        assert [link["href"] for link in seen.soup.select(".often a")] == [
            "/zoeken/?q=eenzaam",
            "/zoeken/?q=schulden%20%26%20rente",
        ]
        assert seen.soup.select_one("form.bigsearch")["action"] == "/zoeken/"

    def test_shows_themes_gemeenten_and_help_lines(self, home: Any, client: Any) -> None:
        make_term("Theme", "geld", name="Geld", css_class="t-geld", icon="geld")
        urk = make_term("Gemeente", "urk", name="Urk")
        make_page("home.GemeentePage", home, title="Urk", slug="urk", gemeente=urk)
        dutch = Locale.objects.get(language_code="nl")
        HelpLine.objects.create(name="Luisterlijn", number="088 0767 000", tel="0880767000", locale=dutch)

        seen = view(client, "/")

        assert [link["href"] for link in seen.soup.select(".parcel.t-geld a")] == ["/hulp/?thema=geld"]
        assert [link["href"] for link in seen.soup.select(".places a")] == ["/urk/"]
        assert seen.soup.select_one(".ring a")["href"] == "tel:0880767000"

    def test_a_theme_speaks_as_residents_do_and_keeps_its_name(self, home: Any, client: Any) -> None:
        make_term("Theme", "geld", name="Geld", css_class="t-geld", own_words="Ik kom geld tekort")
        make_term("Theme", "taal", name="Taal", css_class="t-taal")

        seen = view(client, "/")

        tiles = [link.get_text() for link in seen.soup.select(".parcel a")]
        assert tiles[:2] == ["Ik kom geld tekort Geld", "Taal"]
        assert [small.get_text() for small in seen.soup.select(".parcel small")] == ["Geld"]

    def test_linked_data_names_the_search(self, home: Any, client: Any) -> None:
        data = view(client, "/").linked_data

        assert data is not None
        assert (data["@type"], data["url"], data["inLanguage"]) == ("WebSite", "http://testserver/", "nl")
        assert data["potentialAction"]["target"] == "http://testserver/zoeken/?q={search_term_string}"


class TestThemeIndexPage(FixedPageContract):
    """All themes."""

    label = "home.ThemeIndexPage"
    path = "/thema/"
    parents = {"home.HomePage"}
    children = {"home.ThemePage"}
    warm = 6
    cold = 18

    def test_shows_themes_in_the_editors_order(self, fixed: Any, client: Any) -> None:
        for number, name in enumerate(["wonen", "geld", "bewegen"]):
            theme = make_term("Theme", name, order=3 - number, icon="thuis", css_class="t-geld")
            make_page("home.ThemePage", fixed("/thema/"), title=name, theme=theme)

        seen = view(client, "/thema/")

        assert [link.get_text() for link in seen.soup.select("main .card__text a")] == ["bewegen", "geld", "wonen"]


class TestAccessibilityStatementPage(FixedPageContract):
    """The model statement."""

    label = "home.AccessibilityStatementPage"
    path = "/toegankelijkheid/"
    parents = {"home.HomePage"}
    full = {
        "status": "C",
        "assessed_on": date(2025, 11, 3),
        "report_url": "https://voorbeeld.example/rapport.pdf",
        "register_url": "https://voorbeeld.example/register/1",
        "contact_email": "team@voorbeeld.example",
        "deviations": "Geen ondertiteling\n\nEen kaart zonder tekst",
        "measures": "Wij testen elke maand",
    }
    shown = [
        "C: eerste maatregelen genomen",
        "Laatst onderzocht op 3 november 2025.",
        "Het rapport van het onderzoek",
        "Onze plek in het register",
        "team@voorbeeld.example",
        "Wat is nog niet goed? Geen ondertiteling Een kaart zonder tekst",
        "Wat doen wij eraan? Wij testen elke maand",
    ]
    warm = 5
    cold = 19

    def test_a_new_one_claims_nothing(self, fixed: Any, client: Any) -> None:
        self.make(fixed)

        assert "Status: nog niet onderzocht" in view(client, "/toegankelijkheid/").text

    @pytest.mark.parametrize("status", ["A", "B"])
    @pytest.mark.parametrize("missing", ["assessed_on", "report_url"])
    def test_a_good_status_needs_an_audit(self, fixed: Any, status: str, missing: str) -> None:
        page = self.make(fixed, **{**self.full, "status": status})
        page.refresh_from_db()
        setattr(page, missing, None if missing == "assessed_on" else "")

        with pytest.raises(ValidationError, match="alleen na een onderzoek"):
            page.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            type(page).objects.filter(pk=page.pk).update(**{missing: getattr(page, missing)})


class TestContactPage(FixedPageContract):
    """The page around the form."""

    label = "home.ContactPage"
    path = "/contact/"
    parents = {"home.HomePage"}
    full = {"thanks": "Tot gauw."}
    shown = ["Stuur ons een bericht"]
    warm = 5
    cold = 18

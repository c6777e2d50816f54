"""Keeping, moving and wiping: what the visitor's cookie holds, and when there is one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import override_settings
from wagtail.models import Locale

from directory.models import HelpQuestion
from directory.shortlist.ids import MOST
from tests.support.html import PageView, view
from tests.support.shortlist import keep, make_entry, number, press
from tests.support.useful import ORIGIN

COOKIE = "hulplijstje"


@pytest.fixture
def hulp(fixed: Any) -> Any:
    return fixed("/hulp/")


@pytest.fixture
def danger(db: Any) -> HelpQuestion:
    made: HelpQuestion = HelpQuestion.objects.create(
        slug="onveilig", name="Thuis is het niet veilig", sensitive=True, locale=Locale.get_default()
    )
    return made


class TestBewaar:
    def test_no_page_sets_a_cookie_before_the_button_is_pressed(self, hulp: Any, client: Any) -> None:
        page = make_entry(hulp, "Aap")

        for path in ("/hulp/", page.url, "/hulplijstje/", f"/hulplijstje/?l={number(page)}"):
            assert client.get(path).cookies == {}

    def test_the_button_puts_the_entry_in_a_cookie_until_the_browser_closes(self, hulp: Any, client: Any) -> None:
        first, second = make_entry(hulp, "Aap"), make_entry(hulp, "Beer")

        keep(client, first)
        response = keep(client, second)

        assert response.status_code == 303
        both = f"{number(first)}-{number(second)}"
        assert response.headers["Location"] == f"/hulplijstje/?l={both}&gedaan=bewaard#inhoud"
        morsel = response.cookies[COOKIE]
        assert morsel.value == both
        assert (morsel["max-age"], morsel["expires"], morsel["httponly"], morsel["samesite"], morsel["path"]) == (
            *("", "", True, "Lax"),
            "/",
        )
        assert "sessionid" not in response.cookies

    def test_over_https_the_cookie_belongs_to_this_host_alone(self, hulp: Any, client: Any) -> None:
        page = make_entry(hulp, "Aap")

        with override_settings(SESSION_COOKIE_SECURE=True):
            response = client.post(
                "/hulplijstje/bewaar/",
                {"item": number(page), "uitleg": "ja"},
                headers={"origin": "https://testserver"},
                secure=True,
            )
            wiped = client.post(
                "/hulplijstje/verander/", {"wis": "ja"}, headers={"origin": "https://testserver"}, secure=True
            )

        kept, gone = (answer.cookies["__Host-hulplijstje"] for answer in (response, wiped))
        assert (kept["secure"], kept["domain"], kept["path"]) == (True, "", "/")
        assert (gone.value, gone["max-age"], gone["secure"]) == ("", 0, True)

    def test_a_card_asks_first_because_it_does_not_say_what_is_kept(self, hulp: Any, client: Any) -> None:
        page = make_entry(hulp, "Aap")

        asked = client.post("/hulplijstje/bewaar/", {"item": number(page)}, headers=ORIGIN)

        assert (asked.status_code, asked.cookies) == (200, {})
        seen = PageView(asked)
        assert seen.soup.h1.get_text(strip=True) == "Wilt u een lijstje bewaren?"
        fields = {field["name"]: field["value"] for field in seen.soup.select("main form input")}
        assert fields == {"item": number(page), "uitleg": "ja", "zeker": "ja"}
        assert client.post("/hulplijstje/bewaar/", fields, headers=ORIGIN).cookies[COOKIE].value == number(page)
        # From now on a card keeps at once.
        other = make_entry(hulp, "Beer")
        again = client.post("/hulplijstje/bewaar/", {"item": number(other)}, headers=ORIGIN)
        assert again.cookies[COOKIE].value == f"{number(page)}-{number(other)}"

    def test_sensitive_help_asks_who_looks_along_every_time(self, hulp: Any, danger: Any, client: Any) -> None:
        keep(client, make_entry(hulp, "Aap"))
        page = make_entry(hulp, "Huis", question=danger)

        asked = keep(client, page)

        assert (asked.status_code, asked.cookies) == (200, {})
        seen = PageView(asked)
        assert seen.soup.h1.get_text(strip=True) == "Kan iemand anders op dit apparaat kijken?"
        assert len(seen.soup.select(".exit")) == 1
        assert "Huis" not in seen.soup.title.get_text()
        assert keep(client, page, zeker="ja").status_code == 303

    @pytest.mark.parametrize("item", ["", "zzzz", "x!", "99999999"])
    def test_an_unknown_entry_is_not_kept(self, item: str, hulp: Any, client: Any) -> None:
        response = client.post("/hulplijstje/bewaar/", {"item": item, "uitleg": "ja"}, headers=ORIGIN)

        assert (response.status_code, response.cookies) == (404, {})
        assert PageView(response).soup.h1.get_text(strip=True) == "Dit staat niet meer op de kaart"

    def test_help_that_is_not_shown_is_not_kept(self, hulp: Any, client: Any) -> None:
        draft, gone = make_entry(hulp, "Aap"), make_entry(hulp, "Beer", do_not_list=True)
        draft.unpublish()

        assert [keep(client, page).status_code for page in (draft, gone)] == [404, 404]

    def test_a_full_list_says_so_and_loses_nothing(self, hulp: Any, client: Any) -> None:
        page = make_entry(hulp, "Aap")
        full = "-".join(f"1{digit}" for digit in "0123456789abcdefghij")
        client.cookies[COOKIE] = full

        response = keep(client, page)

        assert (response.status_code, response.cookies) == (422, {})
        assert str(MOST) in PageView(response).soup.main.get_text()

    def test_a_form_of_another_site_keeps_nothing(self, hulp: Any, client: Any) -> None:
        page = make_entry(hulp, "Aap")

        response = client.post(
            "/hulplijstje/bewaar/", {"item": number(page), "uitleg": "ja"}, headers={"origin": "https://evil.example"}
        )

        assert (response.status_code, response.cookies) == (403, {})


class TestChange:
    @pytest.fixture
    def three(self, hulp: Any, client: Any) -> list[Any]:
        pages = [make_entry(hulp, title) for title in ("Aap", "Beer", "Cavia")]
        for page in pages:
            keep(client, page)
        return pages

    def titles(self, client: Any) -> list[str]:
        page = PageView(client.get("/hulplijstje/", follow=True))
        return [title.get_text(strip=True) for title in page.soup.select(".shortlist h2")]

    @pytest.mark.parametrize(
        ("button", "place", "after"),
        [
            ("omhoog", 2, ["Aap", "Cavia", "Beer"]),
            ("omlaag", 0, ["Beer", "Aap", "Cavia"]),
            ("omhoog", 0, ["Aap", "Beer", "Cavia"]),
            ("weg", 1, ["Aap", "Cavia"]),
        ],
    )
    def test_buttons_move_and_remove(
        self, button: str, place: int, after: list[str], three: list[Any], client: Any
    ) -> None:
        shown = view(client, f"/hulplijstje/?l={'-'.join(map(number, three))}")
        field = shown.soup.select_one("input[name=l]")

        press(client, l=field["value"], **{button: number(three[place])})

        assert self.titles(client) == after

    def test_taking_the_last_one_away_takes_the_cookie_away(self, hulp: Any, client: Any) -> None:
        page = make_entry(hulp, "Aap")
        keep(client, page)

        response = press(client, l=number(page), weg=number(page))

        assert response.cookies[COOKIE]["max-age"] == 0
        assert self.titles(client) == []

    def test_wiping_forgets_everything_and_says_so(self, three: list[Any], client: Any) -> None:
        response = press(client, wis="ja")

        assert response.cookies[COOKIE]["max-age"] == 0
        seen = view(client, "/hulplijstje/", gedaan="gewist")
        assert seen.soup.select_one("[role=status]").get_text(strip=True) == "Uw lijstje is gewist."
        assert self.titles(client) == []

    def test_a_list_of_somebody_else_changes_in_the_address_alone(self, three: list[Any], client: Any) -> None:
        own = client.cookies[COOKIE].value
        shared = f"{number(three[2])}-{number(three[0])}"

        response = press(client, l=shared, weg=number(three[2]))

        assert response.headers["Location"] == f"/hulplijstje/?l={number(three[0])}#inhoud"
        assert (response.cookies, client.cookies[COOKIE].value) == ({}, own)

    def test_a_shared_list_becomes_ones_own_when_asked(self, three: list[Any], client: Any) -> None:
        shared = f"{number(three[2])}-{number(three[0])}"

        response = press(client, l=shared, overnemen="ja", uitleg="ja")

        assert response.cookies[COOKIE].value == shared
        assert self.titles(client) == ["Cavia", "Aap"]

    def test_a_shared_list_with_sensitive_help_asks_first(self, hulp: Any, danger: Any, client: Any) -> None:
        page = make_entry(hulp, "Huis", question=danger)

        asked = press(client, l=number(page), overnemen="ja", uitleg="ja")

        assert (asked.status_code, asked.cookies) == (200, {})
        fields = {field["name"]: field["value"] for field in PageView(asked).soup.select("main form input")}
        assert client.post("/hulplijstje/verander/", fields, headers=ORIGIN).cookies[COOKIE].value == number(page)

    @pytest.mark.parametrize("path", ["bewaar", "verander", "mail"])
    def test_who_comes_to_a_button_by_hand_goes_to_the_list(self, path: str, home: Any, client: Any) -> None:
        response = client.get(f"/hulplijstje/{path}/")

        assert (response.status_code, response.headers["Location"]) == (303, "/hulplijstje/#inhoud")

    def test_a_broken_cookie_is_an_empty_list(self, home: Any, client: Any) -> None:
        client.cookies[COOKIE] = "!!-%00-\x7f"

        assert self.titles(client) == []

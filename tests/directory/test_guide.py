"""The guided way: hulpvragen, the list after the first answer, what is near, and the way out."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
import time_machine

from core.models import HelpLine, Theme
from tests.support.html import view
from tests.support.pages import add_terms, make_term
from tests.support.questions import make_answer, make_question
from tests.support.services import add_hours, add_place

#: A Wednesday.
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)


@pytest.fixture
def entry(fixed: Any) -> Any:
    """Makes an entry with a title, facts and the hulpvragen that it answers."""
    return partial(make_answer, fixed("/hulp/"))


class TestQuestions:
    def test_tiles_in_the_order_of_the_editors_lead_to_the_list(self, home: Any, client: Any) -> None:
        make_question("alleen", order=2)
        make_question("geld", order=1)

        shown = view(client, "/hulp/")

        assert [link["href"] for link in shown.soup.select(".asks a")] == [
            "/hulp/?vraag=geld",
            "/hulp/?vraag=alleen",
            "/contact/",
        ]

    def test_an_answer_narrows_the_list_and_asks_two_more_things(self, entry: Any, client: Any) -> None:
        alone, money = make_question("alleen"), make_question("geld")
        entry("Aap", alone, forms=("thuis",))
        entry("Beer", money, alone)
        entry("Cavia", money)

        shown = view(client, "/hulp/", vraag="alleen")

        assert (shown.card_titles, shown.noindex) == (["Aap", "Beer"], True)
        assert shown.soup.select_one("#uw-vraag").get_text(strip=True) == "Alleen"
        assert shown.soup.select(".asks") == []
        assert shown.soup.select_one(".near input[type=hidden][name=vraag]")["value"] == "alleen"
        assert shown.soup.select_one(".filters-form input[type=hidden][name=vraag]")["value"] == "alleen"
        assert shown.soup.select(".filters-form input[type=checkbox][name=vraag]") == []

    def test_an_entry_without_questions_answers_those_of_its_themes(self, entry: Any, client: Any) -> None:
        theme = make_term("Theme", "geld")
        question = make_question("geld")
        question.themes.set([Theme.objects.get(pk=theme.pk)])
        question.save()
        add_terms(entry("Aap"), theme=[theme])
        add_terms(entry("Beer", make_question("alleen")), theme=[theme])

        assert view(client, "/hulp/", vraag="geld").card_titles == ["Aap"]

    def test_its_help_lines_stand_above_the_list(self, entry: Any, client: Any) -> None:
        line = HelpLine.objects.create(
            name="Veilig Thuis", number="0800 20 00", tel="08002000", description="Dag en nacht.", in_header=False
        )
        question = make_question("onveilig")
        question.help_lines.set([line])
        question.save()

        asked, other = (view(client, "/hulp/", vraag=slug) for slug in ("onveilig", "iets"))

        assert [link["href"] for link in asked.soup.select(".asked__now a")] == ["tel:08002000"]
        assert other.soup.select(".asked") == []

    def test_their_words_find_an_entry(self, entry: Any) -> None:
        page = entry("Aap", make_question("geld", words="schulden, deurwaarder,\nrood staan"))

        document = page.search_document()

        assert document is not None
        assert document.body.endswith("Geld schulden deurwaarder rood staan")


class TestSecrecy:
    def test_a_way_out_and_a_title_that_tells_nothing(self, entry: Any, client: Any) -> None:
        secret = entry("Slaan Is Fout", make_question("onveilig", sensitive=True), sample=True)
        plain = entry("Koffie", make_question("alleen"))

        for path in (secret.url, "/hulp/?vraag=onveilig"):
            shown = view(client, path)
            assert shown.soup.select_one("a.exit")["rel"] == ["noreferrer", "nofollow"]
            assert shown.soup.title.get_text().strip().startswith("Hulp in Flevoland")
            assert "Slaan" not in str(shown.soup.head)
            beside = shown.soup.select_one("aside:has(a.exit)").get_text(" ")
            assert ("Zo wist u uw geschiedenis" in beside, "Kies de pagina en verwijder die." in beside) == (True, True)
            assert "Wis deze pagina daarna uit uw geschiedenis." in shown.text
        for path in (plain.url, "/hulp/", "/hulp/?vraag=alleen"):
            assert view(client, path).soup.select("a.exit") == []

    def test_also_when_the_help_has_stopped_or_two_questions_are_asked(self, entry: Any, client: Any) -> None:
        secret = entry("Slaan", make_question("onveilig", sensitive=True), status="defunct")
        make_question("alleen")

        for path in (secret.url, "/hulp/?vraag=onveilig&vraag=alleen"):
            shown = view(client, path)
            assert len(shown.soup.select("a.exit")) == 1
            assert shown.soup.title.get_text().strip().startswith("Hulp in Flevoland")

    def test_what_search_knows_of_it_says_so(self, entry: Any) -> None:
        secret = entry("Slaan", make_question("onveilig", sensitive=True))

        assert (secret.search_document().sensitive, entry("Koffie").search_document().sensitive) == (True, False)


class TestNear:
    @pytest.fixture
    def places(self, entry: Any, home: Any) -> None:
        make_term("Gemeente", "almere", places="Almere Buiten\nAlmere Haven")
        make_term("Gemeente", "lelystad", places="Lelystad")
        for title, city, code in (
            ("Aap", "Almere", "1335 AB"),
            ("Beer", "Lelystad", "8232 AB"),
            ("Cavia", "Dronten", "8251 AB"),
        ):
            page = entry(title)
            add_place(page.service, name=title, city=city, postal_code=code)
        entry("Duif")

    @pytest.mark.parametrize(
        ("words", "titles"),
        [
            ("8232", ["Beer", "Duif", "Aap", "Cavia"]),
            ("8232 ab", ["Beer", "Duif", "Aap", "Cavia"]),
            ("Almere Buiten", ["Aap", "Duif", "Beer", "Cavia"]),
        ],
    )
    def test_near_comes_first_and_nothing_is_hidden(
        self, places: None, client: Any, words: str, titles: list[str]
    ) -> None:
        shown = view(client, "/hulp/", waar=words)

        assert (shown.card_titles, shown.noindex) == (titles, True)
        told = [where.get_text().partition("(")[2] for where in shown.soup.select(".card__where")]
        assert told == ["in uw plaats)", "", "verder dan 15 km)", "verder dan 15 km)"]

    @pytest.mark.parametrize("words", ["9999", "Parijs", "'; DROP TABLE", "1335 AB1", "3981"])
    def test_a_place_that_we_do_not_know_is_told_and_the_list_stays(
        self, places: None, client: Any, words: str
    ) -> None:
        shown = view(client, "/hulp/", waar=words)

        assert shown.card_titles == ["Aap", "Beer", "Cavia", "Duif"]
        assert "kennen we niet in Flevoland" in shown.soup.select_one("#waar-fout").get_text()
        assert shown.soup.select_one("#waar")["value"] == words

    def test_a_secret_place_has_no_distance(self, entry: Any, client: Any) -> None:
        page = entry("Aap")
        add_place(page.service, city="Lelystad", postal_code="8232 AB", address_is_secret=True)

        shown = view(client, "/hulp/", waar="8232")

        assert "in uw plaats" not in shown.text
        assert "Lelystad" not in shown.soup.select_one(".card").get_text()


class TestOpenNow:
    @time_machine.travel(NOON, tick=False)
    def test_open_ones_are_counted_and_unknown_ones_may_be(self, entry: Any, client: Any) -> None:
        add_hours(entry("Aap", phones=("0320 11 22 33",)).service, "WE", "09:00", "17:00", attending_type="telefoon")
        add_hours(entry("Beer").service, "TH", "09:00", "17:00")
        entry("Cavia")
        add_hours(entry("Duif", status="temporarily closed").service, "WE", "09:00", "17:00")

        shown = view(client, "/hulp/", nu="open")

        assert shown.card_titles == ["Aap", "Cavia"]
        assert "1 gevonden, en 1 misschien" in shown.text
        assert [title.get_text() for title in shown.soup.select("#misschien")] == ["Misschien, bel eerst"]

    @pytest.mark.parametrize(
        ("now", "phone", "others"),
        [
            ("2026-11-25T10:00", ["Nu te bellen, tot 12.00 uur"], ["Opent om 13.00 uur"]),
            ("2026-11-25T12:30", ["Bellen kan weer morgen om 9.00 uur"], ["Opent om 13.00 uur"]),
            ("2026-11-25T16:00", ["Bellen kan weer morgen om 9.00 uur"], ["Nu open, tot 1.00 uur"]),
            ("2026-11-26T00:30", ["Bellen kan weer om 9.00 uur"], ["Nu open, tot 1.00 uur"]),
            ("2026-11-27T18:00", ["Bellen kan weer woensdag om 9.00 uur"], ["Opent woensdag om 13.00 uur"]),
        ],
    )
    def test_beside_a_number_only_the_phone_counts(
        self, entry: Any, client: Any, now: str, phone: list[str], others: list[str]
    ) -> None:
        page = entry("Aap", phones=("0320 11 22 33",))
        add_hours(page.service, "WE TH", "09:00", "12:00", attending_type="telefoon")
        add_hours(page.service, "WE", "13:00", "01:00")

        with time_machine.travel(f"{now}:00+01:00", tick=False):
            shown = view(client, "/hulp/")
            entry_page = view(client, page.url)

        assert [mark.get_text() for mark in shown.soup.select(".card .state")] == phone
        assert [mark.get_text() for mark in shown.soup.select(".card .tags .open, .card .tags .soon")] == others
        assert [mark.get_text() for mark in entry_page.soup.select(".open-line")] == [*phone, *others]

    @pytest.mark.parametrize(
        ("now", "phone"),
        [("2026-11-25T12:00", ["Bel eerst: tijden van dit nummer niet bekend"]), ("2026-11-25T20:00", [])],
    )
    def test_what_may_answer_a_number_says_so_before_that_it_is_shut(
        self, entry: Any, client: Any, now: str, phone: list[str]
    ) -> None:
        add_hours(entry("Aap", phones=("0320 11 22 33",)).service, "WE", "19:00", "00:00")

        with time_machine.travel(f"{now}:00+01:00", tick=False):
            shown = view(client, "/hulp/", nu="open")

        assert [mark.get_text() for mark in shown.soup.select(".card .state")] == phone
        told = [mark.get_text() for mark in shown.soup.select(".card .tags .open, .card .tags .soon")]
        assert told == (["Opent om 19.00 uur"] if phone else ["Nu open, tot middernacht"])


def test_properties_narrow_and_unknown_is_not_no(entry: Any, client: Any) -> None:
    for title, wheelchair, loop in (("Aap", "yes", "yes"), ("Beer", "yes", "unknown"), ("Cavia", "yes", "no")):
        add_place(entry(title).service, wheelchair=wheelchair, hearing_loop=loop)

    one = view(client, "/hulp/", toegang="rolstoel")
    both = view(client, "/hulp/?toegang=rolstoel&toegang=ringleiding")

    assert one.card_titles == ["Aap", "Beer", "Cavia"]
    assert both.card_titles == ["Aap", "Beer"]
    assert "1 gevonden, en 1 misschien" in both.text


class TestKeeping:
    """No cache shows a state that is past."""

    @pytest.mark.parametrize(
        ("now", "seconds"), [("2026-11-25T16:59:00", 60), ("2026-11-25T12:00:00", 300), ("2026-11-25T23:59:30", 30)]
    )
    def test_until_the_next_change(self, entry: Any, client: Any, now: str, seconds: int) -> None:
        page = entry("Aap")
        add_hours(page.service, "WE", "09:00", "17:00")

        with time_machine.travel(f"{now}+01:00", tick=False):
            kept = [client.get(path).headers["Cache-Control"] for path in (page.url, "/hulp/")]

        assert kept == [f"private, max-age={seconds}, must-revalidate"] * 2

    def test_a_page_without_a_state_says_nothing_of_it(self, home: Any, client: Any) -> None:
        assert "Cache-Control" not in client.get("/over/").headers

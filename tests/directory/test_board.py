"""The board for editors: what is checked in time, where help is missing, what waits; numbers as visitors find them."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.board.figures import Board, Fresh, read_board
from directory.memory import kept
from directory.models import HelpQuestion, ServiceQuestion
from tests.support.html import PageView, view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries
from tests.support.reports import stored
from tests.support.services import make_service

BOARD = "/admin/sociale-kaart/stand/"
GEMEENTEN = {"urk": ("Urk", "0184"), "almere": ("Almere", "0034"), "dronten": ("Dronten", "0303")}


def months_ago(number: int) -> Any:
    """A day that is a little more than so many months ago."""
    return timezone.localdate() - timedelta(days=number * 31)


@pytest.fixture
def gemeenten(home: Any) -> dict[str, Any]:
    """Three gemeenten."""
    return {slug: make_term("Gemeente", slug, name=name, cbs_code=code) for slug, (name, code) in GEMEENTEN.items()}


@pytest.fixture
def entry(fixed: Any, gemeenten: Any) -> Any:
    """Makes an entry for some gemeenten that answers some questions."""

    def make(title: str, areas: str = "", questions: str = "", **facts: Any) -> Any:
        service = make_service(name=title, areas=tuple(gemeenten[slug] for slug in areas.split()), **facts)
        for slug in questions.split():
            question = HelpQuestion.objects.get_or_create(
                slug=slug, locale_id=fixed("/hulp/").locale_id, defaults={"name": slug.title()}
            )[0]
            ServiceQuestion.objects.create(service=service, question=question)
        service.refresh_from_db()
        return make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=service)

    return make


def fresh(rows: list[Fresh]) -> dict[str, tuple[int, int, int, int]]:
    """The four numbers of each row."""
    return {row.label: (row.good, row.old, row.stale, row.never) for row in rows}


def cells(board: Board) -> dict[str, list[tuple[int, int]]]:
    """Of each question what is for each gemeente alone, and what its list shows."""
    return {gap.question: [(cell.own, cell.listed) for cell in gap.cells] for gap in board.gaps}


class TestFresh:
    """What was checked in time."""

    def test_by_gemeente_and_question(self, entry: Any) -> None:
        entry("Vers", "urk", "geld", assured_date=months_ago(1))
        entry("Lang niet", "urk almere", "geld brief", assured_date=months_ago(8))
        entry("Oud", "", "brief", assured_date=months_ago(14))
        entry("Nooit", "urk almere dronten", "")

        board = read_board()

        assert fresh(board.gemeenten) == {
            "Almere": (0, 1, 0, 0),
            "Dronten": (0, 0, 0, 0),
            "Urk": (1, 1, 0, 0),
            "Heel Flevoland": (0, 0, 1, 1),
        }
        assert fresh(board.questions) == {
            "Brief": (0, 1, 1, 0),
            "Geld": (1, 1, 0, 0),
            "Zonder hulpvraag": (0, 0, 0, 1),
        }
        assert (fresh([board.total]), board.total.share) == ({"Alles": (1, 1, 1, 1)}, 25)

    @pytest.mark.parametrize(("interval", "months", "level"), [(1, 2, "old"), (12, 8, "good"), (24, 14, "good")])
    def test_in_time_is_the_interval_of_the_entry(self, interval: int, months: int, level: str, entry: Any) -> None:
        entry("Een", review_interval=interval, assured_date=months_ago(months))

        assert getattr(read_board().total, level) == 1

    def test_what_visitors_do_not_see_does_not_count(self, entry: Any) -> None:
        entry("Gestopt", "urk", "geld", status="defunct")
        entry("Wil niet", "urk", "geld", do_not_list=True)
        entry("Concept", "urk", "geld").unpublish()

        board = read_board()

        assert (board.total.total, board.total.share, cells(board)) == (0, None, {"Geld": [(0, 0)] * 3})

    def test_what_went_while_the_list_is_read_anew_is_passed_over(
        self, entry: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        entry("Blijft", "urk", "geld")
        gone = entry("Gaat", "urk", "geld")
        before = fresh(read_board().gemeenten)["Urk"]
        gone.unpublish()
        monkeypatch.setattr(kept, "_PATIENCE", 0.0)

        with kept._kept._lock:  # somebody else reads: the list is the one of a moment ago
            board = read_board()

        assert (before, fresh(board.gemeenten)["Urk"]) == ((0, 0, 0, 2), (0, 0, 0, 1))
        assert fresh(board.questions) == {"Geld": (0, 0, 0, 1)}


class TestGaps:
    """Help by question and gemeente."""

    def test_counts_help_for_a_gemeente_and_apart_help_for_all(self, entry: Any) -> None:
        entry("Urk alleen", "urk", "geld")
        entry("Twee", "urk almere", "geld")
        entry("Alle drie", "urk almere dronten", "geld")
        entry("Overal", "", "geld brief")

        board = read_board()

        assert board.names == ["Almere", "Dronten", "Urk"]
        assert cells(board) == {"Brief": [(0, 1)] * 3, "Geld": [(1, 3), (0, 2), (2, 4)]}
        assert [gap.everywhere for gap in board.gaps] == [1, 2]

    def test_the_gemeenten_of_the_page_go_before_those_of_the_facts(self, entry: Any, gemeenten: Any) -> None:
        add_terms(entry("Pagina", "urk", "geld"), gemeente=gemeenten["almere"])

        assert cells(read_board())["Geld"] == [(1, 1), (0, 0), (0, 0)]

    def test_a_cell_is_what_its_list_shows(self, entry: Any, client: Client) -> None:
        entry("Urk alleen", "urk", "geld")
        entry("Alle drie", "urk almere dronten", "geld")
        entry("Overal", "", "brief")
        entry("Niets", "", "").unpublish()

        for cell in (cell for gap in read_board().gaps for cell in gap.cells):
            assert (cell.url, len(view(client, cell.url).card_titles)) == (cell.url, cell.listed)


class TestWaiting:
    """What must be asked again."""

    @pytest.mark.parametrize(
        ("facts", "asked"),
        [
            ({"wait_weeks": 4}, True),
            ({"wait_weeks": 4, "wait_checked_on": 4}, True),
            ({"wait_time": "lang", "wait_checked_on": 4}, True),
            ({"intake": "stop", "wait_checked_on": 4}, True),
            ({"wait_weeks": 4, "wait_checked_on": 2}, False),
            ({}, False),
        ],
    )
    def test_after_three_months(self, facts: dict[str, Any], asked: bool, entry: Any) -> None:
        if "wait_checked_on" in facts:
            facts = {**facts, "wait_checked_on": months_ago(facts["wait_checked_on"])}
        entry("Wacht", **facts)

        assert [row.name for row in read_board().waiting] == (["Wacht"] if asked else [])


class TestReports:
    """What visitors reported."""

    def test_counts_open_ones_and_their_age(self, entry: Any) -> None:
        page, now, today = entry("Een"), timezone.now(), timezone.localdate()
        for days, due in ((5, -2), (1, 2)):
            created = now - timedelta(days=days)
            stored(page, kind="gone", created_at=created, due_on=today + timedelta(days=due))
        stored(page, kind="hours", outcome="right", closed_at=now)

        rows = {row.label: (row.number, row.late, row.oldest) for row in read_board().reports}

        assert rows["Deze hulp is er niet meer"] == (2, 1, 5)
        assert [numbers for label, numbers in rows.items() if label != "Deze hulp is er niet meer"] == [(0, 0, 0)] * 3


class TestScreen:
    """The screen and the file."""

    def test_says_in_words_where_there_is_nothing(self, entry: Any, admin_client: Client) -> None:
        entry("Urk alleen", "urk", "geld")
        entry("Overal", "", "brief")

        soup = PageView(admin_client.get(BOARD)).soup

        rows = [[cell.get_text(" ", strip=True) for cell in row] for row in soup.select(".board-scroll tbody tr")]
        words = [[re.sub(r" bij “.*", "", cell) for cell in row if cell] for row in rows]
        assert words == [
            ["Brief", *["0, wel algemeen"] * 3, "1"],
            ["Geld", "0, niets", "0, niets", "1", "0"],
        ]
        links = soup.select(".board-scroll td a")
        assert links[3]["href"] == "/hulp/?vraag=geld&gemeente=almere"
        assert "bij “Geld” in Almere" in " ".join(links[3].get_text().split())

    def test_every_header_has_a_scope(self, entry: Any, admin_client: Client) -> None:
        entry("Een", "urk", "geld", wait_weeks=2)

        headers = PageView(admin_client.get(BOARD)).soup.select("main .board th")

        assert {str(header.get("scope")) for header in headers} == {"col", "row"}

    def test_is_there_without_any_help(self, home: Any, admin_client: Client) -> None:
        assert "Er staat nog geen hulp op de site." in admin_client.get(BOARD).content.decode()

    def test_costs_the_same_for_more(self, entry: Any, admin_client: Client) -> None:
        def add(number: int) -> None:
            stored(entry(f"Een {number}", "urk", "geld", wait_weeks=2), submission_key=str(number))

        add(0)
        few = warm_queries(admin_client, BOARD)
        for number in (1, 2):
            add(number)

        assert (few, warm_queries(admin_client, BOARD)) == (12, 12)

    def test_the_file_has_the_same_numbers_and_no_formula(self, entry: Any, admin_client: Client) -> None:
        entry("Urk alleen", "urk", "geld", assured_date=months_ago(1))
        HelpQuestion.objects.filter(slug="geld").update(name="=1+1")

        answer = admin_client.get(f"{BOARD}?export=csv")

        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
        assert rows[0] == ["onderdeel", "hulpvraag", "gemeente", "wat", "aantal"]
        assert ["hulp", "'=1+1", "Urk", "alleen voor deze gemeente", "1"] in rows
        assert ["controle per gemeente", "", "Urk", "op tijd", "1"] in rows
        assert answer.content.startswith(b"\xef\xbb\xbf")
        assert {len(row) for row in rows} == {5}

    @pytest.mark.parametrize(
        ("group", "code"), [("Redacteuren", 200), ("Moderatoren", 200), ("ExpEx-auteurs", 302), ("", 302)]
    )
    def test_is_for_who_keeps_the_facts(
        self, group: str, code: int, home: Any, client: Client, django_user_model: Any
    ) -> None:
        user = django_user_model.objects.create_user("iemand", password="x")
        user.groups.set(Group.objects.filter(name=group))
        client.force_login(user)

        codes = [client.get(f"{BOARD}{query}").status_code for query in ("", "?export=csv")]

        assert codes == [code] * 2
        if code == 200:
            assert reverse("directory_board") in client.get("/admin/").content.decode()

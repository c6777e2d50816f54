"""What waits for an editor is told where editors begin: on the start page of the admin, and on the board."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from directory.board.export import board_csv
from directory.board.figures import read_board
from directory.models import Closure, Review
from directory.reports.days import working_days_since
from directory.reviews.deciding import note_call
from tests.support.html import PageView, view
from tests.support.owners import TASKS, asked, make_entry, proposal_of
from tests.support.queries import warm_queries

pytestmark = pytest.mark.usefixtures("clock")

BOARD, HOME = "/admin/sociale-kaart/stand/", "/admin/"
FRIDAY = datetime(2031, 3, 7, 9, tzinfo=UTC)


def add_closure(fixed: Any) -> None:
    """An owner says that help stops."""
    values = {"created_at": timezone.now(), "due_on": timezone.localdate() + timedelta(days=2)}
    Closure.objects.create(service=make_entry(fixed), kind="stopped", from_day=date(2031, 3, 3), **values)


def lines(client: Client) -> list[Any]:
    """The rows of the panel, or the words for when there are none."""
    part = view(client, HOME).soup.select_one("#bijhouden-content")
    rows = part.select("tbody tr")
    return [[cell.get_text(strip=True) for cell in row.select("td")] for row in rows] or [part.get_text(strip=True)]


def waits() -> list[tuple[int, int, int, date | None]]:
    """How many wait on the board, how many too late, for how many working days, and until when there is time."""
    return [(row.number, row.late, row.oldest, row.due) for row in read_board().owners]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2031, 3, 7), 0),
        (date(2031, 3, 9), 0),
        (date(2031, 3, 10), 1),
        (date(2031, 3, 12), 3),
        (date(2031, 3, 6), 0),
    ],
)
def test_a_weekend_is_no_waiting(day: date, number: int) -> None:
    assert working_days_since(date(2031, 3, 7), day) == number


class TestStartPage:
    """Before anything else."""

    def test_tells_what_waits_and_how_long(self, fixed: Any, admin_client: Client, clock: Any) -> None:
        clock.move_to(FRIDAY)
        for number in range(2):
            proposal_of(asked(fixed, f"{number}@a.example"), email="a@b.example")
        add_closure(fixed)
        called = make_entry(fixed)
        Review.objects.create(service=called, opened_at=FRIDAY, call_since=FRIDAY, call_reason="nobody")
        clock.move_to(FRIDAY + timedelta(days=3))
        soon = lines(admin_client)
        clock.move_to(FRIDAY + timedelta(days=5))

        assert soon[0] == ["Wijzigingen van organisaties: 2", "De oudste wacht 1 werkdag", "Nakijken voor 11 maart"]
        assert lines(admin_client) == [
            ["Wijzigingen van organisaties: 2", "De oudste wacht 3 werkdagen", "2 zijn te laat"],
            ["Gestopt of tijdelijk dicht: 1", "De oudste wacht 3 werkdagen", "1 is te laat"],
            ["Bellijst: 1", "De oudste wacht 3 werkdagen", ""],
        ]

    def test_leads_to_the_list(self, fixed: Any, admin_client: Client) -> None:
        add_closure(fixed)

        link = view(admin_client, HOME).soup.select_one("#bijhouden-content a")["href"]

        assert link == f"{TASKS}#dicht"
        assert view(admin_client, TASKS).soup.find(id="dicht").get_text() == "Gestopt of tijdelijk dicht"

    def test_nobody_waits_is_said_of_organisations_and_of_colleagues_apart(
        self, fixed: Any, admin_client: Client
    ) -> None:
        empty = lines(admin_client)
        add_closure(fixed)
        text = view(admin_client, HOME).text

        assert empty[0].startswith("Geen organisatie wacht op u.")
        assert ("Geen collega wacht op uw oordeel." in text, "Niemand wacht" in text) == (True, False)

    @pytest.mark.parametrize(
        ("group", "seen"), [("Redacteuren", True), ("Moderatoren", True), ("ExpEx-auteurs", False)]
    )
    def test_is_for_who_may_decide(
        self, group: str, seen: bool, home: Any, client: Client, django_user_model: Any
    ) -> None:
        user = django_user_model.objects.create_user("iemand", password="x")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)

        assert (view(client, HOME).soup.select_one("#bijhouden-content") is not None) is seen

    def test_costs_the_same_for_more(self, fixed: Any, admin_client: Client) -> None:
        few = warm_queries(admin_client, HOME)
        for _number in range(3):
            add_closure(fixed)

        assert (few, warm_queries(admin_client, HOME)) == (29, 29)


class TestBoard:
    """Among the other numbers."""

    def test_counts_what_waits(self, fixed: Any, admin_client: Client, clock: Any) -> None:
        proposal_of(asked(fixed), email="a@b.example")
        clock.shift(timedelta(days=4))
        add_closure(fixed)

        assert waits() == [(1, 1, 4, date(2031, 3, 5)), (1, 0, 0, date(2031, 3, 9)), (0, 0, 0, None)]
        soup = PageView(admin_client.get(BOARD)).soup
        [row] = [row for row in soup.select(".board tbody tr") if "Wijzigingen van organisaties" in row.get_text()]
        assert [cell.get_text(strip=True) for cell in row.select("td")] == ["1", "1", "4 werkdagen", "5 maart 2031"]
        assert "antwoorden van organisaties;;;Gestopt of tijdelijk dicht;1" in board_csv(read_board()).decode()

    def test_who_was_called_about_is_not_counted(self, fixed: Any) -> None:
        now = timezone.now()
        review = Review.objects.create(service=make_entry(fixed), opened_at=now, call_since=now, call_reason="nobody")
        before = waits()[2]

        note_call(review=review, result="silent", user=None, now=now)

        assert (before, waits()[2]) == ((1, 0, 0, None), (0, 0, 0, None))

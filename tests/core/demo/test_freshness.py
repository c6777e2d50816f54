"""The demo knows when it is old: relative dates move along, and files that changed are seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import time_machine
from wagtail.models import Page

from core.demo.records import is_stale
from core.demo.run import DemoReport
from tests.support.content import TODAY, ContentTree

WEEK = timedelta(days=7)


def page_at(path: str) -> Any:
    return Page.objects.get(url_path=f"/wel{path}").specific


class TestDates:
    """Relative dates move along, so that a clone of a year old is not full of the past."""

    def reviewed(self) -> str:
        return str(page_at("/een/").reviewed_on)

    def test_within_a_week_they_stay(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")
        content.load()

        report = content.load(TODAY + WEEK)

        assert (report, self.reviewed()) == (DemoReport(unchanged=1), "2030-02-28")
        assert is_stale(content.root, TODAY + WEEK) is False

    def test_after_a_week_they_move(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")
        content.load()
        later = TODAY + WEEK + timedelta(days=1)

        stale = is_stale(content.root, later)
        report = content.load(later)

        assert (stale, report, self.reviewed()) == (True, DemoReport(updated=1), "2030-03-08")
        assert is_stale(content.root, later) is False

    def test_a_changed_file_within_the_week_keeps_the_day_of_the_others(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")
        content.load()

        content.page("home/een", reviewed_on="-2d")
        content.load(TODAY + timedelta(days=3))

        assert self.reviewed() == "2030-02-27"

    def test_today_is_the_day_on_the_clock(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")

        with time_machine.travel("2031-05-02 12:00", tick=False):
            content.load(None)  # type: ignore[arg-type]  # the clock decides

        assert self.reviewed() == "2031-05-01"


def test_an_empty_database_is_stale(content: ContentTree) -> None:
    assert is_stale(content.root, TODAY) is True


def test_a_changed_list_is_stale_until_it_is_loaded(content: ContentTree) -> None:
    content.load()
    content.write_yaml("core/redirects.yaml", [])

    before = is_stale(content.root, TODAY)
    content.load()

    assert (before, is_stale(content.root, TODAY)) == (True, False)

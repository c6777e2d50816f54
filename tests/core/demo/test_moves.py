"""Dates that move along: in the page and in what an editor sees of it, without a new version of the page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Revision

from academy.models import EventPage, LeergangPage
from core.demo.run import DemoReport
from directory.models import Service
from monitor.models import Figure
from tests.support.content import TODAY, ContentTree

LATER = TODAY + timedelta(days=10)
SERVICE = {"organization": "De Boot", "phones": [{"number": "0527 00 11 22"}], "assured_date": "-1m"}


def page_at(path: str) -> Any:
    return Page.objects.get(url_path=f"/wel{path}").specific


def test_columns_move_in_the_page_and_in_its_revision(content: ContentTree) -> None:
    content.page(
        "academy/koffie",
        type="event",
        kind="ontmoeting",
        starts_at="+14d 19:30",
        ends_at="2030-08-01 21:00",
        city="Urk",
        reviewed_on="-1d",
        published="-2d",
    )
    content.load()
    before = EventPage.objects.get()

    report = content.load(LATER)

    event = EventPage.objects.get()
    assert report == DemoReport(updated=1)
    assert (event.latest_revision_id, event.last_published_at) == (before.latest_revision_id, before.last_published_at)
    for shown in (event, event.get_latest_revision_as_object()):
        assert timezone.localtime(shown.starts_at).isoformat() == "2030-03-25T19:30:00+01:00"
        assert timezone.localtime(shown.ends_at).isoformat() == "2030-08-01T21:00:00+02:00"
        assert timezone.localtime(shown.first_published_at).isoformat() == "2030-03-09T09:00:00+01:00"
        assert shown.reviewed_on == date(2030, 3, 10)


def test_a_page_without_relative_dates_is_not_touched(content: ContentTree) -> None:
    content.page("home/een", reviewed_on="2030-01-01", published="2030-01-02")
    content.load()

    assert content.load(LATER) == DemoReport(unchanged=1)


def test_dates_that_moved_are_no_work_of_an_editor(content: ContentTree) -> None:
    content.page("home/een", reviewed_on="-1d")
    content.page("directory/boot", type="service", title="De Boot", service=SERVICE)
    content.load()
    content.load(LATER)
    content.page("home/een", title="Nieuw", reviewed_on="-1d")

    report = content.load(LATER + timedelta(days=10))

    assert report == DemoReport(updated=2)
    assert (page_at("/een/").title, str(page_at("/een/").reviewed_on)) == ("Nieuw", "2030-03-20")


def test_lists_of_a_page_move_in_the_page_and_in_its_revision(content: ContentTree) -> None:
    edition = {"name": "Voorjaar", "starts_on": "+1m", "ends_on": "+3m", "status": "open"}
    figure = {"label": "maatjes", "value": 12, "source": "Jaarverslag", "date": "-1d"}
    content.page("academy/coaches", type="leergang", track="coaches", editions=[edition])
    content.page("monitor/monitor", type="monitor", figures=[figure])
    content.load()
    revisions = Revision.objects.count()

    report = content.load(LATER)

    leergang, monitor = LeergangPage.objects.get(), page_at("/monitor/")
    assert (report, Revision.objects.count()) == (DemoReport(updated=2), revisions)
    for shown in (leergang, leergang.get_latest_revision_as_object()):
        assert [row.starts_on for row in shown.editions.all()] == [date(2030, 4, 11)]
    for shown in (monitor, monitor.get_latest_revision_as_object()):
        assert [row.date for row in shown.figures.all()] == [date(2030, 3, 10)]
    assert Figure.objects.count() == 1


def test_lists_with_fixed_dates_are_not_made_anew(content: ContentTree) -> None:
    figure = {"label": "maatjes", "value": 12, "source": "Jaarverslag", "date": "2029-12-31"}
    content.page("monitor/monitor", type="monitor", figures=[figure])
    content.load()
    pk = Figure.objects.get().pk

    assert content.load(LATER) == DemoReport(unchanged=1)
    assert Figure.objects.get().pk == pk


def test_the_day_of_the_last_check_moves_and_phones_stay(content: ContentTree) -> None:
    content.page("directory/boot", type="service", title="De Boot", service=SERVICE)
    content.load()
    phone = Service.objects.get().phones.get().pk

    report = content.load(LATER)

    service = Service.objects.get()
    assert (report, service.assured_date, service.phones.get().pk) == (DemoReport(updated=1), date(2030, 2, 11), phone)


@pytest.mark.parametrize("pages", [1, 3])
def test_a_page_costs_two_queries(content: ContentTree, pages: int) -> None:
    def refresh(day: date) -> int:
        with CaptureQueriesContext(connection) as queries:
            content.load(day)
        return len(queries)

    content.page("home/een")
    content.load()
    without = refresh(LATER)
    for number in range(pages):
        content.page(f"home/blad-{number}", "Tekst.\n\n## Kop\n", reviewed_on="-1d")
    content.load(LATER)

    with_pages = refresh(LATER + timedelta(days=10))

    assert with_pages - without == 1 + 2 * pages  # all revisions at once; then a page and its revision

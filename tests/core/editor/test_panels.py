"""The start page of the admin shows what waits for somebody, no more than that, and asks a fixed number of queries."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.editor import panels
from core.editor.reviews import due_of, reviews
from tests.support.html import PageView
from tests.support.pages import make_page
from tests.support.queries import warm_queries

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

DRAFTS, JUDGE, REVIEW = "concepten", "na-te-kijken", "controleren"


def rows(client: Client, panel: str) -> list[list[str]]:
    """The words in each cell of a panel; without a table the words under the heading."""
    seen = PageView(client.get("/admin/")).soup.select_one(f"#{panel}-content")
    assert seen is not None
    found = [[" ".join(cell.get_text().split()) for cell in row.select("td")] for row in seen.select("tbody tr")]
    return found or [[" ".join(seen.get_text().split())]]


def draft(parent: Any, owner: Any, title: str) -> Any:
    page = make_page("blog.StoryPage", parent, title=title, live=False, has_unpublished_changes=True, owner=owner)
    page.save_revision(user=owner)
    return page


def late(parent: Any, **values: Any) -> Any:
    return make_page("blog.StoryPage", parent, reviewed_on=date(2020, 1, 31), review_interval_months=1, **values)


def submit(page: Any, user: Any) -> None:
    page.get_workflow().start(page, user)


def test_somebody_without_work(colleague: Any, signed_in: Any) -> None:
    client = signed_in(colleague("anna", "Redacteuren"))

    found = {panel: rows(client, panel) for panel in (DRAFTS, JUDGE, REVIEW)}

    assert found == {
        DRAFTS: [[str(panels.DraftsPanel.empty)]],
        JUDGE: [[str(panels.ToJudgePanel.empty)]],
        REVIEW: [[str(panels.ReviewPanel.empty)]],
    }


def test_my_drafts_are_mine_and_the_newest_is_first(fixed: Any, colleague: Any, signed_in: Any) -> None:
    anna, bert = colleague("anna", "Redacteuren"), colleague("bert", "Redacteuren")
    parent = fixed("/verhalen/")
    draft(parent, anna, "Eerste")
    draft(parent, bert, "Van Bert")
    changed = make_page("blog.StoryPage", parent, title="Op de site", owner=bert)
    changed.save_revision(user=anna)
    make_page("blog.StoryPage", parent, title="Af", owner=anna)

    found = rows(signed_in(anna), DRAFTS)

    day = timezone.localdate()
    months = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]
    said = f"{day.day} {months[day.month - 1]}"
    assert found == [
        ["Op de site", "Verhaal", f"Staat op de site, uw wijziging van {said} nog niet"],
        ["Eerste", "Verhaal", f"Staat nog niet op de site, bewaard op {said}"],
    ]


def test_only_who_may_judge_sees_what_was_sent_in(fixed: Any, colleague: Any, signed_in: Any) -> None:
    anna, mo = colleague("anna", "Redacteuren"), colleague("mo", "Moderatoren")
    page = draft(fixed("/verhalen/"), anna, "Ingestuurd")
    submit(page, anna)

    seen = {name: [row[0] for row in rows(signed_in(user), JUDGE)] for name, user in (("anna", anna), ("mo", mo))}

    assert seen == {"anna": [str(panels.ToJudgePanel.empty)], "mo": ["Ingestuurd"]}


def test_my_checks_come_first_and_moderators_see_those_of_others(fixed: Any, colleague: Any, signed_in: Any) -> None:
    anna, mo = colleague("anna", "Redacteuren"), colleague("mo", "Moderatoren")
    parent = fixed("/verhalen/")
    late(parent, title="Van Anna", review_owner=anna)
    late(parent, title="Van niemand")
    late(parent, title="Van Mo", owner=mo)
    make_page("blog.StoryPage", parent, title="Op tijd", review_owner=anna)

    found = {user.username: [(row[0], row[2]) for row in rows(signed_in(user), REVIEW)] for user in (anna, mo)}

    since = "Moest voor 29 februari 2020, door "
    assert found == {
        "anna": [("Van Anna", f"{since}u")],
        "mo": [("Van Mo", f"{since}u"), ("Van Anna", f"{since}Anna"), ("Van niemand", f"{since}nog niemand")],
    }


def test_who_works_elsewhere_sees_nothing_of_it(fixed: Any, colleague: Any, signed_in: Any) -> None:
    author = colleague("ex", "ExpEx-auteurs")
    late(fixed("/verhalen/"), title="Van een ander", review_owner=author)

    assert rows(signed_in(author), REVIEW) == [[str(panels.ReviewPanel.empty)]]


@pytest.mark.parametrize("more", [0, 9])
def test_the_start_page_asks_a_fixed_number_of_queries(more: int, fixed: Any, colleague: Any, signed_in: Any) -> None:
    anna, mo = colleague("anna", "Redacteuren"), colleague("mo", "Moderatoren")
    parent = fixed("/verhalen/")
    for number in range(more + 1):
        draft(parent, mo, f"Concept {number}")
        late(parent, title=f"Oud {number}", review_owner=anna)
        submit(draft(parent, anna, f"Ingestuurd {number}"), anna)
    client = signed_in(mo)

    assert [len(rows(client, panel)) for panel in (DRAFTS, JUDGE, REVIEW)] == [more + 1] * 3
    assert warm_queries(client, "/admin/") == 38


@pytest.mark.parametrize(("panel", "query"), [(DRAFTS, "state=concept"), (REVIEW, "review=overdue")])
def test_more_than_fits_is_behind_a_link(panel: str, query: str, fixed: Any, colleague: Any, signed_in: Any) -> None:
    mo = colleague("mo", "Moderatoren")
    for number in range(panels.MOST + 1):
        page = late(fixed("/verhalen/"), title=f"Oud {number}", owner=mo)
        Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
    client = signed_in(mo)

    more = PageView(client.get("/admin/")).soup.select(f"#{panel}-content p a")

    assert len(rows(client, panel)) == panels.MOST
    assert [link["href"] for link in more] == [f"/admin/alle-paginas/?{query}"]
    assert client.get(str(more[0]["href"])).status_code == 200


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2019, 12, 1), 12, date(2020, 12, 1)),
        (date(2019, 11, 30), 15, date(2021, 2, 28)),
        (date(2019, 11, 30), 0, None),
    ],
)
def test_the_day_is_the_same_in_memory_and_in_the_database(
    reviewed: date, months: int, due: date | None, fixed: Any
) -> None:
    values = {"reviewed_on": reviewed, "review_interval_months": months}
    page = make_page("blog.StoryPage", fixed("/verhalen/"), **values)

    found = {one.page: one.due for one in reviews(Page.objects.filter(pk=page.pk), most=5)}

    assert due_of(page) == due
    assert found == ({} if due is None else {page.pk: due})


def test_a_page_that_was_never_checked_counts_from_its_first_day(fixed: Any) -> None:
    old = datetime(2021, 5, 1, 12, tzinfo=UTC)
    page = make_page("blog.StoryPage", fixed("/verhalen/"), first_published_at=old)
    make_page("blog.StoryPage", fixed("/verhalen/"), first_published_at=old, live=False)

    assert [(one.page, one.due) for one in reviews(Page.objects.all(), most=5)] == [(page.pk, date(2022, 5, 1))]

"""What is known of broken links follows the pages, and nobody waits for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.editor import link_faults
from core.models import BrokenLink, LinkScan
from core.services import broken_links
from core.services.broken_links import scan_all
from tests.support.links import REPORT, story, told
from tests.support.pages import make_page


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """Gives a block at whose end what waits for the database is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_links_are_read_before_the_database_is_locked(fixed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')
    scan_all()
    depths: list[int] = []

    def read(keys: Any = None) -> list[Any]:
        depths.append(len(connection.savepoint_ids))
        return link_faults.link_faults(keys)

    monkeypatch.setattr(broken_links, "link_faults", read)
    broken_links.scan_pages(keys={page.pk})
    broken_links.scan_all()

    assert depths == [len(connection.savepoint_ids)] * 2
    assert BrokenLink.objects.count() == 1


def test_a_page_that_went_while_its_links_were_read(fixed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')
    key = page.pk
    found = link_faults.link_faults({key})
    page.delete()
    monkeypatch.setattr(broken_links, "link_faults", lambda keys=None: found)

    broken_links.scan_all()

    assert ([fault.page for fault in found], BrokenLink.objects.count()) == ([key], 0)


def test_whoever_publishes_does_not_wait_for_the_links(fixed: Any, committed: Any) -> None:
    page = story(fixed("/verhalen/"), "hier")
    scan_all()
    page.body = [{"type": "text", "value": '<p><a href="/niets/">hier</a></p>'}]

    with committed():
        page.save_revision().publish()
        before = BrokenLink.objects.count()

    assert (before, BrokenLink.objects.count()) == (0, 1)


def test_a_page_that_is_mended_and_published_leaves_the_report(fixed: Any, admin_client: Any, committed: Any) -> None:
    page = story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')
    before = told(admin_client)

    page.body = [{"type": "text", "value": "<p>Zonder link.</p>"}]
    with committed():
        page.save_revision().publish()

    assert (len(before), told(admin_client, look=False)) == (1, [])


def test_the_report_follows_a_page_that_goes_and_comes_back(
    references: None, fixed: Any, admin_client: Any, committed: Any
) -> None:
    parent = fixed("/verhalen/")
    goal = make_page("blog.StoryPage", parent, title="Doel")
    story(parent, f'<a linktype="page" id="{goal.pk}">lees</a>')
    key = goal.pk
    seen = [told(admin_client)]

    for change in (goal.unpublish, goal.save_revision().publish, Page.objects.get(pk=key).delete):
        with committed():
            change()
        seen.append(told(admin_client, look=False))

    hidden, gone = "Deze pagina staat niet op de site.", "Deze pagina is weg."
    assert seen == [[], [("Verhaal", "Doel", hidden)], [], [("Verhaal", f"pagina {key}", gone)]]


def test_pages_below_a_page_that_goes_are_followed(
    references: None, fixed: Any, admin_client: Any, committed: Any
) -> None:
    goal = make_page("blog.BlogPage", fixed("/verhalen/expex/"), title="Doel")
    story(fixed("/verhalen/"), f'<a linktype="page" id="{goal.pk}">lees</a>')
    told(admin_client)

    with committed():
        fixed("/verhalen/expex/").unpublish()

    assert told(admin_client, look=False) == [("Verhaal", "Doel", "Deze pagina staat niet op de site.")]


def test_a_fault_keeps_the_day_on_which_it_was_found(fixed: Any, admin_client: Any) -> None:
    story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')
    told(admin_client)
    day = timezone.now() - timedelta(days=9)
    BrokenLink.objects.update(since=day)

    told(admin_client)

    assert [row.since for row in BrokenLink.objects.all()] == [day]


def test_only_who_may_see_the_report_may_look_again(client: Any, fixed: Any) -> None:
    story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')

    assert client.post(REPORT).url == f"{reverse('wagtailadmin_login')}?next={REPORT}"
    assert LinkScan.objects.count() == 0


def test_without_a_first_look_publishing_looks_at_nothing(fixed: Any, committed: Any) -> None:
    with committed():
        story(fixed("/verhalen/"), '<a href="/niets/">hier</a>').save_revision().publish()

    assert BrokenLink.objects.count() == 0

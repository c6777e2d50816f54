"""Whatever way a page is saved or published, a fault of the coach is logged and the page goes on."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, WorkflowTask

from readability import services
from readability.models import B1CheckTask, ReadabilityResult
from tests.support.difficult import EASY, HARD


@pytest.fixture(params=[False, True], ids=["well", "fault"])
def fault(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Once with a coach that works, once with one that fails at everything."""

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    if request.param:
        monkeypatch.setattr(services, "store_result", fail)
    return bool(request.param)


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What the coach says of its own faults."""
    caplog.set_level(logging.ERROR, logger="readability.services")
    return caplog


def check(log: pytest.LogCaptureFixture, *, fault: bool) -> None:
    """A fault is in the log with its place; without a fault the log is empty."""
    records = [record for record in log.records if record.name == "readability.services"]
    assert bool(records) == fault
    assert all(record.exc_info for record in records)


def page_of(revision: Any) -> Any:
    page = revision.content_object
    page.refresh_from_db()
    return page


@pytest.mark.parametrize("text", [HARD, EASY])
def test_saving_and_publishing_in_code(draft: Any, log: Any, fault: bool, text: str) -> None:
    revision = draft(text)

    revision.publish()

    assert page_of(revision).live
    assert ReadabilityResult.objects.filter(revision=revision).count() == (0 if fault else 1)
    check(log, fault=fault)


def test_bulk_publishing(draft: Any, admin_client: Any, log: Any, fault: bool) -> None:
    page = page_of(draft(HARD))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = admin_client.post(f"{url}?id={page.pk}&next=/admin/", {"include_descendants": "on"})

    page.refresh_from_db()
    assert (answer.status_code, page.live) == (302, True)
    check(log, fault=fault)


def test_scheduled_publishing(draft: Any, log: Any, fault: bool) -> None:
    page = page_of(draft(HARD))
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)

    call_command("publish_scheduled")

    assert page_of(revision).live
    check(log, fault=fault)


def test_the_end_of_a_workflow(draft: Any, admin_user: Any, log: Any, fault: bool) -> None:
    workflow = Workflow.objects.create(name="B1")
    WorkflowTask.objects.create(workflow=workflow, task=B1CheckTask.objects.create(name="Stap"), sort_order=1)
    page = page_of(draft(EASY))

    workflow.start(page, admin_user)

    page.refresh_from_db()
    assert page.live
    check(log, fault=fault)


def test_a_copy_of_a_page_with_its_revisions(draft: Any, log: Any, fault: bool) -> None:
    page = page_of(draft(HARD))

    copied = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, copy_revisions=True, keep_live=False)

    verdicts = ReadabilityResult.objects.filter(page_id=copied.pk).values_list("verdict", flat=True)
    assert set(verdicts) == (set() if fault else {"rood"})
    check(log, fault=fault)


BROKEN = [
    [],
    [{"type": "weg", "value": "een blok van vroeger", "id": "a"}],
    [{"type": "heading", "value": "geen struct", "id": "a"}],
    [{"type": "steps", "value": {"items": "geen lijst"}, "id": "a"}],
    [{"type": "image", "value": {"image": 999999}, "id": "a"}],
    [{"type": "text", "value": None, "id": "a"}],
    [{"type": "text", "value": 12, "id": "a"}],
    {"type": "text"},
    "geen JSON",
    None,
]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_a_value_of_an_older_version_has_no_text(draft: Any, body: Any) -> None:
    revision = draft(EASY)
    stored = body if isinstance(body, str | None) else json.dumps(body)
    revision.content = {**revision.content, "body": stored, "search_description": "Kom eens langs."}

    revision.save()

    result = ReadabilityResult.objects.get(revision=revision)
    assert (result.verdict, result.words) == ("te_kort", 3)

"""A red text of a strict page type is published with a reason only."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Workflow, WorkflowTask

from readability import services
from readability.models import B1CheckTask, ReadabilityResult
from tests.support.admin import edit_url, form_of
from tests.support.difficult import EASY, HARD, text_block

REASON = "Dit is de letterlijke tekst van de wet."


def page_of(revision: Any) -> Any:
    page = revision.content_object
    page.refresh_from_db()
    return page


def publish(client: Any, page: Any, text: str) -> Any:
    changes = {**text_block(text), "action-publish": "1"}
    return client.post(edit_url(page), form_of(client, edit_url(page), **changes))


def test_red_asks_and_keeps_the_draft(draft: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))

    answer = publish(admin_client, page, HARD)

    page.refresh_from_db()
    assert answer.url == reverse("b1:gate", args=[page.latest_revision_id])
    kept = page.get_latest_revision_as_object().search_text()
    assert (page.live, kept) == (False, HARD.strip())


def test_green_does_not_ask(draft: Any, admin_client: Any) -> None:
    page = page_of(draft(HARD))

    publish(admin_client, page, EASY)

    page.refresh_from_db()
    assert page.live


def test_with_a_reason_it_is_published(draft: Any, admin_client: Any) -> None:
    revision = draft(HARD)

    admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    assert page_of(revision).live
    assert ReadabilityResult.objects.get(revision=revision).reason == REASON


@pytest.mark.parametrize("reason", ["", "daarom"])
def test_without_words_it_is_not(draft: Any, admin_client: Any, reason: str) -> None:
    revision = draft(HARD)

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": reason})

    assert answer.status_code == 200
    assert not page_of(revision).live


@pytest.fixture
def workflow(db: None) -> Any:
    """A workflow of one step."""
    workflow = Workflow.objects.create(name="B1")
    WorkflowTask.objects.create(workflow=workflow, task=B1CheckTask.objects.create(name="B1-check"), sort_order=1)
    return workflow


def test_the_step_passes_an_easy_text(draft: Any, workflow: Any, admin_user: Any) -> None:
    page = page_of(draft(EASY))

    state = workflow.start(page, admin_user)

    assert (state.status, page_of(page.get_latest_revision()).live) == ("approved", True)


def test_the_step_sends_a_red_text_back_until_there_is_a_reason(draft: Any, workflow: Any, admin_user: Any) -> None:
    revision = draft(HARD)
    state = workflow.start(page_of(revision), admin_user)
    sent_back = state.status, state.current_task_state.status, state.current_task_state.comment.split(".")[0]
    services.keep_reason(revision=revision, reason=REASON)

    state.resume(admin_user)

    assert sent_back == ("needs_changes", "rejected", "Deze tekst is nog te moeilijk")
    assert (state.status, page_of(revision).live) == ("approved", True)

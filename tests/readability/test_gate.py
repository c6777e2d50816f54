"""A red text of a strict page type is published with a reason only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

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


def submit(client: Any, page: Any, text: str) -> Any:
    changes = {**text_block(text), "action-submit": "1"}
    return client.post(edit_url(page), form_of(client, edit_url(page), **changes))


@pytest.fixture
def checked(workflow: Any, home: Any) -> Any:
    """The whole site has this workflow, with a moderator after the B1 step."""
    moderators = GroupApprovalTask.objects.create(name="Moderator")
    WorkflowTask.objects.create(workflow=workflow, task=moderators, sort_order=2)
    WorkflowPage.objects.filter(page=home).delete()
    WorkflowPage.objects.create(workflow=workflow, page=home)
    return workflow


def stand(page: Any) -> tuple[str, str]:
    """Where the page is in the workflow."""
    state = type(page).objects.get(pk=page.pk).current_workflow_state
    return state.status, state.current_task_state.task.name


def test_sending_in_a_red_text_asks_why(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))

    answer = submit(admin_client, page, HARD)

    page.refresh_from_db()
    assert answer.url == reverse("b1:submit_gate", args=[page.latest_revision_id])
    assert page.get_latest_revision_as_object().search_text() == HARD.strip()
    assert stand(page) == ("needs_changes", "B1-check")


def test_a_reason_sends_it_on_to_the_moderator(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    gate = submit(admin_client, page, HARD).url

    refused = admin_client.post(gate, {"reason": "daarom"}), stand(page)
    admin_client.post(gate, {"reason": REASON})

    assert (refused[0].status_code, refused[1]) == (200, ("needs_changes", "B1-check"))
    assert stand(page) == ("in_progress", "Moderator")
    assert ReadabilityResult.objects.get(revision=page_of(page.get_latest_revision()).latest_revision).reason == REASON


def test_an_easier_text_goes_on_too(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, HARD)

    answer = submit(admin_client, page, EASY)

    assert answer.url == reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    assert stand(page) == ("in_progress", "Moderator")


def test_a_workflow_without_the_step_asks_too(draft: Any, home: Any, admin_client: Any) -> None:
    own = Workflow.objects.create(name="Eigen")
    WorkflowTask.objects.create(workflow=own, task=GroupApprovalTask.objects.create(name="Iemand"), sort_order=1)
    WorkflowPage.objects.filter(page=home).delete()
    WorkflowPage.objects.create(workflow=own, page=home)
    page = page_of(draft(EASY))

    gate = submit(admin_client, page, HARD).url
    admin_client.post(gate, {"reason": REASON})

    assert stand(page) == ("in_progress", "Iemand")
    assert [one.reason for one in ReadabilityResult.objects.exclude(reason="")] == [REASON]


@pytest.mark.parametrize("name", ["gate", "submit_gate"])
def test_who_may_not_edit_may_not_give_a_reason(draft: Any, client: Any, name: str) -> None:
    visitor = get_user_model().objects.create_user("auteur", password="geheim")
    visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(visitor)
    revision = draft(HARD)

    answer = client.post(reverse(f"b1:{name}", args=[revision.pk]), {"reason": REASON})

    assert answer.status_code == 302
    assert not ReadabilityResult.objects.exclude(reason="").exists()
    assert not page_of(revision).live


def test_a_page_for_later_waits_with_its_reason(draft: Any, admin_client: Any) -> None:
    page = page_of(draft(HARD))
    page.go_live_at = timezone.now() + timedelta(days=2)
    revision = page.save_revision()

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON}, follow=True)

    assert "komt online op het moment dat u koos" in answer.content.decode()
    assert (page_of(revision).live, page_of(revision).approved_schedule) == (False, True)


def test_a_short_text_with_findings_is_published_with_a_word_of_advice(draft: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))

    url = publish(admin_client, page, "Morgen start de implementatie.").url

    assert "Let op: de B1-coach heeft 1 tip voor deze korte tekst" in admin_client.get(url).content.decode()


def test_the_gate_tells_what_was_found(draft: Any, admin_client: Any) -> None:
    html = admin_client.get(reverse("b1:gate", args=[draft(HARD).pk])).content.decode()

    found = [item.get_text() for item in BeautifulSoup(html, "html.parser").select(".b1-gate__counts li")]
    assert "Lange zin: 6" in found

"""A red text goes into a workflow with a reason only, with and without the step of the coach."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from home.models import StandardPage
from readability import services
from readability.models import ReadabilityResult
from tests.support.admin import add_url, edit_url, form_of
from tests.support.difficult import EASY, HARD, text_block
from tests.support.gate import REASON, approve, in_workflow, page_of, stand, submit

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow


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


def test_sending_in_a_red_text_asks_why(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))

    answer = submit(admin_client, page, HARD)

    page.refresh_from_db()
    assert answer.url == reverse("b1:submit_gate", args=[page.latest_revision_id])
    assert page.get_latest_revision_as_object().search_text() == HARD.strip()
    assert in_workflow(page) is False


def test_a_reason_sends_it_on_to_the_moderator(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    gate = submit(admin_client, page, HARD).url

    refused = admin_client.post(gate, {"reason": "daarom"}), in_workflow(page)
    admin_client.post(gate, {"reason": REASON})

    assert (refused[0].status_code, refused[1]) == (200, False)
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
    waits = in_workflow(page)
    admin_client.post(gate, {"reason": REASON})

    assert (waits, stand(page)) == (False, ("in_progress", "Iemand"))
    assert [one.reason for one in ReadabilityResult.objects.exclude(reason="")] == [REASON]


def test_a_new_page_waits_for_its_reason_too(checked: Any, home: Any, admin_client: Any) -> None:
    url = add_url(StandardPage, home)
    changes = {**text_block(HARD), "title": "Thee", "slug": "thee", "action-submit": "1"}

    answer = admin_client.post(url, form_of(admin_client, url, **changes))

    page = StandardPage.objects.get(slug="thee")
    assert answer.url == reverse("b1:submit_gate", args=[page.latest_revision_id])
    assert in_workflow(page) is False


def test_sending_in_anew_goes_through_the_gate_and_starts_anew(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, EASY)
    old = StandardPage.objects.get(pk=page.pk).current_workflow_state
    old.current_task_state.reject(user=None)
    changes = {**text_block(HARD), "action-restart-workflow": "1"}

    gate = admin_client.post(edit_url(page), form_of(admin_client, edit_url(page), **changes)).url
    admin_client.post(gate, {"reason": REASON})

    old.refresh_from_db()
    assert (gate.endswith("?opnieuw=1"), old.status, stand(page)) == (True, "cancelled", ("in_progress", "Moderator"))


def test_a_moderator_who_makes_a_text_red_says_why(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, EASY)

    gate = approve(admin_client, page, HARD).url
    waits = stand(page), page_of(page.get_latest_revision()).live
    refused = admin_client.post(gate, {"reason": ""}).status_code, page_of(page.get_latest_revision()).live
    admin_client.post(gate, {"reason": REASON})

    assert gate == reverse("b1:approve_gate", args=[page_of(page.get_latest_revision()).latest_revision_id])
    assert (waits, refused) == ((("in_progress", "Moderator"), False), (200, False))
    page = page_of(page.get_latest_revision())
    assert (page.live, page.search_text(), in_workflow(page)) == (True, HARD.strip(), False)
    assert ReadabilityResult.objects.get(revision=page.live_revision).reason == REASON


def test_a_moderator_approves_an_easy_text_at_once(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, EASY)

    approve(admin_client, page, f"{EASY} Tot dan!")

    assert page_of(page.get_latest_revision()).live is True


def test_who_may_not_approve_stays_outside_the_gate(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    gate = submit(admin_client, page, HARD).url.replace("indienen", "goedkeuren")

    assert admin_client.post(gate, {"reason": REASON}).url == reverse("wagtailadmin_home")
    assert page_of(page.get_latest_revision()).live is False


@pytest.mark.parametrize("by_script", [False, True])
def test_approving_from_the_dashboard_goes_through_the_gate(
    draft: Any, checked: Any, admin_client: Any, by_script: bool
) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, EASY)
    admin_client.post(edit_url(page), form_of(admin_client, edit_url(page), **text_block(HARD)))
    state = StandardPage.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    headers = {"X-Requested-With": "XMLHttpRequest"} if by_script else {}

    answer = admin_client.post(url, {"comment": "Prima zo."}, headers=headers)
    gate = answer.json()["redirect"] if by_script else answer.url
    waits = page_of(page.get_latest_revision()).live
    admin_client.post(gate, {"reason": REASON})

    assert gate == reverse("b1:approve_gate", args=[page_of(page.get_latest_revision()).latest_revision_id])
    state.refresh_from_db()
    assert (waits, page_of(page.get_latest_revision()).live, state.comment) == (False, True, "Prima zo.")


def test_an_easy_text_is_approved_from_the_dashboard_at_once(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, EASY)
    state = StandardPage.objects.get(pk=page.pk).current_workflow_task_state

    admin_client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {})

    assert page_of(page.get_latest_revision()).live is True


def test_a_page_that_someone_else_decided_about_stays_as_it_is(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, EASY)
    gate = approve(admin_client, page, HARD).url
    StandardPage.objects.get(pk=page.pk).current_workflow_task_state.reject(user=None)

    admin_client.post(gate, {"reason": REASON})

    assert page_of(page.get_latest_revision()).live is False


def test_the_remark_of_a_moderator_is_kept_at_the_gate(draft: Any, checked: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))
    submit(admin_client, page, EASY)
    state = StandardPage.objects.get(pk=page.pk).current_workflow_task_state

    gate = approve(admin_client, page, HARD, **{"workflow-action-extra-data": '{"comment": "Mooi!"}'}).url
    admin_client.post(gate, {"reason": REASON})

    state.refresh_from_db()
    assert (state.status, state.comment) == ("approved", "Mooi!")

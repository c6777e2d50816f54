"""A red text of a strict page type is published with a reason only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowPage, WorkflowTask

from home.models import StandardPage
from readability import services
from readability.models import B1CheckTask, ReadabilityResult
from tests.support.admin import add_url, edit_url, form_of
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


def in_workflow(page: Any) -> bool:
    return type(page).objects.get(pk=page.pk).current_workflow_state is not None


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
    page = draft(HARD).as_object()
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


def test_an_old_tab_does_not_put_an_old_text_back(draft: Any, admin_client: Any) -> None:
    old = draft(HARD)
    page = page_of(old)
    publish(admin_client, page, EASY)

    answer = admin_client.post(reverse("b1:gate", args=[old.pk]), {"reason": REASON})

    page.refresh_from_db()
    assert answer.url == edit_url(page)
    assert page.search_text() == EASY.strip()
    assert not ReadabilityResult.objects.exclude(reason="").exists()


@pytest.mark.parametrize("name", ["gate", "submit_gate"])
def test_a_text_that_needs_no_reason_gets_none(draft: Any, checked: Any, admin_client: Any, name: str) -> None:
    revision = draft(EASY)

    answer = admin_client.post(reverse(f"b1:{name}", args=[revision.pk]), {"reason": REASON})

    assert (answer.url, page_of(revision).live) == (edit_url(page_of(revision)), False)
    assert not ReadabilityResult.objects.exclude(reason="").exists()


def test_a_draft_that_is_not_complete_stays_a_draft(draft: Any, admin_client: Any) -> None:
    page = draft(HARD).as_object()
    page.title = ""
    revision = page.save_revision(clean=False)

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    assert answer.url == edit_url(page)
    assert "De pagina is nog niet klaar" in admin_client.get(answer.url).content.decode()
    assert (page_of(revision).live, ReadabilityResult.objects.exclude(reason="").count()) == (False, 0)


def test_a_fault_while_publishing_keeps_no_reason(
    draft: Any, admin_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ValidationError({"slug": ["bestaat al"]})

    revision = draft(HARD)
    monkeypatch.setattr(Revision, "publish", fail)

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    assert answer.url == edit_url(page_of(revision))
    assert not ReadabilityResult.objects.exclude(reason="").exists()


@pytest.mark.parametrize("name", ["gate", "submit_gate"])
def test_a_locked_page_gets_no_reason(draft: Any, checked: Any, admin_client: Any, name: str) -> None:
    revision = draft(HARD)
    owner = get_user_model().objects.create_user("ander", password="geheim")
    Page.objects.filter(pk=revision.object_id).update(locked=True, locked_by=owner, locked_at=timezone.now())

    admin_client.post(reverse(f"b1:{name}", args=[revision.pk]), {"reason": REASON})

    assert not ReadabilityResult.objects.exclude(reason="").exists()


def test_the_history_tells_who_gave_the_reason(draft: Any, admin_client: Any, admin_user: Any) -> None:
    revision = draft(HARD)

    admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    result = ReadabilityResult.objects.get(revision=revision)
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[revision.object_id])).content.decode()
    assert (result.reason_by, result.reason_at is None) == (admin_user, False)
    assert f"Reden om toch door te gaan: {REASON}" in history

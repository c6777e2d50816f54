"""A decision of a moderator counts once, and the moderator hears what it did."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from blog.models import StoryPage
from core.page_checks import page_models
from tests.support.admin import ONE_HEADING, add_url, edit_url, form_of
from tests.support.pages import make_page

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}
REJECT = {
    "action-workflow-action": "true",
    "workflow-action-name": "reject",
    "workflow-action-extra-data": '{"comment": "Nog niet klaar."}',
}
WORDS = {"search_description": "Over een goede dag.", **ONE_HEADING}
NO_SUMMARY = "Schrijf eerst een samenvatting van één of twee zinnen."
NO_NAME = "Vul in wie dit vertelt. Een verzonnen naam mag ook."
NO_TEXT = "Schrijf eerst een stukje tekst. Een lege pagina kan niet op de site."


@pytest.fixture
def chief(home: Any, client: Client) -> Client:
    """Someone who may do everything."""
    client.force_login(get_user_model().objects.create_superuser("beheer", "b@voorbeeld.example", "x"))
    return client


@pytest.fixture
def submitted(fixed: Any) -> Any:
    """A blog that waits for a moderator."""
    page = make_page("blog.BlogPage", fixed("/verhalen/expex/"), title="Mijn dag", live=False)
    page.save_revision()
    page.get_workflow().start(page, None)
    return page


def status(page: Any) -> tuple[bool, str]:
    fresh = Page.objects.get(pk=page.pk)
    return fresh.live, fresh.workflow_states.get().status


def said(client: Client) -> list[str]:
    return [str(message) for message in client.get("/admin/").context["messages"]]


def test_autosave_does_not_decide(chief: Client, submitted: Any) -> None:
    url = edit_url(submitted)
    data = form_of(chief, url, **WORDS, **APPROVE)

    saved = chief.post(url, data, headers={"accept": "application/json"})

    assert (saved.status_code, saved.json()["success"]) == (400, False)
    assert status(submitted) == (False, "in_progress")


def test_autosave_still_saves(chief: Client, submitted: Any) -> None:
    url = edit_url(submitted)

    saved = chief.post(url, form_of(chief, url, title="Anders"), headers={"accept": "application/json"})

    assert (saved.status_code, saved.json()["success"]) == (200, True)
    assert Page.objects.get(pk=submitted.pk).get_latest_revision_as_object().title == "Anders"


def test_approval_is_told(chief: Client, submitted: Any) -> None:
    url = edit_url(submitted)

    chief.post(url, form_of(chief, url, **WORDS, **APPROVE))

    assert status(submitted) == (True, "approved")
    told = [message for message in said(chief) if "Goedgekeurd. Deze pagina staat nu op de site." in message]
    assert len(told) == 1
    assert 'href="/verhalen/expex/mijn-dag/"' in told[0]


def test_an_empty_page_can_be_sent_back_but_not_approved(chief: Client, submitted: Any) -> None:
    url = edit_url(submitted)

    refused = chief.post(url, form_of(chief, url, **APPROVE))
    before = status(submitted)
    chief.post(url, form_of(chief, url, **REJECT))

    assert refused.context["form"].errors == {"search_description": [NO_SUMMARY], "body": [NO_TEXT]}
    assert before == (False, "in_progress")
    assert status(submitted) == (False, "needs_changes")
    assert "U stuurde deze pagina terug." in " ".join(said(chief))


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_a_title_alone_is_not_enough_for_visitors(chief: Client, fixed: Any, action: str) -> None:
    url = add_url(StoryPage, fixed("/verhalen/"))

    answer = chief.post(url, form_of(chief, url, title="Leeg", slug="leeg", **{action: "1"}))

    assert answer.status_code == 200
    assert answer.context["form"].errors == {
        "search_description": [NO_SUMMARY],
        "person_name": [NO_NAME],
        "body": [NO_TEXT],
    }
    assert NO_TEXT in answer.content.decode()
    assert not Page.objects.filter(slug="leeg").exists()


def test_a_draft_may_be_empty(chief: Client, fixed: Any) -> None:
    url = add_url(StoryPage, fixed("/verhalen/"))

    answer = chief.post(url, form_of(chief, url, title="Leeg", slug="leeg"))

    assert answer.status_code == 302
    assert Page.objects.get(slug="leeg").live is False


def test_what_a_type_needs_is_in_its_form() -> None:
    unknown = {
        (model.__name__, name)
        for model in page_models()
        for group in model.essential
        for name in group
        if name not in model.get_edit_handler().get_form_class().base_fields
    }

    assert unknown == set()

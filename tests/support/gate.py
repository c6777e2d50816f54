"""What tests of the gate do as an editor, and where a page stands then."""

from __future__ import annotations

from typing import Any

from tests.support.admin import edit_url, form_of
from tests.support.difficult import text_block

__all__ = ["REASON", "approve", "in_workflow", "page_of", "publish", "stand", "submit"]

REASON = "Dit is de letterlijke tekst van de wet."


def page_of(revision: Any) -> Any:
    """The page of a revision as it is now."""
    page = revision.content_object
    page.refresh_from_db()
    return page


def publish(client: Any, page: Any, text: str) -> Any:
    """Publish this text in the form of an editor."""
    changes = {**text_block(text), "action-publish": "1"}
    return client.post(edit_url(page), form_of(client, edit_url(page), **changes))


def submit(client: Any, page: Any, text: str) -> Any:
    """Send this text in with the form of an editor."""
    changes = {**text_block(text), "action-submit": "1"}
    return client.post(edit_url(page), form_of(client, edit_url(page), **changes))


def approve(client: Any, page: Any, text: str, **more: str) -> Any:
    """Change the text to this one and approve it, as a moderator does."""
    changes = {**text_block(text), "action-workflow-action": "true", "workflow-action-name": "approve", **more}
    return client.post(edit_url(page), form_of(client, edit_url(page), **changes))


def stand(page: Any) -> tuple[str, str]:
    """Where the page is in the workflow."""
    state = type(page).objects.get(pk=page.pk).current_workflow_state
    return state.status, state.current_task_state.task.name


def in_workflow(page: Any) -> bool:
    """Whether somebody still has to judge the page."""
    return type(page).objects.get(pk=page.pk).current_workflow_state is not None

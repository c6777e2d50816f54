"""A page with a revision, easy or difficult, and workflows with the step of the coach."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from readability.models import B1CheckTask
from tests.support.difficult import BLOCK_ID
from tests.support.pages import make_page

Draft = Callable[[str], Any]


@pytest.fixture
def draft(home: Any) -> Draft:
    """Makes a page of a strict type that is not published, with this text in a block; gives its revision."""
    numbers = count(1)

    def make(text: str) -> Any:
        number = next(numbers)
        slug = "koffie" if number == 1 else f"koffie-{number}"
        page = make_page("home.StandardPage", home, live=False, title="Koffie", slug=slug)
        page.body = [{"type": "text", "value": f"<p>{text}</p>", "id": BLOCK_ID}]
        return page.save_revision()

    return make


@pytest.fixture
def workflow(db: None) -> Any:
    """A workflow of one step."""
    workflow = Workflow.objects.create(name="B1")
    WorkflowTask.objects.create(workflow=workflow, task=B1CheckTask.objects.create(name="B1-check"), sort_order=1)
    return workflow


@pytest.fixture
def checked(workflow: Any, home: Any) -> Any:
    """The whole site has this workflow, with a moderator after the B1 step."""
    moderators = GroupApprovalTask.objects.create(name="Moderator")
    WorkflowTask.objects.create(workflow=workflow, task=moderators, sort_order=2)
    WorkflowPage.objects.filter(page=home).delete()
    WorkflowPage.objects.create(workflow=workflow, page=home)
    return workflow

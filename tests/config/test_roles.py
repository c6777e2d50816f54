"""What each group may do, tried through the admin as a member of that group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PagePermissionTester
from wagtail.permissions import policy_registry

from blog.models import BlogPage
from config.setup import ensure_roles, roles
from config.setup.roles import ROLES, Role
from core.models import CustomDocument, CustomImage, Theme
from directory.models import Organisation
from regioplan.models import GlossaryTerm
from tests.support.languages import make_translation
from tests.support.pages import make_page

EVERY_PLACE = ("/", "/verhalen/expex/", "/verhalen/oco-almere/", "/agenda/", "/academie/", "/over/")
Member = Callable[[str], Any]


@pytest.fixture
def member(home: Any) -> Member:
    """Makes a user of a group: ``member("Redacteuren")``."""

    def make(group: str) -> Any:
        user = get_user_model().objects.create_user(f"u{Group.objects.get(name=group).pk}", "u@voorbeeld.example", "x")
        user.groups.add(Group.objects.get(name=group))
        return get_user_model().objects.get(pk=user.pk)

    return make


def places(user: Any, fixed: Any, right: str) -> set[str]:
    """Where a user has a right on the page itself."""
    return {path for path in EVERY_PLACE if getattr(PagePermissionTester(user, fixed(path)), right)()}


ALL = set(EVERY_PLACE)


@pytest.mark.parametrize(
    ("group", "add", "edit", "publish"),
    [
        ("Redacteuren", ALL, ALL, set()),
        ("Moderatoren", ALL, ALL, ALL),
        ("ExpEx-auteurs", {"/verhalen/expex/"}, set(), set()),
        ("OCO-auteurs", {"/verhalen/oco-almere/"}, set(), set()),
        ("Coördinatoren academie", {"/agenda/", "/academie/"}, {"/agenda/", "/academie/"}, {"/agenda/", "/academie/"}),
    ],
)
def test_where_a_group_works(
    group: str, add: set[str], edit: set[str], publish: set[str], member: Member, fixed: Any
) -> None:
    user = member(group)

    assert places(user, fixed, "can_add_subpage") == add - {"/agenda/"} | (add & {"/agenda/"})
    assert places(user, fixed, "can_edit") == edit
    assert places(user, fixed, "can_publish") == publish
    assert places(user, fixed, "can_unpublish") == publish
    assert places(user, fixed, "can_set_view_restrictions") == publish


def test_every_group_enters_the_admin_and_none_the_settings(member: Member) -> None:
    for role in ROLES:
        user, client = member(role.name), Client()
        client.force_login(user)

        assert client.get("/admin/").status_code == 200
        for name in ("wagtailusers_users:index", "wagtailsites:index", "wagtailadmin_workflows:index"):
            assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_group_may_put_pictures_and_files_on_its_pages(role: Any, member: Member) -> None:
    user = member(role.name)

    for model in (CustomImage, CustomDocument):
        policy = policy_registry.get_by_type(model)
        assert [policy.user_has_permission(user, action) for action in ("add", "choose")] == [True, True]


@pytest.mark.parametrize(
    ("group", "words", "themes", "organisations"),
    [
        ("Redacteuren", True, False, True),
        ("Moderatoren", True, True, True),
        ("ExpEx-auteurs", False, False, False),
        ("Coördinatoren academie", False, False, False),
    ],
)
def test_which_lists_a_group_keeps(group: str, words: bool, themes: bool, organisations: bool, member: Member) -> None:
    user = member(group)
    expected = {GlossaryTerm: words, Theme: themes, Organisation: organisations}

    for model, allowed in expected.items():
        label, name = model._meta.app_label, model._meta.model_name
        held = [user.has_perm(f"{label}.{action}_{name}") for action in ("add", "change", "delete", "view")]
        assert held == [allowed] * 4


def test_an_author_edits_only_what_is_their_own(member: Member, fixed: Any) -> None:
    author, other = member("ExpEx-auteurs"), get_user_model().objects.create_user("ander", "a@voorbeeld.example", "x")
    parent = fixed("/verhalen/expex/")
    own = make_page("blog.BlogPage", parent, title="Van mij", owner=author, live=False)
    theirs = make_page("blog.BlogPage", parent, title="Van een ander", owner=other, live=False)

    rights = [PagePermissionTester(author, page).can_edit() for page in (own, theirs)]

    assert rights == [True, False]
    assert PagePermissionTester(author, own).can_publish() is False


def test_editors_of_a_translated_tree(member: Member, fixed: Any) -> None:
    english = make_translation(fixed("/over/"))
    ensure_roles()

    assert PagePermissionTester(member("Redacteuren"), english).can_edit() is True
    assert PagePermissionTester(member("Moderatoren"), english).can_publish() is True


def test_a_permission_that_does_not_exist_is_no_silent_gap(home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "ROLES", (Role("Vrijwilligers", ("/",), ("add_page",), ("core.gemente",)),))

    with pytest.raises(KeyError, match=r"core\.add_gemente"):
        ensure_roles()


class TestWorkflow:
    """A story goes past a moderator before it is online."""

    @staticmethod
    def post(client: Client, page: Any, action: str) -> Any:
        from tests.support.admin import ONE_HEADING, edit_url, form_of

        url = edit_url(page)
        words = {"search_description": "Over een goede dag.", **ONE_HEADING}
        return client.post(url, form_of(client, url, **words, **{action: "1"}))

    def test_an_author_can_not_publish_but_can_ask(self, member: Member, fixed: Any, client: Client) -> None:
        author, moderator = member("ExpEx-auteurs"), member("Moderatoren")
        moderator.email = "moderator@voorbeeld.example"
        moderator.save()
        page = make_page("blog.BlogPage", fixed("/verhalen/expex/"), title="Mijn dag", owner=author, live=False)
        page.save_revision(user=author)
        client.force_login(author)

        self.post(client, page, "action-publish")
        published = BlogPage.objects.get(pk=page.pk).live
        self.post(client, page, "action-submit")

        page = BlogPage.objects.get(pk=page.pk)
        state = page.current_workflow_state
        assert (published, page.live) == (False, False)
        assert (state.status, state.requested_by) == ("in_progress", author)
        assert state.current_task_state.task.name == "Controle door een moderator"
        assert [message.to for message in mail.outbox] == [["moderator@voorbeeld.example"]]

    def test_a_moderator_puts_it_online(self, member: Member, fixed: Any) -> None:
        author, moderator = member("ExpEx-auteurs"), member("Moderatoren")
        page = make_page("blog.BlogPage", fixed("/verhalen/expex/"), title="Mijn dag", owner=author, live=False)
        page.save_revision(user=author)
        page.get_workflow().start(page, author)
        task_state = page.current_workflow_task_state

        actions = {
            user.username: [name for name, _label, _modal in task_state.task.specific.get_actions(page, user)]
            for user in (author, moderator)
        }
        task_state.approve(user=moderator)

        assert actions[author.username] == []
        assert "approve" in actions[moderator.username]
        assert Page.objects.get(pk=page.pk).live is True

    def test_a_page_anywhere_has_the_same_check(self, fixed: Any) -> None:
        assert {fixed(path).get_workflow().name for path in EVERY_PLACE} == {"Moderatie"}

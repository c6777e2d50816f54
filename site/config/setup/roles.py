"""Groups, what they may do, and the workflow in which moderators check the work of others."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

__all__ = ["ROLES", "Role", "ensure_roles"]

_ALL = ("add", "change", "delete", "view")
_SHARED_SNIPPETS = ("core.gemeente", "core.theme", "core.healthdimension", "core.audience", "core.helpline")
_WRITING_SNIPPETS = ("regioplan.glossaryterm",)
_DIRECTORY_SNIPPETS = ("directory.service", "directory.organisation", "directory.location")


@dataclass(frozen=True, slots=True)
class Role:
    """One group: where in the tree it works, what it may do there, and which other things it keeps."""

    name: str
    pages: tuple[str, ...]
    page_actions: tuple[str, ...]
    snippets: tuple[str, ...] = ()
    images: bool = True


EDITORS, MODERATORS = "Redacteuren", "Moderatoren"
ROLES: tuple[Role, ...] = (
    Role(EDITORS, ("/",), ("add_page", "change_page"), _WRITING_SNIPPETS + _DIRECTORY_SNIPPETS),
    Role(
        MODERATORS,
        ("/",),
        ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        _WRITING_SNIPPETS + _DIRECTORY_SNIPPETS + _SHARED_SNIPPETS,
    ),
    Role("ExpEx-auteurs", ("/verhalen/expex/",), ("add_page",)),
    Role("OCO-auteurs", ("/verhalen/oco-almere/",), ("add_page",)),
    Role("Coördinatoren academie", ("/academie/", "/agenda/"), ("add_page", "change_page", "publish_page")),
)


def _permission(label: str, action: str) -> Permission | None:
    app, model = label.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=f"{action}_{model}").first()


def _rename_default_groups() -> None:
    """Wagtail makes two English groups; they get the Dutch name instead of standing beside ours."""
    for old, new in (("Editors", EDITORS), ("Moderators", MODERATORS)):
        if not Group.objects.filter(name=new).exists():
            Group.objects.filter(name=old).update(name=new)


def _grant(role: Role, home: Page) -> Group:
    group, _created = Group.objects.get_or_create(name=role.name)
    wanted = [Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")]
    wanted += [found for label in role.snippets for action in _ALL if (found := _permission(label, action))]
    group.permissions.add(*wanted)
    for path in role.pages:
        page = Page.objects.filter(url_path=f"{home.url_path.rstrip('/')}{path}").first()
        for codename in role.page_actions if page is not None else ():
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    if role.images:
        root = Collection.get_first_root_node()
        for codename in ("add_customimage", "choose_customimage", "add_customdocument", "choose_customdocument"):
            for permission in Permission.objects.filter(codename=codename):
                GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    return group


def _drop_root_permissions(groups: list[Group]) -> None:
    """Wagtail's default groups may edit the invisible root; ours work inside the site."""
    GroupPagePermission.objects.filter(group__in=groups, page__depth=1).delete()


def _ensure_workflow(moderators: Group, home: Page) -> None:
    """One step: a moderator looks. Applies to the whole site."""
    workflow = Workflow.objects.filter(name__in=["Moderators approval", "Moderatie"]).first()
    if workflow is None:
        workflow = Workflow.objects.create(name="Moderatie", active=True)
    Workflow.objects.filter(pk=workflow.pk).update(name="Moderatie", active=True)
    link = WorkflowTask.objects.filter(workflow=workflow).first()
    task = GroupApprovalTask.objects.filter(pk=link.task_id).first() if link else None
    if task is None:
        task = GroupApprovalTask.objects.create(name="Controle door een moderator", active=True)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    GroupApprovalTask.objects.filter(pk=task.pk).update(name="Controle door een moderator")
    task.groups.set([moderators])
    WorkflowPage.objects.filter(workflow=workflow).exclude(page=home).delete()
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})


@transaction.atomic
def ensure_roles() -> None:
    """Make or complete groups, permissions and the workflow; what an administrator added stays."""
    _rename_default_groups()
    home = Site.objects.get(is_default_site=True).root_page
    groups = [_grant(role, home) for role in ROLES]
    _drop_root_permissions(groups)
    _ensure_workflow(next(group for group in groups if group.name == MODERATORS), home)

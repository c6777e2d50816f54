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

from readability.models import B1CheckTask

__all__ = ["ROLES", "Role", "ensure_roles"]

_ALL = ("add", "change", "delete", "view")
_SHARED_SNIPPETS = (
    "core.gemeente",
    "core.theme",
    "core.healthdimension",
    "core.audience",
    "core.helpline",
    "core.sitealert",
    "search.crisisphrase",
    "search.compoundpart",
    "search.stemexception",
    "search.ambiguousplace",
)
_WRITING_SNIPPETS = (
    "regioplan.glossaryterm",
    "regioplan.glossaryexception",
    "readability.jargonentry",
    "readability.allowedword",
    "search.synonym",
)
#: Wagtail asks for the permissions of its own models, also where a project has its own.
_UPLOAD_PERMISSIONS = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
_DIRECTORY_SNIPPETS = ("directory.service", "directory.organisation", "directory.location")


@dataclass(frozen=True, slots=True)
class Role:
    """One group: where in the tree it works, what it may do there, and which other things it keeps."""

    name: str
    pages: tuple[str, ...]
    page_actions: tuple[str, ...]
    snippets: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    images: bool = True


#: Reports of visitors: editors close them.
_CLOSE_REPORTS = ("directory.view_report", "directory.change_report")
#: What visitors look for: numbers only. What search suggests besides titles.
_IMPROVE_SEARCH = (
    "search.view_searchcount",
    *(f"search.{action}_approvedquery" for action in ("add", "delete", "view")),
)
_READ_MESSAGES = ("home.view_contactmessage", "home.view_pagevote")
_STEER = (
    *_READ_MESSAGES,
    "home.delete_contactmessage",
    "home.delete_pagevote",
    "directory.delete_report",
    *(f"wagtailredirects.{action}_redirect" for action in _ALL),
    *(f"wagtailsearchpromotions.{action}_searchpromotion" for action in _ALL),
)
_TRANSLATE = ("wagtail_localize.submit_translation",)
_WORKFLOW, _WORKFLOW_STEP, _B1_STEP = "Moderatie", "Controle door een moderator", "B1-check"
EDITORS, MODERATORS = "Redacteuren", "Moderatoren"
ROLES: tuple[Role, ...] = (
    Role(
        EDITORS,
        ("/",),
        ("add_page", "change_page"),
        _WRITING_SNIPPETS + _DIRECTORY_SNIPPETS,
        _READ_MESSAGES + _TRANSLATE + _CLOSE_REPORTS + _IMPROVE_SEARCH,
    ),
    Role(
        MODERATORS,
        ("/",),
        ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        _WRITING_SNIPPETS + _DIRECTORY_SNIPPETS + _SHARED_SNIPPETS,
        _STEER + _TRANSLATE + _CLOSE_REPORTS + _IMPROVE_SEARCH,
    ),
    Role("ExpEx-auteurs", ("/verhalen/expex/",), ("add_page",)),
    Role("OCO-auteurs", ("/verhalen/oco-almere/",), ("add_page",)),
    Role("Coördinatoren academie", ("/academie/", "/agenda/"), ("add_page", "change_page", "publish_page")),
)


def _all_permissions() -> dict[str, Permission]:
    """Every permission by ``app.codename``. One that a role names and that is not here is a fault: a KeyError."""
    rows = Permission.objects.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}": row for row in rows}


def _wanted(role: Role) -> list[str]:
    """What a group may do anywhere, as ``app.codename``."""
    kept = (label.split(".") for label in role.snippets)
    return [
        "wagtailadmin.access_admin",
        *(f"{app}.{action}_{model}" for app, model in kept for action in _ALL),
        *role.permissions,
    ]


def _rename_default_groups() -> None:
    """Wagtail makes two English groups; they get the Dutch name instead of standing beside ours."""
    for old, new in (("Editors", EDITORS), ("Moderators", MODERATORS)):
        if not Group.objects.filter(name=new).exists():
            Group.objects.filter(name=old).update(name=new)


def _grant(role: Role, home: Page, permissions: dict[str, Permission]) -> Group:
    group, _created = Group.objects.get_or_create(name=role.name)
    group.permissions.add(*(permissions[name] for name in _wanted(role)))
    for page in (found for path in role.pages for found in _pages_at(home, path)):
        for codename in role.page_actions:
            permission = permissions[f"wagtailcore.{codename}"]
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    if role.images:
        root = Collection.get_first_root_node()
        for name in _UPLOAD_PERMISSIONS:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permissions[name])
    return group


def _pages_at(home: Page, path: str) -> list[Page]:
    """The page at this address in every language in which it exists."""
    page = Page.objects.filter(url_path=f"{home.url_path.rstrip('/')}{path}").first()
    return [] if page is None else list(page.get_translations(inclusive=True))


def _drop_root_permissions(groups: list[Group]) -> None:
    """Wagtail's default groups may edit the invisible root; ours work inside the site."""
    GroupPagePermission.objects.filter(group__in=groups, page__depth=1).delete()


def _ensure_workflow(moderators: Group, home: Page) -> None:
    """Two steps: the B1 check, then a moderator looks. For the whole site, where nothing else was chosen."""
    english = "Moderators approval"  # Wagtail makes a workflow and a step with this name; ours take their place
    Workflow.objects.filter(name=english).update(name=_WORKFLOW)
    GroupApprovalTask.objects.filter(name=english).update(name=_WORKFLOW_STEP)
    workflow = Workflow.objects.filter(name=_WORKFLOW).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=_WORKFLOW, active=True)
    is_empty = not WorkflowTask.objects.filter(workflow=workflow).exists()
    if is_empty:
        task = GroupApprovalTask.objects.create(name=_WORKFLOW_STEP, active=True)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    _ensure_b1_step(workflow, is_new=is_empty)
    for step in GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow, name=_WORKFLOW_STEP):
        step.groups.add(moderators)
    WorkflowPage.objects.filter(workflow=workflow, page__depth=1).delete()
    for page in home.get_translations(inclusive=True):
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})


def _ensure_b1_step(workflow: Workflow, *, is_new: bool) -> None:
    """Put the B1 check in front once; where an administrator takes it out of the workflow, it stays out."""
    task, is_made = B1CheckTask.objects.get_or_create(name=_B1_STEP)
    if not (is_made or is_new):
        return
    steps = WorkflowTask.objects.filter(workflow=workflow).order_by("sort_order", "pk")
    for place, step in enumerate(steps, start=1):
        WorkflowTask.objects.filter(pk=step.pk).update(sort_order=place)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)


@transaction.atomic
def ensure_roles() -> None:
    """Make or complete groups, permissions and the workflow; what an administrator added stays."""
    _rename_default_groups()
    home = Site.objects.get(is_default_site=True).root_page
    permissions = _all_permissions()
    groups = [_grant(role, home, permissions) for role in ROLES]
    _drop_root_permissions(groups)
    _ensure_workflow(next(group for group in groups if group.name == MODERATORS), home)

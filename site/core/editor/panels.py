"""Panels on the start page of the admin: what waits for this person. Each asks a fixed number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page, TaskState, get_default_page_content_type
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.editor.examples import in_examples
from core.editor.reviews import reviews

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

__all__ = ["MOST", "DraftsPanel", "ReviewPanel", "ToJudgePanel", "WorkPanel", "add_work_panels"]

#: So many rows of each kind stand on the start page; the list behind the panel has all of them.
MOST: Final = 10


class WorkPanel(Component):
    """A table of pages with a word about each; without pages it says what that means."""

    name: ClassVar[str]
    order: ClassVar[int]
    heading: ClassVar[_StrPromise]
    empty: ClassVar[_StrPromise]
    more_label: ClassVar[_StrPromise]
    template_name = "admin/work_panel.html"

    def rows(self, user: Any) -> list[dict[str, Any]]:
        """The rows: page, kind, note and day."""
        raise NotImplementedError

    def more_url(self) -> str:
        """The address of the list with everything."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """One row more than shown tells that there are more."""
        rows = self.rows(parent_context["request"].user)
        has_more = len(rows) > MOST
        return {
            "id": self.name,
            "heading": self.heading,
            "rows": rows[:MOST],
            "empty": self.empty,
            "more_url": self.more_url() if has_more else "",
            "more_label": self.more_label,
        }


def _row(page: Page, note: str, url: str = "") -> dict[str, Any]:
    kind = getattr(page.cached_content_type.model_class(), "kind_label", page.page_type_display_name)
    address = url or reverse("wagtailadmin_pages:edit", args=[page.pk])
    return {"title": page.get_admin_display_title(), "url": address, "kind": kind, "note": note}


def _names(keys: Iterable[int | None]) -> dict[int | None, str]:
    """Names of people by their key: one query."""
    people = get_user_model().objects.filter(pk__in={key for key in keys if key is not None})
    return {person.pk: person.get_full_name() or person.get_username() for person in people}


def _day(moment: Any) -> str:
    return date_format(localtime(moment), "j F") if moment else ""


class DraftsPanel(WorkPanel):
    """Pages that this person made or changed last and that visitors don't see as they are now."""

    name = "concepten"
    order = 20
    heading = gettext_lazy("Mijn concepten")
    empty = gettext_lazy("U heeft geen concepten. Alles wat u schreef, staat op de site of ligt bij een collega.")
    more_label = gettext_lazy("Bekijk alle pagina's met een concept")

    def rows(self, user: Any) -> list[dict[str, Any]]:
        """The newest first."""
        mine = Q(owner=user) | Q(latest_revision__user=user)
        allowed = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
        mine &= ~Q(in_examples())
        pages = Page.objects.filter(mine, has_unpublished_changes=True, alias_of=None, pk__in=allowed.values("pk"))
        newest = pages.order_by("-latest_revision_created_at", "-pk")[: MOST + 1]
        return [_row(page, self._note(page)) for page in newest]

    def _note(self, page: Page) -> str:
        words = _("Staat op de site, uw wijziging van %(day)s nog niet")
        if not page.live:
            words = _("Staat nog niet op de site, bewaard op %(day)s")
        return words % {"day": _day(page.latest_revision_created_at)}

    def more_url(self) -> str:
        """The list of all pages with a draft."""
        return f"{reverse('all_pages:index')}?{urlencode({'state': 'concept'})}"


class ToJudgePanel(WorkPanel):
    """Pages that colleagues sent in and that wait for a decision of this person."""

    name = "na-te-kijken"
    order = 30
    heading = gettext_lazy("Wacht op uw oordeel")
    empty = gettext_lazy("Geen collega wacht op uw oordeel. Stuurt iemand een pagina in, dan staat die hier.")
    more_label = gettext_lazy("Bekijk alles wat wacht")

    def rows(self, user: Any) -> list[dict[str, Any]]:
        """The longest waiting first, with who sent it in."""
        waiting = TaskState.objects.reviewable_by(user).filter(
            workflow_state__base_content_type=get_default_page_content_type()
        )
        states = list(
            waiting.order_by("started_at", "pk")
            .values_list("workflow_state__object_id", "started_at", "workflow_state__requested_by")
            .distinct()[: MOST + 1]
        )
        pages = Page.objects.in_bulk([int(key) for key, _start, _who in states])
        names = _names(who for _key, _start, who in states)
        rows = []
        for key, start, who in states:
            page = pages.get(int(key))
            if page is not None:
                words = _("Ingestuurd op %(day)s door %(name)s") if who in names else _("Ingestuurd op %(day)s")
                rows.append(_row(page, words % {"day": _day(start), "name": names.get(who, "")}))
        return rows

    def more_url(self) -> str:
        """Wagtail's report of tasks."""
        return f"{reverse('wagtailadmin_reports:workflow_tasks')}?{urlencode({'reviewable': 'on'})}"


class ReviewPanel(WorkPanel):
    """Pages past their review date: first those of this person; who may publish sees those of others below them."""

    name = "controleren"
    order = 40
    heading = gettext_lazy("Opnieuw controleren")
    empty = gettext_lazy("Alles is op tijd gecontroleerd. Moet u weer naar een pagina kijken, dan staat die hier.")
    more_label = gettext_lazy("Bekijk alle pagina's die u moet controleren")

    def rows(self, user: Any) -> list[dict[str, Any]]:
        """The longest waiting first."""
        policy = PagePermissionPolicy()
        found = reviews(policy.instances_user_has_permission_for(user, "change"), most=MOST + 1, owner=user.pk)
        public = policy.instances_user_has_permission_for(user, "publish")
        found += reviews(public, most=MOST + 1, owner=user.pk, others=True)
        pages = Page.objects.in_bulk([one.page for one in found])
        names = _names(one.owner for one in found)
        rows = []
        for one in found[: MOST + 1]:
            day = date_format(one.due, "j F Y")
            who = _("u") if one.owner == user.pk else names.get(one.owner, _("nog niemand"))
            note = _("Moest voor %(day)s, door %(name)s") % {"day": day, "name": who}
            rows.append(_row(pages[one.page], note))
        return rows

    def more_url(self) -> str:
        """The list of all pages that have to be checked."""
        return f"{reverse('all_pages:index')}?{urlencode({'review': 'overdue'})}"


def add_work_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put the panels on the start page; a function for the hook ``construct_homepage_panels``.

    Ours takes the place of Wagtail's table of tasks, which asks some queries more for each row and has no end.
    """
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels += [DraftsPanel(), ToJudgePanel(), ReviewPanel()]

"""The screens of editors: what waits for them, and one proposal beside what stands on the site now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from core.cleaning import plain_lines
from directory.enums import CallResult, ProposalState
from directory.models import Closure, Contact, Proposal, Review, Service
from directory.reviews.applying import differences, needs_page, stamp_of
from directory.reviews.deciding import approve, judge_closure, note_call, reject
from directory.reviews.facts import dutch_page
from directory.reviews.related import related_facts

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from directory.reviews.applying import Difference

__all__ = ["ProposalView", "TasksView", "menu_item", "urls"]

_PER_PAGE: Final = 50
_LONGEST_REASON: Final = 1000
#: The answer that an owner's words go over those of who changed the same fact since.
_TAKE: Final = "neem"
_POLICY: Final = ModelPermissionPolicy(Service)


class _Screen(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """For who may change facts."""

    header_icon = "mobile-alt"
    permission_policy = _POLICY
    permission_required = "change"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class TasksView(_Screen):
    """Proposals, closures and the call list: the oldest first."""

    page_title = gettext_lazy("Bijhouden")
    template_name = "admin/directory_tasks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each list with its entries, in a fixed number of queries."""
        people = Prefetch("service__contacts", Contact.objects.order_by("sort_order", "pk"))
        calls = Review.objects.filter(closed_at=None, call_since__isnull=False).select_related("service__organisation")
        calls = calls.prefetch_related(people, "service__phones", "successions").order_by(
            "called_at", "call_since", "pk"
        )
        closures = Closure.objects.filter(checked_at=None).select_related("service")
        waiting = Proposal.objects.filter(state=ProposalState.WAITING).select_related("service")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "today": timezone.localdate(),
            "proposals": self._part(waiting.order_by("due_on", "pk"), "wijziging"),
            "closures": self._part(closures.order_by("due_on", "pk"), "dicht"),
            "calls": self._part(calls, "p"),
            "results": CallResult.choices,
        }

    def _part(self, found: Any, name: str) -> Any:
        """A page of a list; each list has its own place in the address."""
        return Paginator(found, _PER_PAGE).get_page(self.request.GET.get(name))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note a call, or that a closure was looked at."""
        done = self._note_call(request) if "review" in request.POST else self._check(request)
        if done:
            messages.success(request, _("Genoteerd."))
        else:
            messages.warning(request, _("Hier is al op geantwoord. Kijk de lijst opnieuw na."))
        return redirect("directory_tasks")

    @staticmethod
    def _note_call(request: HttpRequest) -> bool:
        number, result = request.POST.get("review", ""), request.POST.get("result", "")
        if not number.isdecimal() or result not in CallResult.values:
            return False
        review = Review.objects.filter(pk=number).select_related("service__organisation").first()
        if review is None:
            return False
        return note_call(review=review, result=result, user=request.user, now=timezone.now())

    @staticmethod
    def _check(request: HttpRequest) -> bool:
        number = request.POST.get("closure", "")
        closure = Closure.objects.filter(pk=number, checked_at=None).first() if number.isdecimal() else None
        if closure is None:
            return False
        is_right = request.POST.get("right") == "ja"
        return judge_closure(closure=closure, is_right=is_right, user=request.user, now=timezone.now())


class ProposalView(_Screen):
    """As it was, as it is, as the owner wants it; the editor chooses per fact."""

    template_name = "admin/directory_proposal.html"

    @cached_property
    def proposal(self) -> Proposal:
        """The proposal of this address."""
        found = Proposal.objects.select_related("service__organisation")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @property
    def page_title(self) -> str:
        """The name of the entry."""
        return _("Wijziging: %(name)s") % {"name": self.proposal.service.name}

    @cached_property
    def rows(self) -> list[Difference]:
        """The proposed facts."""
        return differences(self.proposal)

    def _may_take(self) -> bool:
        """Words of a page are for who may publish it."""
        if not needs_page([row.field for row in self.rows]):
            return True
        page = dutch_page(self.proposal.service)
        return page is None or bool(page.permissions_for_user(self.request.user).can_publish())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which facts are ticked: those that nobody else touched, or what the editor had ticked."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        ticked = kwargs.get("ticked")
        related = related_facts(self.proposal.service, [row.field.key for row in self.rows if not row.is_done])
        chosen = [
            {
                "row": row,
                "ticked": str(row.field.pk) in ticked if ticked is not None else not row.is_conflict,
                "related": related.get(row.field.key, ()),
            }
            for row in self.rows
        ]
        return {
            **context,
            "proposal": self.proposal,
            "chosen": chosen,
            "stamp": stamp_of(self.rows),
            "may_take": self._may_take(),
            "waits": self.proposal.state == ProposalState.WAITING,
            "reason": kwargs.get("reason", ""),
            "edit_url": reverse("wagtailsnippets_directory_service:edit", args=[self.proposal.service_id]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide."""
        reason = plain_lines(request.POST.get("reason", "")).strip()[:_LONGEST_REASON]
        conflicts = {str(row.field.pk) for row in self.rows if row.is_conflict}
        chosen = [key for key in conflicts if request.POST.get(f"conflict-{key}") == _TAKE]
        ticked = [*request.POST.getlist("take"), *chosen]
        fault = self._fault(request, ticked, reason)
        if not fault:
            try:
                return self._decide(request, ticked, reason)
            except ValidationError as error:
                fault = " ".join(error.messages)
                self._read_again()
        messages.error(request, fault)
        return self.render_to_response(self.get_context_data(ticked=ticked, reason=reason), status=422)

    def _read_again(self) -> None:
        """What stands there now: nothing of what was tried."""
        for name in ("proposal", "rows"):
            self.__dict__.pop(name, None)

    def _fault(self, request: HttpRequest, ticked: list[str], reason: str) -> str:
        """What the editor has to do first; empty when all is well."""
        if request.POST.get("decision") == "reject":
            return "" if reason else _("Schrijf op waarom u de wijziging niet overneemt. De organisatie leest dat.")
        if not self._may_take():
            return _("Hier verandert ook tekst op de pagina. Vraag iemand die mag publiceren.")
        left = [row for row in self.rows if str(row.field.pk) not in ticked and not row.is_done]
        if self.rows and len(left) == len(self.rows):
            return _("Vink aan wat u overneemt. Neemt u niets over? Kies dan “Niet overnemen”.")
        return _("Schrijf op waarom u niet alles overneemt. De organisatie leest dat.") if left and not reason else ""

    def _decide(self, request: HttpRequest, ticked: list[str], reason: str) -> HttpResponse:
        now, user = timezone.now(), request.user
        if request.POST.get("decision") == "reject":
            done = reject(proposal=self.proposal, reason=reason, user=user, now=now)
        else:
            keys = {row.field.key for row in self.rows if str(row.field.pk) in ticked}
            stamp = request.POST.get("stamp", "")
            done = approve(proposal=self.proposal, keys=keys, reason=reason, user=user, now=now, stamp=stamp)
        if done:
            messages.success(request, _("Besloten. De organisatie krijgt een mail."))
        else:
            messages.warning(request, _("Iemand anders besloot al over deze wijziging."))
        return redirect("directory_tasks")


class _TasksItem(MenuItem):
    """Shown to who may change facts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever may open the screen."""
        return bool(_POLICY.user_has_permission(request.user, "change"))


def menu_item() -> MenuItem:
    """The tasks, first under "Sociale kaart"."""
    return _TasksItem(_("Bijhouden"), reverse("directory_tasks"), name="bijhouden", icon_name="tasks", order=0)


urls = [
    path("sociale-kaart/bijhouden/", TasksView.as_view(), name="directory_tasks"),
    path("sociale-kaart/bijhouden/<int:pk>/", ProposalView.as_view(), name="directory_proposal"),
]

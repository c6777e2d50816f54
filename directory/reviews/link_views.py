"""Asking for a link: on the page of an entry, and from a link that is too old; and the link of a successor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.protection import anonymous_form
from core.protection.ratelimit import hit
from core.protection.token_views import TokenActionView
from core.services import tokens
from core.services.tokens import TokenState
from directory.models import Succession
from directory.reviews.answers import SUCCESSOR_PURPOSE, confirm_succession, may_succeed, send_fresh_link
from directory.reviews.due import reviewable_services
from directory.reviews.facts import dutch_page
from directory.reviews.forms import LinkForm
from directory.reviews.letters import contact_of, find_mail
from directory.reviews.views import answer

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from core.services.tokens import TokenInfo

__all__ = ["SuccessorView", "fresh_link", "successor_done", "work_here"]

_SENT: Final = "verzonden"
_MAILS_AN_HOUR: Final = 3
_HOUR: Final = 3600


def _may_mail(address: str) -> bool:
    """Whether this address did not get too many links this hour; nobody can fill the box of somebody else."""
    key = salted_hmac("directory.reviews.link", address.lower(), algorithm="sha256").hexdigest()[:32]
    return hit(f"directory.link:{key}", _MAILS_AN_HOUR, _HOUR).allowed


@anonymous_form(scope="directory.owner.ask")
def work_here(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """For "Werkt u hier?": mails a link to who keeps the entry. The answer is the same for every address."""
    service = get_object_or_404(reviewable_services().prefetch_related("contacts"), uuid=uuid)
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and (form.is_trapped or form.is_valid()):
        if not form.is_trapped:
            address = form.cleaned_data["address"].lower()
            is_known = _may_mail(address) and contact_of(service, address) is not None
            send_fresh_link(services=[service], address=address, is_known=is_known, now=timezone.now())
        return HttpResponseRedirect(f"{request.path}?{_SENT}=ja#inhoud", status=303)
    if _SENT in request.GET and not form.is_bound:
        return answer(request, "asked", title=_("Kijk in uw mail"))
    page = dutch_page(service)
    context = {"title": _("Werkt u hier?"), "service": service, "form": form, "back": page.url if page else ""}
    return answer(request, "work_here", status=422 if form.is_bound else 200, **context)


@anonymous_form(scope="directory.owner.again")
def fresh_link(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new link in place of one that is too old, to the same address, if it still is that of an owner."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("directory_owner:overview", args=[token]))
    _state, mail = find_mail(token)
    if mail is None or not mail.address:
        raise Http404
    services = reviewable_services().filter(pk__in=mail.entries.values("review__service")).prefetch_related("contacts")
    kept = [service for service in services if contact_of(service, mail.address) is not None]
    if _may_mail(mail.address):
        send_fresh_link(services=kept, address=mail.address, is_known=True, now=timezone.now())
    return answer(request, "asked", title=_("Kijk in uw mail"))


def _overtaken(request: HttpRequest) -> HttpResponse:
    """410: who named this person keeps the entry no more, so there is nothing to take over."""
    title = _("U hoeft dit niet meer over te nemen")
    reason = _("Wie u noemde, houdt dit item niet meer bij. De redactie koos iemand anders. Gaat u er toch over?")
    return answer(request, "spent", status=410, title=title, reason=reason, token="")


class SuccessorView(TokenActionView):
    """The link of who was named as successor: the button says yes."""

    purpose = SUCCESSOR_PURPOSE
    title = gettext_lazy("Gaat u hierover?")
    explanation = gettext_lazy("Een paar keer per jaar vragen wij u met een mail of alles nog klopt.")
    button = gettext_lazy("Ja, ik houd dit bij")
    template_name = "pages/directory/owner/successor_confirm.html"

    def _succession(self, info_subject: str) -> Succession | None:
        found = Succession.objects.select_related("review__service__organisation", "contact")
        return found.filter(pk=info_subject.removeprefix("successor:")).first()

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The button; or that this person is not needed any more."""
        info = tokens.peek(purpose=self.purpose, raw=token)
        found = self._succession(info.subject) if info.is_valid else None
        if info.is_valid and (found is None or not may_succeed(found)):
            return _overtaken(request)
        return super().get(request, token)

    def describe(self, info: TokenInfo) -> dict[str, Any]:
        """Of which entry."""
        found = self._succession(info.subject)
        return {"service": found.review.service if found else None, "languages": []}

    def way_forward(self, info: TokenInfo) -> tuple[str, str]:
        """Who said yes already asks for a link of their own; the mail with the first one may be gone."""
        found = self._succession(info.subject) if info.state is TokenState.USED else None
        if found is None:
            return super().way_forward(info)
        return reverse("directory_owner:work_here", args=[found.review.service.uuid]), _("Vraag een nieuwe link")

    def act(self, request: HttpRequest, subject: str) -> HttpResponse:
        """From now on this person keeps the entry, and gets a link by mail."""
        found = self._succession(subject)
        if found is None or not found.address or not confirm_succession(succession=found, now=timezone.now()):
            return _overtaken(request)
        return HttpResponseRedirect(reverse("directory_owner:successor_done"), status=303)


def successor_done(request: HttpRequest) -> HttpResponse:
    """Thanks; a reload does nothing again."""
    return answer(request, "asked", title=_("Dank u wel"), is_successor=True)

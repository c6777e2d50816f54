"""What an owner sees behind the link in a mail. GET shows, POST acts; no cookie, no account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from core.protection import anonymous_form
from core.protection.ratelimit import Rate
from core.services.tokens import TokenState
from directory.enums import AttendingType, ClosureKind
from directory.reviews.answers import confirm, hand_over, propose, stop
from directory.reviews.change_form import ChangeForm
from directory.reviews.closing import closed_since, reopen
from directory.reviews.facts import current_facts, dutch_page, label_of, other_hours, words_of
from directory.reviews.forms import StopForm, SuccessorForm
from directory.reviews.letters import Waiting, contact_of, open_link

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from directory.reviews.letters import Item, Opened

__all__ = ["answer", "change", "overview", "pass_on", "stopping"]

#: Somebody who checks thirty entries presses a button for each.
_RATES: Final = (Rate(limit=40, window=60), Rate(limit=300, window=3600))
_DONE: Final = "klaar"
_YES, _NO = "ja", "nee"
#: The buttons below what will happen when help stops.
_SURE, _BACK = "zeker", "terug"


def answer(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page that no search engine and no cache keeps, in one language."""
    full = {"noindex": True, "languages": [], **context}
    response = TemplateResponse(request, f"pages/directory/owner/{template}.html", full, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response


def _spent(request: HttpRequest, token: str, opened: Opened) -> HttpResponse:
    """410: the link is too old or wrong; one that we sent can be sent again."""
    titles = {
        TokenState.EXPIRED: (_("Deze link is te oud"), _("Een link werkt 30 dagen.")),
        TokenState.UNKNOWN: (_("Deze link werkt niet"), _("Misschien is een stukje van de link weggevallen.")),
    }
    title, reason = titles.get(opened.state, titles[TokenState.UNKNOWN])
    can_renew = opened.mail is not None and bool(opened.mail.address)
    return answer(request, "spent", status=410, title=title, reason=reason, token=token if can_renew else "")


def _to_overview(token: str, service_id: int | None = None, *, stored: bool) -> HttpResponse:
    """To the overview; its thanks are for what was stored only."""
    query = f"?{_DONE}={_YES if stored else _NO}{f'#item-{service_id}' if service_id else '#inhoud'}"
    return HttpResponseRedirect(f"{reverse('directory_owner:overview', args=[token])}{query}", status=303)


def _row(item: Item) -> dict[str, Any]:
    """An entry as the overview shows it: the facts only while they wait for an answer."""
    facts = current_facts(item.service) if item.waits else {}
    rows = [(label_of(key), words_of(key, value)) for key, value in facts.items() if value not in ([], None)]
    for key, lines in (other_hours(item.service) if item.waits else {}).items():
        rows += [(str(AttendingType(key.split(":")[1]).label), line) for line in lines]
    page = dutch_page(item.service) if item.waits else None
    return {
        "item": item,
        "service": item.service,
        "facts": [(label if label.endswith("?") else f"{label}:", words) for label, words in rows if words],
        # Browsers keep a page for minutes: an owner who changed something asks for the newest one.
        "url": f"{page.url}?v={item.service.last_modified:%Y%m%d%H%M%S}" if page is not None and page.live else "",
        "closed_since": closed_since(item.service),
        "outcome": item.last.get_outcome_display() if item.last and not item.waits else "",
    }


@anonymous_form(scope="directory.owner", rates=_RATES)
def overview(request: HttpRequest, token: str) -> HttpResponse:
    """All entries behind the link. POST: "Alles klopt", for one or for all that wait, or "Wij zijn weer open"."""
    opened = open_link(token)
    if opened.state is not TokenState.VALID:
        return _spent(request, token, opened)
    if request.method == "POST":
        return _confirm(request, token, opened)
    rows = [_row(item) for item in opened.items]
    waiting = sum(row["item"].waits for row in rows)
    title = _("Klopt dit nog?") if waiting == 1 else _("Kloppen deze items nog?")
    if not waiting:
        title = _("Dank u wel, u bent klaar") if rows else _("U houdt hier niets meer bij")
    told = request.GET.get(_DONE, "")
    return answer(request, "overview", title=title, rows=rows, waiting=waiting, token=token, told=told)


def _confirm(request: HttpRequest, token: str, opened: Opened) -> HttpResponse:
    if "open" in request.POST:
        return _reopen(request, token, opened)
    chosen = request.POST.get("item", "")
    reviews = [one.review for one in opened.waiting if chosen in {"alle", str(one.service.pk)}]
    stored = confirm(reviews=reviews, now=timezone.now()) > 0
    return _to_overview(token, reviews[0].service_id if len(reviews) == 1 else None, stored=stored)


def _reopen(request: HttpRequest, token: str, opened: Opened) -> HttpResponse:
    """Take "Wij zijn weer open": public at once."""
    chosen = request.POST["open"]
    found = next((one.service for one in opened.items if str(one.service.pk) == chosen), None)
    stored = found is not None and reopen(service=found, now=timezone.now())
    return _to_overview(token, found.pk if found else None, stored=stored)


def _find(request: HttpRequest, token: str, service_id: int) -> Waiting | HttpResponse:
    """The entry, or what to answer when the link does not lead to it.

    A form is for an entry that waits. An answer is read all the same when it was answered meanwhile.
    """
    opened = open_link(token)
    if opened.state is not TokenState.VALID:
        return _spent(request, token, opened)
    entries = opened.kept if request.method == "POST" else opened.waiting
    found = next((one for one in entries if one.service.pk == service_id), None)
    return found or _to_overview(token, stored=False)


def _form_page(
    request: HttpRequest, template: str, entry: Waiting, token: str, form: forms.BaseForm, *, title: str
) -> HttpResponse:
    is_late = form.is_bound and not form.errors
    if is_late:
        form.add_error(
            None,
            _(
                "Een collega was u voor. Wij bewaarden uw antwoord niet. Uw woorden staan hier nog. "
                "Is het nog nodig? Open dan uw item op de website en kies “Werkt u hier?”."
            ),
        )
    status = 409 if is_late else 422 if form.is_bound else 200
    return answer(request, template, status=status, title=title, service=entry.service, form=form, token=token)


@anonymous_form(scope="directory.owner", rates=_RATES)
def change(request: HttpRequest, token: str, service_id: int) -> HttpResponse:
    """Answer "Wijzigen" with the short form; what changed waits for an editor."""
    entry = _find(request, token, service_id)
    if not isinstance(entry, Waiting):
        return entry
    form = ChangeForm(request.POST if request.method == "POST" else None, service=entry.service)
    if form.is_bound and form.is_valid():
        stored = propose(
            review=entry.review,
            address=entry.address,
            changes=form.changes(),
            remark=form.cleaned_data["remark"],
            now=timezone.now(),
        )
        if stored:
            return _to_overview(token, service_id, stored=True)
    return _form_page(request, "change", entry, token, form, title=_("Wat is er veranderd?"))


@anonymous_form(scope="directory.owner", rates=_RATES)
def stopping(request: HttpRequest, token: str, service_id: int) -> HttpResponse:
    """Take "Wij stoppen hiermee / zijn tijdelijk dicht", after a look at what it does: public at once."""
    entry = _find(request, token, service_id)
    if not isinstance(entry, Waiting):
        return entry
    form = StopForm(request.POST) if request.method == "POST" else StopForm(initial={"from_day": timezone.localdate()})
    title = _("Stopt u, of bent u tijdelijk dicht?")
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if _BACK in request.POST:
            return _form_page(request, "stop", entry, token, StopForm(initial=told), title=title)
        if _SURE not in request.POST:
            return _ask_if_sure(request, entry, token, told)
        if stop(review=entry.review, now=timezone.now(), **told):
            return _to_overview(token, service_id, stored=True)
    return _form_page(request, "stop", entry, token, form, title=title)


def _ask_if_sure(request: HttpRequest, entry: Waiting, token: str, told: dict[str, Any]) -> HttpResponse:
    """What will happen, before it does: a wrong day or a wrong dot takes help off the site."""
    context = {
        "service": entry.service,
        "token": token,
        "told": told,
        "is_stop": told["kind"] == ClosureKind.STOPPED,
        "at_once": told["from_day"] <= timezone.localdate(),
    }
    return answer(request, "stop_sure", title=_("Weet u het zeker?"), **context)


@anonymous_form(scope="directory.owner", rates=_RATES)
def pass_on(request: HttpRequest, token: str, service_id: int) -> HttpResponse:
    """Take "Ik ga hier niet meer over": name a successor."""
    entry = _find(request, token, service_id)
    if not isinstance(entry, Waiting):
        return entry
    form = SuccessorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        contact = contact_of(entry.service, entry.address)
        if hand_over(review=entry.review, contact=contact, now=timezone.now(), **form.cleaned_data):
            return _to_overview(token, service_id, stored=True)
    return _form_page(request, "successor", entry, token, form, title=_("Wie gaat er nu over?"))

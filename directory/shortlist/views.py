"""The pages of the hulplijstje. A form acts and sends on; what stands on the list is in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import segno
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from core.languages import language_links
from core.protection import Rate, anonymous_form, read_only
from core.routing import absolute_url
from directory.shortlist import cookie
from directory.shortlist.forms import MailForm
from directory.shortlist.ids import MOST, PARAMETER, address_of, moved, number_of, read_list, write_list
from directory.shortlist.items import are_sensitive, items_of
from directory.shortlist.mailing import mail_list, may_mail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from directory.shortlist.items import Item

__all__ = ["add", "change", "mail", "show"]

#: What happened, for the line that says so at the top: parameter of the address.
_DONE: Final = "gedaan"
_WORDS: Final = ("gewist", "gemaild", "bewaard")
_PRESSES = (Rate(limit=60, window=60), Rate(limit=600, window=3600))
_MAILS = (Rate(limit=5, window=600), Rate(limit=20, window=24 * 3600))


def _answer(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    response = TemplateResponse(request, template, {"noindex": True, **context}, status=status)
    add_never_cache_headers(response)
    return response


def _go(path: str, done: str = "", *, place: str = "inhoud") -> HttpResponseRedirect:
    """On to a list; to a place on it, or a browser keeps that of the form."""
    mark = f"{'&' if '?' in path else '?'}{_DONE}={done}" if done else ""
    response = HttpResponseRedirect(f"{path}{mark}#{place}", status=303)
    add_never_cache_headers(response)
    return response


def _qr(url: str) -> SafeString:
    """The address of the list for a camera. It holds digits and letters of ours only."""
    code = segno.make(url, error="m")
    drawn = code.svg_inline(scale=4, border=2, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(drawn)  # noqa: S308  # drawn by segno from an address that was written here


def _list_page(
    request: HttpRequest, keys: list[int], items: Sequence[Item], form: MailForm, *, status: int = 200
) -> HttpResponse:
    url, has_help = absolute_url(request, address_of(keys)), any(item.facts for item in items)
    is_own = cookie.has_list(request) and cookie.kept(request) == keys
    done = request.GET.get(_DONE, "") if request.method != "POST" else ""
    context = {
        "items": items,
        "keys": write_list(keys),
        "form": form,
        "is_own": is_own,
        "has_help": has_help,
        "is_wrong": bool(request.GET.get(PARAMETER)) and not is_own and not any(item.title for item in items),
        "has_own": cookie.has_list(request),
        "sensitive": are_sensitive(items),
        "done": done if done in _WORDS else "",
        "canonical_url": url,
        "qr": _qr(url) if has_help else "",
        "languages": language_links(request, query=f"?{PARAMETER}={write_list(keys)}" if keys else ""),
        "crumbs": [
            {"title": _("Home"), "url": reverse("wagtail_serve", args=[""]), "lang": ""},
            {"title": _("Hulp vinden"), "url": reverse("wagtail_serve", args=["hulp/"]), "lang": ""},
            {"title": _("Mijn lijstje"), "url": "", "lang": ""},
        ],
    }
    return _answer(request, "pages/directory/shortlist/list.html", context, status=status)


@read_only
def show(request: HttpRequest) -> HttpResponse:
    """The list in the address; without one the list of the visitor, which then stands in the address."""
    if PARAMETER not in request.GET and cookie.kept(request):
        return _go(address_of(cookie.kept(request)))
    keys = read_list(request.GET.get(PARAMETER, ""))
    items = items_of(keys, request)
    return _list_page(request, keys, items, MailForm(sensitive=are_sensitive(items)))


def _ask(request: HttpRequest, question: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page between the button and the cookie: what is kept, and whether somebody looks along."""
    return _answer(request, "pages/directory/shortlist/ask.html", {"question": question, **context}, status=status)


def _before_keeping(request: HttpRequest, items: Sequence[Item], **context: Any) -> HttpResponse | None:
    """What must be asked first: of sensitive help who looks along; of a first entry whether a cookie may be set."""
    sensitive = are_sensitive(items)
    if sensitive and request.POST.get("zeker") != "ja":
        return _ask(request, "eyes", sensitive=True, **context)
    if not sensitive and not cookie.has_list(request) and request.POST.get("uitleg") != "ja":
        return _ask(request, "cookie", **context)
    return None


@anonymous_form(scope="shortlist", rates=_PRESSES)
def add(request: HttpRequest) -> HttpResponse:
    """Put one entry on the visitor's own list."""
    if request.method != "POST":
        return _go(address_of(cookie.kept(request)))
    key, keys = number_of(request.POST.get("item", "")), cookie.kept(request)
    items = items_of([key], request) if key else []
    if not key or not items or items[0].facts is None:
        return _ask(request, "gone", status=404)
    if key in keys:
        return _go(address_of(keys))
    if len(keys) >= MOST:
        return _ask(request, "full", status=422, most=MOST, list_url=address_of(keys))
    asked = _before_keeping(request, items, item=items[0], action=request.path, fields=[("item", items[0].number)])
    if asked is not None:
        return asked
    response = _go(address_of([*keys, key]), "bewaard")
    cookie.keep(response, [*keys, key])
    return response


def _changed(keys: list[int], request: HttpRequest) -> list[int]:
    """The list after what was pressed; the same list when that makes no sense."""
    for name, step in (("omhoog", -1), ("omlaag", 1)):
        if name in request.POST:
            return moved(keys, number_of(request.POST[name]) or 0, step)
    gone = number_of(request.POST.get("weg", ""))
    return [key for key in keys if key != gone]


@anonymous_form(scope="shortlist", rates=_PRESSES)
def change(request: HttpRequest) -> HttpResponse:
    """Move, remove, wipe, or make a list that somebody shared one's own."""
    if request.method != "POST":
        return _go(address_of(cookie.kept(request)))
    if "wis" in request.POST:
        wiped = _go(reverse("shortlist:list"), "gewist")
        cookie.forget(wiped)
        return wiped
    keys = read_list(request.POST.get(PARAMETER, ""))
    if "overnemen" in request.POST:
        keys = [item.key for item in items_of(keys, request) if item.title]
        fields = [(PARAMETER, write_list(keys)), ("overnemen", "ja")]
        asked = _before_keeping(request, items_of(keys, request), action=request.path, fields=fields)
        if asked is not None:
            return asked
        response = _go(address_of(keys), "bewaard")
        cookie.keep(response, keys)
        return response
    new = _changed(keys, request)
    stays = next((request.POST[name] for name in ("omhoog", "omlaag") if name in request.POST), "")
    response = _go(address_of(new), place=f"n{stays}" if number_of(stays) else "inhoud")
    if cookie.has_list(request) and cookie.kept(request) == keys:
        # An empty list needs no cookie.
        (cookie.keep(response, new) if new else cookie.forget(response))
    return response


@anonymous_form(scope="shortlist-mail", rates=_MAILS)
def mail(request: HttpRequest) -> HttpResponse:
    """Send the list to the visitor's own address."""
    keys = read_list(request.POST.get(PARAMETER, ""))
    if request.method != "POST" or not keys:
        return _go(address_of(keys or cookie.kept(request)))
    items = items_of(keys, request)
    if not any(item.facts for item in items):
        return _go(address_of(keys))
    form = MailForm(request.POST, sensitive=are_sensitive(items))
    if form.is_trapped:
        return _go(address_of(keys), "gemaild")
    if form.is_valid():
        if may_mail(form.cleaned_data["email"]):
            url = absolute_url(request, address_of(keys))
            mail_list(email=form.cleaned_data["email"], items=items, url=url, dedupe_key=form.submission_key)
            return _go(address_of(keys), "gemaild")
        form.add_error("email", _("Naar dit adres gingen vandaag al drie lijstjes. Probeer het morgen weer."))
    return _list_page(request, keys, items, form, status=422)

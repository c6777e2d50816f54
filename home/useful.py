"""The question "Was deze pagina nuttig?": the answer, and what a visitor wants to say with it.

The address behind an answer holds a signed number, so that only who gave the answer can add words to it, for a day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from django.core import signing
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.cleaning import plain_lines
from core.parts import part_names
from core.querysets import restricted, under_offline
from core.routing import language_of, localized_path, public_page_at
from home.forms import RemarkForm
from home.models.votes import PageVote
from home.services import cast_vote, keep_remark

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["SENT_PARAMETER", "show_remark", "show_useful", "take_remark", "take_vote"]

#: ``?verzonden=ja`` shows the thanks for a remark; a reload sends nothing again.
SENT_PARAMETER: Final = "verzonden"
_ANSWERS: Final = {"ja": True, "nee": False}
_LONGEST_PATH: Final = 1000
_SALT: Final = "home.useful"
_CODE_SECONDS: Final = 24 * 3600


def _answer(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    response = TemplateResponse(request, template, {"noindex": True, **context}, status=status)
    add_never_cache_headers(response)
    return response


def _asked_page(request: HttpRequest, path: str) -> tuple[Any, str]:
    """The page at an address, if it asks the question, and the view of it that was read."""
    path, part = unquote(path), ""
    if len(path) > _LONGEST_PATH:
        return None, ""
    page = public_page_at(request, path)
    above, _slash, name = path.rstrip("/").rpartition("/")
    if page is None and name in part_names():
        page, part = public_page_at(request, f"{above}/"), name
    asks = page is not None and getattr(page.specific_class, "asks_if_useful", False)
    return (page, part) if asks else (None, "")


def show_useful(request: HttpRequest) -> HttpResponse:
    """What stands at the address of the question itself, for who comes there by hand or by a wrong form."""
    return _answer(
        request,
        "pages/home/useful.html",
        title=_("Vond u een pagina nuttig?"),
        lead=_("Onder aan een pagina kunt u dat zeggen. Druk daar op Ja of Nee."),
    )


def take_vote(request: HttpRequest) -> HttpResponse:
    """Store the answer, and go on to the thanks."""
    is_useful = _ANSWERS.get(request.POST.get("nuttig", ""))
    page, part = _asked_page(request, request.POST.get("pagina", ""))
    if page is not None and is_useful is not None:
        vote = cast_vote(page_id=page.pk, is_useful=is_useful)
        code = signing.dumps([vote.pk, part], salt=_SALT)
        return HttpResponseRedirect(f"{reverse('home:useful_remark', args=[code])}#inhoud", status=303)
    lead = _("De pagina is er niet meer, of heeft nu een ander adres.")
    if page is not None:
        lead = _("Wij weten niet of u Ja of Nee koos. Ga terug naar de pagina en druk op Ja of Nee.")
    title = _("Uw antwoord is niet bewaard")
    return _answer(request, "pages/home/useful.html", status=404 if page is None else 422, title=title, lead=lead)


def _vote_of(code: str) -> tuple[PageVote | None, str]:
    """The answer behind a code; none when the code is false or old, or when the page went."""
    try:
        number, part = signing.loads(code, salt=_SALT, max_age=_CODE_SECONDS)
    except signing.BadSignature:
        return None, ""
    return PageVote.objects.filter(pk=number).first(), part


def _way_back(request: HttpRequest, vote: PageVote, part: str) -> dict[str, str] | None:
    """Title, address and language of the page; None when not everyone may see it any more."""
    page = Page.objects.filter(~restricted(), ~under_offline(), pk=vote.page_id, live=True).first()
    if page is None:
        return None
    language = language_of(page)
    url = localized_path(page.get_url(request) or "", language)
    return {
        "title": page.title,
        "url": f"{url}{part}/" if part else url,
        "lang": "" if language == get_language() else language,
    }


def _gone(request: HttpRequest) -> HttpResponse:
    """410, with the words of the visitor, so that they can be sent in another way."""
    words = plain_lines(request.POST.get("remark", ""))
    return _answer(
        request,
        "pages/home/useful.html",
        status=410,
        title=_("Dit formulier werkt niet meer"),
        lead=_("De pagina is er niet meer, of uw antwoord is van langer dan een dag geleden."),
        words=words,
    )


def show_remark(request: HttpRequest, code: str) -> HttpResponse:
    """The thanks, with room for words as long as those were not sent."""
    vote, part = _vote_of(code)
    if vote is None:
        return _gone(request)
    sent = SENT_PARAMETER in request.GET
    form = None if sent else RemarkForm(is_useful=vote.is_useful)
    return _remark_page(request, vote, part, form)


def _remark_page(
    request: HttpRequest, vote: PageVote, part: str, form: RemarkForm | None, *, status: int = 200
) -> HttpResponse:
    context = {"vote": vote, "back": _way_back(request, vote, part), "form": form}
    return _answer(request, "pages/home/useful_remark.html", status=status, **context)


def take_remark(request: HttpRequest, code: str) -> HttpResponse:
    """Store the remark, and go on to the thanks."""
    vote, part = _vote_of(code)
    if vote is None:
        return _gone(request)
    form = RemarkForm(request.POST, is_useful=vote.is_useful)
    if not form.is_trapped:
        if not form.is_valid():
            return _remark_page(request, vote, part, form, status=422)
        if not keep_remark(vote_id=vote.pk, remark=form.cleaned_data["remark"]):
            return _gone(request)
    return HttpResponseRedirect(f"{request.path}?{SENT_PARAMETER}=ja#inhoud", status=303)

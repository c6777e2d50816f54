"""What a visitor sees when a form can't go through: plain words, and the way forward."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.protection.confirm import CONFIRM_FIELD, answers_of, confirm_token

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["foreign", "please_confirm", "too_large", "too_many", "too_many_passwords", "wait_a_quarter"]

_SECONDS_PER_MINUTE = 60


def _page(request: HttpRequest, status: int, **context: Any) -> TemplateResponse:
    response = TemplateResponse(
        request, "pages/core/form_stopped.html", {"noindex": True, "retry_url": request.path, **context}, status=status
    )
    add_never_cache_headers(response)
    return response


def foreign(request: HttpRequest) -> TemplateResponse:
    """403: the form stood on another site."""
    return _page(
        request,
        403,
        title=_("Wij hebben uw antwoorden niet gekregen"),
        lines=[
            _("Het formulier kwam niet van onze eigen website."),
            _("Open het formulier hieronder en vul het opnieuw in."),
        ],
    )


def too_large(request: HttpRequest) -> TemplateResponse:
    """413: more text than any form of ours takes. Nothing of it is read."""
    return _page(
        request,
        413,
        title=_("Uw tekst is te lang"),
        lines=[_("Ga terug naar het formulier."), _("Maak uw tekst korter en verstuur hem opnieuw.")],
    )


def too_many(request: HttpRequest, *, retry_after: int) -> TemplateResponse:
    """429: too many forms from one network. The answers stay on the page."""
    minutes = math.ceil(retry_after / _SECONDS_PER_MINUTE)
    wait = ngettext("Wacht %(count)d minuut.", "Wacht %(count)d minuten.", minutes) % {"count": minutes}
    response = _page(
        request,
        429,
        title=_("Het is nu even te druk"),
        lines=[_("Er komen veel formulieren tegelijk binnen."), wait, _("Druk daarna op de knop.")],
        answers=answers_of(request),
        button=_("Verstuur nog een keer"),
    )
    response.headers["Retry-After"] = str(retry_after)
    return response


def too_many_passwords() -> str:
    """What stands at a form after too many wrong passwords."""
    return _("U heeft te vaak een verkeerd wachtwoord ingevuld. Probeer het over een kwartier opnieuw.")


def wait_a_quarter(request: HttpRequest, *, retry_url: str) -> TemplateResponse:
    """429: too many wrong passwords for a page. The page itself asks again, at ``retry_url``."""
    response = _page(request, 429, title=_("Wachtwoord nodig"), lines=[too_many_passwords()], retry_url=retry_url)
    response.headers["Retry-After"] = str(15 * _SECONDS_PER_MINUTE)
    return response


def please_confirm(request: HttpRequest) -> TemplateResponse:
    """200: the browser does not say where the form stood, so the visitor does."""
    return _page(
        request,
        200,
        title=_("Wilt u dit versturen?"),
        lines=[
            _("Uw browser zegt niet waar u het formulier invulde."),
            _("Daarom vragen wij het nog een keer."),
            _("Uw antwoorden zijn bewaard op deze pagina."),
        ],
        answers=[*answers_of(request), (CONFIRM_FIELD, confirm_token(request))],
        button=_("Ja, verstuur"),
    )

"""What the editor asks while someone writes: judge this form, hand out the difficult words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import require_admin_access

from core.models import BasePage
from core.protection.ratelimit import hit
from readability.editor.panels import judge_form, panel_json
from readability.words import site_words

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["MOST_BYTES", "check", "words", "words_address"]

#: A form of some 150,000 words; more is no page that people read.
MOST_BYTES: Final = 1_000_000
#: The panel asks at most three times in two seconds.
_ASKS, _SECONDS = 120, 60
#: A month; with a changed list the address changes.
_KEEP_SECONDS: Final = 30 * 24 * 3600


def _refusal(message: str, status: int) -> JsonResponse:
    """No judgement, and why, in words that the panel shows."""
    return JsonResponse({"message": message}, status=status)


@require_POST
@never_cache
def check(request: HttpRequest, app_label: str, model_name: str) -> JsonResponse:
    """Judge the text in the edit form of a page type. Nothing is kept; half a form or a broken text gives 400."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as fault:
        raise Http404 from fault
    if not issubclass(model, BasePage):
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _refusal(_("De tekst is te lang om te meten. Verdeel hem over meer pagina's."), 413)
    if not hit(f"b1-check:{request.user.pk}", _ASKS, _SECONDS).allowed:
        return _refusal(_("Er zijn nu te veel metingen. U kunt gewoon doorwerken."), 429)
    try:
        result = judge_form(model, request.POST)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return _refusal(_("De meting lukt nu niet. U kunt gewoon doorwerken."), 400)
    return JsonResponse(panel_json(result))


def words_address() -> str:
    """The address of the difficult words, which changes when a list does."""
    return f"{reverse('b1_words')}?{urlencode({'v': site_words().version})}"


@require_GET
@require_admin_access  # type: ignore[untyped-decorator]  # Wagtail has no types for it
def words(request: HttpRequest) -> HttpResponse:
    """The difficult words as a script, so that they are there before the first text field opens.

    It stands outside the addresses of the admin, which no browser may keep: these words stay with who edits.
    """
    found = site_words()
    listed = json.dumps(found.underlined, ensure_ascii=True)
    response = HttpResponse(f"window.b1Words = {listed};\n", content_type="text/javascript; charset=utf-8")
    is_fixed = request.GET.get("v") == found.version
    patch_cache_control(response, private=True, max_age=_KEEP_SECONDS if is_fixed else 0)
    return response

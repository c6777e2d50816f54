"""From what visitors looked for to a new item of help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView

from core.routing import public_page_at

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["WORDS", "new_item", "place_of_items"]

#: The parameter with the words of visitors.
WORDS: Final = "woorden"
_HELP: Final = "/hulp/"
_LONGEST: Final = 120


def place_of_items(request: HttpRequest) -> Any:
    """The page below which this editor may make help; None when there is no such page, or no such right."""
    page = public_page_at(request, _HELP)
    allowed = page is not None and page.permissions_for_user(request.user).can_add_subpage()
    return page if allowed else None


def _words(request: HttpRequest) -> str:
    """What visitors typed, without the sign for words that we do not know."""
    text = request.GET.get(WORDS, "").replace("\0", "").replace("…", " ")
    return " ".join(text.split())[:_LONGEST].strip()


def _tell(request: HttpRequest) -> None:
    if words := _words(request):
        told = _("Bezoekers zochten op: %(words)s. Zorg dat deze woorden in de titel of de samenvatting staan.")
        messages.info(request, told % {"words": words})


class _FilledView(CreateView):
    """Wagtail's own form for a new page, with the words of visitors as its title. It is sent to Wagtail itself."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Fill in the title, with a capital; the editor makes a better one of it."""
        words = _words(request)
        self.page.title = words[:1].upper() + words[1:]
        response: HttpResponse = super().get(request)
        return response


def new_item(request: HttpRequest) -> HttpResponse:
    """The form of a new item, filled in; the choice of kinds of pages where there are more of them than one."""
    place = place_of_items(request)
    if place is None:
        raise Http404
    kinds = [kind for kind in type(place.specific).creatable_subpage_models() if kind.can_create_at(place)]
    _tell(request)
    if len(kinds) != 1:
        return redirect("wagtailadmin_pages:add_subpage", place.pk)
    [kind] = kinds
    response: HttpResponse = _FilledView.as_view()(request, kind._meta.app_label, kind._meta.model_name, place.pk)
    return response

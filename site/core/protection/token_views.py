"""A secret link in a mail: GET shows what it does, POST does it, once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from core.protection.decorators import anonymous_form
from core.routing import localized_path, source_language
from core.services import tokens
from core.services.tokens import TokenInfo, TokenState

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, HttpResponseBase
    from django.utils.functional import _StrPromise

__all__ = ["TokenActionView"]


class TokenActionView(View, ABC):
    """Base of views behind a secret link; the address pattern has a part ``<str:token>``.

    A subclass sets ``purpose``, ``title``, ``explanation`` and ``button``, and writes ``act``. Mail scanners and
    previews open links, so GET never changes anything. A link that is used up, too old or unknown gets a page
    that says so and leads to ``way_forward``.
    """

    purpose: ClassVar[str]
    title: ClassVar[str | _StrPromise]
    explanation: ClassVar[str | _StrPromise] = ""
    button: ClassVar[str | _StrPromise]
    template_name: ClassVar[str] = "pages/core/token_action.html"
    spent_template_name: ClassVar[str] = "pages/core/token_spent.html"
    http_method_names = ["get", "head", "post", "options"]

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """The view, open to visitors without a cookie; each purpose has a rate limit of its own."""
        return anonymous_form(scope=f"token:{cls.purpose}")(super().as_view(**initkwargs))

    @abstractmethod
    def act(self, request: HttpRequest, subject: str) -> HttpResponse:
        """Do what the link is for and answer, with a redirect; runs in the transaction that uses the link up."""

    def way_forward(self, info: TokenInfo) -> tuple[str, str]:
        """Address and words of the link on the page of a spent link; a subclass leads to "ask a new link"."""
        return localized_path("/contact/", source_language()), _("Vraag het aan ons")

    def describe(self, info: TokenInfo) -> dict[str, Any]:
        """Extra context for the page with the button, such as what will be cancelled."""
        return {}

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show what the link does, and the button."""
        info = tokens.peek(purpose=self.purpose, raw=token)
        if not info.is_valid:
            return self.spent(request, info)
        context = {"title": self.title, "explanation": self.explanation, "button": self.button, **self.describe(info)}
        return self._page(request, self.template_name, context, status=200)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Use the link up and act; when acting fails, the link still works."""
        with transaction.atomic():
            info = tokens.consume(purpose=self.purpose, raw=token)
            if info.is_valid:
                return self.act(request, info.subject)
        return self.spent(request, info)

    def spent(self, request: HttpRequest, info: TokenInfo) -> HttpResponse:
        """410: why the link does nothing any more, and how to go on."""
        reasons = {
            TokenState.USED: (_("Deze link is al gebruikt"), _("Een link werkt maar één keer.")),
            TokenState.EXPIRED: (_("Deze link is te oud"), _("Een link werkt maar een tijdje.")),
        }
        unknown = (_("Deze link werkt niet"), _("Misschien is een stukje van de link weggevallen."))
        title, reason = reasons.get(info.state, unknown)
        url, words = self.way_forward(info)
        context = {"title": title, "reason": reason, "way_forward_url": url, "way_forward_words": words}
        return self._page(request, self.spent_template_name, context, status=410)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any], *, status: int) -> HttpResponse:
        response = TemplateResponse(request, template, {"noindex": True, **context}, status=status)
        response.headers["X-Robots-Tag"] = "noindex"
        add_never_cache_headers(response)
        return response

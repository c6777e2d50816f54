"""The guide for editors in the admin: its pages and their pictures, for everyone who may enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.handbook import CONTENTS, PICTURES, folder, handbook_page, page_names, page_url

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["HandbookView", "picture", "urls"]


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the guide, with a list of all pages beside it."""

    template_name = "admin/handbook.html"
    page_title = _("Handleiding")
    header_icon = "help"
    _breadcrumbs = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("handbook"), "label": _("Handleiding")},
    ]

    @property
    def name(self) -> str:
        """The page that was asked for; one that is not there is not looked for on the disk."""
        name = str(self.kwargs.get("name", CONTENTS))
        if name not in page_names() | {CONTENTS} or not page_names():
            raise Http404
        return name

    def get_page_subtitle(self) -> str:
        """The title of the page, for the title of the window."""
        return "" if self.name == CONTENTS else handbook_page(self.name).title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the contents."""
        here = [] if self.name == CONTENTS else [{"url": "", "label": handbook_page(self.name).title}]
        return [*self._breadcrumbs, *here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, the list of pages in the order of the contents, and the page after this one."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        names = [CONTENTS, *handbook_page(CONTENTS).links]
        pages = [{"name": name, "title": handbook_page(name).title, "url": page_url(name)} for name in names]
        following = names.index(self.name) + 1 if self.name in names else len(names)
        context.update(
            page=handbook_page(self.name), pages=pages, following=pages[following] if following < len(pages) else None
        )
        return context


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of the guide. Only a name from the folder itself is opened."""
    pictures = {path.stem: path for path in (folder() / PICTURES).glob("*.webp")}
    if name not in pictures:
        raise Http404
    return HttpResponse(pictures[name].read_bytes(), content_type="image/webp")


urls = [
    path("handleiding/", HandbookView.as_view(), name="handbook"),
    path("handleiding/beelden/<slug:name>.webp", picture, name="handbook_picture"),
    path("handleiding/<slug:name>/", HandbookView.as_view(), name="handbook_page"),
]

"""Where examples meet Wagtail's own screens: a button on a page, and publishing many pages at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets import Button
from wagtail.blocks import StreamValue
from wagtail.models import Page

from core.editor.examples import is_example
from core.editor.guiding import block_guides, guides_in
from core.views.examples import may_make_example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

_MOST_TOLD: Final = 5

__all__ = ["example_button", "page_has_guides", "refuse_guides_in_bulk"]


def example_button(page: Any, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """In the menu of the form of a page: make an example of it."""
    if view_name == "edit" and may_make_example(page, user):
        address = reverse("make_example", args=[page.pk])
        yield Button(_("Maak hier een voorbeeld van"), address, icon_name="copy", priority=75)


def page_has_guides(page: Any) -> bool:
    """Whether the newest version of a page has words in it that must be replaced."""
    newest = page.get_latest_revision_as_object()
    values = (getattr(newest, field.attname) for field in newest._meta.concrete_fields)
    return any(block_guides(value) if isinstance(value, StreamValue) else guides_in(value) for value in values)


def refuse_guides_in_bulk(request: HttpRequest, action: str, pages: Any, view: Any) -> HttpResponse | None:
    """Stop publishing many pages at once when one of them is an example or not ready; a function for a hook.

    The form of a page refuses this itself; here nobody opens a form.
    """
    if action != "publish" or view.models != [Page]:
        return None
    stopped = [page for page in _with_children(pages, view) if is_example(page) or page_has_guides(page)]
    if not stopped:
        return None
    for page in stopped[:_MOST_TOLD]:
        words = _("“%(title)s” is een voorbeeld, of er staat nog “Schrijf hier” in. Er is niets gepubliceerd.")
        messages.error(request, words % {"title": page.get_admin_display_title()})
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _with_children(pages: Any, view: Any) -> Iterator[Any]:
    """The pages, and with the box for that ticked also those below them."""
    for page in pages:
        yield page
        if view.cleaned_form is not None and view.cleaned_form.cleaned_data.get("include_descendants"):
            yield from page.get_descendants().not_live()

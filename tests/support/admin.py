"""The admin as an editor uses it: open a form, send it back, look at the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

if TYPE_CHECKING:
    from wagtail.models import Page

__all__ = ["add_url", "edit_url", "form_of", "post_preview", "snippet_form"]


def add_url(model: Any, parent: Page, view: str = "add") -> str:
    """Address of the form for a new page; ``view="preview_on_add"`` for its preview."""
    return reverse(f"wagtailadmin_pages:{view}", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def edit_url(page: Page, view: str = "edit") -> str:
    """Address of the form of a page; ``view="preview_on_edit"`` for its preview."""
    return reverse(f"wagtailadmin_pages:{view}", args=[page.pk])


def _sent_back(html: str, form: Tag) -> dict[str, Any]:
    bare = form.select("input[type=checkbox][checked]:not([value])")
    index = BeautifulSoup(html, "html.parser").find_all("form").index(form)
    return dict(querydict_from_html(html, form_index=index).lists()) | {str(box["name"]): ["on"] for box in bare}


def _open(client: Any, url: str, selector: str) -> dict[str, Any]:
    response = client.get(url)
    assert response.status_code == 200
    html = response.content.decode()
    form = BeautifulSoup(html, "html.parser").select_one(selector)
    assert form is not None
    return _sent_back(html, form)


def form_of(client: Any, url: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send back from the form of a page, with changes. Blocks are left out."""
    return {**_open(client, url, "#page-edit-form"), "body-count": "0", **changes}


def snippet_form(client: Any, url: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send back from the form of a snippet, with changes."""
    return {**_open(client, url, "main form[method=post]"), **changes}


def post_preview(client: Any, url: str, data: dict[str, Any]) -> str:
    """Send a form to its preview and give the page that the editor then sees."""
    answer = client.post(url, data)
    assert answer.json() == {"is_valid": True, "is_available": True}
    shown = client.get(url, {"mode": ""})
    assert shown.status_code == 200
    page: str = shown.content.decode()
    return page

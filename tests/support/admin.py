"""The admin as an editor uses it: open a form, send it back, look at the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

if TYPE_CHECKING:
    from wagtail.models import Page

#: The body of a page with one heading, as the form sends it.
ONE_HEADING = {
    "body-count": "1",
    "body-0-deleted": "",
    "body-0-order": "0",
    "body-0-type": "heading",
    "body-0-id": "",
    "body-0-value-text": "Wat er te doen is",
    "body-0-value-level": "h2",
    "body-0-value-anchor": "",
}

__all__ = ["ONE_HEADING", "add_url", "edit_url", "form_of", "post_preview"]

#: The fields that hold blocks: a script fills them, so the form of a page has no answer for them.
_BLOCK_COUNTS = [f"{name}-count" for name in ("body", "quotes", "tasks", "principles", "steps")]


def add_url(model: Any, parent: Page, view: str = "add") -> str:
    """Address of the form for a new page; ``view="preview_on_add"`` for its preview."""
    return reverse(f"wagtailadmin_pages:{view}", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def edit_url(page: Page, view: str = "edit") -> str:
    """Address of the form of a page; ``view="preview_on_edit"`` for its preview."""
    return reverse(f"wagtailadmin_pages:{view}", args=[page.pk])


def form_of(client: Any, url: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send back from the form of a page or snippet, with changes. Blocks are left out."""
    response = client.get(url)
    assert response.status_code == 200
    html = response.content.decode()
    forms = BeautifulSoup(html, "html.parser").find_all("form")
    index = max(range(len(forms)), key=lambda number: len(forms[number].find_all(["input", "select", "textarea"])))
    ticked = forms[index].select("input[type=checkbox][checked]:not([value])")
    sent = dict(querydict_from_html(html, form_index=index).lists()) | {str(box["name"]): ["on"] for box in ticked}
    return {**sent, **dict.fromkeys(_BLOCK_COUNTS, "0"), **changes}


def post_preview(client: Any, url: str, data: dict[str, Any]) -> str:
    """Send a form to its preview and give the page that the editor then sees."""
    answer = client.post(url, data)
    assert answer.json() == {"is_valid": True, "is_available": True}
    shown = client.get(url, {"mode": ""})
    assert shown.status_code == 200
    page: str = shown.content.decode()
    return page

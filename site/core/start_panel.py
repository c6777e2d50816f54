"""The first thing on the start page of the admin: the ways to begin, for who may go them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site

from core.editor.examples import types_with_examples
from core.page_checks import page_models
from core.routing import source_language
from core.views.examples import begin_url

__all__ = ["StartPanel", "add_start_panel"]


class StartPanel(Component):
    """Links to a new page of each kind that this person may make, to the Dutch pages and to the guide."""

    name: ClassVar[str] = "begin"
    order: ClassVar[int] = 10
    template_name = "admin/start_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The links; one query for all places and one for each place where the person may work."""
        user = parent_context["request"].user
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        home = site.root_page if site is not None and site.root_page.permissions_for_user(user).can_edit() else None
        tree = reverse("wagtailadmin_explore", args=[home.pk]) if home else ""
        examples = types_with_examples()
        new = _new_pages(user)
        return {
            "new": [{"label": str(model.kind_label), "url": _add_url(model, place)} for model, place in new],
            "examples": [
                {"label": str(model.kind_label), "url": begin_url(model, place)}
                for model, place in new
                if model in examples
            ],
            "tree": tree,
            "handbook": reverse("handbook"),
        }


def _add_url(model: Any, place: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, place.pk])


def _new_pages(user: Any) -> list[tuple[Any, Page]]:
    """Each kind of page with content of its own that this person may make, with the first place where it may stand."""
    wanted = [model for model in page_models() if model.essential]
    parents = {parent for model in wanted for parent in model.allowed_parent_page_models()}
    places = Page.objects.type(tuple(parents)).filter(locale__language_code=source_language()).order_by("path")
    open_to_user: dict[type, Page] = {}
    for place in places:
        model = place.specific_class
        if model not in open_to_user and place.permissions_for_user(user).can_add_subpage():
            open_to_user[model] = place
    found = []
    for model in wanted:
        place = next((open_to_user[one] for one in model.allowed_parent_page_models() if one in open_to_user), None)
        if place is not None:
            found.append((model, place))
    return sorted(found, key=lambda pair: str(pair[0].kind_label))


def add_start_panel(request: Any, panels: list[Any]) -> None:
    """Put the panel on the start page; a function for the hook ``construct_homepage_panels``."""
    panels.append(StartPanel())

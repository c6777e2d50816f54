"""Ways to begin with an example, in Wagtail's own screens."""

from __future__ import annotations

from typing import Any

from django import template
from django.apps import apps

from core.editor.examples import types_with_examples
from core.views.examples import begin_url

__all__ = ["example_links"]

register = template.Library()


@register.simple_tag
def example_links(parent: Any, page_types: Any) -> list[dict[str, str]]:
    """A link for each of these types of which there is an example; ``page_types`` is as Wagtail's screen has it."""
    known = types_with_examples()
    models = [(name, apps.get_model(app, model)) for name, app, model, _description in page_types]
    return [{"label": str(name), "url": begin_url(model, parent)} for name, model in models if model in known]

"""House rules about page types, as Django system checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags
from django.core.checks import register as register_check
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

__all__ = ["check_page_types", "page_models", "register"]

_REQUIRED = ("b1_policy", "kind_label", "kind_slug", "icon")


def page_models() -> list[Any]:
    """Every concrete page type of this project."""
    from core.models import BasePage

    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def _problems(model: Any, demo_models: set[Any]) -> Iterator[CheckMessage]:
    name = model._meta.label
    for attribute in _REQUIRED:
        if not getattr(model, attribute, None):
            yield Error(f"{name} has no {attribute}", hint=f"Set {attribute} on the class.", obj=model, id="core.E001")
    try:
        get_template(model.template)
    except TemplateDoesNotExist:
        yield Error(f"{name} has no template {model.template}", hint="Make the template.", obj=model, id="core.E002")
    if model not in demo_models:
        yield Error(f"{name} has no demo", hint="Register it in the area's demo.py.", obj=model, id="core.E003")
    if model.searchable and not hasattr(model, "search_document"):
        yield Error(f"{name} has no search document", hint="Inherit from BasePage.", obj=model, id="core.E004")


def check_page_types(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Every page type has a B1 policy, names, a template, a search document and a demo."""
    from core.demo import page_types

    demo_models = {page_type.model for page_type in page_types().values()}
    return [problem for model in page_models() for problem in _problems(model, demo_models)]


def register() -> None:
    """Let ``manage.py check`` run these checks."""
    register_check(check_page_types, Tags.models)

"""House rules about page types and other public things, as Django system checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags
from django.core.checks import register as register_check
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

__all__ = ["check_page_types", "check_snippets", "page_models", "register"]

_REQUIRED = ("b1_policy", "kind_label", "kind_slug", "icon")


def page_models() -> list[Any]:
    """Every concrete page type of this project that stands on our base."""
    from core.models import BasePage

    return [model for model in _own_page_models() if issubclass(model, BasePage)]


def _own_page_models() -> list[Any]:
    """Every concrete page type of this project, whatever it stands on."""
    from wagtail.models import Page

    own = [config for config in apps.get_app_configs() if "site-packages" not in Path(config.path).parts]
    return [model for config in own for model in config.get_models() if issubclass(model, Page)]


def _snippet_models() -> list[Any]:
    from wagtail.snippets.models import get_snippet_models

    return list(get_snippet_models())


def _shadowed(model: Any) -> list[str]:
    """Fields of this type with the name of something that every page of Wagtail has, such as ``url``."""
    from wagtail.models import Page

    return [field.name for field in model._meta.local_fields if hasattr(Page, field.name)]


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
    for field in _shadowed(model):
        hint = "Wagtail's own would be gone: give the field another name."
        yield Error(f"{name} has a field {field}, as every page has", hint=hint, obj=model, id="core.E005")


def check_page_types(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Every page type stands on our base, so that search knows it, and has a B1 policy, names, a template, a demo."""
    from core.demo import page_types

    demo_models = {page_type.model for page_type in page_types().values()}
    known = page_models()
    hint = "Inherit from core.models.BasePage: search, cards and the base template need what it has."
    strangers = [
        Error(f"{model._meta.label} is a page type without our base", hint=hint, obj=model, id="core.E004")
        for model in _own_page_models()
        if model not in known
    ]
    return [*strangers, *(problem for model in known for problem in _problems(model, demo_models))]


def check_snippets(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Every thing that editors make, that is no page and that has an address of its own, can be found."""
    from core.search import registered_models

    hint = "Write its document in the area's search_documents.py and register it."
    return [
        Error(f"{model._meta.label} has no search document", hint=hint, obj=model, id="core.E006")
        for model in _snippet_models()
        if hasattr(model, "get_absolute_url") and model not in registered_models()
    ]


def register() -> None:
    """Let ``manage.py check`` run these checks."""
    register_check(check_page_types, Tags.models)
    register_check(check_snippets, Tags.models)

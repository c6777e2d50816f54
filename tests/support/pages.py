"""Factories for pages and terms. Each makes one real, published thing in the database."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from core import models as core_models
from core.models import PageTerm

__all__ = ["add_terms", "make_page", "make_term"]

_numbers = count(1)

_DEFAULTS: dict[str, dict[str, Any]] = {
    "initiatives.ProjectPage": {"action_line": "instroom"},
    "library.PublicationPage": {"kind": "jaarplan"},
    "library.FundingSchemePage": {"funder": "Voorbeeldfonds"},
    "academy.LeergangPage": {"track": "coaches"},
    "blog.PodcastEpisodePage": {"number": 1},
    "regioplan.BuildingBlockPage": {"number": 1},
    "regioplan.FoundationPage": {"number": 1},
}


def make_term(kind: str, slug: str, *, name: str = "", **values: Any) -> Any:
    """A taxonomy term in Dutch. ``kind`` is the model name: Gemeente, Theme, HealthDimension or Audience."""
    model = getattr(core_models, kind)
    dutch = Locale.objects.get(language_code="nl")
    if kind == "Gemeente":
        values.setdefault("cbs_code", "0995")
    return model.objects.get_or_create(slug=slug, locale=dutch, defaults={"name": name or slug.title(), **values})[0]


def add_terms(page: Page, **terms: Any) -> None:
    """Put terms on a saved page: ``gemeente=…``, ``theme=…``, ``dimension=…``, ``audience=…``; one or a list."""
    for name, value in terms.items():
        for term in value if isinstance(value, list) else [value]:
            PageTerm.objects.create(page_id=page.pk, **{name: term})


def _service() -> Any:
    organisation = apps.get_model("directory.Organisation").objects.get_or_create(name="Stichting Voorbeeld")[0]
    return apps.get_model("directory.Service").objects.create(
        name=f"Dienst {next(_numbers)}", organisation=organisation
    )


def _extra(label: str) -> dict[str, Any]:
    if label == "directory.ServicePage":
        return {"service": _service()}
    if label == "academy.EventPage":
        start = timezone.now() + timedelta(days=7)
        return {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    if label == "home.ThemePage":
        return {"theme": make_term("Theme", "eenzaamheid", css_class="t-eenzaam", icon="eenzaam")}
    if label == "home.GemeentePage":
        return {"gemeente": make_term("Gemeente", "lelystad", name="Lelystad")}
    return {}


def make_page(label: str, parent: Page, **values: Any) -> Any:
    """A published page of the type ``app.Model`` under ``parent``, in the parent's language unless told otherwise."""
    model = apps.get_model(label)
    title = values.pop("title", f"{model.__name__} {next(_numbers)}")
    fields = {**_DEFAULTS.get(label, {}), **_extra(label), **values}
    fields.setdefault("slug", slugify(title))
    fields.setdefault("locale", parent.locale)
    live = fields.setdefault("live", True)
    if live:
        fields = {"first_published_at": timezone.now(), "last_published_at": timezone.now(), **fields}
    page = Page.objects.get(pk=parent.pk).specific.add_child(instance=model(title=title, **fields))
    if live:
        # What publishing tells the rest of the site, without the time that a revision takes.
        page_published.send(sender=model, instance=page, revision=None)
    page.refresh_from_db()
    return page

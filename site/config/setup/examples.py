"""The examples with which editors can begin a page, from ``content/core/voorbeelden``. The team changes them after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from core.demo import DemoContext, page_types
from core.demo.coerce import coerce, set_fields
from core.demo.files import read_item
from core.demo.resolver import DemoResolver
from core.editor.examples import make_folder
from core.models import ExampleFolder
from directory.models import Organisation, Service, ServicePage

if TYPE_CHECKING:
    from core.demo.files import ContentItem

__all__ = ["ensure_examples"]

_FACTS: Final = "Voorbeeld (gebruik dit niet)"


@transaction.atomic
def ensure_examples() -> int:
    """Make the examples once. Gives how many were made; what an editor took away stays away."""
    if ExampleFolder.objects.exists():
        return 0
    folder = make_folder()
    context = DemoContext(anchor=timezone.localdate())
    paths = sorted((settings.BASE_DIR / "content" / "core" / "voorbeelden").glob("*.md"))
    for path in paths:
        _add(folder, read_item(path, "core"), context)
    return len(paths)


def _add(folder: Page, item: ContentItem, context: DemoContext) -> None:
    """One example, as a draft that was never published."""
    page_type, resolver = page_types()[item.type_name], DemoResolver(context)
    title = item.head["title"]
    page = page_type.model(title=title, slug=slugify(title), live=False, has_unpublished_changes=True)
    page.locale, page.summary = folder.locale, item.head["summary"]
    if isinstance(page, ServicePage):
        page.service = _facts()
    set_fields(page, item, page_type.fields, context, resolver)
    page.body = coerce(type(page), "body", item.body, context, resolver)
    Page.objects.get(pk=folder.pk).add_child(instance=page)
    page.save_revision(clean=False)


def _facts() -> Any:
    """The facts of the example of help: a page of that type can't do without. They are marked as invented."""
    organisation = Organisation.objects.create(name=_FACTS)
    return Service.objects.create(name=_FACTS, organisation=organisation, sample=True)

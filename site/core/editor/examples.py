"""Examples: where they stand, which there are for a new page, and how a page begins as a copy of one."""

from __future__ import annotations

import json
from typing import Any, Final

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils.text import slugify
from wagtail.actions.copy_page import CopyPageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Site

from core.models import ExampleFolder

__all__ = [
    "example_of",
    "examples_folder",
    "examples_for",
    "in_examples",
    "is_example",
    "make_example",
    "make_folder",
    "may_begin",
    "outline",
    "own_choices",
    "place_of_examples",
    "required_choices",
    "start_from",
    "types_with_examples",
]

#: Content is Dutch, whatever language an editor has in the admin.
_NEW_TITLE: Final = "Schrijf hier de titel"
#: The page above the examples is an ordinary one.
_FOLDER_MODEL: Final = "home.StandardPage"


def in_examples() -> Exists:
    """Whether a page is an example or the page above them, for a query of pages."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    folders = ExampleFolder.objects.filter(page__isnull=False).annotate(shown=path)
    return Exists(folders.filter(shown__startswith=F("page__path")))


def is_example(page: Page | None) -> bool:
    """Whether this is an example, or the page above them: one query."""
    return page is not None and bool(page.path) and Page.objects.filter(in_examples(), path=page.path).exists()


def examples_folder() -> Page | None:
    """The page above the examples."""
    row = ExampleFolder.objects.filter(page__isnull=False).select_related("page").first()
    return row.page if row is not None else None


def place_of_examples() -> Page:
    """Where a new example comes: among the others, or under the home page when there are none yet."""
    return examples_folder() or Site.objects.get(is_default_site=True).root_page


def _examples() -> models.QuerySet[Any]:
    folder = examples_folder()
    pages: models.QuerySet[Any] = Page.objects.child_of(folder) if folder is not None else Page.objects.none()
    return pages


def types_with_examples() -> set[Any]:
    """The types of page of which there is an example."""
    keys = _examples().values_list("content_type_id", flat=True).distinct()
    return {ContentType.objects.get_for_id(key).model_class() for key in keys}


def examples_for(model: Any) -> list[Page]:
    """The examples of one type in the order of the tree, with their newest version in the same query."""
    kind = ContentType.objects.get_for_model(model)
    return list(_examples().filter(content_type=kind).select_related("latest_revision").order_by("path"))


def example_of(model: Any, key: Any) -> Any | None:
    """The example of this type with this key, as it was saved last."""
    found = next((page for page in examples_for(model) if str(page.pk) == str(key)), None)
    return found.get_latest_revision_as_object() if found is not None else None


def outline(page: Page) -> list[str]:
    """The headings in the newest version of an example, to see what is in it."""
    stored = page.latest_revision.content.get("body") if page.latest_revision is not None else None
    blocks = json.loads(stored) if isinstance(stored, str) else []
    return [block["value"]["text"] for block in blocks if block["type"] == "heading"]


def own_choices(pages: list[Page], name: str) -> list[Any]:
    """What the examples themselves have in a field: no answer for a new page."""
    return [page.latest_revision.content.get(name) for page in pages if page.latest_revision is not None]


def may_begin(user: Any, parent: Page, model: Any) -> bool:
    """Whether this person may make a page of this type there; as Wagtail asks it, for ``parent`` as it is."""
    return bool(
        parent.permissions_for_user(user).can_add_subpage()
        and model in type(parent).creatable_subpage_models()
        and model.can_create_at(parent)
    )


def required_choices(model: Any) -> list[models.ForeignKey[Any, Any]]:
    """Fields with which a new page can't wait: they lead to something that only this page is about."""
    return [
        field
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and not field.null and not field.remote_field.parent_link
    ]


@transaction.atomic
def start_from(*, example: Any, parent: Page, user: Any, values: dict[str, Any] | None = None) -> Any:
    """A draft of this person under ``parent`` that begins as a copy of the example.

    It has an address, a language and an identity of its own; ``values`` are the answers to ``required_choices``.
    """
    own = {
        **example.values_from_example(parent),
        **(values or {}),
        "title": _NEW_TITLE,
        "draft_title": _NEW_TITLE,
        "slug": find_available_slug(parent, slugify(_NEW_TITLE)),
        "locale": parent.locale,
    }
    return _copy(example, parent, user, own)


@transaction.atomic
def make_example(*, page: Any, user: Any) -> Any:
    """An example made of the newest version of a page; the page itself stays as it is."""
    newest = page.get_latest_revision_as_object()
    folder = examples_folder() or make_folder()
    title = newest.title if is_example(page) else f"Voorbeeld: {newest.title}"
    title = title[: newest._meta.get_field("title").max_length]
    slug = find_available_slug(folder, slugify(title) or newest.kind_slug)
    own = {**newest.values_as_example(), "title": title, "draft_title": title, "slug": slug, "locale": folder.locale}
    return _copy(newest, folder, user, own)


def _copy(source: Any, parent: Page, user: Any, values: dict[str, Any]) -> Any:
    """A copy as a draft, without versions, dates of going out, privacy or colleagues who have it locked."""
    plain = {
        "go_live_at": None,
        "expire_at": None,
        "expired": False,
        "locked": False,
        "locked_by": None,
        "show_in_menus": False,
    }
    action = CopyPageAction(
        source, to=parent, update_attrs={**plain, **values}, copy_revisions=False, keep_live=False, user=user
    )
    made: Any = action.execute(skip_permission_checks=True)
    return made


def make_folder() -> Page:
    """A new page above the examples, under the home page; it is never published."""
    home = Site.objects.get(is_default_site=True).root_page
    model: Any = apps.get_model(_FOLDER_MODEL)
    folder: Page = home.add_child(
        instance=model(
            title="Voorbeelden",
            slug=find_available_slug(home, "voorbeelden"),
            summary="Hier staan de voorbeelden voor nieuwe pagina's. Bezoekers zien ze nooit.",
            live=False,
            has_unpublished_changes=True,
            locale=home.locale,
            review_interval_months=0,
        )
    )
    folder.save_revision(clean=False)
    ExampleFolder.objects.all().delete()
    ExampleFolder.objects.create(page=folder)
    return folder

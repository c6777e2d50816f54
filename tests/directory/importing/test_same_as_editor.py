"""The bulk path leaves the database as saving each entry in the admin does: rows, revision, digest, indexes."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from directory.importing.bulk_services import RELATIONS
from directory.models import ListedService, Location, Organisation, Service, ServicePage
from search.models import SearchDocument
from tests.support.importing import FULL, PLAIN, make_lists, run

ROWS = (FULL, PLAIN, {**PLAIN, "id": "boot-2", "wat is het": "Nog een boot.", "talen": "tr", "gemeenten": "almere"})
#: What tells when and as which number something was written, not what.
_TELLS_NOTHING = {"id", "uuid", "page_ptr_id", "translation_key", "import_hash", "source", "external_id", "timestamp"}
_MOMENTS = {"first_published_at", "last_published_at", "latest_revision_created_at", "last_modified"}
_MOMENTS |= {"changed", "created_at"}


def columns(row: Any) -> dict[str, Any]:
    """A row without its own numbers; a number of another row only as there or not."""
    found: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.attname in _MOMENTS or field.attname in ("latest_revision_id", "live_revision_id"):
            found[field.attname] = value is not None
        elif field.is_relation and value is not None:
            found[field.attname] = str(getattr(row, field.name))
        elif field.attname not in _TELLS_NOTHING:
            found[field.attname] = value
    return found


def content_of(page: Any, service: Any) -> Any:
    """What the one revision of a page holds, without numbers."""
    revision = Revision.objects.get(object_id=str(page.pk), content_type=ContentType.objects.get_for_model(ServicePage))
    assert {page.latest_revision_id, page.live_revision_id} == {revision.pk}
    content = {**revision.content, "pk": revision.content["pk"] == page.pk}
    content["service"] = content["service"] == service.pk
    content.pop("translation_key")
    content["page_terms"] = [{**row, "pk": True, "page": row["page"] == page.pk} for row in content["page_terms"]]
    return columns(revision) | {"object_id": True, "content": content}


def references_of(row: Any) -> list[Any]:
    found = ReferenceIndex.get_references_for_object(row).select_related("to_content_type", "content_type")
    return sorted(
        (one.content_type.model, one.to_content_type.model, one.model_path, re.sub(r"\d+", "#", one.content_path))
        for one in found
    )


def indexed(model: Any, words: str) -> int:
    return len(get_search_backend().search(words, model))


def snapshot() -> str:
    """Everything that the entries left behind."""
    found: list[Any] = []
    for service in Service.objects.order_by("name", "pk"):
        page = service.pages.get()
        relations = {
            name: [columns(row) for row in getattr(service, name).order_by("sort_order")] for name in RELATIONS
        }
        found += [columns(service), relations, columns(page), content_of(page, service)]
        found += [sorted(str(term.term_key) for term in page.page_terms.all())]
        found += [references_of(service), references_of(page)]
        found += [columns(SearchDocument.objects.get(key=f"wagtailcore.page:{page.pk}")) | {"key": ""}]
    models = (Organisation, Location, ListedService)
    found += [[columns(row) for row in model.objects.order_by("name", "pk")] for model in models]
    parent = Page.objects.get(slug="hulp", locale__language_code="nl")
    found += [parent.numchild, [page.path for page in parent.get_children()], Page.find_problems()]
    words = {Service: "alles", ServicePage: "alinea", Organisation: "Alles", Location: "Huis", SearchDocument: "soep"}
    found += [{model.__name__: indexed(model, text) for model, text in words.items()}]
    return json.dumps(found, default=str, indent=1, sort_keys=True)


def save_as_editor(parent: Any, told: Any) -> None:
    """Write entries one by one through the models, as the forms of the admin do. ``told`` has plain values."""
    for facts, organisation, children, words, terms in told:
        known = Organisation.objects.filter(name=organisation["name"]).first()
        service: Any = Service(organisation=known or Organisation.objects.create(**organisation), **facts)
        service.save()
        places = []
        for place in children.pop("places"):
            places.append(Location.objects.create(**place.pop("location")))
            service.places.create(location=places[-1], **place)
            service.places.commit()
        for name, rows in children.items():
            for row in rows:
                number = row.pop("place", None)
                place = {"location": places[number]} if number is not None else {}
                getattr(service, name).add(RELATIONS[name](**row, **place))
        service.save()
        page: Any = parent.add_child(instance=ServicePage(service=service, **words))
        page.page_terms = terms()
        page.save()
        page = ServicePage.objects.get(pk=page.pk)
        page.save_revision().publish()


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def plain_values(service: Any) -> Any:
    """What an editor would type to get this entry: the values of its rows."""
    page = service.pages.get()
    skip = {"id", "uuid", "service", "organisation", "digest", "import_hash", "source", "external_id", "location"}

    def values(row: Any) -> dict[str, Any]:
        fields = [field for field in row._meta.concrete_fields if field.name not in skip]
        return {field.name: getattr(row, field.name) for field in fields}

    order = [link.location_id for link in service.places.order_by("sort_order")]
    children = {}
    for name in RELATIONS:
        rows = list(getattr(service, name).order_by("sort_order"))
        children[name] = [values(row) for row in rows]
        for row, value in zip(rows, children[name], strict=True):
            if name == "places":
                value["location"] = values(row.location)
            if name == "schedules":
                value["place"] = order.index(row.location_id) if row.location_id else None
    names = (
        "title",
        "slug",
        "search_description",
        "what",
        "for_whom",
        "cost",
        "how",
        "alert",
        "referral_how",
        "not_for",
    )
    keys = [row.term_key for row in page.page_terms.order_by("pk")]
    model = type(page.page_terms.first()) if keys else None

    def terms() -> list[Any]:
        return [model(**{f"{kind.value}_id": pk}) for kind, pk in keys] if model else []

    words = {name: getattr(page, name) for name in names}
    return values(service), values(service.organisation), children, words, terms


def test_equals_the_save_of_an_editor(fixed: Any, home: Any, commit: Any, references: None, search_index: None) -> None:
    make_lists(home)
    with transaction.atomic():
        with commit():
            report = run(*ROWS)
        assert report.faults == []
        told = [plain_values(service) for service in Service.objects.order_by("pk")]
        imported = snapshot()
        transaction.set_rollback(True)
    assert Service.objects.count() == 0

    with commit():
        save_as_editor(fixed("/hulp/"), told)

    assert imported == snapshot()


def shown(service: Service) -> list[Any]:
    """What is left of an entry on the site, for search and for other systems; and what the history says of it."""
    service.refresh_from_db()
    page = service.pages.get()
    actions = PageLogEntry.objects.filter(page=page.pk, action__endswith="publish").order_by("pk")
    return [
        (service.do_not_list, page.live, page.has_unpublished_changes, page.live_revision_id),
        [columns(row) for row in ListedService.objects.filter(uuid=service.uuid).exclude(removed_at=None)],
        SearchDocument.objects.filter(key=f"wagtailcore.page:{page.pk}").count(),
        actions.last().action,
    ]


@time_machine.travel("2031-03-07T12:00:00+01:00", tick=False)
def test_what_may_not_be_listed_goes_off_the_site_as_an_editor_takes_it_off(
    home: Any, commit: Any, search_index: None
) -> None:
    make_lists(home)
    with commit():
        run(PLAIN)
    service = Service.objects.get(external_id="boot")
    before = shown(service)
    with transaction.atomic():
        with commit():
            report = run({**PLAIN, "niet op de kaart": "ja"})
        assert report.faults == []
        imported = shown(service)
        transaction.set_rollback(True)

    with commit():
        service.do_not_list = True
        service.save()

    assert imported == shown(service)
    assert [before[0][1], imported[0], imported[2:]] == [True, (True, False, True, None), [0, "wagtail.unpublish"]]
    with commit():
        service.do_not_list = False
        service.save()
    assert not service.pages.get().live

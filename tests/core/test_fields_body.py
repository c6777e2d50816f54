"""The body keeps its blocks out of migrations and behaves as any StreamField."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.serializer import serializer_factory
from django.db.migrations.state import ProjectState
from wagtail.models import Page

from core.fields import BodyField
from home.models import StandardPage
from tests.support.pages import make_page

if TYPE_CHECKING:
    import pytest

TEXT = [("text", "<p>Hallo</p>"), ("heading", {"text": "Kop", "level": "h2", "anchor": ""})]


def test_migration_holds_no_blocks() -> None:
    text, imports = serializer_factory(BodyField(blank=True, max_num=3)).serialize()

    assert text == "core.fields.BodyField(blank=True, max_num=3)"
    assert imports == {"import core.fields"}


def test_field_survives_the_round_trip() -> None:
    _name, path, args, kwargs = BodyField(blank=True, min_num=1).deconstruct()
    again = BodyField(*args, **kwargs)

    assert (path, args) == ("core.fields.BodyField", [])
    assert again.deconstruct()[1:] == (path, args, kwargs)
    assert list(again.stream_block.child_blocks) == list(BodyField().stream_block.child_blocks)
    assert (again.stream_block.meta.min_num, again.stream_block.meta.required) == (1, False)


def test_old_arguments_of_wagtail_are_ignored() -> None:
    assert BodyField(block_types=[], block_lookup={}).deconstruct()[2:] == ([], {})


def test_new_label_of_a_block_asks_for_no_migration(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = MigrationLoader(connection)
    field = StandardPage._meta.get_field("body")
    monkeypatch.setattr(field.stream_block.child_blocks["text"].meta, "label", "Iets anders")

    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    operations = [operation for found in changes.values() for migration in found for operation in migration.operations]

    assert [operation for operation in operations if getattr(operation, "name", "") == "body"] == []


def test_copy_and_revisions_keep_the_blocks(home: Any) -> None:
    page = make_page("home.StandardPage", home, body=TEXT)
    ids = [block.id for block in page.body]

    copied = page.copy(update_attrs={"slug": "kopie"})
    page.body = [("text", "<p>Concept</p>")]
    draft = page.save_revision().as_object()

    assert [(block.block_type, block.id) for block in copied.body] == [("text", ids[0]), ("heading", ids[1])]
    assert [block.value.source for block in draft.body] == ["<p>Concept</p>"]
    assert len(StandardPage.objects.get(pk=page.pk).body) == 2


def test_body_can_be_searched_as_json(home: Any) -> None:
    page = make_page("home.StandardPage", home, body=TEXT)
    make_page("home.StandardPage", home, body=[("text", "<p>Dag</p>")])

    found = StandardPage.objects.filter(body__1__type="heading")

    assert list(found.values_list("pk", flat=True)) == [page.pk]


def test_references_to_pages_are_known(home: Any) -> None:
    target = make_page("home.StandardPage", home)
    page = make_page(
        "home.StandardPage",
        home,
        body=[
            ("text", f'<p><a linktype="page" id="{target.pk}">a</a></p>'),
            ("button", {"text": "Ga", "link": {"page": target, "url": ""}, "style": "action"}),
        ],
    )

    references = list(page._meta.get_field("body").extract_references(page.body))

    assert [(model, str(pk), path) for model, pk, path, _content in references] == [
        (Page, str(target.pk), "text"),
        (Page, str(target.pk), "button.link.page"),
    ]

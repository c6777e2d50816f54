"""The tables that first migrations make together are the tables of the models."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from core.migrating import FirstMigration

_OURS = [app for app in apps.get_app_configs() if "site-packages" not in Path(app.path).parts]
_MODELS = [model for app in _OURS for model in app.get_models(include_auto_created=True)]
_WITH_TABLES = [app for app in _OURS if (Path(app.path) / "migrations" / "0001_initial.py").exists()]


@pytest.mark.parametrize("app", _WITH_TABLES, ids=lambda app: app.label)
def test_every_first_migration_makes_its_tables_together(app: Any) -> None:
    migration = import_module(f"{app.name}.migrations.0001_initial").Migration

    assert issubclass(migration, FirstMigration)


@pytest.mark.django_db
@pytest.mark.parametrize("model", _MODELS, ids=lambda model: model._meta.label)
def test_a_table_has_the_columns_and_constraints_of_its_model(model: Any) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        columns = {column.name for column in connection.introspection.get_table_description(cursor, table)}
        constraints = connection.introspection.get_constraints(cursor, table)

    assert columns == {field.column for field in model._meta.local_concrete_fields}
    named = {each.name for each in [*model._meta.constraints, *model._meta.indexes]}
    assert named - set(constraints) == set()
    unique = {tuple(each["columns"]) for each in constraints.values() if each["unique"]}
    for names in model._meta.unique_together:
        assert tuple(model._meta.get_field(name).column for name in names) in unique


def _editor() -> Any:
    """An editor inside the transaction of a test, where SQLite doesn't let one start by itself."""
    editor: Any = connection.SchemaEditorClass(connection, atomic=False)
    editor.deferred_sql = []
    return editor


class _Steps(FirstMigration):
    """A first migration with one step that is no table."""

    operations = (
        migrations.CreateModel(name="Thing", fields=[("id", models.AutoField(primary_key=True))]),
        migrations.RunPython(lambda state, _editor: seen.append(state.get_model("core", "Thing"))),
    )


seen: list[Any] = []


@pytest.mark.django_db
def test_a_step_that_is_no_table_is_done_too() -> None:
    seen.clear()

    _Steps("0001_initial", "core").apply(ProjectState(), _editor())

    assert [model._meta.db_table for model in seen] == ["core_thing"]
    assert "core_thing" in connection.introspection.table_names()

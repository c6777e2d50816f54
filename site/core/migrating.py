"""First migrations that make all their tables together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import migrations
from django.db.migrations.operations.models import AlterTogetherOptionOperation, CreateModel, IndexOperation

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.operations.base import Operation
    from django.db.migrations.state import ProjectState

__all__ = ["FirstMigration"]


class FirstMigration(migrations.Migration):
    """An initial migration that draws the models once, not once more for each table.

    Django renders every model that is linked to a new one again, and through ``Page`` that is nearly all of them, for
    each of our sixty tables: half of the time of ``migrate``. The tables come out the same, because each is made as it
    is at the end of the migration. An operation that does more than shape a table of this migration makes it run by
    Django's own way, one by one.
    """

    initial: ClassVar[bool] = True

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,  # noqa: FBT001, FBT002
    ) -> ProjectState:
        """Make the tables; gives the state after it."""
        if not self._only_makes_tables():
            return super().apply(project_state, schema_editor, collect_sql)
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in self._tables():
            operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state

    def _tables(self) -> list[CreateModel]:
        return [operation for operation in self.operations if isinstance(operation, CreateModel)]

    def _only_makes_tables(self) -> bool:
        own = {operation.name_lower for operation in self._tables()}
        return all(_table_of(operation) in own for operation in self.operations)


def _table_of(operation: Operation) -> str:
    """The model, in small letters, whose table an operation shapes; empty for any other kind of operation."""
    if isinstance(operation, CreateModel | AlterTogetherOptionOperation):
        return str(operation.name_lower)
    if isinstance(operation, IndexOperation | migrations.AddField):
        return str(operation.model_name_lower)
    return ""

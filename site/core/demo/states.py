"""A hash of what an editor can change about a row: by it the demo sees whether somebody did."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import ManyToManyField
from modelcluster.models import get_all_child_relations

__all__ = ["row_values", "state_of", "states_of"]

#: Where an editor keeps a row says nothing about the row.
_SKIPPED = ("collection",)


def row_values(row: Any, without: str = "") -> dict[str, str]:
    """What an editor can change about a row, as text; ``without`` is the link to its parent."""
    fields = [field for field in row._meta.concrete_fields if field.editable and not field.primary_key]
    skipped = (*_SKIPPED, without)
    return {field.name: str(field.value_to_string(row)) for field in fields if field.name not in skipped}


def _children(model: Any, pks: list[Any]) -> Iterable[tuple[Any, str, Any]]:
    """For each child row and each link to others: the key of the parent, the name of the relation, the values."""
    for relation in get_all_child_relations(model):
        parent = relation.field
        model_of_part: Any = relation.related_model
        rows = model_of_part._base_manager.filter(**{f"{parent.name}__in": pks})
        ordered = rows.order_by("sort_order", "pk") if hasattr(model_of_part, "sort_order") else rows
        for row in ordered:
            yield getattr(row, parent.attname), relation.get_accessor_name(), row_values(row, parent.name)
    for field in model._meta.many_to_many:
        if isinstance(field, ManyToManyField):
            through: Any = field.remote_field.through
            links = through._base_manager.filter(**{f"{field.m2m_field_name()}__in": pks})
            columns = (field.m2m_column_name(), field.m2m_reverse_name())
            for pk, other in links.order_by(field.m2m_reverse_name()).values_list(*columns):
                yield pk, field.name, str(other)


def states_of(model: Any, pks: Iterable[Any]) -> dict[str, str]:
    """The states of rows of one model as they are in the database, by key as text. One query a relation."""
    rows = {row.pk: row for row in model._base_manager.filter(pk__in=list(pks))}
    content: dict[Any, dict[str, Any]] = {pk: {"": row_values(row)} for pk, row in rows.items()}
    lists: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for pk, name, values in _children(model, list(rows)):
        lists[pk][name].append(values)
    return {
        str(pk): hashlib.sha256(json.dumps({**values, **lists[pk]}, sort_keys=True).encode()).hexdigest()
        for pk, values in content.items()
    }


def state_of(row: Any) -> str:
    """The state of one row as it is in the database; empty when it is gone."""
    return states_of(type(row), [row.pk]).get(str(row.pk), "")

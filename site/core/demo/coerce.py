"""From a value in a head to the value of a model field, by the kind of field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.fields import RichTextField, StreamField

from core.demo.dates import parse_date, parse_datetime

if TYPE_CHECKING:
    from core.demo.context import DemoContext
    from core.demo.files import ContentItem

__all__ = ["coerce", "set_fields"]


def coerce(model: Any, name: str, value: Any, context: DemoContext, resolver: Any) -> Any:
    """The value that ``model.<name>`` takes. Raises ValueError with a message for the writer."""
    from core.blocks.convert import markdown_to_html, markdown_to_stream, rows_to_stream

    field = model._meta.get_field(name)
    if isinstance(field, models.DateTimeField):
        return parse_datetime(value, context.anchor)
    if isinstance(field, models.DateField):
        return parse_date(value, context.anchor)
    if isinstance(field, StreamField):
        read: Any = rows_to_stream if isinstance(value, list) else markdown_to_stream
        return read(value or "", field.stream_block, resolver)
    if isinstance(field, RichTextField):
        return markdown_to_html(str(value or ""))
    if isinstance(field, models.TextField | models.CharField):
        if isinstance(value, list):
            return "\n".join(str(part) for part in value)
        return "" if value is None else str(value).strip()
    return value


def set_fields(page: Any, item: ContentItem, names: tuple[str, ...], context: DemoContext, resolver: Any) -> None:
    """Copy the named heads to the page; one that is absent, or not any more, gives the field its default."""
    for name in names:
        try:
            if name in item.head:
                value = coerce(type(page), name, item.head[name], context, resolver)
            else:
                value = type(page)._meta.get_field(name).get_default()
            setattr(page, name, value)
        except FieldDoesNotExist:
            msg = f"'{name}' is geen veld van {type(page).__name__}"
            raise item.error(msg) from None
        except ValueError as fault:
            msg = f"'{name}': {fault}"
            raise item.error(msg) from fault

"""The rules of the models, also for what comes from a file: what an editor can't save, a file can't bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError

if TYPE_CHECKING:
    from core.demo.files import ContentError

__all__ = ["Place", "check", "check_names", "explained"]


class Place(Protocol):
    """Something in a content file: it makes an error that tells where to look."""

    def error(self, message: str, *, at: tuple[str | int, ...] = ()) -> ContentError:
        """An error; ``at`` leads from the top to the value, by names and numbers."""


def _choices(model: Any, name: str) -> list[str]:
    try:
        found = model._meta.get_field(name).flatchoices
    except (FieldDoesNotExist, AttributeError):
        return []
    return [str(value) for value, _label in found if value not in ("", None)]


def explained(fault: ValidationError, model: Any = None) -> dict[str, str]:
    """By field what is wrong and, where there is a list to choose from, that list."""
    if not hasattr(fault, "error_dict"):
        return {NON_FIELD_ERRORS: " ".join(fault.messages)}
    told = {name: " ".join(words) for name, words in fault.message_dict.items()}
    for name, faults in fault.error_dict.items():
        if model is not None and any(each.code == "invalid_choice" for each in faults):
            told[name] += f" Kies uit: {', '.join(_choices(model, name))}."
    return told


def check(
    row: Any,
    place: Place,
    *,
    at: tuple[str | int, ...] = (),
    exclude: Iterable[str] = (),
    names: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Hold a row against the rules of its model. Raises ContentError for the first field that breaks one.

    ``names`` are the names that the file has for fields, where those differ.
    """
    try:
        row.full_clean(exclude=set(exclude))
    except ValidationError as fault:
        field, words = next(iter(explained(fault, type(row)).items()))
        if field == NON_FIELD_ERRORS:
            raise place.error(words, at=at) from fault
        name = names.get(field, field)
        msg = f"'{name}': {words}"
        raise place.error(msg, at=(*at, name)) from fault


def check_names(values: Any, known: Iterable[str], place: Place, *, at: tuple[str | int, ...] = ()) -> None:
    """Refuse a name that nobody reads: it is a typing error, or a wish that would silently come to nothing."""
    names = list(known)
    if not isinstance(values, dict):
        msg = f"hier horen namen met een waarde, zoals '{names[0]}: …'"
        raise place.error(msg, at=at)
    for name in values:
        if name not in names:
            msg = f"'{name}' bestaat hier niet. Kies uit: {', '.join(names)}"
            raise place.error(msg, at=(*at, str(name)))

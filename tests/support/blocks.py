"""Give a value to one block of the toolkit and see what it says, keeps or draws."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from core.blocks import BodyBlock

__all__ = ["BODY", "accepted", "drafting", "fault", "html_of", "value_of"]

BODY = BodyBlock()


def value_of(name: str, **values: Any) -> Any:
    """The value that a block makes of these parts."""
    return BODY.child_blocks[name].to_python(values)


def fault(name: str, field: str, **values: Any) -> str:
    """What the only wrong field of the block says."""
    with pytest.raises(ValidationError) as caught:
        BODY.child_blocks[name].clean(value_of(name, **values))
    errors = caught.value.block_errors  # type: ignore[attr-defined]  # Wagtail's own kind of error
    assert list(errors) == [field]
    return str(errors[field].messages[0])


def accepted(name: str, **values: Any) -> Any:
    """The value after the block checked it."""
    return BODY.child_blocks[name].clean(value_of(name, **values))


def html_of(name: str, **values: Any) -> str:
    """What the block draws."""
    return str(BODY.child_blocks[name].render(value_of(name, **values), context={"request": RequestFactory().get("/")}))


@contextmanager
def drafting(block: Any) -> Iterator[Any]:
    """The block as Wagtail treats it while a draft is saved; strict again afterwards, for it is shared."""
    block.defer_required_validation()
    try:
        yield block
    finally:
        block.restore_deferred_validation()

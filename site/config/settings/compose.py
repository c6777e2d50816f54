"""Put settings topics together without ``import *``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["compose"]


def compose(*topics: ModuleType) -> dict[str, Any]:
    """All settings (names in capitals) that these modules export; a name that two of them export is a fault."""
    found: dict[str, Any] = {}
    for topic in topics:
        for name in topic.__all__:
            if name in found:
                message = f"{name} is set by two topics, the second is {topic.__name__}"
                raise ValueError(message)
            found[name] = getattr(topic, name)
    return found

"""Is there demo content in the database? Then every page says so and search engines stay out."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

from core import local_cache

__all__ = ["demo_is_going", "demo_is_present", "removing_demo"]

_going: ContextVar[bool] = ContextVar("wel-demo-going", default=False)


def demo_is_present() -> bool:
    """True while rows of the demo exist, unless the setting ``WEL_DEMO_GUARD`` is off (our own tests)."""
    if not settings.WEL_DEMO_GUARD:
        return False
    from core.models import DemoObject

    return local_cache.remember("demo-present", DemoObject.objects.exists, per_language=False)


@contextmanager
def removing_demo() -> Iterator[None]:
    """In this block rows of the demo are deleted: nobody has to be told that they are gone."""
    token = _going.set(True)
    try:
        yield
    finally:
        _going.reset(token)


def demo_is_going() -> bool:
    """Whether what is deleted now is a row of the demo."""
    return _going.get()

"""Is there demo content in the database? Then every page says so and search engines stay out."""

from django.conf import settings

from core import local_cache

__all__ = ["demo_is_present"]


def demo_is_present() -> bool:
    """True while rows of the demo exist, unless the setting ``WEL_DEMO_GUARD`` is off (our own tests)."""
    if not settings.WEL_DEMO_GUARD:
        return False
    from core.models import DemoObject

    return local_cache.remember("demo-present", DemoObject.objects.exists, per_language=False)

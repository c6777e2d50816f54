"""Django app: WEL Academie."""

from django.apps import AppConfig


class AcademyConfig(AppConfig):
    """Session types, leergangen and the agenda; booking comes later."""

    name = "academy"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "WEL Academie"

    def ready(self) -> None:
        """Make demo types and shelves known."""
        from academy import demo, shelves
        from academy.enums import EventMode
        from core.search import register_facet_values

        demo.register()
        shelves.register()
        register_facet_values("vorm", EventMode.search_choices)

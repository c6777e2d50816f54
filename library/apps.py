"""Django app: Kennisbank."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Publications and funding schemes."""

    name = "library"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Kennisbank"

    def ready(self) -> None:
        """Make the demo types known, and let search hear of files."""
        from core.search import register_slow_reading
        from core.services.document_texts import read_the_rest
        from library import demo, signals

        demo.register()
        signals.connect()
        register_slow_reading("documents", read_the_rest)

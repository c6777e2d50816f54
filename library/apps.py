"""Django app: Kennisbank."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Publications and funding schemes."""

    name = "library"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Kennisbank"

    def ready(self) -> None:
        """Make the demo types known."""
        from library import demo

        demo.register()

"""Django app: Initiatieven en projecten."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """Initiatives of residents and organisations, and the projects of the Human Capital Agenda."""

    name = "initiatives"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Initiatieven en projecten"

    def ready(self) -> None:
        """Make demo types and shelves known."""
        from initiatives import demo, shelves

        demo.register()
        shelves.register()

"""Django app: Monitor."""

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """What the movement reached, in figures with a source and a date."""

    name = "monitor"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Monitor"

    def ready(self) -> None:
        """Make the demo types and the figures known."""
        from monitor import demo, shelves

        demo.register()
        shelves.register()

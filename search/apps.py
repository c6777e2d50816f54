"""Django app: search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One search over everything."""

    name = "search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        """Keep the projection up to date."""
        from search import signals

        signals.connect()

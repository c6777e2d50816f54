"""Django app of the shared core."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Registers system checks and cache invalidation when Django starts."""

    name = "core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "WEL kern"

    def ready(self) -> None:
        """Import the modules that register themselves."""
        from core import checks, page_checks, signals
        from core.alerts import alerts_not_past
        from core.editor import row_links
        from core.services import startup

        row_links.register("core.alerts", alerts_not_past)
        checks.register()
        page_checks.register()
        signals.connect()
        startup.register()
        startup.register_kinds()

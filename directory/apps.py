"""Django app: Sociale kaart."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The sociale kaart: services after HSDS 3.1, with their Dutch pages."""

    name = "directory"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Sociale kaart"

    def ready(self) -> None:
        """Make demo types, shelves, signal receivers and what the sitemap leaves out known."""
        from core.sitemaps import leave_out
        from directory import demo, shelves, signals
        from directory.listing import stopped_pages

        demo.register()
        shelves.register()
        signals.connect()
        leave_out("directory", stopped_pages)

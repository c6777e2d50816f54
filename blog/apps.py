"""Django app: Verhalen."""

from django.apps import AppConfig


class BlogConfig(AppConfig):
    """Blogs, stories and podcasts: the voices of people with experience."""

    name = "blog"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Verhalen"

    def ready(self) -> None:
        """Make demo types and shelves known, and follow changes of a sound."""
        from blog import demo, shelves, signals

        demo.register()
        shelves.register()
        signals.connect()

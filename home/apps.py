"""Django app: Home."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page, themes, gemeenten, standard pages, contact."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Home"

    def ready(self) -> None:
        """Make the demo types known."""
        from home import demo

        demo.register()

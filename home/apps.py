"""Django app: Home."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page, themes, gemeenten, standard pages, contact."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Home"

    def ready(self) -> None:
        """Make the demo types and what must be wiped in time known."""
        from core import desks
        from core.services import retention
        from home import demo, services

        demo.register()
        desks.register(services.chosen_desks)
        retention.register("home.contact", services.purge_contact_messages)
        retention.register("home.remarks", services.purge_remarks)

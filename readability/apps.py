"""Django app: plain language."""

from django.apps import AppConfig


class ReadabilityConfig(AppConfig):
    """The B1 coach."""

    name = "readability"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Gewone taal"

    def ready(self) -> None:
        """Judge what editors save, by the words that they keep; make the public page known to the sitemap."""
        from readability import signals, sitemaps, words

        signals.connect()
        words.watch_words()
        sitemaps.register()

"""Django app: plain language."""

from django.apps import AppConfig


class ReadabilityConfig(AppConfig):
    """The B1 coach."""

    name = "readability"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Gewone taal"

    def ready(self) -> None:
        """Judge what editors save, by the words that they keep; tell search and the sitemap."""
        from core.dutch_words import register_dutch_words
        from readability import signals, sitemaps, words
        from readability.analysis.lexicon import how_usual

        register_dutch_words(how_usual)
        signals.connect()
        words.watch_words()
        sitemaps.register()

"""Django app: search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One search over everything."""

    name = "search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        """Keep the projection up to date, and let the site tell how search stands."""
        from core import crisis, health
        from core.search import register_suggestions
        from core.services import retention
        from search import checks, promoted, signals
        from search.engines.elasticsearch import ElasticsearchMirror, configured
        from search.insight.approving import SOURCE, approved_suggestions
        from search.insight.services import purge_counts
        from search.lists.memory import watch_lists
        from search.mirrors import register_mirror
        from search.understanding.crisis import kinds_in

        signals.connect()
        promoted.connect()
        watch_lists()
        checks.register()
        crisis.register_detector(kinds_in)
        retention.register("search.counts", purge_counts)
        register_suggestions(SOURCE, approved_suggestions)
        health.register("search", health.kept(checks.search_health))
        if configured():
            register_mirror(ElasticsearchMirror())
            health.register("elasticsearch", health.kept(checks.elasticsearch_health))

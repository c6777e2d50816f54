"""What the services of the core make known when Django starts."""

from core import health
from core.page_checks import page_models
from core.search import register_kind
from core.services import mail, retention, tokens

__all__ = ["register", "register_kinds"]


def register_kinds() -> None:
    """The names of the kinds of pages, for the results of a search."""
    for model in page_models():
        if kind := getattr(model, "kind_slug", ""):
            register_kind(kind, getattr(model, "kind_label", kind))


def register() -> None:
    """Retention of the outbox and of link tokens; database, migrations, cache and the age of the outbox as checks."""
    retention.register("core.mail", mail.purge)
    retention.register("core.tokens", tokens.purge)
    health.register("database", health.database_health, critical=True)
    health.register("migrations", health.kept(health.migrations_health), critical=True)
    health.register("cache", health.kept(health.cache_health))
    health.register("outbox", mail.outbox_health)

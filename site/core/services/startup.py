"""What the services of the core make known when Django starts."""

from core import health
from core.services import mail, retention, tokens

__all__ = ["register"]


def register() -> None:
    """Retention of the outbox and of link tokens; database, migrations and the age of the outbox as health checks."""
    retention.register("core.mail", mail.purge)
    retention.register("core.tokens", tokens.purge)
    health.register("database", health.database_health, critical=True)
    health.register("migrations", health.migrations_health, critical=True)
    health.register("outbox", mail.outbox_health)

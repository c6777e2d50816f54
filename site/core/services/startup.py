"""What the services of the core make known when Django starts."""

from core.services import mail, retention, tokens

__all__ = ["register"]


def register() -> None:
    """Retention of the outbox and of link tokens, and the age of the outbox as a health check."""
    retention.register("core.mail", mail.purge)
    retention.register("core.tokens", tokens.purge)

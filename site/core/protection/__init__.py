"""Guards for forms that anyone may send, without an account and without a cookie.

Views behind a secret link are in ``core.protection.token_views``, which needs the models.
"""

from core.protection.decorators import anonymous_form, read_only
from core.protection.ratelimit import Decision, Rate

__all__ = ["Decision", "Rate", "anonymous_form", "read_only"]

"""House rules about an installation, as Django system checks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags
from django.core.checks import register as register_check
from django.db import connections

__all__ = ["check_no_demo_on_a_real_site", "check_sqlite_mode", "register"]


def check_sqlite_mode(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """SQLite must start writing transactions as writers, or busy sites fail with "database is locked" (ADR 3)."""
    problems: list[CheckMessage] = []
    for alias, values in settings.DATABASES.items():
        if "sqlite" not in values.get("ENGINE", ""):
            continue
        if values.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
            hint = 'Set OPTIONS["transaction_mode"] = "IMMEDIATE"; config.settings.installation does.'
            problems.append(Error(f"SQLite database '{alias}' is not in IMMEDIATE mode", hint=hint, id="core.E010"))
    return problems


def check_no_demo_on_a_real_site(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Invented content must not stand on a real site; part of ``check --deploy``."""
    from core.models import DemoObject

    if settings.DEMO_ALLOWED or DemoObject._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if not DemoObject.objects.exists():
        return []
    hint = "Run manage.py demo --remove with the settings of the demo site first."
    return [Error("Demo content is present on a real site", hint=hint, id="core.E011")]


def register() -> None:
    """Let ``manage.py check`` run these checks."""
    register_check(check_sqlite_mode, Tags.database)
    register_check(check_sqlite_mode, Tags.compatibility)
    register_check(check_no_demo_on_a_real_site, Tags.security, deploy=True)

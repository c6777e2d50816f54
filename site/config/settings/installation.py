"""Settings that follow from the environment: database, cache, mail, hosts, cookies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from config.settings.environment import Environment

__all__ = ["installation", "sqlite_options"]

#: Caches that count their keys and throw some away; Redis and Memcached have a limit of their own.
_CULLING = tuple(f"django.core.cache.backends.{name}." for name in ("db", "filebased", "locmem"))


def sqlite_options() -> dict[str, Any]:
    """How SQLite must be opened so that several writers wait for each other instead of failing (ADR 3)."""
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }


def _database(env: Environment) -> dict[str, Any]:
    database = dict(env.database)
    if "sqlite" in database["ENGINE"]:
        database["OPTIONS"] = sqlite_options()
    else:
        database["CONN_MAX_AGE"] = 60
        database["CONN_HEALTH_CHECKS"] = True
    return database


def _cache(env: Environment) -> dict[str, Any]:
    """Room for the rate limits of many visitors: by default Django forgets keys at random above 300."""
    cache = dict(env.cache)
    if cache["BACKEND"].startswith(_CULLING):
        cache.setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 100_000)
    return cache


def _pictures(env: Environment) -> dict[str, Any]:
    """Drawn pictures for shared links, as files: of each page the present one, and for a while those before it."""
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(env.var_dir / "beeld"),
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }


def _renditions() -> dict[str, Any]:
    """Which sizes of a picture there are, in the memory of each process: Wagtail asks for each picture in a list.

    Without this it asks the cache of all processes, and that may be a table. A key changes along with its picture.
    """
    return {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "wel-renditions",
        "TIMEOUT": 300,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }


def _https(env: Environment) -> dict[str, Any]:
    """What belongs to HTTPS: names with ``__Host-`` and the flag Secure only work there."""
    if not env.is_https:
        return {}
    return {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "CSRF_COOKIE_SECURE": True,
        # A proxy of ours tells that the visitor came over HTTPS; without that the sign-in page refuses every form.
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if env.trusted_proxies else None,
    }


def _mail(env: Environment) -> dict[str, Any]:
    names = {name: value for name, value in env.email.items() if name.startswith("EMAIL_")}
    return {"EMAIL_TIMEOUT": 20, **names}


def installation(env: Environment) -> dict[str, Any]:
    """All settings that one environment gives."""
    return {
        "SECRET_KEY": env.secret_key,
        "ALLOWED_HOSTS": env.allowed_hosts,
        "CSRF_TRUSTED_ORIGINS": env.trusted_origins,
        "TRUSTED_PROXY_COUNT": env.trusted_proxies,
        "DATABASES": {"default": _database(env)},
        "CACHES": {"default": _cache(env), "pictures": _pictures(env), "renditions": _renditions()},
        "ELASTICSEARCH": env.elasticsearch,
        "WAGTAILADMIN_BASE_URL": env.base_url,
        "WEL_THEME": env.theme,
        "LOCAL_PORT": env.port,
        "DEFAULT_FROM_EMAIL": env.default_from_email,
        "SERVER_EMAIL": env.default_from_email,
        "WAGTAILADMIN_NOTIFICATION_FROM_EMAIL": env.default_from_email,
        "CONTACT_EMAIL": env.contact_email,
        "SECURITY_CONTACT": env.security_contact,
        "MEDIA_ROOT": str(env.media_root),
        "STATIC_ROOT": str(env.static_root),
        "DEMO_PASSWORD_FILE": str(env.var_dir / "demo-wachtwoorden.txt"),
        **_mail(env),
        **_https(env),
    }

"""A real site: everything from the environment, HTTPS only, no demo content."""

from config.settings import base, i18n, media, search, security
from config.settings.compose import compose
from config.settings.environment import EnvironmentFault, read_environment
from config.settings.installation import installation
from config.settings.logging import logging_config

_env = read_environment()
if not _env.is_https:
    raise EnvironmentFault(name="BASE_URL", problem="moet met https:// beginnen: een echte site staat achter HTTPS.")
globals().update(compose(base, i18n, media, search, security), **installation(_env))

DEBUG = False
DEMO_ALLOWED = False
WEL_DEMO_GUARD = True
LOGGING = logging_config(_env.log_level, as_json=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

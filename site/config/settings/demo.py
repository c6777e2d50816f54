"""The site as a visitor would get it, on one's own machine: ``make run``. DEBUG is off, secrets make themselves."""

from config.settings import base, i18n, media, search, security
from config.settings.compose import compose
from config.settings.installation import installation
from config.settings.logging import logging_config
from config.settings.own_machine import read_own_machine

_env = read_own_machine()
globals().update(compose(base, i18n, media, search, security), **installation(_env))

DEBUG = False
DEMO_ALLOWED = True
WEL_DEMO_GUARD = True
LOGGING = logging_config(_env.log_level, as_json=False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

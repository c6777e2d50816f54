"""The developer's site: DEBUG, reload, mail to the console. ``make dev`` uses it, and so does ``manage.py``."""

from config.settings import base, i18n, media, search, security
from config.settings.compose import compose
from config.settings.installation import installation
from config.settings.logging import logging_config
from config.settings.own_machine import read_own_machine

_env = read_own_machine()
globals().update(compose(base, i18n, media, search, security), **installation(_env))

DEBUG = True
DEMO_ALLOWED = True
WEL_DEMO_GUARD = True
LOGGING = logging_config(_env.log_level, as_json=False)
INTERNAL_IPS = ["127.0.0.1"]

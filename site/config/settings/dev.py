"""The developer's site: DEBUG, reload, mail to the console. ``make dev`` uses it, and so does ``manage.py``."""

from config.settings import base, i18n, media, search, security
from config.settings.compose import compose
from config.settings.environment import data_folder, read_environment
from config.settings.installation import installation
from config.settings.local_secret import local_secret
from config.settings.logging import logging_config

_env = read_environment(
    secret_key=local_secret(data_folder()),
    allowed_hosts="localhost,127.0.0.1,[::1]",
    base_url="http://localhost:8000",
    email_url="consolemail://",
    contact_email="team@voorbeeld.example",
)
globals().update(compose(base, i18n, media, search, security), **installation(_env))

DEBUG = True
DEMO_ALLOWED = True
WEL_DEMO_GUARD = True
LOGGING = logging_config(_env.log_level, as_json=False)
INTERNAL_IPS = ["127.0.0.1"]

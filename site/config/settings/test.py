"""The test suite: fast password hashes, mail in memory, files in a folder of its own."""

import os
import tempfile
from pathlib import Path

from config.settings import base, i18n, media, search, security
from config.settings.compose import compose
from config.settings.environment import read_environment
from config.settings.installation import installation
from config.settings.logging import logging_config

_folder = Path(os.environ.get("VAR_DIR") or tempfile.mkdtemp(prefix="wel-test-"))
os.environ.setdefault("VAR_DIR", str(_folder))
_env = read_environment(
    secret_key="only-for-tests-only-for-tests-only-for-tests-only-for-tests",  # noqa: S106
    allowed_hosts="testserver,localhost,127.0.0.1",
    base_url="http://testserver",
    email_url="memorymail://",
    contact_email="team@voorbeeld.example",
    trusted_proxies="0",
)
globals().update(compose(base, i18n, media, search, security), **installation(_env))

DEBUG = False
DEMO_ALLOWED = True
#: Our own pages are tested as on a real site; tests of the guard switch it on.
WEL_DEMO_GUARD = False
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "wel-test"},
    "pictures": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "wel-test-pictures"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING = logging_config("WARNING", as_json=False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
#: The index of Wagtail's own search, for editors only: tests that look at it switch this on. It doubles every save.
WAGTAILSEARCH_BACKENDS = {"default": {**search.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}}
#: A template that asks for a pictogram that does not exist fails.
STRICT_DRAWINGS = True

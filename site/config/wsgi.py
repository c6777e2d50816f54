"""WSGI entry point for gunicorn."""

import os
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

__all__ = ["application"]

_root = Path(__file__).resolve().parents[2]
for _folder in (str(_root / "site"), str(_root)):
    if _folder not in sys.path:
        sys.path.insert(0, _folder)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

"""ASGI entry point, for a server that speaks it."""

import os
import sys
from pathlib import Path

from django.core.asgi import get_asgi_application

__all__ = ["application"]

_root = Path(__file__).resolve().parents[2]
for _folder in (str(_root / "site"), str(_root)):
    if _folder not in sys.path:
        sys.path.insert(0, _folder)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_asgi_application()

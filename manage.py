#!/usr/bin/env python
"""Django's command line, with ``site/`` on the path (see docs/adr/0009)."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run a management command under the developer's settings, unless told otherwise."""
    root = Path(__file__).resolve().parent
    sys.path[:0] = [str(root / "site"), str(root)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

"""How editors can look at a page before it is out: three widths, and the look at night."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

__all__ = ["DARK", "DARK_LABEL", "LIGHT_LABEL", "SIZES"]

#: The name of the preview with the dark colours; ``partials/head_links.html`` gives it another style sheet.
DARK: Final = "donker"
DARK_LABEL: Final = _("In het donker")
LIGHT_LABEL: Final = _("In het licht")

SIZES: Final[list[dict[str, Any]]] = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Telefoon (360 punten breed)")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Tablet (768 punten breed)")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Computer (1280 punten breed)")},
]

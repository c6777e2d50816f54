"""Languages: Dutch is the source; every other language has the same paths under its own prefix."""

from django.utils.translation import gettext_lazy as _

from config.settings.environment import BASE_DIR

__all__ = [
    "FORMAT_MODULE_PATH",
    "LANGUAGES",
    "LANGUAGE_CODE",
    "LOCALE_PATHS",
    "TIME_ZONE",
    "USE_I18N",
    "USE_TZ",
    "WAGTAILADMIN_PERMITTED_LANGUAGES",
    "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE",
    "WAGTAIL_CONTENT_LANGUAGES",
    "WAGTAIL_I18N_ENABLED",
]

LANGUAGE_CODE = "nl"
#: Each name in its own language: the language switch shows them so.
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
WAGTAIL_I18N_ENABLED = True
#: Otherwise the untranslated copy of a page goes live at once.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [str(BASE_DIR / "templates" / "locale")]
FORMAT_MODULE_PATH = ["config.formats"]

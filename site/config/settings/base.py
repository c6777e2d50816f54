"""Apps, middleware, templates and what the site is called: the same in every installation."""

from config.settings.environment import BASE_DIR

__all__ = [
    "AUTH_PASSWORD_VALIDATORS",
    "BASE_DIR",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS",
    "DEFAULT_AUTO_FIELD",
    "FORM_RENDERER",
    "INSTALLED_APPS",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "TEMPLATES",
    "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS",
    "WAGTAILADMIN_USER_LOGIN_FORM",
    "WAGTAIL_DATETIME_FORMAT",
    "WAGTAIL_DATE_FORMAT",
    "WAGTAIL_ENABLE_UPDATE_CHECK",
    "WAGTAIL_ENABLE_WHATS_NEW_BANNER",
    "WAGTAIL_GRAVATAR_PROVIDER_URL",
    "WAGTAIL_PAGE_MODEL",
    "WAGTAIL_PASSWORD_RESET_ENABLED",
    "WAGTAIL_SITE_NAME",
    "WAGTAIL_TIME_FORMAT",
    "WAGTAIL_USER_TIME_ZONES",
    "WSGI_APPLICATION",
]

_AREAS = [
    "home",
    "initiatives",
    "directory",
    "academy",
    "blog",
    "regioplan",
    "library",
    "monitor",
    "search",
    "readability",
]
_WAGTAIL = [
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
]
_DJANGO = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "csp",
]
INSTALLED_APPS = ["config", "core", *_AREAS, *_WAGTAIL, *_DJANGO]

#: Headers first, so that every answer has them: files, redirects and errors too.
MIDDLEWARE = [
    "core.middleware.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.headers.AdminPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.request_log.RequestLogMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "directory.reviews.today.TodayMiddleware",
    "core.middleware.addresses.LanguageMiddleware",
    "core.middleware.addresses.OwnPathMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "core.forms.renderer.FormRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(BASE_DIR / "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.chrome",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
#: A long page with many blocks sends many fields; Wagtail advises 10,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

WAGTAIL_SITE_NAME = "WEL in Flevoland"
WAGTAIL_PAGE_MODEL = "wagtailcore.Page"
WAGTAIL_PASSWORD_RESET_ENABLED = True
WAGTAILADMIN_USER_LOGIN_FORM = "core.editor.sign_in.SignInForm"
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
#: The admin asks nobody outside: no avatars, no update check.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

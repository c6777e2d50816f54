"""Static files, uploads, pictures and documents."""

from config.settings.environment import BASE_DIR

__all__ = [
    "MEDIA_URL",
    "STATICFILES_DIRS",
    "STATIC_URL",
    "WAGTAILDOCS_CONTENT_TYPES",
    "WAGTAILDOCS_DOCUMENT_MODEL",
    "WAGTAILDOCS_EXTENSIONS",
    "WAGTAILDOCS_INLINE_CONTENT_TYPES",
    "WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE",
    "WAGTAILDOCS_SERVE_METHOD",
    "WAGTAILEMBEDS_FINDERS",
    "WAGTAILIMAGES_EXTENSIONS",
    "WAGTAILIMAGES_IMAGE_FORM_BASE",
    "WAGTAILIMAGES_IMAGE_MODEL",
    "WAGTAILIMAGES_MAX_IMAGE_PIXELS",
    "WAGTAILIMAGES_MAX_UPLOAD_SIZE",
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [str(BASE_DIR / "static")]
MEDIA_URL = "/media/"

WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.media.ImageForm"
#: No SVG: it can hold script. Drawings come as PNG or WebP.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "m4a", "mp3", "odp", "ods", "odt", "pdf", "pptx", "txt", "vtt", "xlsx"]
#: Python does not know this one on every machine.
WAGTAILDOCS_CONTENT_TYPES = {"m4a": "audio/mp4"}
#: Every file is a download: a browser runs nothing of it within this site.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
#: Through a view, so that a private collection stays private.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "pages/core/page_password.html"  # noqa: S105  # a template
#: No finder: nothing is fetched from other sites. Videos have their own block.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

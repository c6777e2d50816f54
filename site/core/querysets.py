"""Which pages a visitor sees in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["in_active_language", "public_pages"]

Q = TypeVar("Q", bound="QuerySet[Any]")


def in_active_language(pages: Q) -> Q:
    """Keep the pages of the active language, and the Dutch originals that have no live translation in it."""
    language = get_language() or settings.LANGUAGE_CODE
    source = settings.LANGUAGE_CODE
    if language == source:
        return pages.filter(locale__language_code=source)
    translated = pages.model._default_manager.filter(live=True, locale__language_code=language)
    return pages.filter(locale__language_code=language) | pages.filter(locale__language_code=source).exclude(
        translation_key__in=translated.values("translation_key")
    )


def _restricted() -> Exists:
    """Whether a page or a parent of it may be seen by some only. Wagtail's ``public()`` asks this in a query first."""
    # Wagtail's models read the image model while they load, and this module is imported by models.
    from wagtail.models import PageViewRestriction

    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(shown=path).filter(shown__startswith=F("page__path")))


def public_pages(model: Any) -> Any:
    """Live, public pages of a type in the active language; ``locale`` comes along, so that URLs cost no query."""
    return in_active_language(model.objects.live().filter(~_restricted())).select_related("locale")

"""Which pages a visitor sees in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Case, CharField, Exists, ExpressionWrapper, F, OuterRef, Value, When
from django.db.models.functions import Substr
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = [
    "in_active_language",
    "is_public",
    "public_in_all_languages",
    "public_pages",
    "restricted",
    "under_offline",
    "with_privacy",
]

Q = TypeVar("Q", bound="QuerySet[Any]")
#: A site has no page below this level.
_LEVELS = 16


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


def restricted() -> Exists:
    """Whether a page or a parent of it may be seen by some only. Wagtail's ``public()`` asks this in a query first."""
    # Wagtail's models read the image model while they load, and this module is imported by models.
    from wagtail.models import PageViewRestriction

    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(shown=path).filter(shown__startswith=F("page__path")))


def under_offline() -> models.Q:
    """Whether a page above a page is not live: then visitors can't reach the page either.

    The pages above are looked up by their paths, which have an index: asking which paths a path begins with would
    compare every page with every other. Below ``_LEVELS`` levels that is asked all the same, in a CASE: a database
    may work out both sides of an AND.
    """
    from wagtail.models import Page

    own = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = [Substr(OuterRef("path"), 1, level * Page.steplen) for level in range(1, _LEVELS)]
    offline = Page.objects.filter(live=False, numchild__gt=0).annotate(shown=own).exclude(path=F("shown"))
    any_above = Exists(offline.filter(shown__startswith=F("path")))
    deeper = Case(
        When(depth__gt=_LEVELS, then=any_above), default=Value(value=False), output_field=models.BooleanField()
    )
    return models.Q(Exists(offline.filter(path__in=above))) | models.Q(deeper)


def with_privacy(pages: Q) -> Q:
    """Each page with ``is_private``, in the same query; ``is_public`` reads it."""
    hidden = models.Q(restricted()) | under_offline()
    return pages.annotate(is_private=ExpressionWrapper(hidden, output_field=models.BooleanField()))


def is_public(page: Any) -> bool:
    """Whether everyone can reach this page. One that came without ``with_privacy`` costs queries."""
    if not page.live:
        return False
    private = getattr(page, "is_private", None)
    if private is None:
        private = page.get_view_restrictions().exists() or page.get_ancestors().filter(live=False).exists()
    return not private


def public_in_all_languages(model: Any) -> Any:
    """Pages of a type that everyone can reach."""
    return model.objects.live().filter(~restricted(), ~under_offline())


def public_pages(model: Any) -> Any:
    """Pages of a type that everyone can reach, in the active language; their URLs cost no query."""
    return in_active_language(public_in_all_languages(model)).select_related("locale")

"""Pictures and files that nothing on the site uses, as far as the site can know."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from core.editor.draft_files import keys_in_drafts
from core.models import CustomDocument, CustomImage
from core.sound import SOUND_TYPES

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["FILE_KINDS", "UnusedDocumentFilterSet", "UnusedImageFilterSet", "of_kind", "unused"]

_AGES: Final = [
    ("31", _("Langer dan een maand geleden")),
    ("183", _("Langer dan een half jaar geleden")),
    ("365", _("Langer dan een jaar geleden")),
]
_SOUND, _PDF, _OTHER = "geluid", "pdf", "anders"
FILE_KINDS: Final = [(_SOUND, _("Geluid")), (_PDF, _("PDF")), (_OTHER, _("Iets anders"))]


def unused(model: Any, user: Any) -> QuerySet[Any]:
    """Pictures or files that this person may change or delete and that no page, draft, list or setting points to."""
    policy = policy_registry.get_by_type(model)
    allowed: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, ["change", "delete"])
    uses = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id=Cast(OuterRef("pk"), output_field=CharField()),
    )
    return allowed.filter(~Exists(uses)).exclude(pk__in=keys_in_drafts(model))


def of_kind(files: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Sounds, PDF files, or all the rest."""
    endings = {_SOUND: tuple(SOUND_TYPES), _PDF: ("pdf",)}
    names = {key: Q() for key in endings}
    for key, many in endings.items():
        for ending in many:
            names[key] |= Q(file__iendswith=f".{ending}")
    wanted = names[kind] if kind in names else ~(names[_SOUND] | names[_PDF])
    return files.filter(pk__in=files.model.objects.filter(wanted).values("pk"))


class UnusedImageFilterSet(WagtailFilterSet):
    """By age."""

    added = django_filters.ChoiceFilter(label=_("Toegevoegd"), choices=_AGES, method="older_than")

    class Meta:
        """Only the filters above."""

        model = CustomImage
        fields: list[str] = []

    def older_than(self, files: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those that are here for more days than this."""
        return files.filter(created_at__lt=timezone.now() - timedelta(days=int(value)))


class UnusedDocumentFilterSet(UnusedImageFilterSet):
    """By age and kind."""

    kind = django_filters.ChoiceFilter(label=_("Soort"), choices=FILE_KINDS, method="filter_kind")

    class Meta:
        """Only the filters above."""

        model = CustomDocument
        fields: list[str] = []

    def filter_kind(self, files: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Sounds, PDF files, or all the rest."""
        return of_kind(files, value)

"""The same change on many pages: terms, the date of the last check, and who checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.models import BasePage, PageTerm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from core.enums import TermKind

__all__ = ["Change", "change_pages", "refusal"]


@dataclass(frozen=True, slots=True)
class Change:
    """What changes; what is empty stays as it is. ``replace`` takes away the terms that a page had of that kind."""

    terms: dict[TermKind, list[int]] = field(default_factory=dict)
    replace: bool = False
    reviewed_on: date | None = None
    review_owner: Any = None
    publish: bool = False


def refusal(page: Page, user: Any) -> str:
    """Why this person can't change this page now, in words; empty when it can be done."""
    permissions = page.permissions_for_user(user)
    if not issubclass(page.specific_class or Page, BasePage):
        return _("deze pagina heeft geen kenmerken")
    if not permissions.can_edit():
        return _("u mag deze pagina niet veranderen")
    if page.alias_of_id is not None:
        return _("deze pagina is een kopie die met een andere pagina meeloopt")
    if page.workflow_in_progress:
        return _("deze pagina wacht op een oordeel")
    if permissions.page_locked():
        return _("deze pagina zit op slot")
    return ""


def change_pages(*, pages: Iterable[Page], change: Change, user: Any) -> tuple[int, int]:
    """Give each page a new version with the change, all of them or none; answers how many, and how many went out.

    The change comes on top of the newest version. It goes out only where the newest version was the one that
    visitors see: another draft of a colleague never goes along.
    """
    changed = published = 0
    with transaction.atomic():
        keys = [page.pk for page in pages]
        for page in Page.objects.select_for_update().filter(pk__in=keys).order_by("path"):
            newest = page.get_latest_revision_as_object()
            goes_out = change.publish and page.live and not page.has_unpublished_changes
            _put(newest, change)
            revision = newest.save_revision(user=user, log_action=True)
            changed += 1
            if goes_out and page.permissions_for_user(user).can_publish():
                revision.publish(user=user)
                published += 1
    return changed, published


def _put(page: Any, change: Change) -> None:
    """Change a page in memory."""
    rows = list(page.page_terms.all())
    for kind, wanted in change.terms.items():
        had = {row.term_key[1]: row for row in rows if row.term_key[0] == kind}
        kept = [pk for pk in had if not change.replace or pk in wanted]
        rows = [row for row in rows if row.term_key[0] != kind] + [had[pk] for pk in kept]
        rows += [PageTerm(**{f"{kind.value}_id": pk}) for pk in wanted if pk not in had]
    page.page_terms = rows
    if change.reviewed_on is not None:
        page.reviewed_on = change.reviewed_on
    if change.review_owner is not None:
        page.review_owner = change.review_owner

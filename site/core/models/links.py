"""Rows that tie pages to terms, to each other and to tags. They hang on ``wagtailcore.Page``: all areas share them."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from core.enums import RelatedKind, TermKind

__all__ = ["PageTag", "PageTerm", "RelatedPage"]


def _exactly_one() -> Q:
    """Exactly one of the four foreign keys is filled."""
    names = [str(kind) for kind in TermKind.values]
    return reduce(or_, (Q(**{f"{other}__isnull": other != name for other in names}) for name in names))


class PageTerm(models.Model):
    """One page carries one term of one taxonomy. One table, so that all terms of many pages are one query."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_terms")
    gemeente = models.ForeignKey("core.Gemeente", models.PROTECT, null=True, blank=True, related_name="+")
    theme = models.ForeignKey("core.Theme", models.PROTECT, null=True, blank=True, related_name="+")
    dimension = models.ForeignKey("core.HealthDimension", models.PROTECT, null=True, blank=True, related_name="+")
    audience = models.ForeignKey("core.Audience", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Exactly one term a row, no term twice on a page."""

        verbose_name = _("kenmerk van een pagina")
        verbose_name_plural = _("kenmerken van pagina's")
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="core_pageterm_exactly_one_term"),
            *(
                models.UniqueConstraint(fields=["page", str(name)], name=f"core_pageterm_{name}_once")
                for name in TermKind.values
            ),
        ]

    def __str__(self) -> str:
        kind, pk = self.term_key
        return f"{kind} {pk}"

    @property
    def term_key(self) -> tuple[TermKind, int]:
        """Kind and primary key of the linked term."""
        for kind in TermKind:
            pk = getattr(self, f"{kind.value}_id")
            if pk is not None:
                return kind, int(pk)
        msg = "a PageTerm without a term"
        raise ValueError(msg)


class RelatedPage(Orderable):
    """An editor's link from a page to another page, with the reason. Reverse lists come from it."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_links")
    target = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="related_from", verbose_name=_("pagina")
    )
    kind = models.CharField(_("reden"), max_length=20, choices=RelatedKind.choices, default=RelatedKind.RELATED)

    panels = [PageChooserPanel("target"), FieldPanel("kind")]

    class Meta(Orderable.Meta):
        """No link twice for the same reason, none to itself."""

        verbose_name = _("verwante pagina")
        verbose_name_plural = _("verwante pagina's")
        constraints = [
            models.UniqueConstraint(fields=["page", "target", "kind"], name="core_relatedpage_once"),
            models.CheckConstraint(condition=~Q(page=models.F("target")), name="core_relatedpage_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} → {self.target_id} ({self.kind})"


class PageTag(TaggedItemBase):
    """A free tag on a page, beside the shared taxonomies."""

    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("trefwoord van een pagina")
        verbose_name_plural = _("trefwoorden van pagina's")

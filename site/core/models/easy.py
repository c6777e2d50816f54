"""The short version of a page in easy words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from core.easy import EASY_READ, EasyPageForm, OldEasyTextPanel, OwnEasyTextPanel
from core.parts import PagePart
from core.rich_text import EASY_FEATURES
from core.text import first_sentence, plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from core.models.pages import BasePage as _Base
else:
    _Base = models.Model

__all__ = ["EasyReadMixin"]


class EasyReadMixin(_Base):
    """``<page>/makkelijk-lezen/``: the summary and the first sentence of each part, or a version of an editor.

    An editor's own version is never needed. The page keeps a fingerprint of the text for which it was written or
    last confirmed; when the text changes, the editor sees so. A type names its parts in ``easy_sections``, and
    stands before ``BasePage`` in the list of bases.
    """

    parts: ClassVar[Mapping[str, PagePart]] = {EASY_READ: PagePart("pages/core/easy_read.html", _("Makkelijk lezen"))}
    base_form_class = EasyPageForm

    easy_text = RichTextField(
        _("Eigen versie"),
        features=EASY_FEATURES,
        blank=True,
        help_text=_("Mag leeg blijven. Bezoekers lezen dan de samenvatting en de eerste zin van elk onderdeel."),
    )
    easy_source = models.CharField(max_length=64, blank=True, editable=False)
    easy_checked_on = models.DateField(_("eigen versie nagekeken op"), null=True, blank=True, editable=False)

    easy_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [OldEasyTextPanel(), FieldPanel("easy_text"), OwnEasyTextPanel("easy_confirmed")],
            heading=_("Makkelijk lezen"),
            classname="collapsed",
        )
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    def easy_sections(self) -> list[tuple[Any, str]]:
        """The parts of this page in their order: heading, and text (rich or plain)."""
        raise NotImplementedError

    @property
    def has_own_easy_text(self) -> bool:
        """Whether an editor wrote a version."""
        return bool(plain_text(self.easy_text).strip())

    def easy_summary(self) -> list[tuple[Any, str]]:
        """Each part that has text, with its first sentence."""
        return [(heading, words) for heading, text in self.easy_sections() if (words := first_sentence(text))]

    def easy_fingerprint(self) -> str:
        """A hash of the words of this page; white space and markup make no difference."""
        words = [self.title, self.summary, *(part for section in self.easy_sections() for part in section)]
        plain = "\n".join(" ".join(plain_text(str(part)).split()) for part in words)
        return hashlib.sha256(plain.encode()).hexdigest()

    def confirm_easy_text(self) -> None:
        """Keep that the editor's version fits the text as it is now; forget it when there is no such version."""
        own = self.has_own_easy_text
        self.easy_source = self.easy_fingerprint() if own else ""
        self.easy_checked_on = timezone.localdate() if own else None

    def easy_text_is_old(self) -> bool:
        """Whether the text changed since an editor wrote or confirmed the version."""
        return self.has_own_easy_text and self.easy_source != self.easy_fingerprint()

    def has_part(self, name: str) -> bool:
        """No empty version."""
        if name == EASY_READ:
            return bool(self.summary or self.has_own_easy_text or self.easy_summary())
        return super().has_part(name)

    def part_is_own_text(self) -> bool:
        """What an editor wrote is; a summary of the page is not."""
        return self.part == EASY_READ and self.has_own_easy_text

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the address of the version, and on its own page what it says."""
        context = super().get_context(request, *args, **kwargs)
        context["page_url"] = self.link(request)
        context["easy_url"] = f"{self.link(request)}{EASY_READ}/" if self.has_part(EASY_READ) else ""
        if self.part == EASY_READ:
            context["easy_summary"] = [] if self.has_own_easy_text else self.easy_summary()
        return context

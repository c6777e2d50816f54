"""How editors keep the easy version of a page: the form, and what the panel says when the text changed."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from core.page_forms import BasePageForm
from core.text import plain_text

__all__ = ["EASY_READ", "EasyPageForm", "OldEasyTextPanel", "OwnEasyTextPanel"]

#: The name of the view in the address.
EASY_READ: Final = "makkelijk-lezen"


class EasyPageForm(BasePageForm):
    """Keeps for which text the editor's version was written, and lets an editor say that it still fits."""

    easy_confirmed = forms.BooleanField(
        label=_("De eigen versie klopt nog"),
        required=False,
        help_text=_("Zet dit aan als u de eigen versie hebt gelezen naast de tekst van nu."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._easy_before = plain_text(self.instance.easy_text)

    def _post_clean(self) -> None:
        """A version that was changed or confirmed belongs to the text as it is in this form."""
        super()._post_clean()
        page = self.instance
        changed = plain_text(page.easy_text) != self._easy_before
        if changed or self.cleaned_data.get("easy_confirmed"):
            page.confirm_easy_text()


class OldEasyTextPanel(HelpPanel):
    """Says that the text changed after the editor's version was written; silent while both belong together."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "pages/core/admin/old_easy_text.html")
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel of one page."""

        def is_shown(self) -> bool:
            """Only when there is something to check."""
            shown: bool = super().is_shown() and self.instance.easy_text_is_old()
            return shown


class OwnEasyTextPanel(FieldPanel):
    """A field about the editor's version; not there while there is none."""

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel of one page."""

        def is_shown(self) -> bool:
            """Only when there is a version."""
            shown: bool = super().is_shown() and self.instance.has_own_easy_text
            return shown

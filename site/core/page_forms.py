"""The edit form of every page: four rows of tick boxes for the shared taxonomies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.enums import TermKind
from core.models.links import PageTerm
from core.taxonomies import all_terms

__all__ = ["TERM_FIELDS", "BasePageForm"]

TERM_FIELDS: dict[str, TermKind] = {
    "gemeenten": TermKind.GEMEENTE,
    "themes": TermKind.THEME,
    "dimensions": TermKind.DIMENSION,
    "audiences": TermKind.AUDIENCE,
}


def _term_field(label: Any, help_text: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, help_text=help_text, required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )


class BasePageForm(WagtailAdminPageForm):
    """Shows the terms as tick boxes and keeps them as ``PageTerm`` rows, drafts included."""

    gemeenten = _term_field(_("Gemeenten"), _("Waar geldt dit? Kies niets als het voor heel Flevoland is."))
    themes = _term_field(_("Thema's"), _("Het eerste thema bepaalt de kleur en het pictogram."))
    dimensions = _term_field(_("Pijlers van Positieve Gezondheid"), "")
    audiences = _term_field(_("Voor wie"), "")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current: dict[TermKind, list[int]] = {kind: [] for kind in TermKind}
        for row in self.instance.page_terms.all():
            kind, pk = row.term_key
            current[kind].append(pk)
        for name, kind in TERM_FIELDS.items():
            if name in self.fields:
                self.fields[name].choices = [(term.pk, term.name) for term in all_terms(kind)]
                self.initial[name] = current[kind]

    def _post_clean(self) -> None:
        """Put the chosen terms on the page in memory; saving the page or its draft then keeps them."""
        super()._post_clean()
        shown = {kind: name for name, kind in TERM_FIELDS.items() if name in self.fields and name in self.cleaned_data}
        kept = [row for row in self.instance.page_terms.all() if row.term_key[0] not in shown]
        known = {row.term_key: row for row in self.instance.page_terms.all()}
        for kind, name in shown.items():
            kept += [known.get((kind, pk)) or PageTerm(**{f"{kind.value}_id": pk}) for pk in self.cleaned_data[name]]
        self.instance.page_terms = kept

"""The edit form of every page: tick boxes for the shared taxonomies, and what a page needs before it is shown."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.coreutils import find_available_slug

from core.blocks.text import extract_text
from core.editor.guiding import block_guides, guides_in, is_guide, row_guides
from core.editor.help_texts import add_help
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

_TEXT_MISSING = _("Schrijf eerst een stukje tekst. Een lege pagina kan niet op de site.")
_GUIDES = _("Hier staan nog woorden van het voorbeeld: %(words)s. Schrijf daar uw eigen tekst, of haal ze weg.")
_IS_EXAMPLE = _("Dit is een voorbeeld voor nieuwe pagina's. Een voorbeeld kan niet op de site. Bewaar het als concept.")
_ESSENTIAL = {
    "search_description": _("Schrijf eerst een samenvatting van één of twee zinnen."),
    "person_name": _("Vul in wie dit vertelt. Een verzonnen naam mag ook."),
}


def _is_filled(value: Any) -> bool:
    """Tell whether a field says something: words for visitors, a file or an address."""
    if isinstance(value, (StreamValue, str)):
        return bool(extract_text(value).strip())
    return value is not None


def _left(words: str) -> ValidationError:
    return ValidationError(_GUIDES % {"words": words}, code="guide")


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
        add_help(self.fields)
        current: dict[TermKind, list[int]] = {kind: [] for kind in TermKind}
        for row in self.instance.page_terms.all():
            kind, pk = row.term_key
            current[kind].append(pk)
        for name, kind in TERM_FIELDS.items():
            if name in self.fields:
                self.fields[name].choices = [(term.pk, term.name) for term in all_terms(kind)]
                self.initial[name] = current[kind]

    def clean(self) -> Any:
        """A draft may be as empty as it likes; a page for visitors has what its type can't do without."""
        cleaned = super().clean()
        self._make_address()
        if not self._stays_hidden():
            for names in self.instance.essential:
                filled = any(name in self.errors or _is_filled(self.cleaned_data.get(name)) for name in names)
                if not filled and names[0] in self.fields:
                    self.add_error(names[0], _ESSENTIAL.get(names[0], _TEXT_MISSING))
            self._refuse_guides()
        return cleaned

    def _make_address(self) -> None:
        """A page that began as an example gets its address when it gets its title."""
        title, slug = self.cleaned_data.get("title") or "", self.cleaned_data.get("slug") or ""
        own = slugify(title)
        if own and is_guide(slug.replace("-", " ")) and not is_guide(title):
            key = self.instance.pk
            self.cleaned_data["slug"] = find_available_slug(self.parent_page, own, ignore_page_id=key)

    def _refuse_guides(self) -> None:
        """Words that tell what to write are for nobody else; and an example itself never goes out."""
        from core.editor.examples import is_example

        if is_example(self.instance) or (self.instance.pk is None and is_example(self.parent_page)):
            self.add_error(None, _IS_EXAMPLE)
            return
        for name in self.fields:
            value = self.cleaned_data.get(name)
            if isinstance(value, StreamValue):
                faults = {place: _left(words) for place, words in block_guides(value).items()}
                if faults:
                    self.add_error(name, StreamBlockValidationError(block_errors=faults))
            elif words := guides_in(value):
                self.add_error(name, _left(words))
        if found := row_guides(self.formsets):
            self.add_error(None, _left("; ".join(found)))

    def _stays_hidden(self) -> bool:
        """True for a draft, and for a moderator who sends a page back or takes it out of moderation."""
        stopped = "action-cancel-workflow" in self.data or self.data.get("workflow-action-name") == "reject"
        return bool(self.is_deferred_validation or stopped)

    def _post_clean(self) -> None:
        """Put the chosen terms on the page in memory; saving the page or its draft then keeps them."""
        super()._post_clean()
        shown = {kind: name for name, kind in TERM_FIELDS.items() if name in self.fields and name in self.cleaned_data}
        kept = [row for row in self.instance.page_terms.all() if row.term_key[0] not in shown]
        known = {row.term_key: row for row in self.instance.page_terms.all()}
        for kind, name in shown.items():
            kept += [known.get((kind, pk)) or PageTerm(**{f"{kind.value}_id": pk}) for pk in self.cleaned_data[name]]
        self.instance.page_terms = kept

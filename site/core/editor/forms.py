"""What to change on several pages at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from core.editor.changes import Change
from core.enums import TermKind
from core.models.mixins import not_in_future
from core.taxonomies import all_terms

__all__ = ["ChangeForm", "colleagues"]

_ADD, _REPLACE = "add", "replace"


def colleagues() -> Any:
    """Everyone who may enter the admin."""
    may_enter = Q(groups__permissions__codename="access_admin") | Q(user_permissions__codename="access_admin")
    people = get_user_model().objects.filter(may_enter | Q(is_superuser=True), is_active=True)
    return people.distinct().order_by("first_name", "last_name", "username")


class _PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's field takes none at run time
    """Shows people by their name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.get_full_name() or obj.get_username())


def _terms(label: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(label=label, required=False, coerce=int, widget=forms.CheckboxSelectMultiple)


class ChangeForm(forms.Form):
    """Everything may stay empty, but not all of it."""

    gemeenten = _terms(_("Gemeenten"))
    themes = _terms(_("Thema's"))
    way = forms.ChoiceField(
        label=_("Wat gebeurt er met de gemeenten en thema's die er al staan?"),
        choices=[(_ADD, _("Die blijven. Uw keuze komt erbij.")), (_REPLACE, _("Die gaan weg. Alleen uw keuze geldt."))],
        initial=_ADD,
        widget=forms.RadioSelect,
    )
    reviewed_on = forms.DateField(
        label=_("Laatst gecontroleerd op"),
        help_text=_("Vul dit alleen in als u alle gekozen pagina's echt heeft nagekeken."),
        required=False,
        validators=[not_in_future],
        widget=AdminDateInput,
    )
    review_owner = _PersonField(
        queryset=get_user_model().objects.none(),
        label=_("Wie controleert"),
        required=False,
        empty_label=_("Laat staan"),
    )
    publish = forms.BooleanField(
        label=_("Zet de wijziging meteen op de site"),
        help_text=_("Dat gebeurt alleen als er geen ander concept op de pagina wacht, en u mag publiceren."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kind in (("gemeenten", TermKind.GEMEENTE), ("themes", TermKind.THEME)):
            field: Any = self.fields[name]
            field.choices = [(term.pk, term.name) for term in all_terms(kind)]
        people: Any = self.fields["review_owner"]
        people.queryset = colleagues()

    def clean(self) -> dict[str, Any]:
        """Refuse a form that changes nothing."""
        cleaned = super().clean() or {}
        if not self.errors and not any(
            cleaned[name] for name in ("gemeenten", "themes", "reviewed_on", "review_owner")
        ):
            raise forms.ValidationError(_("U koos nog niets. Kies wat er op deze pagina's moet veranderen."))
        return cleaned

    def change(self) -> Change:
        """The answers, for ``change_pages``."""
        cleaned = self.cleaned_data
        chosen = {TermKind.GEMEENTE: cleaned["gemeenten"], TermKind.THEME: cleaned["themes"]}
        return Change(
            terms={kind: keys for kind, keys in chosen.items() if keys},
            replace=cleaned["way"] == _REPLACE,
            reviewed_on=cleaned["reviewed_on"],
            review_owner=cleaned["review_owner"],
            publish=cleaned["publish"],
        )

"""The short form in which an owner changes facts. One opening hour is one field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core import signing
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import EmailField, LinesField, OneLineField
from core.phones import spaced_number
from directory.enums import AttendingType, Intake, Weekday
from directory.models import Location
from directory.models.contact import number_rules
from directory.postcodes import spaced_postcode
from directory.reviews.answers import changed
from directory.reviews.facts import NOWHERE, Facts, current_facts, other_hours
from directory.reviews.hours_text import hours_text, read_hours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from directory.models import Service

__all__ = ["ChangeForm", "Group"]

_SALT: Final = "directory.reviews.change"
_SEEN: Final = "seen"
_LONGEST_WAIT: Final = 520
#: The parts of an address: name, most signs, and how it is written.
_ADDRESS: Final[tuple[tuple[str, int, Callable[[str], str]], ...]] = (
    ("street", 160, str),
    ("postcode", 7, spaced_postcode),
    ("city", 80, str),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together under one heading. ``kept`` are hours that no answer here changes."""

    heading: str
    hint: str
    fields: list[Any]
    kept: Sequence[str] = ()

    @property
    def may_fold(self) -> bool:
        """Whether it is a week of hours: too long to stand open from the begin."""
        return any(field.name.startswith("hours_") for field in self.fields)

    @property
    def has_faults(self) -> bool:
        """Whether a question in it has to be answered again: then it stands open."""
        return any(field.errors for field in self.fields)


class _TidyField(OneLineField):
    """An answer that is written in one way, such as a number; one that the owner left as it was stays so."""

    def __init__(self, tidy: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self._tidy = tidy

    def to_python(self, value: Any) -> Any:
        """The answer in our way of writing."""
        answer = super().to_python(value)
        return answer if answer == self.initial else self._tidy(answer)


class _HoursField(OneLineField):
    """Hours of one day as text; its value is a list of blocks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=100, **kwargs)

    def clean(self, value: Any) -> Any:
        """The blocks in the words."""
        return read_hours(super().clean(value))


def _url_field(label: str) -> forms.URLField:
    wrong = _("Dit adres klopt niet. Een goed adres is bijvoorbeeld https://www.voorbeeld.example.")
    return forms.URLField(
        label=label, required=False, max_length=200, assume_scheme="https", error_messages={"invalid": wrong}
    )


def _name(key: str, part: str = "") -> str:
    """The name of a field: a key without signs that style sheets and addresses of a page stumble over."""
    return "_".join(piece for piece in [*key.replace("-", "").split(":"), part] if piece)


class ChangeForm(forms.Form):
    """All facts that an owner can change, filled in as they are.

    What the owner saw goes along, signed: an editor's change while the form was open is no change of the owner's.
    """

    def __init__(self, data: Any = None, *, service: Service) -> None:
        salt = f"{_SALT}.{service.uuid}"
        self.facts = self._seen(data, current_facts(service), salt)
        self.groups_of_names: list[tuple[str, str, list[str], Sequence[str]]] = []
        self._other_hours = other_hours(service)
        super().__init__(data, label_suffix="")
        self._add_phones()
        self._add_hours()
        self._add_addresses()
        self._add_others()
        self.fields[_SEEN] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=signing.dumps(self.facts, salt=salt, compress=True)
        )

    @staticmethod
    def _seen(data: Any, now: Facts, salt: str) -> Facts:
        """The facts as they were when the form was handed out; those of another entry count as none."""
        try:
            seen: Facts = signing.loads(data.get(_SEEN, ""), salt=salt) if data is not None else now
        except signing.BadSignature:
            return now
        return seen

    def _add(self, heading: str, hint: str, fields: dict[str, forms.Field], kept: Sequence[str] = ()) -> None:
        self.fields.update(fields)
        self.groups_of_names.append((heading, hint, list(fields), kept))

    def _add_phones(self) -> None:
        fields: dict[str, forms.Field] = {}
        keys = [key for key in self.facts if key.startswith("phone:")]
        for count, key in enumerate([*keys, "phone:new"], start=1):
            number, description = self.facts.get(key, ["", ""])
            label = _("Nummer %(count)s") % {"count": count} if key != "phone:new" else _("Nieuw nummer")
            fields[_name(key, "number")] = _TidyField(
                spaced_number, label=label, max_length=20, validators=[number_rules], initial=number
            )
            fields[_name(key, "who")] = OneLineField(
                label=_("Wie krijgt u aan de lijn?"), required=False, max_length=160, initial=description
            )
        self._add(_("Telefoon"), _("Klopt een nummer niet meer? Maak het leeg."), fields)

    def _add_hours(self) -> None:
        groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for key in self.facts:
            if key.startswith("hours:"):
                _kind, way, place, day = key.split(":")
                groups.setdefault((way, place), []).append((key, day))
        uuids = {place for _way, place in groups if place != NOWHERE}
        names = {str(row.uuid): row.public_name for row in Location.objects.filter(uuid__in=uuids)}
        for (way, place), days in groups.items():
            heading = f"{_('Tijden')}: {str(AttendingType(way).label).lower()}"
            if len(uuids) > 1 and names.get(place):
                heading += f", {names[place]}"
            fields: dict[str, forms.Field] = {
                _name(key): _HoursField(label=Weekday(day).label, initial=hours_text(self.facts[key]))
                for key, day in days
            }
            kept = self._other_hours.get(f"hours:{way}:{place}", ())
            hint = _("Schrijf het zo: 9:00-12:00 en 13:00-17:00. Bent u dicht? Laat de dag leeg.")
            if kept:
                hint = _("Vul hier alleen tijden in die elke week gelden. Schrijf het zo: 9:00-12:00 en 13:00-17:00.")
            self._add(heading, hint, fields, kept)

    def _add_addresses(self) -> None:
        addresses = {key: value for key, value in self.facts.items() if key.startswith("address:")}
        several = len(addresses) > 1
        uuids = [key.removeprefix("address:") for key in addresses] if several else []
        names = {f"address:{row.uuid}": row.public_name for row in Location.objects.filter(uuid__in=uuids)}
        for key, value in addresses.items():
            name = (names.get(key) or value[-1]) if several else ""
            heading = f"{_('Adres')}: {name}" if name else _("Adres")
            labels = (_("Straat en nummer"), _("Postcode"), _("Plaats"))
            fields: dict[str, forms.Field] = {
                _name(key, part): _TidyField(tidy, label=label, max_length=limit, initial=initial)
                for (part, limit, tidy), label, initial in zip(_ADDRESS, labels, value, strict=True)
            }
            postcode = fields[_name(key, "postcode")]
            postcode.validators += Location._meta.get_field("postal_code").validators
            hint = _(
                "Gaat u verhuizen? Zeg bij de opmerking wanneer. Schrijf daar ook hoe mensen er komen, en of u een "
                "ringleiding heeft en een ingang voor rolstoelen. Van het nieuwe adres weten wij dat nog niet."
            )
            self._add(heading, hint, fields)

    def _add_others(self) -> None:
        fields: dict[str, forms.Field] = {
            "email": EmailField(label=_("E-mailadres"), required=False),
            "url": _url_field(_("Website")),
            "chat_url": _url_field(_("Adres van de chat")),
            "form_url": _url_field(_("Adres van het formulier")),
        }
        self._add(_("Mail en internet"), "", self._with_initial(fields))
        others: dict[str, forms.Field] = {
            "intake": forms.ChoiceField(label=_("Kunnen mensen zich aanmelden?"), choices=Intake.choices),
            "wait_weeks": forms.IntegerField(
                label=_("Hoeveel weken wachten mensen?"),
                help_text=_("Is er geen wachttijd? Schrijf dan 0. Weet u het niet? Laat het leeg."),
                required=False,
                min_value=0,
                validators=[MaxValueValidator(_LONGEST_WAIT, _("Dat is meer dan tien jaar. Kijk het getal na."))],
                error_messages={"invalid": _("Schrijf hier een getal, zoals 6.")},
            ),
            "cost": LinesField(
                label=_("Wat kost het?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
            ),
            "alert": OneLineField(
                label=_("Moeten mensen nu iets weten?"),
                help_text=_("Eén zin, zoals: wij zijn dicht van 1 tot en met 14 augustus."),
                required=False,
                max_length=200,
            ),
        }
        self._add(_("Aanmelden en kosten"), "", self._with_initial(others))
        remark = LinesField(
            label=gettext_lazy("Wilt u nog iets zeggen?"),
            help_text=gettext_lazy("Bijvoorbeeld over de tekst. Alleen de redactie leest dit."),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self._add(_("Opmerking"), "", {"remark": remark})

    def _with_initial(self, fields: dict[str, forms.Field]) -> dict[str, forms.Field]:
        """The questions of which this entry has the fact, filled in."""
        known = {name: field for name, field in fields.items() if name in self.facts}
        for name, field in known.items():
            field.initial = self.facts[name]
        return known

    @property
    def groups(self) -> list[Group]:
        """The questions under their headings, for the template."""
        return [
            Group(heading, hint, [self[name] for name in names], kept)
            for heading, hint, names, kept in self.groups_of_names
        ]

    def _answer(self, key: str) -> Any:
        """The value of a fact in the answers."""
        data, kind = self.cleaned_data, key.partition(":")[0]
        if kind == "phone":
            number = data[_name(key, "number")]
            return [number, data[_name(key, "who")]] if number else None
        if kind == "address":
            return [data[_name(key, part)] for part, _limit, _tidy in _ADDRESS]
        return data[_name(key)]

    def changes(self) -> dict[str, tuple[Any, Any]]:
        """What differs from what the owner saw."""
        answers = {key: self._answer(key) for key in [*self.facts, "phone:new"]}
        return changed(self.facts, answers)

    def clean(self) -> dict[str, Any]:
        """Something has to be different."""
        data = super().clean() or {}
        if not self.errors and not data.get("remark") and not self.changes():
            self.add_error(None, _("U heeft nog niets veranderd. Klopt alles? Ga dan terug en druk op “Alles klopt”."))
        return data

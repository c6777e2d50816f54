"""Parts of an HSDS service: its places, costs, contacts, areas and attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from core.enums import TermKind
from core.phones import spaced_number
from core.taxonomies import all_terms
from core.text import fold
from directory.api.vocabulary import SAMPLE
from directory.enums import CostKind, DeliveryForm, Intake, Law, Referral
from directory.importing.cells import BadCell, amount_from, choice_words
from directory.importing.hsds_own import is_ours, place_of_words
from directory.importing.hsds_schedules import schedules_of
from directory.importing.records import TERMS
from directory.importing.texts import tidy
from directory.postcodes import spaced_postcode
from directory.questions import all_questions

if TYPE_CHECKING:
    from directory.importing.hsds_values import Node

__all__ = ["areas_of", "attributes_of", "contacts_of", "costs_of", "places_of"]

Record = dict[str, Any]
_WHEELCHAIR: Final = ("wheelchair", "rolstoel")
_LOOP: Final = ("hearing", "induction loop", "ringleiding")
#: Taxonomies of our own open data by the part of a record that they fill, and those that are a column of it.
_TAXONOMIES: Final = {
    "hulpvraag": "questions",
    "thema": "themes",
    "doelgroep": "audiences",
    "vorm": "forms",
    "wet": "laws",
}
#: Attributes that are a choice of a service, or its mark. ``choices_of`` reads those of them that we know.
_TOLD_APART: Final[dict[str, tuple[str, ...]]] = {
    "verwijzing": tuple(Referral.values),
    "aanmelden": tuple(Intake.values),
    "kenmerk": (SAMPLE,),
}


def _said(texts: list[str], signs: tuple[str, ...]) -> str:
    """Yes when the words about access name it, no when they say that it is not there, else unknown."""
    for text in texts:
        if any(sign in text for sign in signs):
            return "no" if any(word in text.split() for word in ("no", "not", "geen", "niet", "nee")) else "yes"
    return "unknown"


def _place(node: Node, *, ours: bool) -> Record | None:
    """What is told of a place: what is not in the file stays as it is."""
    location = node.child("location")
    if location is None:
        return None
    address = next(location.children("addresses"), None)
    worded = place_of_words(location) if ours and address is None else {}
    texts = [
        fold(f"{access.text('description')} {access.text('details')}") for access in location.children("accessibility")
    ]
    kind = location.text("location_type")
    told = {
        "address_1": " ".join(address.text("address_1").split()) if address else "",
        "postal_code": spaced_postcode(" ".join(address.text("postal_code").upper().split())) if address else "",
        "city": " ".join(address.text("city").split()) if address else "",
        "location_type": kind if kind in ("physical", "postal", "virtual") else "physical",
        "transportation": " ".join(location.text("transportation").split()),
        "wheelchair": _said(texts, _WHEELCHAIR),
        "hearing_loop": _said(texts, _LOOP),
        "note": " ".join(node.text("description").split()),
        **worded,
    }
    name = " ".join(location.text("name").split()) or _unnamed(node, told)
    known = {key: words for key, words in told.items() if words not in ("", "unknown")}
    return {**known, "name": name, "uuid": location.uuid("id")}


def _unnamed(node: Node, told: Record) -> str:
    """A name for a place that has none. A secret one never stands for that of another entry."""
    if told.get("address_is_secret"):
        return _("Geheim adres %(id)s") % {"id": node.text("id")[:8]}
    return str(told["address_1"] or told["city"] or _("Plek"))


def places_of(node: Node) -> tuple[list[Record], list[Record]]:
    """The places of a service, and the hours that are told at them."""
    places: list[Record] = []
    hours: list[Record] = []
    ours = is_ours(node)
    for link in node.children("service_at_locations"):
        place = _place(link, ours=ours)
        if place is not None:
            hours += schedules_of(link, place=len(places))[0]
            places.append(place)
    return places, hours


def _amount(node: Node) -> str | None:
    text = node.text("amount")
    try:
        return amount_from(text) if text else None
    except BadCell as fault:
        node.fault("amount", str(fault))
        return None


def costs_of(node: Node) -> list[Record]:
    """What one pays: by our own word, else by the amount."""
    words = {fold(word): value for value, word in choice_words(CostKind).items()} | {"free": "gratis"}
    rows = []
    for cost in node.children("cost_options"):
        amount, option = _amount(cost), fold(cost.text("option"))
        known = option if option in CostKind.values else words.get(option)
        guess = "onbekend" if amount is None else "gratis" if not float(amount) else "bijdrage"
        text = tidy(cost.text("amount_description"))[:160]
        rows.append({"option": known or guess, "amount": amount, "amount_description": text})
    return rows


def _number(node: Node) -> str:
    """The id of a contact. Without a good one it is known by its name."""
    return node.text("id").lower()


def contacts_of(node: Node) -> list[Record]:
    """People at the organisation. None of them is shown before an editor says so."""
    rows = []
    for contact in node.children("contacts"):
        phone = next(contact.children("phones"), None)
        rows.append(
            {
                "name": tidy(contact.text("name")) or tidy(contact.text("email")) or _("Contactpersoon"),
                "title": tidy(contact.text("title")),
                "email": tidy(contact.text("email")),
                "phone": spaced_number(phone.text("number")) if phone else "",
                "is_owner": False,
                "is_public": False,
                "uuid": _number(contact),
            }
        )
    return rows


def areas_of(node: Node) -> list[str]:
    """The gemeenten, by CBS code in the address of the area or by name."""
    found = []
    names = {fold(name): term.slug for term in all_terms(TermKind.GEMEENTE) for name in (*term.names, term.slug)}
    for area in node.children("service_areas"):
        name = fold(area.text("name")).removeprefix("gemeente ").strip()
        if name in names:
            found.append(names[name])
        else:
            text = _("'%(text)s' is geen gemeente van deze site; dit gebied is overgeslagen.")
            area.report.note(f"{area.pointer}/name", text % {"text": area.text("name")})
    return list(dict.fromkeys(found))


def _known_terms() -> dict[tuple[str, str], tuple[str, Any]]:
    """Every term that we have, by its address and names, with the part of a record where it belongs.

    With the name of its taxonomy before it, which our own open data tells, and without.
    """
    known: dict[str, list[tuple[str, Any]]] = {}
    for key, enum, field in (("forms", DeliveryForm, "form"), ("laws", Law, "law")):
        for value, word in choice_words(enum).items():
            for name in (word, value):
                known.setdefault(fold(name), []).append((key, {field: value}))
    for question in all_questions():
        for name in (question.name, question.slug):
            known.setdefault(fold(name), []).append(("questions", question.slug))
    for key, kind in TERMS.items():
        for term in all_terms(kind):
            for name in (*term.names, term.slug):
                known.setdefault(fold(name), []).append((key, term.slug))
    last = {("", name): found[-1] for name, found in known.items()}
    return last | {(one[0], name): one for name, found in known.items() for one in found}


def attributes_of(node: Node) -> Record:
    """Attributes that we know as form, law, hulpvraag, theme, audience or pijler; others are noted."""
    known, ours = _known_terms(), is_ours(node)
    found: Record = {}
    for attribute in node.children("attributes"):
        choices = _TOLD_APART.get(attribute.text("link_type"), ())
        if choices and (ours or attribute.text("value") in choices):
            continue
        term = attribute.child("taxonomy_term")
        names = [fold(term.text(name)) for name in ("code", "name")] if term else []
        names.append(fold(attribute.text("value")))
        keys = [(_TAXONOMIES.get(attribute.text("link_type"), ""), name) for name in names]
        hit = next((known[key] for key in (*keys, *(("", name) for name in names)) if key in known), None)
        if hit is None:
            attribute.report.note(attribute.pointer, _("Dit kenmerk kennen we niet; het is overgeslagen."))
        elif hit[1] not in found.setdefault(hit[0], []):
            found[hit[0]].append(hit[1])
    return found

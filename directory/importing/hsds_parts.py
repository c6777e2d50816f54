"""Parts of an HSDS service: its places, costs, contacts, areas and attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from core.enums import TermKind
from core.phones import spaced_number
from core.taxonomies import all_terms
from core.text import fold
from directory.enums import CostKind, DeliveryForm, Law
from directory.importing.cells import BadCell, amount_from, choice_words
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


def _said(texts: list[str], signs: tuple[str, ...]) -> str:
    """Yes when the words about access name it, no when they say that it is not there, else unknown."""
    for text in texts:
        if any(sign in text for sign in signs):
            return "no" if any(word in text.split() for word in ("no", "not", "geen", "niet", "nee")) else "yes"
    return "unknown"


def _place(node: Node) -> Record | None:
    """What is told of a place: what is not in the file stays as it is."""
    location = node.child("location")
    if location is None:
        return None
    address = next(location.children("addresses"), None)
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
    }
    name = " ".join(location.text("name").split()) or told["address_1"] or told["city"] or _("Plek")
    known = {key: words for key, words in told.items() if words not in ("", "unknown")}
    return {**known, "name": name, "uuid": location.uuid("id")}


def places_of(node: Node) -> tuple[list[Record], list[Record]]:
    """The places of a service, and the hours that are told at them."""
    places: list[Record] = []
    hours: list[Record] = []
    for link in node.children("service_at_locations"):
        place = _place(link)
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


def _known_terms() -> dict[str, tuple[str, Any]]:
    """Every term that we have, by its address and its names, with the part of a record where it belongs."""
    known: dict[str, tuple[str, Any]] = {}
    for key, enum, field in (("forms", DeliveryForm, "form"), ("laws", Law, "law")):
        for value, word in choice_words(enum).items():
            known[fold(word)] = known[fold(value)] = (key, {field: value})
    for question in all_questions():
        known[fold(question.name)] = known[question.slug] = ("questions", question.slug)
    for key, kind in TERMS.items():
        for term in all_terms(kind):
            known |= {fold(name): (key, term.slug) for name in (*term.names, term.slug)}
    return known


def attributes_of(node: Node) -> Record:
    """Attributes that we know as form, law, hulpvraag, theme, audience or pijler; others are noted."""
    known = _known_terms()
    found: Record = {}
    for attribute in node.children("attributes"):
        term = attribute.child("taxonomy_term")
        names = [fold(term.text(name)) for name in ("code", "name")] if term else []
        names.append(fold(attribute.text("value")))
        hit = next((known[name] for name in names if name in known), None)
        if hit is None:
            attribute.report.note(attribute.pointer, _("Dit kenmerk kennen we niet; het is overgeslagen."))
        elif hit[1] not in found.setdefault(hit[0], []):
            found[hit[0]].append(hit[1])
    return found

"""From our facts to HSDS: one function a kind of object. Nothing that is not public comes in here.

Every function takes rows that ``directory.api.selection`` loaded with all that belongs to them, and asks no query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.enums import TermKind
from core.taxonomies import term_by_pk
from core.text import plain_text
from directory.api.attributes import attributes_of
from directory.api.places import place, place_links
from directory.api.schedules import schedules_of
from directory.api.values import child_id, known, moment, paragraphs, uri
from directory.enums import PhoneType
from directory.languages import language_name

if TYPE_CHECKING:
    from core.models import Gemeente
    from directory.api.values import Row

__all__ = ["organisation", "removed", "service", "service_areas", "summary"]

#: What HSDS calls our kinds of numbers.
_PHONE_TYPES: Final = {PhoneType.VOICE: "voice", PhoneType.SMS: "sms", PhoneType.WHATSAPP: "whatsapp"}


def organisation(of: Any, *, full: bool = False) -> Row:
    """Who offers help. HSDS wants a description: without one it is the name."""
    made = {
        "id": str(of.uuid),
        "name": of.name,
        "description": of.description or of.name,
        "email": of.email,
        "website": uri(of.website),
    }
    number = {
        "id": child_id(of.uuid, "kvk"),
        "organization_id": str(of.uuid),
        "identifier_scheme": "NL-KVK",
        "identifier_type": _("KvK-nummer"),
        "identifier": of.kvk_number,
    }
    return known(made | ({"organization_identifiers": [number]} if full and of.kvk_number else {}))


def summary(of: Any) -> Row:
    """The least of a service: that it is there, and when it changed."""
    return {
        "id": str(of.uuid),
        "name": of.page.title,
        "status": of.status,
        "last_modified": moment(of.last_modified),
    }


def removed(of: Any) -> Row:
    """A service that is not on the map any more. Who does not want to be on it, is not named."""
    return {
        "id": str(of.uuid),
        "name": of.name or _("Niet meer op de kaart"),
        "status": of.status,
        "last_modified": moment(of.removed_at),
    }


def _wait(of: Any) -> str:
    if of.wait_weeks is None:
        return str(of.wait_time)
    words = (
        ngettext("%(weeks)d week", "%(weeks)d weken", of.wait_weeks) % {"weeks": of.wait_weeks}
        if of.wait_weeks
        else _("Geen wachttijd")
    )
    day = of.wait_checked_on
    return f"{words} ({_('gevraagd op %(day)s') % {'day': date_format(day, 'j F Y')}})" if day else words


def _alert(of: Any) -> str:
    sample = _("Verzonnen voorbeeld: deze hulp bestaat niet.") if of.sample else ""
    return " ".join(text for text in (sample, of.page.alert) if text)


def _labelled(label: str, text: str) -> str:
    return f"{label} {text.strip()}" if text.strip() else ""


def service(of: Any, *, full: bool = False) -> Row:
    """A service in the words of its page; ``full`` with all that hangs on it."""
    page = of.page
    made = {
        **summary(of),
        "organization_id": str(of.organisation.uuid),
        "description": paragraphs(page.search_description, plain_text(page.what)),
        "url": uri(of.url),
        "email": of.email,
        "application_process": paragraphs(plain_text(page.how), _labelled(_("Voor verwijzers:"), page.referral_how)),
        "fees_description": plain_text(page.cost).strip(),
        "wait_time": _wait(of),
        "eligibility_description": paragraphs(plain_text(page.for_whom), _labelled(_("Niet voor:"), page.not_for)),
        "minimum_age": of.minimum_age,
        "maximum_age": of.maximum_age,
        "assured_date": of.assured_date.isoformat() if of.assured_date else None,
        "alert": _alert(of),
        "organization": organisation(of.organisation, full=full),
    }
    return known(made | (_nested(of) if full else {}))


def _nested(of: Any) -> Row:
    identity = str(of.uuid)
    schedules = schedules_of(of, place_links(of))
    return {
        "additional_urls": _urls(of),
        "phones": _phones(of),
        "schedules": schedules,
        "service_areas": service_areas(of),
        "service_at_locations": [place(row, schedules, full=True) for row in of.places.all()],
        "languages": [
            known(
                {
                    "id": str(row.uuid),
                    "service_id": identity,
                    "name": language_name(row.code),
                    "code": row.code,
                    "note": row.note,
                }
            )
            for row in of.languages.all()
        ],
        "cost_options": [_cost(of, row) for row in of.cost_options.all()],
        "contacts": [_contact(of, row) for row in of.contacts.all() if row.is_public],
        "attributes": attributes_of(of),
    }


def _urls(of: Any) -> list[Row]:
    addresses = ((_("Chat"), of.chat_url), (_("Aanmelden"), of.form_url), (_("Op de sociale kaart"), of.page_url))
    return [
        {"id": child_id(of.uuid, f"url/{label}"), "label": label, "url": uri(address), "service_id": str(of.uuid)}
        for label, address in addresses
        if address
    ]


def _phones(of: Any) -> list[Row]:
    found = [
        {
            "id": str(row.uuid),
            "service_id": str(of.uuid),
            "number": row.number,
            "type": _PHONE_TYPES.get(row.type, "voice"),
            "description": row.description,
        }
        for row in of.phones.all()
    ]
    if of.referral_phone:
        found.append(
            {
                "id": child_id(of.uuid, "referral_phone"),
                "service_id": str(of.uuid),
                "number": of.referral_phone,
                "type": "voice",
                "description": _("Voor verwijzers"),
            }
        )
    return [known(row) for row in found]


def _cost(of: Any, row: Any) -> Row:
    has_amount = row.amount is not None
    return known(
        {
            "id": str(row.uuid),
            "service_id": str(of.uuid),
            "option": row.option,
            "currency": row.currency if has_amount else "",
            "amount": float(row.amount) if has_amount else None,
            "amount_description": row.amount_description,
        }
    )


def _contact(of: Any, row: Any) -> Row:
    """Somebody who may be named; as on the page, without a mail address."""
    phone = {"id": child_id(row.uuid, "phone"), "contact_id": str(row.uuid), "number": row.phone, "type": "voice"}
    return known(
        {
            "id": str(row.uuid),
            "service_id": str(of.uuid),
            "name": row.name,
            "title": row.title,
            "phones": [phone] if row.phone else [],
        }
    )


def service_areas(of: Any) -> list[Row]:
    """The gemeenten whose residents may come, by their CBS code; none is the whole province."""
    rows = [(str(row.uuid), row.gemeente_id, row.gemeente) for row in of.service_areas.all()]
    if not rows:
        terms = [row for row in of.page.page_terms.all() if row.gemeente_id]
        rows = [(child_id(of.uuid, f"area/{row.gemeente.cbs_code}"), row.gemeente_id, row.gemeente) for row in terms]
    return [_area(of, identity, key, gemeente) for identity, key, gemeente in rows]


def _area(of: Any, identity: str, key: int, gemeente: Gemeente) -> Row:
    found = term_by_pk(TermKind.GEMEENTE, key)
    return {
        "id": identity,
        "service_id": str(of.uuid),
        "name": found.name if found else gemeente.name,
        "extent": gemeente.cbs_code,
        "extent_type": "cbs-gemeentecode",
    }

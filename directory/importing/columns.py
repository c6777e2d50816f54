"""The columns of the table: how each is called, what it holds, and which part of a record it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from core import local_cache
from core.enums import TermKind
from core.phones import spaced_number
from core.taxonomies import all_terms
from core.text import fold
from directory.enums import (
    CostKind,
    DeliveryForm,
    HolidayRule,
    Intake,
    Law,
    LocationType,
    PhoneType,
    Referral,
    ServiceStatus,
    YesNoUnknown,
)
from directory.importing import cells
from directory.importing.cells import BadCell, items_from, items_to
from directory.importing.hours_cells import WAYS, deviations_from, deviations_to, hours_from, hours_to
from directory.importing.texts import tidy
from directory.languages import language_choices
from directory.postcodes import spaced_postcode
from directory.questions import all_questions

__all__ = ["COLUMNS", "PLACE_COLUMNS", "REQUIRED", "Column", "place_column"]

Read = Callable[[str], Any]
Write = Callable[[Any], str]
REQUIRED: Final = ("naam", "organisatie")
_PLACE_NAME: Final = re.compile(r"(plek .+?)(?: ([2-9]|[1-9]\d))?")
PHONES: Final = {"telefoon": PhoneType.VOICE, "whatsapp": PhoneType.WHATSAPP, "sms": PhoneType.SMS}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` leads into the record: "name", "organisation.website", "phones/voice".

    What is ``internal`` only goes to who may change the facts: it has names and addresses that are not public.
    """

    name: str
    key: str
    read: Read
    write: Write
    internal: bool = False


def _text(name: str, key: str, *, internal: bool = False) -> Column:
    return Column(name, key, tidy, str, internal)


def _line(name: str, key: str) -> Column:
    return Column(name, key, lambda cell: " ".join(cell.split()), str)


def _choice(name: str, key: str, enum: Any) -> Column:
    words = cells.choice_words(enum)
    default = words.get("unknown") or next(iter(words.values()))
    return Column(
        name, key, lambda cell: cells.choice_from(cell or default, words), lambda value: words.get(value, str(value))
    )


def _maybe(name: str, key: str, read: Read) -> Column:
    return Column(
        name, key, lambda cell: read(cell) if cell else None, lambda value: "" if value is None else str(value)
    )


def _yes(name: str, key: str, *, internal: bool = False) -> Column:
    return Column(name, key, cells.yes_from, cells.yes_to, internal)


def _choices(name: str, key: str, field: str, enum: Any) -> Column:
    words = cells.choice_words(enum)

    def read(cell: str) -> list[dict[str, Any]]:
        return _once([{field: cells.choice_from(item[0], words)} for item in items_from(cell)])

    return Column(name, key, read, lambda rows: items_to([words[row[field]]] for row in rows))


def _once(rows: list[Any]) -> list[Any]:
    if any(row in rows[:number] for number, row in enumerate(rows)):
        raise BadCell(_("Hier staat iets twee keer. Haal er één weg."))
    return rows


def _slugs(name: str, key: str, known: Callable[[], dict[str, tuple[str, ...]]]) -> Column:
    """Terms by their address or by their name."""

    def read(cell: str) -> list[str]:
        if not cell:
            return []
        names = {fold(word): slug for slug, words in known().items() for word in (*words, slug)}
        found = []
        for item in items_from(cell):
            if fold(item[0]) not in names:
                raise BadCell(
                    _("'%(text)s' kennen we niet. Kies uit: %(known)s.")
                    % {"text": item[0], "known": ", ".join(known())}
                )
            found.append(names[fold(item[0])])
        return _once(found)

    return Column(name, key, read, lambda slugs: items_to([slug] for slug in slugs))


def _terms(kind: TermKind) -> Callable[[], dict[str, tuple[str, ...]]]:
    return lambda: {term.slug: term.names for term in all_terms(kind)}


def _question_names() -> dict[str, tuple[str, ...]]:
    return {question.slug: (question.name,) for question in all_questions()}


def _phones_from(kind: str) -> Read:
    return lambda cell: [
        {"number": spaced_number(item[0]), "type": kind, "description": " ".join(item[1:])} for item in items_from(cell)
    ]


def _phones_to(rows: list[dict[str, Any]]) -> str:
    return items_to([row["number"], row["description"]] for row in rows)


def _language_names() -> dict[str, str]:
    return {fold(name): code for code, name in language_choices()}


def _languages_from(cell: str) -> list[dict[str, Any]]:
    names = local_cache.remember("import-languages", _language_names)
    rows = [{"code": names.get(fold(code), code), "note": " ".join(rest)} for code, *rest in items_from(cell)]
    _once([row["code"] for row in rows])
    return rows


_COSTS: Final = cells.choice_words(CostKind)


def _costs_from(cell: str) -> list[dict[str, Any]]:
    rows = []
    for kind, *rest in items_from(cell):
        amount, words = next(iter(rest), ""), rest[1:]
        rows.append(
            {
                "option": cells.choice_from(kind, _COSTS),
                "amount": cells.amount_from(amount) if amount else None,
                "amount_description": " ".join(word for word in words if word),
            }
        )
    return rows


def _costs_to(rows: list[dict[str, Any]]) -> str:
    return items_to([_COSTS[row["option"]], row["amount"] or "", row["amount_description"]] for row in rows)


_OWNER, _PUBLIC = "houdt bij", "openbaar"


def _contacts_from(cell: str) -> list[dict[str, Any]]:
    rows = []
    for parts in items_from(cell):
        words = [part for part in parts if fold(part) not in (_OWNER, _PUBLIC)]
        marks = {fold(part) for part in parts}
        name, title, email, phone = [*words, "", "", "", ""][:4]
        rows.append(
            {"name": name, "title": title, "email": email, "phone": spaced_number(phone)}
            | {"is_owner": _OWNER in marks, "is_public": _PUBLIC in marks}
        )
    return rows


def _contacts_to(rows: list[dict[str, Any]]) -> str:
    return items_to(
        [
            *(row["name"], row["title"], row["email"], row["phone"]),
            *([_OWNER] if row["is_owner"] else []),
            *([_PUBLIC] if row["is_public"] else []),
        ]
        for row in rows
    )


def _hours(name: str, way: str) -> Column:
    return Column(name, f"schedules/{way}", lambda cell: hours_from(cell, way), lambda rows: hours_to(rows, way))


PLACE_COLUMNS: Final = (
    _line("plek naam", "name"),
    _choice("plek soort", "location_type", LocationType),
    _line("plek straat", "address_1"),
    Column("plek postcode", "postal_code", lambda cell: spaced_postcode(tidy(cell)), str),
    _line("plek plaats", "city"),
    _yes("plek geheim", "address_is_secret", internal=True),
    _line("plek vervoer", "transportation"),
    _choice("plek rolstoel", "wheelchair", YesNoUnknown),
    _choice("plek ringleiding", "hearing_loop", YesNoUnknown),
    _line("plek toelichting", "note"),
)
COLUMNS: Final = (
    *(_line("id", "external_id"), _line("bron", "source"), _line("vast nummer", "uuid"), _line("versie", "version")),
    *(_line("naam", "name"), _line("titel", "title"), _line("organisatie", "organisation.name")),
    *(_line("organisatie website", "organisation.website"), _line("organisatie e-mail", "organisation.email")),
    *(_line("kvk-nummer", "organisation.kvk_number"), _text("over de organisatie", "organisation.description")),
    _choice("status", "status", ServiceStatus),
    *(_text("samenvatting", "search_description"), _text("wat is het", "what"), _text("voor wie", "for_whom")),
    *(_text("wat kost het", "cost"), _text("hoe meldt u zich aan", "how"), _line("let op", "alert")),
    *(_text("hoe verwijst u", "referral_how"), _text("voor wie niet", "not_for")),
    *(Column(name, f"phones/{kind}", _phones_from(kind.value), _phones_to) for name, kind in PHONES.items()),
    *(_line("e-mail", "email"), _line("website", "url"), _line("chat", "chat_url"), _line("formulier", "form_url")),
    *(_hours(name, way) for name, way in WAYS.items()),
    Column("afwijkende dagen", "deviations", deviations_from, deviations_to),
    _choice("feestdagen", "holiday_rule", HolidayRule),
    Column("kosten", "cost_options", _costs_from, _costs_to),
    *(_maybe("vanaf leeftijd", "minimum_age", cells.number_from),),
    *(_maybe("tot en met leeftijd", "maximum_age", cells.number_from), _choice("verwijzing", "referral", Referral)),
    *(_line("wachttijd", "wait_time"), _maybe("wachttijd weken", "wait_weeks", cells.number_from)),
    *(_maybe("wachttijd gevraagd op", "wait_checked_on", cells.date_from), _choice("aanmelden", "intake", Intake)),
    _choices("vorm", "forms", "form", DeliveryForm),
    Column("talen", "languages", _languages_from, lambda rows: items_to([row["code"], row["note"]] for row in rows)),
    _slugs("gemeenten", "service_areas", _terms(TermKind.GEMEENTE)),
    _slugs("hulpvragen", "questions", _question_names),
    *(
        _slugs("thema's", "themes", _terms(TermKind.THEME)),
        _slugs("doelgroepen", "audiences", _terms(TermKind.AUDIENCE)),
    ),
    _slugs("pijlers", "dimensions", _terms(TermKind.DIMENSION)),
    _choices("wetten", "laws", "law", Law),
    Column("nummer verwijzers", "referral_phone", lambda cell: spaced_number(tidy(cell)), str),
    *(_maybe("gecontroleerd op", "assured_date", cells.date_from), _line("gecontroleerd door", "assured_by")),
    Column("contactpersonen", "contacts", _contacts_from, _contacts_to, internal=True),
    Column("controle elke maanden", "review_interval", lambda cell: cells.number_from(cell or "6"), str, internal=True),
    *(_yes("onmisbaar", "is_essential", internal=True), _yes("niet op de kaart", "do_not_list", internal=True)),
    _yes("voorbeeld", "sample", internal=True),
)


def place_column(name: str) -> tuple[int, Column] | None:
    """The number of the place and the column, of "plek straat" or "plek straat 2"; None for another name."""
    found = _PLACE_NAME.fullmatch(name)
    column = next((one for one in PLACE_COLUMNS if found and one.name == found[1]), None)
    return (int(found[2] or 1) - 1, column) if found and column else None

"""Files to import, with everything in them, and what they leave in the database."""

from __future__ import annotations

import csv
import io
from typing import Any

from directory.importing.faults import Report
from directory.importing.run import ImportOptions, import_file
from directory.models import HelpQuestion
from tests.support.pages import make_term

__all__ = ["FULL", "PLAIN", "as_csv", "make_lists", "run"]

#: The least that an entry has.
PLAIN = {
    "id": "boot",
    "naam": "De Boot",
    "organisatie": "Buurthuis De Boot",
    "samenvatting": "Een warme plek.",
    "wat is het": "Koffie en een praatje.",
    "website": "https://boot.example/",
}
#: Something in every column.
FULL = {
    "id": "alles-1",
    "naam": "Van Alles",
    "titel": "Van alles op één plek",
    "organisatie": "Stichting Alles",
    "organisatie website": "https://alles.example",
    "organisatie e-mail": "info@alles.example",
    "kvk-nummer": "12345678",
    "over de organisatie": "Wij zijn twaalf buren.",
    "status": "Tijdelijk dicht",
    "samenvatting": "Een plek voor alles.",
    "wat is het": "Eerste alinea.\nTweede regel.\n\nNog een alinea met < en &.\n\n- soep\n- brood",
    "voor wie": "Voor iedereen.",
    "wat kost het": "Twee euro.",
    "hoe meldt u zich aan": "U belt.",
    "let op": "In mei zijn wij dicht.",
    "hoe verwijst u": "Bel de balie.",
    "voor wie niet": "Niet voor kinderen.",
    "telefoon": "0320 11 22 33 | de balie; 0320 44 55 66",
    "whatsapp": "06 00 11 22 33",
    "sms": "06 00 11 22 44",
    "e-mail": "alles@alles.example",
    "website": "https://alles.example/help",
    "chat": "https://alles.example/chat",
    "formulier": "https://alles.example/formulier",
    "plek naam": "Huis van Alles",
    "plek straat": "Kade 1",
    "plek postcode": "8321 AB",
    "plek plaats": "Urk",
    "plek vervoer": "bus 141",
    "plek rolstoel": "ja",
    "plek ringleiding": "nee",
    "plek toelichting": "achterin",
    "plek naam 2": "Geheim Huis",
    "plek straat 2": "Verborgenweg 2",
    "plek postcode 2": "8321 AC",
    "plek plaats 2": "Urk",
    "plek geheim 2": "ja",
    "inloop": "ma-wo 09:00-12:00 | plek 1; vr 22:00-02:00 | om de week | telt vanaf 2-1-2026 | uitleg: bel | plek 2",
    "bellen": "di 9.00-17.00 | vanaf 1-3-2026 | tot en met 31-12-2026",
    "chatten": "do 10:00-11:00 | 1e van de maand",
    "op afspraak": "za 10:00-11:00 | niet vast",
    "afwijkende dagen": "25-12-2099 t/m 26-12-2099 | dicht | Kerst; 24-12-2099 | 09:00-12:00 | bellen",
    "feestdagen": "dicht",
    "kosten": "eigen bijdrage | 2,50 | per keer; gratis",
    "vanaf leeftijd": "18",
    "tot en met leeftijd": "99",
    "verwijzing": "soms een verwijzing nodig",
    "wachttijd": "twee weken",
    "wachttijd weken": "2",
    "wachttijd gevraagd op": "01-10-2026",
    "aanmelden": "er is een wachtlijst",
    "vorm": "in een groep; online",
    "talen": "nl; Arabisch | alleen op maandag",
    "gemeenten": "urk; Almere",
    "hulpvragen": "alleen",
    "thema's": "eenzaamheid",
    "doelgroepen": "ouderen",
    "pijlers": "meedoen",
    "wetten": "Wmo; Jeugdwet",
    "nummer verwijzers": "0320 99 88 77",
    "gecontroleerd op": "2026-10-01",
    "gecontroleerd door": "Stichting Alles",
    "contactpersonen": "Jo | baas | jo@alles.example | | houdt bij; Al | | al@alles.example | 0320 11 22 44 | openbaar",
    "controle elke maanden": "12",
    "onmisbaar": "ja",
    "voorbeeld": "ja",
}


def make_lists(home: Any) -> None:
    """The terms and hulpvragen that ``FULL`` names."""
    for kind, slug in (
        *(("Gemeente", "urk"), ("Gemeente", "almere"), ("Theme", "eenzaamheid"), ("Theme", "geld")),
        *(("Audience", "ouderen"), ("HealthDimension", "meedoen")),
    ):
        make_term(kind, slug)
    for slug in ("alleen", "schulden"):
        HelpQuestion.objects.get_or_create(slug=slug, locale=home.locale, defaults={"name": slug.title()})


def as_csv(*rows: dict[str, str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A table with the columns of the rows together."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def run(*rows: dict[str, str], **options: Any) -> Report:
    """Import these rows."""
    return import_file(name="kaart.csv", data=as_csv(*rows), options=ImportOptions(**options))

"""Help at fields that more than one type of page has, where a choice is made and its effect is not plain."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

__all__ = ["FIELD_HELP", "LINKS_HELP", "TITLE_HELP", "add_help"]

TITLE_HELP: Final = _("Laat dit leeg als de titel van de pagina goed is.")
LINKS_HELP: Final = _("Deze pagina's staan als kaarten onder de tekst. Zet de beste bovenaan.")

#: Words by the name of the field. They take the place of what Wagtail says there.
FIELD_HELP: Final[dict[str, Any]] = {
    "title": _("Zeg in een paar woorden waar het over gaat. De titel staat ook op kaarten en in zoekresultaten."),
    "show_in_menus": _(
        "De pagina komt dan in het menu, boven aan elke pagina. "
        "Dat werkt alleen bij een pagina direct onder de voorpagina."
    ),
    "slug": _(
        "Het laatste stukje van het adres. Alleen kleine letters, cijfers en streepjes. "
        "Verandert u het later? Dan brengt het oude adres mensen vanzelf hierheen."
    ),
    "dimensions": _("Waar gaat het over? Bezoekers kunnen hiermee zoeken in lijsten. Kies er hooguit twee of drie."),
    "audiences": _("Bezoekers kunnen lijsten hiermee korter maken. Kies alleen voor wie u echt schreef."),
    "tags": _("Woorden waarmee mensen zoeken, en die nog niet in de tekst staan. Bezoekers zien ze niet."),
    "reviewed_on": _("De dag waarop iemand alles nalas. Vanaf die dag tellen de maanden hiernaast."),
    "review_owner": _("Deze collega ziet de pagina op de startpagina als de tijd om is. Leeg: wie de pagina maakte."),
    "tested_on": _("Bezoekers lezen dit onder aan de pagina."),
    "sample": _("Zet dit aan als het niet echt is. Bezoekers zien dat er dan bij."),
    "content_notice": _("Bij een zwaar onderwerp, in één zin. Het staat voor de tekst, met de hulplijnen erbij."),
    "person_name": _("Bezoekers zien deze naam. Een verzonnen naam mag ook."),
    "person_age": _("Mag leeg blijven."),
    "person_place": _("Mag leeg blijven."),
    "author_kind": _("Kiest u “Zonder naam”? Maak dan het veld hiernaast leeg."),
    "forerunner": _("Zet dit aan als het Regioplan dit initiatief noemt. Het staat dan voor in lijsten."),
    "mode": _("Kiest u “Online”? Dan staat er op de kaart geen plaats."),
    "ends_at": _("Na dit moment gaat de bijeenkomst vanzelf uit de agenda."),
}


def add_help(fields: dict[str, Any]) -> None:
    """Put the words at the fields of a form."""
    for name, words in FIELD_HELP.items():
        if name in fields:
            fields[name].help_text = words

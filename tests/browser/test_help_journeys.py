"""People look for help: from the home page to a way to reach it in three pages, without a script.

The clock of a running site can't stand still, so no journey asks what is open now: ``nu=open`` is proved in
``tests/directory/test_true_lists.py``.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from tests.browser.conftest import RunningSite, html_at

pytestmark = pytest.mark.slow

#: Who it is, the hulpvraag, the boxes that they tick, and an entry that they must find.
JOURNEYS = [
    ("eenzame moeder in Urk, spreekt Arabisch", "alleen", {"gemeente": "urk", "taal": "ar"}, "moederkring-de-wieg"),
    ("schulden, Lelystad", "geld", {"gemeente": "lelystad"}, "rechtenspreekuur-de-weegschaal"),
    (
        "maatje voor jongere in Dronten",
        "alleen",
        {"gemeente": "dronten", "doelgroep": "jongeren"},
        "maatjespunt-de-handschoen",
    ),
    (
        "respijtzorg bij dementie, Noordoostpolder, thuis",
        "mantelzorg",
        {"gemeente": "noordoostpolder", "thema": "dementie", "vorm": "thuis"},
        "nachtoppas-de-nachtlamp",
    ),
    (
        "hulp bij formulieren, Almere, gratis, met rolstoel",
        "brief",
        {"gemeente": "almere", "kosten": "gratis", "toegang": "rolstoel"},
        "geldspreekuur-de-kassabon",
    ),
    ("taalles in Zeewolde", "nederlands", {"gemeente": "zeewolde"}, "taalcafe-de-komma"),
    ("'s nachts iemand spreken", "alleen", {"vorm": "telefoon"}, "de-avondlijn"),
    ("vader na een scheiding, Lelystad", "scheiding", {"gemeente": "lelystad"}, "vadergroep-de-schommel"),
    ("zwanger, Almere, spreekt Pools", "baby", {"gemeente": "almere", "taal": "pl"}, "buggygroep-rondje-om"),
    ("thuis niet veilig, Urk, wil bellen", "onveilig", {"gemeente": "urk", "vorm": "telefoon"}, "de-luwte"),
    (
        "drinkt te veel, Dronten, zonder brief",
        "verslaving",
        {"gemeente": "dronten", "verwijzing": "geen-verwijzing"},
        "herstelkring-de-lege-krat",
    ),
    ("sombere jongere, Almere", "jong", {"gemeente": "almere"}, "jongerenplek-zolder-12"),
    ("mantelzorger wil een dag vrij, Zeewolde", "mantelzorg", {"gemeente": "zeewolde"}, "logeerhuis-de-achterdeur"),
    ("woning kwijt, Almere", "wonen", {"gemeente": "almere"}, "woonhulp-de-sleutelbos"),
    (
        "rouw in een groep, Noordoostpolder",
        "rouw",
        {"gemeente": "noordoostpolder", "vorm": "groep"},
        "rouwgroep-de-lege-jas",
    ),
    (
        "klusje voor een oudere, Dronten",
        "hulp-thuis",
        {"gemeente": "dronten", "doelgroep": "ouderen"},
        "uitleen-de-hoge-kruk",
    ),
    ("nieuw in Lelystad, spreekt Oekraïens", "nieuw", {"gemeente": "lelystad", "taal": "uk"}, "buurtkamer-de-vlieger"),
    (
        "bewegen met een rolstoel, Almere",
        "bewegen",
        {"gemeente": "almere", "toegang": "rolstoel"},
        "rolstoelbasket-de-hoge-bal",
    ),
    ("druk kind, Urk", "kind", {"gemeente": "urk", "doelgroep": "ouders-en-gezinnen"}, "gezinshulp-de-vloermat"),
    ("jongere zoekt een kamer, Urk", "wonen", {"gemeente": "urk", "doelgroep": "jongeren"}, "woonuur-de-trapleuning"),
    ("Nederlands leren, Dronten, spreekt Tigrinya", "nederlands", {"taal": "ti"}, "spreekclub-de-rollende-r"),
    ("baby wegen, Zeewolde", "baby", {"gemeente": "zeewolde"}, "babyuur-de-rammelaar"),
    ("te weinig eten, Noordoostpolder", "geld", {"gemeente": "noordoostpolder"}, "weggeefkast-de-blauwe-kist"),
]


#: How a card says that one can reach it: a number, or a link to mail, a chat or a website.
WAYS = ".card__act .num, .card__act a[href^='mailto:'], .card__act a[rel='noopener']"


def opened(site: RunningSite, path: str) -> Any:
    return BeautifulSoup(html_at(f"{site.url}{path}"), "html.parser")


@pytest.mark.parametrize(
    ("question", "boxes", "slug"), [each[1:] for each in JOURNEYS], ids=[each[0] for each in JOURNEYS]
)
def test_three_pages(site: RunningSite, question: str, boxes: dict[str, str], slug: str) -> None:
    """Home, the hulpvragen, the answers; one page more for who ticks boxes: the list itself is the third already."""
    home = opened(site, "/")
    asked = opened(site, home.select_one("nav a[href='/hulp/']")["href"])
    answers = opened(site, asked.select_one(f".asks a[href$='?vraag={question}']")["href"])
    form = answers.select_one(".filters-form")
    fields = [(field["name"], field["value"]) for field in form.select("input[type=hidden]")]
    offered = {(box["name"], box["value"]) for box in form.select("input[type=checkbox]")}

    assert answers.select(WAYS) != []
    assert set(boxes.items()) <= offered
    found = opened(site, f"/hulp/?{urlencode([*fields, *boxes.items()])}")
    card = next((each for each in found.select(".card") if each.h3.a["href"] == f"/hulp/{slug}/"), None)
    assert card is not None, [each.h3.get_text() for each in found.select(".card")]
    assert card.select_one(WAYS) is not None, card.get_text(" ", strip=True)

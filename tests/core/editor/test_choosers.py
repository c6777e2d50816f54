"""Windows to choose from a list show what tells two of the same name apart, and can be searched."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from tests.support.html import PageView
from tests.support.pages import make_term
from tests.support.queries import warm_queries

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

CHOOSE = "/admin/snippets/choose"


def rows(client: Client, model: str, **choices: Any) -> list[list[str]]:
    answer = PageView(client.get(f"{CHOOSE}/{model}/results/", choices))
    found = answer.soup.select("table.listing tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in found]


def make_service(name: str, organisation: str, **values: Any) -> Any:
    owner = apps.get_model("directory.Organisation").objects.get_or_create(name=organisation)[0]
    return apps.get_model("directory.Service").objects.create(name=name, organisation=owner, **values)


def test_two_services_of_one_name_are_told_apart(home: Any, admin_client: Client) -> None:
    make_service("Inloop", "Stichting A")
    make_service("Inloop", "Stichting B", status="defunct")

    assert rows(admin_client, "directory/service") == [
        ["Titel", "Organisatie", "Status"],
        ["Inloop", "Stichting A", "Actief"],
        ["Inloop", "Stichting B", "Gestopt"],
    ]


@pytest.mark.parametrize("more", [0, 3])
def test_the_window_asks_a_fixed_number_of_queries(more: int, home: Any, admin_client: Client) -> None:
    for number in range(more + 1):
        make_service("Inloop", f"Stichting {number}")

    assert warm_queries(admin_client, f"{CHOOSE}/directory/service/results/") == 5


@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize(
    ("kind", "model"),
    [("Gemeente", "gemeente"), ("Theme", "theme"), ("HealthDimension", "healthdimension"), ("Audience", "audience")],
)
def test_terms_are_found_in_a_language(kind: str, model: str, home: Any, admin_client: Client) -> None:
    make_term(kind, "zeewolde-plus", name="Zeewolde en meer", summary="Wat erbij hoort")
    make_term(kind, "anders", name="Anders")

    assert rows(admin_client, f"core/{model}", q="zeewol", locale="nl") == [
        ["Titel", "Taalregio", "Uitleg"],
        ["Zeewolde en meer", "Nederlands", "Wat erbij hoort"],
    ]

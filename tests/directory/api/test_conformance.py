"""Every answer of the API is what the published schemas of HSDS 3.1 say."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from wagtail.models import Page

from directory.models import Organisation
from tests.support.hsds import fetch, hsds_dir, judge, make_entry, make_full_entry

LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
QUERIES = {
    "services": ("", "?full=true", "?minimal=true", "?search=hulp"),
    "organizations": ("", "?full=true"),
    "service_at_locations": ("", "?full=true"),
    "taxonomies": ("",),
    "taxonomy_terms": ("", "?search=geld"),
}
_FILE = re.compile(r"(organization|service_at_location|service|taxonomy_term|taxonomy)(_full|_list)?\Z")


@pytest.fixture
def entries(fixed: Any) -> list[Any]:
    """One in which all is filled, one with the least, one that is gone."""
    found = [make_full_entry(fixed), make_entry(fixed, "Kaal"), make_entry(fixed, "Weg")]
    Page.objects.get(pk=found[2].pk).specific.unpublish()
    return found


@pytest.mark.parametrize("name", LISTS)
def test_lists_and_their_items_conform(name: str, entries: list[Any], client: Any) -> None:
    for query in QUERIES[name]:
        page = fetch(client, f"/{name}{query}")
        assert page["size"] == len(page["contents"]) == page["total_items"] > 0
        assert (page["page_number"], page["total_pages"], page["first_page"], page["last_page"]) == (1, 1, True, True)
        assert page["empty"] is False
        for row in page["contents"]:
            assert (query, judge(LISTS[name], row)) == (query, [])
            assert (query, judge(LISTS[name], fetch(client, f"/{name}/{row['id']}"))) == (query, [])


def test_nothing_is_null_and_no_text_is_empty(entries: list[Any], client: Any) -> None:
    def values(thing: Any) -> list[Any]:
        inner = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
        return [thing, *(found for part in inner for found in values(part))]

    for name, queries in QUERIES.items():
        for query in queries:
            found = values(fetch(client, f"/{name}{query}"))
            assert (name, query, None in found, "" in found) == (name, query, False, False)


def test_a_full_entry_has_every_part(entries: list[Any], client: Any) -> None:
    found = fetch(client, f"/services/{entries[0].service.uuid}")

    assert {name for name, value in found.items() if isinstance(value, list)} == {
        *("additional_urls", "phones", "schedules", "service_areas", "service_at_locations", "languages"),
        *("cost_options", "contacts", "attributes"),
    }
    assert found["minimum_age"] == 0
    assert found["alert"] == "Verzonnen voorbeeld: deze hulp bestaat niet. Deze week dicht."
    assert found["description"] == "Samen praten.\n\nWat het is."
    assert found["application_process"] == "Kom langs.\n\nVoor verwijzers: Bel ons."
    assert found["eligibility_description"] == "Voor iedereen.\n\nNiet voor: Kinderen."
    assert found["wait_time"] == "2 weken (gevraagd op 1 maart 2026)"
    assert found["organization"]["website"] == "https://voorbeeld.example/%C3%A9%C3%A9n?a=%5B1%5D&b=100%25#x%23y"
    assert [row["extent"] for row in found["service_areas"]] == ["0184", "0034"]
    assert [(row["link_type"], row["value"]) for row in found["attributes"]] == [
        ("hulpvraag", "schulden"),
        ("thema", "geld"),
        ("doelgroep", "ouderen"),
        ("vorm", "op-locatie"),
        ("vorm", "groep"),
        ("wet", "wmo"),
        ("verwijzing", "none"),
        ("aanmelden", "open"),
        ("kenmerk", "verzonnen-voorbeeld"),
    ]


def test_an_organisation_without_words_has_its_name_as_description(entries: list[Any], client: Any) -> None:
    bare = Organisation.objects.get(name="Stichting Voorbeeld")

    found = fetch(client, f"/organizations/{bare.uuid}")

    assert (found["name"], found["description"]) == ("Stichting Voorbeeld", "Stichting Voorbeeld")


def test_the_judge_sees_what_is_wrong(entries: list[Any], client: Any) -> None:
    good = fetch(client, f"/services/{entries[0].service.uuid}")
    wrong = [
        {"name": None},
        {"status": "gestopt"},
        {"email": "geen adres"},
        {"url": "geen adres"},
        {"last_modified": "gisteren"},
        {"phones": [{**good["phones"][0], "extension": "12"}]},
        {"schedules": [{**good["schedules"][0], "freq": "weekly"}]},
        {"schedules": [{**good["schedules"][0], "timezone": "Europe/Amsterdam"}]},
        {"service_at_locations": [{"id": "geen uuid"}]},
    ]

    assert judge("service", good) == []
    assert [len(judge("service", good | change)) for change in wrong] == [1] * len(wrong)
    assert judge("service", {"id": good["id"], "name": "Zonder status"}) != []


#: Files with faults by the published schemas: what the validator warns of ("Warn") and a list whose identities are no
#: UUID ("Default") among them. Services, which the validator demands, are wrong in "Fail" alone.
_FAULTY: dict[str, set[str]] = {
    "Default": {"organization_list"},
    "Test": set(),
    "Warn": {"taxonomy_term"},
    "Fail": {"service_full", "service_list", "taxonomy_term"},
}


@pytest.mark.parametrize("variant", _FAULTY)
def test_the_mocks_of_the_british_validator_are_judged_right(variant: str) -> None:
    wrong, seen = set(), set()
    for path in (hsds_dir() / "oruk-mocks" / f"V3.0-UK-{variant}").glob("*.json"):
        kind = _FILE.match(path.stem)
        if kind is not None:
            found = json.loads(path.read_text())
            rows = found["contents"] if kind[2] == "_list" else [found]
            wrong |= {path.stem for row in rows if judge(kind[1], row)}
            seen.add(kind[1])

    assert seen == set(LISTS.values())
    assert wrong == _FAULTY[variant]

"""The schemas of HSDS 3.1 as a judge, and an entry of the sociale kaart in which every field is filled."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from directory.models import (
    Contact,
    HelpQuestion,
    Organisation,
    ScheduleDeviation,
    Service,
    ServiceLaw,
    ServiceQuestion,
)
from tests.support.needs import missing
from tests.support.pages import add_terms, make_page, make_term
from tests.support.services import add_hours, add_place, make_service

__all__ = ["API", "contents", "fetch", "hsds_dir", "judge", "make_entry", "make_full_entry"]

API = "/api/hsds"


def hsds_dir() -> Path:
    """Where the published schemas of HSDS are."""
    folder = os.environ.get("HSDS_SCHEMA_DIR")
    if not folder or not (Path(folder) / "schema" / "service.json").is_file():
        missing("the schemas of HSDS 3.1 are needed; name their folder in HSDS_SCHEMA_DIR")
    return Path(folder)


@cache
def _validators(folder: Path) -> dict[str, Draft202012Validator]:
    files = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json") if path.name != "openapi.json"}
    resources = [
        (name, Resource.from_contents(schema, default_specification=DRAFT202012)) for name, schema in files.items()
    ]
    registry: Any = Registry().with_resources(resources)
    checker = Draft202012Validator.FORMAT_CHECKER
    return {
        Path(name).stem: Draft202012Validator(schema, registry=registry, format_checker=checker)
        for name, schema in files.items()
    }


def judge(kind: str, thing: Any) -> list[str]:
    """What is wrong with an object of a kind (``service``, ``taxonomy_term``), by the published schema."""
    validator = _validators(hsds_dir() / "schema")[kind]
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(thing)]


def fetch(client: Any, path: str, status: int = 200) -> Any:
    """The JSON at an address of the API."""
    response = client.get(f"{API}{path}")
    assert (path, response.status_code) == (path, status)
    return response.json()


def contents(client: Any, path: str) -> list[str]:
    """Names (or identities) of what a list has."""
    return [row.get("name") or row["id"] for row in fetch(client, path)["contents"]]


def make_entry(fixed: Any, title: str = "Inloop", **facts: Any) -> Any:
    """A public entry; the other values are those of ``make_service``. Gives the page."""
    return make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=make_service(**facts))


def _full_facts(number: int) -> Service:
    owner = f"Stichting {number}"
    Organisation.objects.create(
        name=owner,
        description="Wij helpen.",
        website="https://voorbeeld.example/één?a=[1]&b=100%#x#y",
        email="info@voorbeeld.example",
        kvk_number="12345678",
    )
    return make_service(
        organisation=owner,
        name=f"Feiten {number}",
        phones=("0320 00 11 22",),
        languages=("nl", "tr"),
        forms=("op-locatie", "groep"),
        costs=("bijdrage",),
        areas=(make_term("Gemeente", "urk", cbs_code="0184"), make_term("Gemeente", "almere", cbs_code="0034")),
        email="hulp@voorbeeld.example",
        url="https://voorbeeld.example/hulp",
        chat_url="https://voorbeeld.example/chat",
        form_url="https://voorbeeld.example/formulier",
        minimum_age=0,
        maximum_age=99,
        referral="none",
        referral_phone="0320 00 11 33",
        wait_weeks=2,
        wait_checked_on=date(2026, 3, 1),
        assured_date=date(2026, 3, 3),
        holiday_rule="closed",
        sample=True,
    )


def make_full_entry(fixed: Any, number: int = 1) -> Any:
    """An entry in which everything is filled that the open data can tell. Gives the page."""
    service = _full_facts(number)
    service.cost_options.update(amount="2.50", amount_description="per keer")
    location = add_place(service, transportation="Bus 1", wheelchair="yes", hearing_loop="no")
    add_hours(service, "MO", "09:00", "12:00", location=location)
    add_hours(service, "FR", "20:00", "02:00", attending_type="telefoon", description="De nachtlijn")
    add_hours(service, "TU", "09:00", "10:00", repeats="fortnightly", starts_on=date(2026, 1, 6))
    add_hours(service, "WE", "09:00", "10:00", repeats="2", valid_from=date(2026, 1, 1), valid_to=date(2030, 1, 1))
    add_hours(service, "TH", "09:00", "10:00", repeats="irregular")
    soon = timezone.localdate() + timedelta(days=20)
    ScheduleDeviation.objects.create(service=service, first_day=soon, last_day=soon, description="Kerst")
    ScheduleDeviation.objects.create(
        service=service, first_day=soon, last_day=soon, opens_at="10:00", closes_at="11:00"
    )
    Contact.objects.create(service=service, name="Bo", title="Coach", phone="0320 00 11 44", is_public=True)
    ServiceLaw.objects.create(service=service, law="wmo")
    dutch = fixed("/hulp/").locale
    values = {"name": "Ik heb schulden", "locale": dutch}
    question = HelpQuestion.objects.get_or_create(slug="schulden", locale=dutch, defaults=values)[0]
    ServiceQuestion.objects.create(service=service, question=question)
    page = make_page(
        "directory.ServicePage",
        fixed("/hulp/"),
        title=f"Hulp {number}",
        service=service,
        search_description="Samen praten.",
        what="<p>Wat het is.</p>",
        for_whom="<p>Voor iedereen.</p>",
        cost="<p>Twee euro.</p>",
        how="<p>Kom langs.</p>",
        referral_how="Bel ons.",
        not_for="Kinderen.",
        alert="Deze week dicht.",
    )
    add_terms(page, theme=make_term("Theme", "geld"), audience=make_term("Audience", "ouderen"))
    return page

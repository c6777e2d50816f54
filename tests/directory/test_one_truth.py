"""A fact is stored once: a change shows at once in every language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import time_machine
from wagtail.models import Locale

from directory.memory import kept
from directory.models import Contact, CostOption, EntryChange, Location, Phone, Schedule, ScheduleDeviation, Service
from search.models import SearchDocument
from tests.support.html import PageView, view
from tests.support.languages import make_translation
from tests.support.pages import make_term
from tests.support.questions import make_answer, make_question
from tests.support.services import add_hours, add_place
from tests.support.shortlist import make_entry, number


@pytest.fixture
def places(fixed: Any, settings: Any) -> Any:
    """An entry in Dutch and Arabic, and where its facts stand in both."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("nl", "Nederlands"),
        ("en", "English"),
        ("ar", "العربية"),
    ]
    page = make_entry(fixed("/hulp/"), "Buurtkamer", phones=("0320 00 11 22",), costs=("gratis",))
    add_place(page.service)
    add_hours(page.service, "MO", "09:00", "12:00", attending_type="telefoon")
    Locale.objects.get_or_create(language_code="ar")
    make_translation(page, "ar", title="غرفة الحي")
    return page


def words(client: Any, page: Any) -> list[str]:
    """The text of the entry in Dutch and in Arabic."""
    seen = [view(client, f"{prefix}{page.url}") for prefix in ("", "/ar")]
    assert [one.status for one in seen] == [200, 200]
    assert "غرفة الحي" in seen[1].html
    return [" ".join(one.main.get_text(" ", strip=True).split()) for one in seen]


def change_phone(service: Service) -> None:
    row = Phone.objects.get(service=service)
    row.number = "0320 00 99 88"
    row.save()


def change_place(service: Service) -> None:
    location = Location.objects.get(services__service=service)
    location.address_1 = "Voorbeeldstraat 77"
    location.save()


def change_hours(service: Service) -> None:
    row = Schedule.objects.get(service=service)
    row.opens_at = time(7, 45)
    row.save()


def change_cost(service: Service) -> None:
    row = CostOption.objects.get(service=service)
    row.amount_description = "3,25 euro per keer"
    row.save()


def change_check(service: Service) -> None:
    service.assured_date = date(2026, 10, 2)
    service.assured_by = "Wijkteam Morgenster"
    service.save()


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (change_phone, "0320 00 99 88"),
        (change_place, "Voorbeeldstraat 77"),
        (change_hours, "7.45"),
        (change_cost, "3,25 euro per keer"),
        (change_check, "Wijkteam Morgenster"),
    ],
)
@time_machine.travel("2026-11-25 12:00+01:00", tick=False)
def test_a_change_shows_in_dutch_and_arabic(change: Any, shown: str, places: Any, client: Any) -> None:
    before = words(client, places)

    change(places.service)

    after = words(client, places)
    clock = "7:45" if shown == "7.45" else shown
    assert [shown in before[0], clock in before[1]] == [False, False]
    assert [shown in after[0], shown in after[1] or clock in after[1]] == [True, True]


def test_help_that_stops_stops_in_every_language(places: Any, client: Any) -> None:
    places.service.status = "defunct"
    places.service.save()

    for prefix in ("", "/ar"):
        assert "0320 00 11 22" not in client.get(f"{prefix}{places.url}").content.decode()


#: Where Dutch words of facts stand on an entry, each with its own mark.
_MARKED = ("lijn", "app", "plek", "bus", "tijd", "dag", "prijs", "wacht", "door", "coach", "stichting")


@pytest.fixture
def marked(fixed: Any, search_index: None, django_capture_on_commit_callbacks: Any) -> Any:
    """An entry with Dutch words in every fact that has words of editors."""
    with django_capture_on_commit_callbacks(execute=True):
        page = make_entry(
            fixed("/hulp/"),
            "Buurtkamer",
            phones=("0320 00 11 22",),
            costs=("bijdrage",),
            organisation="MERKstichting",
            wait_time="MERKwacht",
            assured_by="MERKdoor",
            assured_date=date(2030, 3, 1),
        )
        service = page.service
        service.phones.update(description="MERKlijn")
        Phone.objects.create(service=service, number="06 00 11 22 33", type="whatsapp", description="MERKapp")
        CostOption.objects.update(amount_description="MERKprijs")
        location = add_place(service, name="MERKplek", transportation="MERKbus", wheelchair="yes")
        add_hours(service, "MO", "09:00", "12:00", description="MERKtijd", location=location)
        ScheduleDeviation.objects.create(
            service=service, first_day=date(2090, 1, 1), last_day=date(2090, 1, 1), description="MERKdag"
        )
        Contact.objects.create(service=service, name="MERKcoach", title="MERKcoach", is_public=True)
        service.save()
    return page


def _marks(seen: PageView) -> tuple[set[str], set[str]]:
    """The marks that a page shows, and those that a browser reads aloud as another language than Dutch."""
    shown: set[str] = set()
    wrong: set[str] = set()
    for text in seen.main.find_all(string=re.compile("MERK")):
        named = set(re.findall(r"MERK(\w+)", text))
        shown |= named
        if text.find_parent(lang=True)["lang"] != "nl":
            wrong |= named
    return shown, wrong


@pytest.mark.parametrize("translated", [True, False])
def test_facts_are_marked_as_dutch_on_a_page_in_another_language(translated: bool, marked: Any, client: Any) -> None:
    if translated:
        make_translation(marked, "en", title="Neighbourhood room")
    entry, listed = f"/en{marked.url}", f"/en/hulplijstje/?l={number(marked)}"
    paths = [entry, f"{entry}makkelijk-lezen/", listed, "/en/hulp/", "/en/zoeken/lijst/?q=buurtkamer"]

    found = {path: _marks(view(client, path)) for path in paths}

    assert {path: wrong for path, (_shown, wrong) in found.items() if wrong} == {}
    assert set().union(*(shown for shown, _wrong in found.values())) == set(_MARKED)


def test_a_gemeente_with_another_address_and_name_keeps_its_help(
    fixed: Any, client: Any, search_index: None, django_capture_on_commit_callbacks: Any
) -> None:
    gemeente = make_term("Gemeente", "urk")
    page = make_entry(fixed("/hulp/"), "Buurtkamer", areas=(gemeente, make_term("Gemeente", "dronten")))
    make_entry(fixed("/hulp/"), "Elders", areas=(make_term("Gemeente", "almere"),))

    with django_capture_on_commit_callbacks(execute=True):
        gemeente.slug, gemeente.name = "urk-schokland", "Urk en Schokland"
        gemeente.save()

    page.service.refresh_from_db()
    assert page.service.digest["gemeenten"] == ["urk-schokland", "dronten"]
    for _read_anew in range(2):
        for address in ("/hulp/?gemeente=urk-schokland", "/hulp/inbedden/urk-schokland/"):
            shown = view(client, address).text
            assert [title in shown for title in ("Buurtkamer", "Elders")] == [True, False]
        kept.forget()
    told = client.get(f"/api/hsds/services/{page.service.uuid}").json()
    assert [area["name"] for area in told["service_areas"]] == ["Urk en Schokland", "Dronten"]
    assert "Schokland" in SearchDocument.objects.get(title="Buurtkamer").body


def test_a_hulpvraag_with_another_address_keeps_the_help_that_names_its_translation(fixed: Any, client: Any) -> None:
    question = make_question("schulden")
    english = question.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save()
    make_entry(fixed("/hulp/"), "Buurtkamer", question=english)
    assert "Buurtkamer" in view(client, "/hulp/?vraag=schulden").text

    question.slug = "geld-tekort"
    question.save()

    assert "Buurtkamer" in view(client, "/hulp/?vraag=geld-tekort").text


@pytest.mark.parametrize(("renamed", "queries"), [(True, 19), (False, 5)])
@pytest.mark.parametrize("entries", [1, 5])
def test_saving_a_gemeente_takes_as_many_queries_for_five_entries_as_for_one(
    entries: int, renamed: bool, queries: int, fixed: Any, django_assert_num_queries: Any
) -> None:
    gemeente = make_term("Gemeente", "urk")
    for place in range(entries):
        make_entry(fixed("/hulp/"), f"Buurtkamer {place}", areas=(gemeente,))

    gemeente.slug = "eiland" if renamed else gemeente.slug
    with django_assert_num_queries(queries):
        gemeente.save()


@pytest.mark.parametrize("entries", [3, 30])
def test_saving_a_hulpvraag_takes_as_many_queries_for_thirty_entries_as_for_three(
    entries: int, fixed: Any, django_assert_num_queries: Any
) -> None:
    question = make_question("schulden")
    for place in range(entries):
        make_answer(fixed("/hulp/"), f"Buurtkamer {place}", question)

    question.slug = "geld-tekort"
    with django_assert_num_queries(15):
        question.save()

    assert [row.digest["questions"] for row in Service.objects.exclude(questions=None)] == [["geld-tekort"]] * entries


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "modified", "noted"),
    [
        ({}, 0, 0),
        ({"order": 9, "summary": "Een eiland van vroeger.", "places": "Urk"}, 0, 0),
        ({"slug": "eiland"}, 2, 2),
        ({"name": "Eiland"}, 2, 2),
        ({"cbs_code": "0999"}, 2, 2),
    ],
)
def test_only_what_others_know_of_a_gemeente_is_news_of_its_entries(
    values: dict[str, Any], modified: int, noted: int, fixed: Any
) -> None:
    gemeente = make_term("Gemeente", "urk", cbs_code="0184")
    for title in ("Buurtkamer", "Eethuis"):
        make_entry(fixed("/hulp/"), title, areas=(gemeente,))
    make_entry(fixed("/hulp/"), "Elders", areas=(make_term("Gemeente", "almere"),))
    Service.objects.update(last_modified=LONG_AGO)
    EntryChange.objects.all().delete()

    for name, value in values.items():
        setattr(gemeente, name, value)
    gemeente.save()

    assert Service.objects.filter(last_modified__gt=LONG_AGO).count() == modified
    assert EntryChange.objects.count() == noted


def test_another_word_for_a_hulpvraag_is_no_news_of_the_facts(fixed: Any) -> None:
    question = make_question("schulden")
    make_answer(fixed("/hulp/"), "Buurtkamer", question)
    Service.objects.update(last_modified=LONG_AGO)

    question.words = "in het rood"
    question.save()
    before = Service.objects.filter(last_modified__gt=LONG_AGO).count()
    question.slug = "geld-tekort"
    question.save()

    assert (before, Service.objects.filter(last_modified__gt=LONG_AGO).count()) == (0, 1)

"""Importing again: the same entries, their UUIDs, and nothing that an editor or an organisation decided is undone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from directory.importing.bulk_services import RELATIONS
from directory.importing.faults import Outcome
from directory.importing.run import ImportOptions, import_file
from directory.models import Location, Organisation, Service, ServicePage
from tests.support.importing import FULL, PLAIN, as_csv, make_lists, run


@pytest.fixture(autouse=True)
def lists(home: Any) -> None:
    make_lists(home)


def identities() -> dict[str, set[Any]]:
    """The UUIDs of everything, by kind."""
    models = (Service, Organisation, Location, *RELATIONS.values())
    return {model.__name__: set(model.objects.values_list("uuid", flat=True)) for model in models}


def test_the_same_file_again_writes_nothing() -> None:
    run(FULL, PLAIN)
    before, revisions = identities(), Revision.objects.count()

    with CaptureQueriesContext(connection) as queries:
        report = run(FULL, PLAIN)

    assert (report.faults, report.notes, report.counts) == ([], [], {Outcome.SAME: 2})
    assert (identities(), Revision.objects.count()) == (before, revisions)
    written = [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert written == []


def test_numbers_and_postcodes_get_their_spaces_and_the_same_file_still_changes_nothing() -> None:
    typed = {
        **PLAIN,
        "telefoon": "0320112233",
        "nummer verwijzers": "0320998877",
        "contactpersonen": "Bo | | | 0612345678",
        "plek naam": "Huis",
        "plek straat": "Kade 1",
        "plek postcode": "8321ab",
        "plek plaats": "Urk",
    }

    run(typed)

    service = Service.objects.get()
    place, contact = service.places.get().location, service.contacts.get()
    assert (service.phones.get().number, service.referral_phone) == ("0320 11 22 33", "0320 99 88 77")
    assert (contact.phone, place.postal_code) == ("06 12 34 56 78", "8321 AB")
    assert run(typed).counts == {Outcome.SAME: 1}


def test_uuids_come_back_in_another_database() -> None:
    """The same file makes the same things."""
    run(FULL)
    before = identities()
    Page.objects.filter(pk__in=ServicePage.objects.values("pk")).delete()
    for model in (Service, Organisation, Location):
        model.objects.all().delete()

    run(FULL)

    assert identities() == before


def test_only_what_changed_changes() -> None:
    """A number that changed keeps its UUID; so does a place that moved."""
    run(FULL, PLAIN)
    before = identities()
    changes = {
        "telefoon": "0320 11 22 99 | de balie; 0320 44 55 66",
        "talen": "tr; nl",
        "plek straat": "Kade 2",
        "inloop": "ma-wo 09:00-13:00",
        "wat is het": "Nu is het anders.",
        "thema's": "geld",
    }
    report = run({**FULL, **changes}, PLAIN)

    service = Service.objects.get(external_id="alles-1")
    page = service.pages.get()
    assert (report.notes, report.counts) == ([], {Outcome.CHANGED: 1, Outcome.SAME: 1})
    assert list(service.phones.order_by("sort_order").values_list("number", flat=True))[:2] == [
        *("0320 11 22 99", "0320 44 55 66"),
    ]
    assert [language.code for language in service.languages.order_by("sort_order")] == ["tr", "nl"]
    assert (page.what, page.latest_revision.content["what"]) == ("<p>Nu is het anders.</p>",) * 2
    assert page.latest_revision_id == page.live_revision_id
    assert {term.term_key[0].value for term in page.page_terms.all()} == {"gemeente", "theme", "audience", "dimension"}
    assert service.digest["phones"] == ["0320 11 22 99", "0320 44 55 66"]
    after = identities()
    for name in ("Service", "Organisation", "Location", "Phone", "Language", "ServiceAtLocation"):
        assert after[name] == before[name], name
    assert after["Schedule"] < before["Schedule"]
    assert run({**FULL, **changes}, PLAIN).counts == {Outcome.SAME: 2}


def test_what_a_file_does_not_speak_of_stays() -> None:
    run(FULL)

    report = run({"id": "alles-1", "naam": "Anders", "organisatie": "Stichting Alles", "sms": ""})

    service = Service.objects.get()
    assert report.counts == {Outcome.CHANGED: 1}
    assert (service.name, service.email, service.phones.count()) == ("Anders", "alles@alles.example", 3)
    assert service.pages.get().title == "Van alles op één plek"


def test_rich_text_with_the_same_words_keeps_its_links() -> None:
    run(PLAIN)
    page = ServicePage.objects.get()
    page.what = '<p>Koffie en <a href="https://x.example"><b>een</b> praatje</a>.</p>'
    page.save_revision().publish()

    report = run({**PLAIN, "e-mail": "nieuw@voorbeeld.example"})

    page.refresh_from_db()
    assert (report.counts, "<b>een</b>" in page.what) == ({Outcome.CHANGED: 1}, True)


@pytest.mark.parametrize("what", ["facts", "words", "organisation", "place", "draft"])
def test_what_an_editor_changed_is_passed_over(what: str) -> None:
    run(FULL)
    service, page = Service.objects.get(), ServicePage.objects.get()
    if what == "facts":
        service.email = "redactie@voorbeeld.example"
        service.save()
    elif what == "words":
        page.how = "<p>Van de redactie.</p>"
        page.save_revision().publish()
    elif what == "organisation":
        Organisation.objects.update(website="https://redactie.example")
    elif what == "place":
        Location.objects.filter(name="Huis van Alles").update(wheelchair="no")
    else:
        page.how = "<p>Nog niet klaar.</p>"
        page.save_revision()

    skipped = run({**FULL, "website": "https://nieuw.example"})
    service.refresh_from_db()
    assert (skipped.counts, service.url) == ({Outcome.CONFLICT: 1}, "https://alles.example/help")
    assert skipped.notes[0].where == "regel 2"

    run({**FULL, "website": "https://nieuw.example"}, overwrite=True)
    service.refresh_from_db()
    assert (service.url, service.email) == ("https://nieuw.example", "alles@alles.example")
    assert Organisation.objects.get().website == "https://alles.example"
    assert Location.objects.get(name="Huis van Alles").wheelchair == "yes"


def test_who_does_not_want_to_be_listed_stays_away() -> None:
    """By number, by name, and when the file should win too."""
    run(PLAIN)
    Service.objects.update(do_not_list=True)

    for row in (PLAIN, {**PLAIN, "id": "ander"}, {**PLAIN, "niet op de kaart": "nee", "naam": "Ander"}):
        report = run({**row, "e-mail": "nieuw@voorbeeld.example"}, overwrite=True)
        assert report.counts == {Outcome.REFUSED: 1}

    service = Service.objects.get()
    assert (service.do_not_list, service.email) == (True, "")


def test_an_entry_made_by_hand_is_adopted_only_when_the_file_wins() -> None:
    run(PLAIN)
    Service.objects.update(external_id="", source="", import_hash="")

    assert run({**PLAIN, "id": "nieuw"}).counts == {Outcome.SAME: 1}
    assert run({**PLAIN, "id": "nieuw", "e-mail": "x@voorbeeld.example"}).counts == {Outcome.CONFLICT: 1}
    assert run({**PLAIN, "id": "nieuw", "e-mail": "x@voorbeeld.example"}, overwrite=True).counts == {Outcome.CHANGED: 1}
    assert Service.objects.get().external_id == "nieuw"


def test_sources_have_numbers_of_their_own() -> None:
    run(PLAIN, source="een")
    run({**PLAIN, "naam": "Anders"}, source="twee")

    assert sorted(Service.objects.values_list("source", "external_id")) == [("een", "boot"), ("twee", "boot")]


def test_a_page_that_was_taken_off_stays_off() -> None:
    run(PLAIN)
    ServicePage.objects.get().unpublish()
    # Taking a page off leaves its facts as they were.

    report = run({**PLAIN, "e-mail": "nieuw@voorbeeld.example"})

    page = ServicePage.objects.get()
    assert (report.counts, page.live, page.service.email) == ({Outcome.CHANGED: 1}, False, "nieuw@voorbeeld.example")


def test_others_that_share_a_place_follow(django_capture_on_commit_callbacks: Any) -> None:
    place = {"plek naam": "Huis", "plek plaats": "Urk", "plek rolstoel": "nee"}
    run({**PLAIN, **place}, {**PLAIN, **place, "id": "2", "naam": "Ander"})

    report = run({**PLAIN, **place, "plek rolstoel": "ja"})

    assert report.counts == {Outcome.CHANGED: 1}
    assert {service.digest["wheelchair"] for service in Service.objects.all()} == {"yes"}


def test_a_fault_in_the_last_group_leaves_nothing_of_the_first(monkeypatch: Any) -> None:
    rows = [{**PLAIN, "id": str(number), "naam": f"Nummer {number}"} for number in range(501)]

    report = run(*rows, {**PLAIN, "id": "slecht", "e-mail": "x"})

    assert len(report.faults) == 1
    assert (Service.objects.count(), Page.objects.filter(slug__startswith="nummer").count()) == (0, 0)


def test_a_group_is_written_whole_or_not(monkeypatch: Any) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        msg = "the disk is full"
        raise OSError(msg)

    monkeypatch.setattr("directory.importing.run.note_history", fail)

    with pytest.raises(OSError, match="full"):
        run(PLAIN)
    assert (Service.objects.count(), Organisation.objects.count(), ServicePage.objects.count()) == (0, 0, 0)


def test_costs_the_same_for_one_and_three() -> None:
    def queries(*rows: dict[str, str]) -> int:
        with CaptureQueriesContext(connection) as captured:
            import_file(name="kaart.csv", data=as_csv(*rows), options=ImportOptions())
        return len(captured)

    run({**FULL, "id": "warm", "naam": "Warm"})
    rows = [{**FULL, "id": f"n{number}", "naam": f"Nummer {number}"} for number in range(4)]

    assert queries(rows[0]) == queries(*rows[1:])

"""The export of facts: all that an import reads, nothing that runs; what is internal only for who may change it."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from openpyxl import load_workbook
from wagtail.models import Revision

from directory.importing.export import headings
from directory.importing.faults import Outcome
from directory.importing.run import ImportOptions, import_file
from directory.models import Service
from tests.support.importing import FULL, PLAIN, make_lists, run
from tests.support.pages import make_page
from tests.support.queries import warm_queries

LIST = "/admin/snippets/directory/service/"


def download(client: Client, kind: str = "csv") -> bytes:
    response: Any = client.get(f"{LIST}?export={kind}")
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.fixture
def viewer(client: Client, django_user_model: Any) -> Client:
    """Someone who may look at the facts, and no more."""
    user = django_user_model.objects.create_user("kijker", password="kijker")
    user.user_permissions.add(*Permission.objects.filter(codename__in=("access_admin", "view_service")))
    client.force_login(user)
    return client


def test_what_goes_out_comes_back_in_without_a_change(fixed: Any, home: Any, admin_client: Client) -> None:
    make_lists(home)
    run(FULL, PLAIN)
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Met de hand", summary="Kort.", what="<p>Wat.</p>")
    Service.objects.create(name="Zonder pagina", organisation=page.service.organisation)
    before = Revision.objects.count()

    report = import_file(name="uit.csv", data=download(admin_client), options=ImportOptions())

    assert (report.faults, report.notes, report.counts) == ([], [], {Outcome.SAME: 4})
    assert Revision.objects.count() == before


def test_a_changed_download_changes_only_that(fixed: Any, home: Any, admin_client: Client) -> None:
    """Also of an entry that no import made: the version says that nobody changed it in between."""
    make_lists(home)
    run(FULL)
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Met de hand", summary="Kort.", what="<p>Wat.</p>")
    Service.objects.filter(pk=page.service_id).update(email="hulp@voorbeeld.example")
    data = download(admin_client).replace(b"Stichting Voorbeeld;;", b"Stichting Voorbeeld;https://nieuw.example;")

    report = import_file(name="uit.csv", data=data, options=ImportOptions())

    page.service.organisation.refresh_from_db()
    assert (report.faults, report.notes, report.counts) == ([], [], {Outcome.SAME: 1, Outcome.CHANGED: 1})
    assert page.service.organisation.website == "https://nieuw.example"


def test_facts_without_a_page_get_none_before_there_are_words(fixed: Any, home: Any, admin_client: Client) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Ander")
    service = Service.objects.create(name="Zonder pagina", organisation=page.service.organisation)
    rows = {row["naam"]: row for row in table(download(admin_client))}

    def load(**words: str) -> int:
        report = run({**rows["Zonder pagina"], **words}, overwrite=True)
        assert (report.faults, report.counts) == ([], {Outcome.CHANGED: 1})
        return service.pages.count()

    assert load(website="https://nieuw.example") == 0
    assert load(samenvatting="Kort.", website="https://nieuw.example", **{"wat is het": "Wat het is."}) == 1
    assert service.pages.get().title == "Zonder pagina"


def test_an_old_download_does_not_undo_what_an_editor_did(fixed: Any, home: Any, admin_client: Client) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Met de hand", summary="Kort.", what="<p>Wat.</p>")
    data = download(admin_client)
    page.service.email = "nieuw@voorbeeld.example"
    page.service.save()

    report = import_file(name="uit.csv", data=data, options=ImportOptions())

    page.service.refresh_from_db()
    assert (report.counts, page.service.email) == ({Outcome.CONFLICT: 1}, "nieuw@voorbeeld.example")


def test_no_cell_is_a_formula(home: Any, admin_client: Client) -> None:
    # In a file an apostrophe says that it is meant as text.
    run(
        {
            **PLAIN,
            "naam": "'=1+1",
            "samenvatting": "'@som",
            "wat is het": "- een\n- twee",
            "telefoon": "+31 320 11 22 33",
        }
    )

    rows = table(download(admin_client))
    book = load_workbook(io.BytesIO(download(admin_client, "xlsx")))

    assert [rows[0][name] for name in ("naam", "samenvatting", "wat is het", "telefoon")] == [
        *("'=1+1", "'@som", "'- een\n- twee", "'+31 320 11 22 33")
    ]
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert [str(cell.value) for cell in cells if str(cell.value)[:1] in "=+-@"] == []
    assert Service.objects.get().name == "=1+1"


def test_a_sign_that_no_sheet_can_hold_is_left_out(home: Any, admin_client: Client) -> None:
    run(PLAIN)
    Service.objects.update(name="De\x07 Boot", assured_by="A\x0bB\ufffe")

    sheet = load_workbook(io.BytesIO(download(admin_client, "xlsx"))).worksheets[0]
    names, values = ([cell.value or "" for cell in row] for row in sheet.iter_rows())
    row = dict(zip(names, values, strict=True))

    assert (row["naam"], row["gecontroleerd door"]) == ("De Boot", "A B")
    assert row == table(download(admin_client))[0]


def test_both_forms_hold_the_same(home: Any, admin_client: Client) -> None:
    make_lists(home)
    run(FULL)

    sheet = load_workbook(io.BytesIO(download(admin_client, "xlsx"))).worksheets[0]
    names, values = ([cell.value or "" for cell in row] for row in sheet.iter_rows())

    assert dict(zip(names, values, strict=True)) == table(download(admin_client))[0]
    assert names == headings(2, internal=True)


def test_who_may_only_look_gets_nothing_internal(home: Any, viewer: Client) -> None:
    make_lists(home)
    run(FULL)

    text = download(viewer).decode()

    assert list(table(text.encode())[0]) == headings(2, internal=False)
    assert "Huis van Alles" in text
    for secret in ("Geheim Huis", "Verborgenweg", "8321 AC", "jo@alles.example", "al@alles.example", "contactpersonen"):
        assert secret not in text


def test_a_note_with_hours_at_a_secret_address_is_for_who_may_import(
    viewer: Client, admin_user: Any, home: Any
) -> None:
    make_lists(home)
    run({**FULL, "inloop": "ma 09:00-12:00 | plek 2 | uitleg: achter de kerk; di 09:00-12:00 | plek 1 | uitleg: balie"})
    admin = Client()
    admin.force_login(admin_user)

    told, internal = download(viewer).decode(), download(admin).decode()

    assert ["achter de kerk" in text for text in (told, internal)] == [False, True]
    assert "uitleg: balie" in told


def test_who_may_not_look_gets_no_table(client: Client, django_user_model: Any, home: Any) -> None:
    user = django_user_model.objects.create_user("niemand", password="niemand")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    assert client.get(f"{LIST}?export=csv").status_code == 302
    assert Client().get(f"{LIST}?export=csv").status_code == 302


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_costs_the_same_for_one_and_three(kind: str, home: Any, admin_client: Client) -> None:
    make_lists(home)
    run(FULL)
    path = f"{LIST}?export={kind}"

    def queries() -> int:
        return warm_queries(admin_client, path)

    one = queries()
    run(*({**PLAIN, "id": str(number), "naam": f"Nummer {number}", "telefoon": "0320 112233"} for number in (1, 2)))

    assert queries() == one

"""The screen of the admin: first look, then import; only for who may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.services.retention import purge_expired
from directory.importing.screen import EXAMPLE, MOST_BYTES
from directory.models import ImportFile, Service
from tests.support.html import PageView
from tests.support.importing import PLAIN, as_csv, make_lists

URL = "/admin/sociale-kaart/import/"


def upload(client: Client, data: bytes, name: str = "kaart.csv", **options: str) -> PageView:
    return PageView(client.post(URL, {"file": SimpleUploadedFile(name, data), **options}))


def confirm(client: Client) -> Any:
    return client.post(f"{URL}{ImportFile.objects.get().key}/", follow=True)


@pytest.fixture
def member(client: Client, django_user_model: Any) -> Any:
    """Logs in someone with these rights on models and pages."""

    def log_in(*names: str, group: str = "") -> Client:
        user = django_user_model.objects.create_user(f"lid {names} {group}", password="lid")
        user.user_permissions.add(*Permission.objects.filter(codename__in=("access_admin", *names)))
        if group:
            user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return log_in


def test_looks_first_and_imports_after_a_yes(home: Any, admin_client: Client, admin_user: Any) -> None:
    page = upload(admin_client, as_csv(PLAIN))
    assert Service.objects.count() == 0
    assert "Nieuw: 1." in page.text
    assert page.soup.find("em", string="Importeer")

    done = PageView(confirm(admin_client))

    made = Service.objects.get().pages.get()
    links = [link.get_text(strip=True) for link in done.soup.select(f'main a[href="/admin/pages/{made.pk}/edit/"]')]
    assert ("Dit is er gebeurd" in done.text, links) == (True, ["De Boot"])
    assert [service.name for service in Service.objects.all()] == ["De Boot"]
    assert ImportFile.objects.count() == 0
    assert set(PageLogEntry.objects.values_list("user", "action")) >= {(admin_user.pk, "wagtail.publish")}
    assert Service.objects.get().pages.get().owner == admin_user


def test_pressing_twice_says_so(home: Any, admin_client: Client) -> None:
    upload(admin_client, as_csv(PLAIN))
    address = f"{URL}{ImportFile.objects.get().key}/"
    admin_client.post(address)

    again = PageView(admin_client.post(address, follow=True))

    assert "al geïmporteerd" in again.html
    assert Service.objects.count() == 1


def test_faults_are_shown_and_nothing_is_kept(home: Any, admin_client: Client) -> None:
    page = upload(admin_client, as_csv({**PLAIN, "telefoon": "bel mij"}, {**PLAIN, "id": "2", "e-mail": "geen mail"}))

    assert "regel 2, kolom 'telefoon'" in page.text
    assert "regel 3, kolom 'e-mail'" in page.text
    assert not page.soup.find("em", string="Importeer")
    assert (ImportFile.objects.count(), Service.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("kaart.xlsx", b"PK\x03\x04", "eindigt op .csv of .json"),
        ("kaart.csv", b"PK\x03\x04", "Excel-bestand"),
        ("kaart.csv", b"", "leeg"),
        ("kaart.json", b"{", "geen goede JSON"),
        ("kaart.csv", b"x" * (MOST_BYTES[".csv"] + 1), "te groot"),
        ("kaart.csv", "naam;organisatie\ncaf\xe9;x\n".encode("cp1252"), "Windows-1252"),
    ],
)
def test_what_can_not_be_read_is_said_at_the_field(
    name: str, data: bytes, words: str, home: Any, admin_client: Client
) -> None:
    page = upload(admin_client, data, name)

    assert words in page.html
    assert ImportFile.objects.count() == 0


def test_the_source_and_the_choice_go_along(home: Any, admin_client: Client) -> None:
    upload(admin_client, as_csv(PLAIN), source="Gids")
    confirm(admin_client)
    Service.objects.update(email="hier@voorbeeld.example")
    upload(admin_client, as_csv({**PLAIN, "e-mail": "nieuw@voorbeeld.example"}), source="Gids", overwrite="on")
    confirm(admin_client)

    service = Service.objects.get()
    assert (service.source, service.external_id, service.email) == ("Gids", "boot", "nieuw@voorbeeld.example")


def test_the_example_can_be_imported_as_it_is(home: Any, admin_client: Client) -> None:
    make_lists(home)
    response: Any = admin_client.get(f"{URL}voorbeeld.csv")
    data = b"".join(response.streaming_content)
    assert (response.headers["Content-Type"], data) == ("text/csv", EXAMPLE.read_bytes())

    page = upload(admin_client, data.replace(b"lelystad", b"urk"))

    assert "Nieuw: 2." in page.text
    assert "Fouten" not in page.text


def test_one_person_has_one_file_for_a_day(home: Any, admin_client: Client) -> None:
    upload(admin_client, as_csv(PLAIN))
    upload(admin_client, as_csv(PLAIN))
    assert ImportFile.objects.count() == 1

    purge_expired(now=timezone.now() + timedelta(hours=23))
    assert ImportFile.objects.count() == 1
    purge_expired(now=timezone.now() + timedelta(hours=25))
    assert ImportFile.objects.count() == 0


def test_a_file_of_somebody_else_is_not_found(home: Any, admin_client: Client, django_user_model: Any) -> None:
    upload(admin_client, as_csv(PLAIN))
    key = ImportFile.objects.get().key
    other = Client()
    other.force_login(django_user_model.objects.create_superuser("ander", password="ander"))

    other.post(f"{URL}{key}/")

    assert (ImportFile.objects.count(), Service.objects.count()) == (1, 0)


RIGHTS = [f"{verb}_{model}" for verb in ("add", "change") for model in ("service", "organisation", "location")]


@pytest.mark.parametrize("names", [(), tuple(RIGHTS[:-1]), tuple(RIGHTS)])
def test_who_may_not_is_sent_away(names: tuple[str, ...], home: Any, member: Any) -> None:
    """Rights on facts alone are not enough: an import puts pages on the site."""
    client = member(*names)
    for address in (URL, f"{URL}voorbeeld.csv"):
        assert client.get(address).status_code == 302
    response = client.post(URL, {"file": SimpleUploadedFile("kaart.csv", as_csv(PLAIN))})
    assert (response.status_code, ImportFile.objects.count()) == (302, 0)
    menu = URL in client.get("/admin/", follow=True).content.decode()
    assert menu == (names == tuple(RIGHTS))


def test_strangers_are_asked_to_sign_in(client: Client, home: Any) -> None:
    response = client.get(URL)

    assert (response.status_code, response.headers["Location"].startswith("/admin/login/")) == (302, True)

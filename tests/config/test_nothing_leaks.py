"""What is not public of the sociale kaart is in no output of the site: no page, feed, frame, mail page or index.

The open data have a test of their own (``tests/directory/api/test_leaks.py``); here the whole site is searched.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from core.models import DocumentText
from core.sharing import SharePicture
from directory.models import Closure, Contact, Location, Proposal, Report, Review, ScheduleDeviation, Succession
from search.models import SearchDocument, SearchDraft, SearchSuggestion, SearchWord
from tests.support.html import view
from tests.support.pages import add_terms, make_term
from tests.support.services import add_hours, add_place
from tests.support.shortlist import make_entry, number

_MARK = "Zwaluw"
_TRACES = ("8311", "Espel", "52.7", "0320 99 88", "0320998866")
_PATHS = (
    *("/", "/hulp/", "/hulp/?gemeente=noordoostpolder", "/hulp/?plaats=espel", "/hulp/?waar=8311", "/hulp/?waar=Espel"),
    *("/noordoostpolder/", "/thema/geld/", "/open-data/", "/hulp/inbedden/noordoostpolder/", "/llms.txt"),
    *("/sitemap.xml", "/zoeken/?q=zwaluw", "/zoeken/?q=zwaluwen", "/zoeken/?q=espel", "/zoeken/?q=inloop"),
    *("/api/hsds/services?full=true", "/api/hsds/services?postcode=8311&proximity=5", "/bestaat-niet/", "/en/hulp/"),
)


@pytest.fixture
def entry(fixed: Any, search_index: None, django_capture_on_commit_callbacks: Any) -> Any:
    """A public entry with a mark in each field that is not, which search knows too."""
    with django_capture_on_commit_callbacks(execute=True):
        return _marked_entry(fixed)


def _marked_entry(fixed: Any) -> Any:
    gemeente = make_term("Gemeente", "noordoostpolder", name="Noordoostpolder", places="Emmeloord\nEspel")
    page = make_entry(fixed("/hulp/"), "Inloop", phones=("0527 00 11 22",))
    add_terms(page, theme=[make_term("Theme", "geld")], gemeente=[gemeente])
    service = page.service
    secret = {"name": f"{_MARK}1", "address_1": f"{_MARK}2", "transportation": f"{_MARK}3", "postal_code": "8311 ZX"}
    location = add_place(service, **secret, city="Espel", address_is_secret=True)
    add_hours(service, "MO", "09:00", "12:00", location=location, description=f"{_MARK}16")
    day = timezone.localdate()
    ScheduleDeviation.objects.create(service=service, first_day=day, last_day=day, description=f"{_MARK}17")
    person = {
        "name": f"{_MARK}4",
        "title": f"{_MARK}5",
        "phone": "0320 99 88 66",
        "email": f"{_MARK}6@voorbeeld.example",
    }
    owner = Contact.objects.create(service=service, is_owner=True, **person)
    service.name = f"{_MARK}7"
    service.save()
    _history(service, owner)
    draft = Page.objects.get(pk=page.pk).specific
    draft.title, draft.what = f"{_MARK}8", f"<p>{_MARK}9</p>"
    draft.save_revision()
    return Page.objects.get(pk=page.pk).specific


def _history(service: Any, owner: Contact) -> None:
    """What visitors and owners wrote, and what editors noted."""
    now = timezone.now()
    review = Review.objects.create(service=service, opened_at=now)
    Succession.objects.create(
        review=review, contact=owner, name=f"{_MARK}10", address=f"{_MARK}11@voorbeeld.example", created_at=now
    )
    Proposal.objects.create(
        service=service,
        address=f"{_MARK}12@voorbeeld.example",
        remark=f"{_MARK}13",
        created_at=now,
        due_on=date(2090, 1, 2),
    )
    Closure.objects.create(
        service=service, kind="temporary", from_day=date(2090, 1, 1), created_at=now, due_on=date(2090, 1, 2)
    )
    Report.objects.create(
        service=service,
        kind="other",
        text=f"{_MARK}14",
        email=f"{_MARK}15@voorbeeld.example",
        language="nl",
        submission_key="x",
        created_at=now,
        due_on=date(2090, 1, 2),
    )


def _paths(page: Any) -> list[str]:
    own = page.url
    return [
        *_PATHS,
        own,
        f"/en{own}",
        f"{own}makkelijk-lezen/",
        f"/klopt-dit-niet/{page.pk}/",
        f"/hulplijstje/?l={number(page)}",
    ]


def _told(client: Any, page: Any) -> str:
    """Every answer, without what the visitor typed, and what search keeps."""
    texts = []
    for path in _paths(page):
        text = client.get(path, follow=True).content.decode()
        for typed in ("zwaluwen", "zwaluw", "espel", "Espel", "8311"):
            text = (
                text.replace(f'"{typed}"', "").replace(f"={typed}", "").replace(f": {typed}", "")
                if typed in path
                else text
            )
        texts.append(text)
    kept = (SearchDocument, SearchDraft, SearchSuggestion, SearchWord, DocumentText)
    return "\n".join([*texts, *(str(row) for model in kept for row in model._default_manager.values_list())])


def test_no_mark_is_anywhere(entry: Any, client: Any) -> None:
    told = _told(client, entry)

    assert _MARK not in told
    assert [trace for trace in ("8311 ZX", "0320 99 88", "0320998866") if trace in told] == []
    assert "Inloop" in told


def test_the_marks_are_found_once_they_are_public(entry: Any, client: Any) -> None:
    """Negative control: the same search over the same answers finds what may be read."""
    Location.objects.filter(address_is_secret=True).update(address_is_secret=False)
    Contact.objects.update(is_public=True)
    Page.objects.get(pk=entry.pk).specific.get_latest_revision().publish()
    entry.service.save()

    told = _told(client, entry)

    assert [mark for mark in (1, 2, 3, 4, 5, 8, 9, 16, 17) if f"{_MARK}{mark}" not in told] == []


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The words of the pictures that are drawn."""
    words: list[str] = []
    draw = SharePicture.draw

    def told(picture: SharePicture) -> bytes:
        words.append(str(asdict(picture)))
        return draw(picture)

    monkeypatch.setattr(SharePicture, "draw", told)
    caches["pictures"].clear()
    yield words
    caches["pictures"].clear()


@pytest.fixture
def table(django_user_model: Any) -> Callable[[], str]:
    """The table of facts for who may look and no more; the name of the facts is for editors, who see it there."""
    user = django_user_model.objects.create_user("kijker", password="kijker")
    user.user_permissions.add(*Permission.objects.filter(codename__in=("access_admin", "view_service")))
    viewer = Client()
    viewer.force_login(user)

    def told() -> str:
        answer: Any = viewer.get("/admin/snippets/directory/service/?export=xlsx")
        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        return str([list(sheet.values) for sheet in book.worksheets]).replace(f"{_MARK}7", "")

    return told


def _other_outputs(client: Any, page: Any, pictures: list[str], table: Callable[[], str]) -> dict[str, str]:
    """What is no page, each on its own."""
    address = view(client, page.url).soup.find("meta", property="og:image")["content"]
    package = zipfile.ZipFile(io.BytesIO(client.get("/api/hsds/datapackage.zip").content))
    paths = {
        "feed": "/feeds/zoeken.xml?q=voorbeeld",
        "suggestions": "/zoeken/suggesties/?q=zwa",
        "frame": "/hulp/inbedden/noordoostpolder/?thema=geld",
    }
    answers = {name: client.get(path) for name, path in {**paths, "picture": address}.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {
        **{name: answers[name].content.decode() for name in paths},
        "picture": "".join(pictures),
        "package": "".join(package.read(name).decode() for name in package.namelist()),
        "table": table(),
    }


def test_nor_in_what_is_no_page(entry: Any, client: Any, pictures: list[str], table: Callable[[], str]) -> None:
    told = _other_outputs(client, entry, pictures, table)

    traces = (_MARK, "8311", "0320 99 88", "0320998866")
    found = {name: [trace for trace in traces if trace in text] for name, text in told.items()}
    assert found == {name: [] for name in told}
    assert [name for name, text in told.items() if "Inloop" not in text] == ["suggestions"]


def test_there_too_they_are_found_once_they_are_public(
    entry: Any,
    client: Any,
    pictures: list[str],
    table: Callable[[], str],
    django_capture_on_commit_callbacks: Any,
) -> None:
    """Negative control, for each output on its own."""
    Location.objects.filter(address_is_secret=True).update(address_is_secret=False)
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=entry.pk).specific.get_latest_revision().publish()
        entry.service.save()

    told = _other_outputs(client, entry, pictures, table)

    assert [name for name, text in told.items() if _MARK not in text] == []
    assert [name for name in ("package", "table") if f"{_MARK}2" not in told[name]] == []


@pytest.mark.parametrize("query", ["?plaats=espel", "?waar=8311", "?waar=Espel"])
def test_a_secret_place_is_near_nobody(query: str, entry: Any, client: Any) -> None:
    words = client.get(f"/hulp/{query}").content.decode()

    assert [said for said in ("in uw plaats", "minder dan 5 km", "5 tot 15 km") if said in words] == []

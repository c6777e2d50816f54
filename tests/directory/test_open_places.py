"""Help at two places says which of them is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.support.html import view
from tests.support.pages import make_page
from tests.support.services import add_hours, add_place, make_service

#: A Wednesday.
NOON = "2026-11-25T12:00:30+01:00"


@pytest.fixture
def noon() -> Iterator[None]:
    """It is a Wednesday at noon."""
    with time_machine.travel(NOON, tick=False):
        yield


def make_entry(fixed: Any, *places: tuple[dict[str, Any], str, str, str]) -> Any:
    """An entry with hours at each of these places: the place, the day, from and until."""
    service = make_service()
    for values, day, start, end in places:
        add_hours(service, day, start, end, location=add_place(service, **values))
    service.refresh_from_db()
    return make_page("directory.ServicePage", fixed("/hulp/"), title="Inloop", what="<p>Koffie.</p>", service=service)


def marks(client: Any, page: Any) -> list[list[str]]:
    """What the card, the page and the short version say of this moment."""
    shown = (("/hulp/", ".card .tags li[class]"), (page.url, ".open-line"), (f"{page.url}makkelijk-lezen/", ".state"))
    return [[mark.get_text(strip=True) for mark in view(client, url).soup.select(path)] for url, path in shown]


LELYSTAD, URK = {"city": "Lelystad", "name": "De Boot"}, {"city": "Urk", "name": "Het Anker"}


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(
    ("places", "said"),
    [
        (((LELYSTAD, "WE", "09:00", "13:00"), (URK, "TH", "09:00", "17:00")), "Nu open: Lelystad, tot 13.00 uur"),
        (((LELYSTAD, "WE", "09:00", "12:30"), (URK, "WE", "12:30", "17:00")), "Nu open: Lelystad, tot 12.30 uur"),
        (((LELYSTAD, "WE", "09:00", "13:00"), (URK, "WE", "09:00", "17:00")), "Nu open, tot 17.00 uur"),
        (((LELYSTAD, "TH", "09:00", "13:00"), (URK, "FR", "09:00", "17:00")), "Opent morgen om 9.00 uur"),
        (
            ((LELYSTAD, "WE", "09:00", "13:00"), ({**URK, "city": "Lelystad"}, "TH", "09:00", "17:00")),
            "Nu open: De Boot, tot 13.00 uur",
        ),
        (
            (
                (LELYSTAD, "WE", "09:00", "13:00"),
                (URK, "TH", "09:00", "17:00"),
                ({"city": "Ens", "name": "Huis"}, "WE", "09:00", "12:30"),
            ),
            "Nu open: Ens en Lelystad, tot 12.30 uur",
        ),
        (
            ((LELYSTAD, "TH", "09:00", "13:00"), ({**URK, "address_is_secret": True}, "WE", "09:00", "17:00")),
            "Opent morgen om 9.00 uur",
        ),
        (((LELYSTAD, "WE", "09:00", "13:00"),), "Nu open, tot 13.00 uur"),
    ],
)
def test_which_place_is_open(fixed: Any, client: Any, places: Any, said: str) -> None:
    page = make_entry(fixed, *places)

    assert marks(client, page) == [[said]] * 3


@pytest.mark.usefixtures("noon")
def test_the_answer_is_kept_until_one_of_the_places_opens_or_closes(fixed: Any, client: Any) -> None:
    page = make_entry(fixed, (LELYSTAD, "WE", "09:00", "12:03"), (URK, "WE", "12:02", "17:00"))

    with time_machine.travel(NOON, tick=False):
        assert client.get(page.url).headers["Cache-Control"] == "private, max-age=90, must-revalidate"


def test_a_secret_place_is_not_named_in_the_facts(fixed: Any) -> None:
    hidden = {**URK, "address_is_secret": True}
    page = make_entry(fixed, (LELYSTAD, "WE", "09:00", "13:00"), (hidden, "TH", "09:00", "17:00"))

    assert "hours_places" not in page.service.digest
    assert [word for word in ("Urk", "Het Anker") if word in str(page.service.digest)] == []

"""Help that nobody can reach stays a draft."""

from __future__ import annotations

from typing import Any

import pytest

from directory.reachable import can_be_reached
from tests.support.admin import ONE_HEADING, edit_url, form_of
from tests.support.pages import make_page
from tests.support.services import add_place, make_service

WAYS = [
    {"phones": ("0320 00 11 22",)},
    {"email": "hulp@voorbeeld.example"},
    {"url": "https://voorbeeld.example/"},
    {"chat_url": "https://voorbeeld.example/chat/"},
    {"form_url": "https://voorbeeld.example/formulier/"},
]


@pytest.mark.parametrize("values", WAYS)
def test_each_way_will_do(home: Any, values: dict[str, Any]) -> None:
    assert can_be_reached(make_service(**values))


@pytest.mark.parametrize(("secret", "reached"), [(True, False), (False, True)])
def test_a_place_that_is_not_secret_will_do(home: Any, secret: bool, reached: bool) -> None:
    service = make_service()
    add_place(service, address_is_secret=secret)
    service.refresh_from_db()

    assert can_be_reached(service) is reached


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_it_can_not_go_out_but_be_kept(action: str, fixed: Any, admin_client: Any) -> None:
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Hulp", service=make_service())
    data = form_of(admin_client, edit_url(page), title="Hulp zonder adres", **ONE_HEADING)

    refused = admin_client.post(edit_url(page), {**data, action: "1"})
    kept = admin_client.post(edit_url(page), data)

    page.refresh_from_db()
    assert (refused.status_code, kept.status_code) == (200, 302)
    assert "niet hoe iemand hulp krijgt" in refused.content.decode()
    assert page.get_latest_revision_as_object().title == "Hulp zonder adres"

"""Mailing a list to oneself: our own words, a few times a day, and nothing stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as sent
from django.utils import timezone
from wagtail.models import Locale

from core.models.mail import OutboxMessage
from core.services.mail import send_due
from directory.models import HelpQuestion
from tests.support.html import PageView, view
from tests.support.services import add_hours, add_place
from tests.support.shortlist import make_entry, number
from tests.support.useful import ORIGIN

ADDRESS = "fatma@voorbeeld.example"


@pytest.fixture
def hulp(fixed: Any) -> Any:
    return fixed("/hulp/")


def send(client: Any, clock: Any, page: Any, **answers: str) -> Any:
    """Open the list, take ten seconds, send the form."""
    shown = view(client, f"/hulplijstje/?l={number(page)}")
    stamp = shown.soup.find("input", {"name": "stamp"})["value"]
    clock.shift(10)
    data = {"l": number(page), "stamp": stamp, "email": ADDRESS, **answers}
    return client.post("/hulplijstje/mail/", data, headers=ORIGIN)


def test_the_list_comes_by_mail_and_nothing_of_it_stays(hulp: Any, client: Any, clock: Any) -> None:
    page = make_entry(hulp, "Aap")
    add_place(page.service)
    add_hours(page.service, "MO", "09:00", "12:00")

    response = send(client, clock, page)

    assert (response.status_code, response.cookies) == (303, {})
    assert response.headers["Location"] == f"/hulplijstje/?l={number(page)}&gedaan=gemaild#inhoud"
    assert send_due().sent == 1
    [message] = sent.outbox
    assert (message.subject, message.to) == ("Uw lijstje", [ADDRESS])
    for words in (
        "Aap",
        "0320 00 11 22",
        "Dorpsstraat 1, 8321 AB Urk",
        "9.00 tot 12.00 uur",
        f"/hulplijstje/?l={number(page)}",
    ):
        assert words in message.body
    row = OutboxMessage.objects.get()
    assert (row.state, row.to, row.subject, row.text_body, row.html_body) == ("sent", "", "", "", "")


def test_mail_that_can_not_leave_is_wiped_within_a_day(hulp: Any, client: Any, clock: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    send(client, clock, make_entry(hulp, "Aap"))

    assert send_due(now=timezone.now() + timedelta(hours=23)).unreachable
    assert OutboxMessage.objects.get().to == ADDRESS
    send_due(now=timezone.now() + timedelta(hours=24, minutes=1))

    row = OutboxMessage.objects.get()
    assert (row.state, row.to, row.text_body) == ("failed", "", "")


@pytest.mark.parametrize("email", ["", "fatma", "fatma@", "a b@voorbeeld.example"])
def test_a_wrong_address_keeps_list_and_answer(email: str, hulp: Any, client: Any, clock: Any) -> None:
    page = make_entry(hulp, "Aap")

    response = send(client, clock, page, email=email)

    seen = PageView(response)
    assert response.status_code == 422
    assert seen.soup.select_one("#id_email").get("value", "") == email
    assert [title.get_text(strip=True) for title in seen.soup.select(".shortlist h2")] == ["Aap"]
    assert OutboxMessage.objects.count() == 0


def test_sensitive_help_goes_by_mail_only_when_nobody_else_reads_it(hulp: Any, client: Any, clock: Any) -> None:
    danger = HelpQuestion.objects.create(
        slug="onveilig", name="Niet veilig", sensitive=True, locale=Locale.get_default()
    )
    page = make_entry(hulp, "Vrouwenhuis", question=danger)

    assert send(client, clock, page).status_code == 422
    assert send(client, clock, page, alone="on").status_code == 303

    row = OutboxMessage.objects.get()
    assert row.subject == "Uw lijstje"


def test_one_address_gets_three_a_day_from_whoever(hulp: Any, client: Any, clock: Any) -> None:
    page = make_entry(hulp, "Aap")

    answers = []
    for round_number in range(4):
        client.defaults["REMOTE_ADDR"] = f"10.{round_number}.0.1"
        answers.append(send(client, clock, page).status_code)

    assert answers == [303, 303, 303, 422]
    assert OutboxMessage.objects.count() == 3


def test_one_sender_has_a_limit_too(hulp: Any, client: Any, clock: Any) -> None:
    page = make_entry(hulp, "Aap")

    answers = [send(client, clock, page, email=f"{name}@voorbeeld.example").status_code for name in "abcdef"]

    assert answers == [303, 303, 303, 303, 303, 429]


def test_a_robot_hears_that_all_is_well_and_sends_nothing(hulp: Any, client: Any, clock: Any) -> None:
    response = send(client, clock, make_entry(hulp, "Aap"), website="https://spam.example")

    assert response.status_code == 303
    assert OutboxMessage.objects.count() == 0


def test_words_of_the_sender_never_reach_the_mail(hulp: Any, client: Any, clock: Any) -> None:
    page = make_entry(hulp, "Aap")

    send(client, clock, page, l=f"{number(page)}-<b>koop</b>", bericht="Koop nu")

    row = OutboxMessage.objects.get()
    assert not {"koop", "Koop nu"} & {word for word in ("koop", "Koop nu") if word in row.text_body + row.html_body}


def test_pressing_twice_sends_once(hulp: Any, client: Any, clock: Any) -> None:
    page = make_entry(hulp, "Aap")
    stamp = view(client, f"/hulplijstje/?l={number(page)}").soup.find("input", {"name": "stamp"})["value"]
    clock.shift(10)
    data = {"l": number(page), "stamp": stamp, "email": ADDRESS}

    for _press in range(2):
        assert client.post("/hulplijstje/mail/", data, headers=ORIGIN).status_code == 303

    assert OutboxMessage.objects.count() == 1

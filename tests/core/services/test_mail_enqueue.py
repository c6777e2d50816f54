"""Writing mail into the outbox."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template import TemplateDoesNotExist
from django.utils.translation import override

from core.models.mail import OutboxMessage
from core.services import mail

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def note(**changes: Any) -> OutboxMessage:
    arguments: dict[str, Any] = {"template": "test/note", "context": {"name": "Fatma"}, "to": "fatma@voorbeeld.example"}
    return mail.enqueue(**{**arguments, **changes})


def test_the_row_holds_the_words_in_the_language_asked_for(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "WEL <wel@post.example>"
    settings.WAGTAIL_SITE_NAME = "WEL in Flevoland"

    row = note(language="en")

    assert row.subject == "Bericht van Fatma"
    assert row.text_body == "Dag Fatma,\n\nWEL in Flevoland in en\n"
    assert row.html_body == '<p dir="ltr">Dag Fatma</p>\n'
    assert (row.state, row.attempts, row.language, row.template) == ("queued", 0, "en", "test/note")
    assert row.message_id.endswith("@post.example>")


def test_without_a_language_the_active_one_is_used() -> None:
    with override("en"):
        assert note().language == "en"


@pytest.mark.parametrize("enemy", ["\r\nBcc: x@kwaad.example", "\nBcc: x", "\x00", "\u2028Bcc: x", "\x85x", "\x0bx"])
def test_a_name_can_not_add_a_header_or_a_line_to_the_subject(enemy: str) -> None:
    row = note(context={"name": f"Jan{enemy}"})

    assert row.subject == "Bericht van Jan" + " ".join(["", *enemy.replace("\x00", "").split()])
    assert "\x00" not in row.text_body + row.html_body


def test_text_is_not_escaped_and_html_is() -> None:
    row = note(context={"name": "<b>Jan & Co</b>"})

    assert row.subject == "Bericht van <b>Jan & Co</b>"
    assert row.text_body.startswith("Dag <b>Jan & Co</b>,")
    assert row.html_body == '<p dir="ltr">Dag &lt;b&gt;Jan &amp; Co&lt;/b&gt;</p>\n'


def test_a_long_subject_is_cut() -> None:
    assert len(note(context={"name": "a" * 1000}).subject) == 200


@pytest.mark.parametrize("address", ["", "jan", "jan@voorbeeld.example\nBcc: x@y.nl", "a@b.nl, c@d.nl", "Jan <a@b.nl>"])
def test_an_address_that_can_not_be_right_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        note(to=address)
    assert OutboxMessage.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Bcc": "x@y.nl"},
        {"Subject": "anders"},
        {"List-Unsubscribe": "<https://a.example>\r\nBcc: x@y.nl"},
        {"List-Unsubscribe": ""},
        {"List-Unsubscribe": "a" * 501},
    ],
)
def test_only_short_known_headers_are_allowed(headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="header"):
        note(headers=headers)


def test_a_reply_address_must_be_an_address() -> None:
    with pytest.raises(ValidationError):
        note(headers={"Reply-To": "geen adres"})
    assert note(headers={"Reply-To": "jan@voorbeeld.example"}).headers == {"Reply-To": "jan@voorbeeld.example"}


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "Test/Note", "test/", ""])
def test_a_template_name_can_not_leave_the_mail_folder(name: str) -> None:
    with pytest.raises(ValueError, match="template"):
        note(template=name)


def test_a_missing_template_is_loud() -> None:
    with pytest.raises(TemplateDoesNotExist):
        note(template="test/missing")


def test_a_key_is_used_once() -> None:
    first, second, other = note(dedupe_key="a:1"), note(dedupe_key="a:1", context={"name": "Ander"}), note()

    assert second.pk == first.pk
    assert OutboxMessage.objects.get(pk=first.pk).subject == "Bericht van Fatma"
    assert other.pk != first.pk
    with pytest.raises(ValidationError):
        note(dedupe_key="")


def test_a_mail_shares_the_fate_of_its_transaction() -> None:
    class StopError(Exception):
        pass

    with pytest.raises(StopError), transaction.atomic():
        note()
        raise StopError
    assert OutboxMessage.objects.count() == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"state": "sending"},
        {"state": "sent"},
        {"state": "sent", "sent_at": NOW},
        {"state": "failed"},
        {"state": "queued", "lease_until": NOW},
        {"state": "queued", "sent_at": NOW},
        {"to": ""},
        {"text_body": ""},
        {"purged_at": NOW},
        {"state": "failed", "closed_at": NOW, "purged_at": NOW},
        {"dedupe_key": ""},
    ],
)
def test_the_database_refuses_a_row_that_contradicts_itself(broken: dict[str, Any]) -> None:
    row = note()

    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessage.objects.filter(pk=row.pk).update(**broken)


def test_the_name_of_a_row_tells_nothing_about_people() -> None:
    row = note()

    assert str(row) == f"test/note {row.pk} (queued)"

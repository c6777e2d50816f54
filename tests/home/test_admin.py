"""Messages of visitors in the admin: to read and to delete, not to write."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from home.models import ContactMessage
from tests.support.hostile import ATTACK

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def message(home: Any) -> ContactMessage:
    """A message that a visitor sent."""
    return ContactMessage.objects.create(
        subject="idea", message=ATTACK, name=ATTACK, language="nl", submission_key="een", created_at=NOW
    )


def test_can_be_read(message: ContactMessage, admin_client: Any) -> None:
    listed = admin_client.get(reverse("berichten:index")).content.decode()
    read = admin_client.get(reverse("berichten:inspect", args=[message.pk])).content.decode()

    assert "Ik heb een idee (2031-06-01)" in listed
    for shown in (listed, read):
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown


def test_can_be_deleted(message: ContactMessage, admin_client: Any) -> None:
    assert admin_client.post(reverse("berichten:delete", args=[message.pk])).status_code == 302

    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize(("view", "args"), [("add", []), ("edit", ["pk"])])
def test_cannot_be_written(message: ContactMessage, admin_client: Any, view: str, args: list[str]) -> None:
    url = reverse(f"berichten:{view}", args=[message.pk for _name in args])

    assert admin_client.get(url).status_code == 302
    assert admin_client.post(url, {"subject": "idea", "message": "Anders"}).status_code == 302
    message.refresh_from_db()
    assert (ContactMessage.objects.count(), message.message) == (1, ATTACK)


@pytest.mark.parametrize(
    ("role", "reads", "deletes"),
    [("Redacteuren", True, False), ("Moderatoren", True, True), ("ExpEx-auteurs", False, False)],
)
def test_who_may(
    message: ContactMessage, client: Any, django_user_model: Any, role: str, reads: bool, deletes: bool
) -> None:
    user = django_user_model.objects.create_user("collega", password="een lang wachtwoord")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)

    listed = client.get(reverse("berichten:index"))
    read = client.get(reverse("berichten:inspect", args=[message.pk]))
    client.post(reverse("berichten:delete", args=[message.pk]))

    assert (listed.status_code == 200, read.status_code == 200) == (reads, reads)
    assert ContactMessage.objects.exists() is not deletes

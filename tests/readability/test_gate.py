"""A red text of a strict page type is published with a reason only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from readability.models import ReadabilityResult
from tests.support.admin import edit_url
from tests.support.difficult import EASY, HARD
from tests.support.gate import REASON, page_of, publish


def test_red_asks_and_keeps_the_draft(draft: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))

    answer = publish(admin_client, page, HARD)

    page.refresh_from_db()
    assert answer.url == reverse("b1:gate", args=[page.latest_revision_id])
    kept = page.get_latest_revision_as_object().search_text()
    assert (page.live, kept) == (False, HARD.strip())


def test_green_does_not_ask(draft: Any, admin_client: Any) -> None:
    page = page_of(draft(HARD))

    publish(admin_client, page, EASY)

    page.refresh_from_db()
    assert page.live


def test_with_a_reason_it_is_published(draft: Any, admin_client: Any) -> None:
    revision = draft(HARD)

    admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    assert page_of(revision).live
    assert ReadabilityResult.objects.get(revision=revision).reason == REASON


@pytest.mark.parametrize("reason", ["", "daarom"])
def test_without_words_it_is_not(draft: Any, admin_client: Any, reason: str) -> None:
    revision = draft(HARD)

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": reason})

    assert answer.status_code == 200
    assert not page_of(revision).live


@pytest.mark.parametrize("name", ["gate", "submit_gate"])
def test_who_may_not_edit_may_not_give_a_reason(draft: Any, client: Any, name: str) -> None:
    visitor = get_user_model().objects.create_user("auteur", password="geheim")
    visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(visitor)
    revision = draft(HARD)

    answer = client.post(reverse(f"b1:{name}", args=[revision.pk]), {"reason": REASON})

    assert answer.status_code == 302
    assert not ReadabilityResult.objects.exclude(reason="").exists()
    assert not page_of(revision).live


def test_a_page_for_later_waits_with_its_reason(draft: Any, admin_client: Any) -> None:
    page = draft(HARD).as_object()
    page.go_live_at = timezone.now() + timedelta(days=2)
    revision = page.save_revision()

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON}, follow=True)

    assert "komt online op het moment dat u koos" in answer.content.decode()
    assert (page_of(revision).live, page_of(revision).approved_schedule) == (False, True)


def test_a_short_text_with_findings_is_published_with_a_word_of_advice(draft: Any, admin_client: Any) -> None:
    page = page_of(draft(EASY))

    url = publish(admin_client, page, "Morgen start de implementatie.").url

    assert "Let op: de B1-coach heeft 1 tip voor deze korte tekst" in admin_client.get(url).content.decode()


def test_the_gate_tells_what_was_found(draft: Any, admin_client: Any) -> None:
    html = admin_client.get(reverse("b1:gate", args=[draft(HARD).pk])).content.decode()

    found = [item.get_text() for item in BeautifulSoup(html, "html.parser").select(".b1-gate__counts li")]
    assert "Lange zin: 6" in found


def test_an_old_tab_does_not_put_an_old_text_back(draft: Any, admin_client: Any) -> None:
    old = draft(HARD)
    page = page_of(old)
    publish(admin_client, page, EASY)

    answer = admin_client.post(reverse("b1:gate", args=[old.pk]), {"reason": REASON})

    page.refresh_from_db()
    assert answer.url == edit_url(page)
    assert page.search_text() == EASY.strip()
    assert not ReadabilityResult.objects.exclude(reason="").exists()


@pytest.mark.parametrize("name", ["gate", "submit_gate"])
def test_a_text_that_needs_no_reason_gets_none(draft: Any, checked: Any, admin_client: Any, name: str) -> None:
    revision = draft(EASY)

    answer = admin_client.post(reverse(f"b1:{name}", args=[revision.pk]), {"reason": REASON})

    assert (answer.url, page_of(revision).live) == (edit_url(page_of(revision)), False)
    assert not ReadabilityResult.objects.exclude(reason="").exists()


def test_a_draft_that_is_not_complete_stays_a_draft(draft: Any, admin_client: Any) -> None:
    page = draft(HARD).as_object()
    page.title = ""
    revision = page.save_revision(clean=False)

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    assert answer.url == edit_url(page)
    assert "De pagina is nog niet klaar" in admin_client.get(answer.url).content.decode()
    assert (page_of(revision).live, ReadabilityResult.objects.exclude(reason="").count()) == (False, 0)


def test_a_fault_while_publishing_keeps_no_reason(
    draft: Any, admin_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ValidationError({"slug": ["bestaat al"]})

    revision = draft(HARD)
    monkeypatch.setattr(Revision, "publish", fail)

    answer = admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    assert answer.url == edit_url(page_of(revision))
    assert not ReadabilityResult.objects.exclude(reason="").exists()


@pytest.mark.parametrize("name", ["gate", "submit_gate"])
def test_a_locked_page_gets_no_reason(draft: Any, checked: Any, admin_client: Any, name: str) -> None:
    revision = draft(HARD)
    owner = get_user_model().objects.create_user("ander", password="geheim")
    Page.objects.filter(pk=revision.object_id).update(locked=True, locked_by=owner, locked_at=timezone.now())

    admin_client.post(reverse(f"b1:{name}", args=[revision.pk]), {"reason": REASON})

    assert not ReadabilityResult.objects.exclude(reason="").exists()


def test_the_history_tells_who_gave_the_reason(draft: Any, admin_client: Any, admin_user: Any) -> None:
    revision = draft(HARD)

    admin_client.post(reverse("b1:gate", args=[revision.pk]), {"reason": REASON})

    result = ReadabilityResult.objects.get(revision=revision)
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[revision.object_id])).content.decode()
    assert (result.reason_by, result.reason_at is None) == (admin_user, False)
    assert f"Reden om toch door te gaan: {REASON}" in history

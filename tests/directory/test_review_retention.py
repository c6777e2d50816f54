"""What is wiped of rounds, and the secrets that never stand in a log."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest

from core.models.tokens import LinkToken
from core.services.retention import purge_expired
from directory.models import OwnerMail, Proposal, Review, Succession
from directory.reviews.rounds import run
from tests.support.html import view
from tests.support.owners import OWNER, asked, deliver, link_of, post, tomorrow

pytestmark = pytest.mark.usefixtures("clock")


def test_addresses_go_after_90_days_and_their_links_with_them(link: str, client: Any, clock: Any) -> None:
    post(client, link, item=Review.objects.get().service_id)
    clock.shift(timedelta(days=89))
    purge_expired()
    kept = OwnerMail.objects.get().address
    clock.shift(timedelta(days=3))

    purge_expired()

    assert (kept, OwnerMail.objects.get().address, LinkToken.objects.count()) == (OWNER, "", 0)
    assert view(client, link).headings == ["Deze link werkt niet"]


def test_an_open_round_keeps_the_addresses_that_it_needs(link: str, clock: Any) -> None:
    clock.shift(timedelta(days=120))
    purge_expired()

    assert OwnerMail.objects.get().address == OWNER


def test_what_an_owner_wrote_goes_after_the_decision(link: str, client: Any, clock: Any, admin_client: Any) -> None:
    service = Review.objects.get().service
    path = f"{link}{service.pk}/wijzigen/"
    post(client, path, intake="open", remark="Bel Fatma thuis.")
    proposal = Proposal.objects.get()
    admin_client.post(f"/admin/sociale-kaart/bijhouden/{proposal.pk}/", {"decision": "reject", "reason": "Nee."})
    clock.shift(timedelta(days=92))

    purge_expired()

    proposal.refresh_from_db()
    assert (proposal.remark, proposal.address, proposal.reason) == ("", "", "Nee.")


def test_the_name_of_a_successor_goes(link: str, client: Any, clock: Any) -> None:
    post(client, f"{link}{Review.objects.get().service_id}/doorgeven/", name="Sam", address="sam@boot.example")
    successor = link_of("sam@boot.example")
    clock.shift(timedelta(days=92))

    purge_expired()

    found = Succession.objects.get()
    assert (found.name, found.address) == ("", "")
    assert view(client, successor).status == 410


def test_rounds_go_after_two_years(link: str, client: Any, clock: Any) -> None:
    post(client, link, item=Review.objects.get().service_id)
    clock.shift(timedelta(days=731))

    purge_expired()

    assert (Review.objects.count(), OwnerMail.objects.count()) == (0, 0)


def test_no_address_and_no_secret_in_a_log(
    fixed: Any, client: Any, clock: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service = asked(fixed)
    run()
    deliver()
    link = link_of()
    client.get(link)
    post(client, f"{link}{service.pk}/doorgeven/", name="Sam Zeldzaam", address="sam@boot.example")
    post(client, f"{link}nieuwe-link/")
    tomorrow(clock, 14)

    words = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    secret = link.split("/")[2]
    assert ["request" in words.lower() or "GET" in words, secret in words] == [True, False]
    assert [part in words for part in (OWNER, "sam@boot.example", "Zeldzaam", "Bo de Baas")] == [False] * 4

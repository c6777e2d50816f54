"""Reports in the admin: the most urgent first, closed once with an outcome, the visitor hears it; words go in time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import OutboxMessage
from core.services.mail import send_due
from directory.models import Report, ServiceArea
from directory.reports.services import close_report
from tests.support.admin import form_of
from tests.support.html import PageView
from tests.support.pages import make_term
from tests.support.queries import warm_queries
from tests.support.reports import REPORTER, make_entry, stored

LIST = "/admin/snippets/directory/report/"


def edit_url(report: Report) -> str:
    return reverse("wagtailsnippets_directory_report:edit", args=[report.pk])


def close(client: Client, report: Report, **answers: Any) -> Any:
    """Close a report as an editor does."""
    return client.post(edit_url(report), form_of(client, edit_url(report), **answers))


def names(client: Client, query: str = "") -> list[str]:
    """The entries in the list, from top to bottom."""
    soup = PageView(client.get(f"{LIST}?{query}")).soup
    return [row.select("td")[2].get_text(strip=True) for row in soup.select("table.listing tbody tr")]


@pytest.fixture
def reports(fixed: Any) -> dict[str, Report]:
    """One that is late, one that has time, one that is closed; for Urk, for all, for Lelystad."""
    today = timezone.localdate()
    found: dict[str, Report] = {}
    states: dict[str, dict[str, Any]] = {
        "Laat": {"due_on": today - timedelta(days=1)},
        "Straks": {"due_on": today + timedelta(days=3)},
        "Klaar": {"outcome": "right", "closed_at": timezone.now()},
    }
    for name, values in states.items():
        found[name] = stored(make_entry(fixed, name), **values)
    for name, gemeente, code in (("Laat", "urk", "0184"), ("Klaar", "lelystad", "0995")):
        term = make_term("Gemeente", gemeente, cbs_code=code)
        ServiceArea.objects.create(service=found[name].service, gemeente=term)
    return found


class TestList:
    """What waits."""

    def test_the_most_urgent_stands_on_top(self, reports: Any, admin_client: Client) -> None:
        assert names(admin_client) == ["Laat", "Straks", "Klaar"]

    @pytest.mark.parametrize(
        ("state", "found"), [("open", ["Laat", "Straks"]), ("overdue", ["Laat"]), ("closed", ["Klaar"])]
    )
    def test_by_state(self, state: str, found: list[str], reports: Any, admin_client: Client) -> None:
        assert names(admin_client, f"state={state}") == found

    def test_by_gemeente_with_help_for_all(self, reports: Any, admin_client: Client) -> None:
        urk = make_term("Gemeente", "urk")

        assert names(admin_client, f"gemeente={urk.pk}") == ["Laat", "Straks"]

    def test_counts_reports_that_say_the_same(self, reports: Any, admin_client: Client) -> None:
        for key in ("a", "b"):
            Report.objects.create(
                service=reports["Straks"].service,
                kind="contact",
                language="nl",
                submission_key=key,
                created_at=timezone.now(),
                due_on=timezone.localdate() + timedelta(days=3),
            )

        soup = PageView(admin_client.get(LIST)).soup

        numbers = [row.select("td")[3].get_text(strip=True) for row in soup.select("table.listing tbody tr")]
        assert numbers == ["1", "3", "3", "3", "0"]

    def test_costs_the_same_for_more(self, reports: Any, fixed: Any, admin_client: Client) -> None:
        few = warm_queries(admin_client, LIST)
        for number in range(3):
            stored(make_entry(fixed, f"Meer {number}"), submission_key=f"meer-{number}")

        assert (few, warm_queries(admin_client, LIST)) == (9, 9)


class TestClosing:
    """An outcome, and an answer for who wants one."""

    def test_notes_who_and_mails_the_answer(self, fixed: Any, admin_client: Client, admin_user: Any) -> None:
        made = stored(make_entry(fixed), email=REPORTER, language="nl")

        answer = close(admin_client, made, outcome="changed", answer="Het nummer is nu goed.")
        send_due()

        made.refresh_from_db()
        assert answer.status_code == 302
        assert (made.outcome, made.answer, made.closed_by, made.is_open) == (
            "changed",
            "Het nummer is nu goed.",
            admin_user,
            False,
        )
        (sent,) = mail.outbox
        assert (sent.to, sent.subject) == ([REPORTER], "Antwoord op uw melding")
        words = ["Inloop De Boei", "Aangepast", "Het nummer is nu goed."]
        assert [text for text in words if text not in sent.body] == []

    def test_of_sensitive_help_the_mail_tells_no_name(self, fixed: Any, admin_user: Any) -> None:
        made = stored(make_entry(fixed, "Opvang De Schuilhut", sensitive=True), email=REPORTER)

        close_report(report=made, outcome="right", answer="Het klopte al.", user=admin_user)

        row = OutboxMessage.objects.get()
        assert "Schuilhut" not in f"{row.subject} {row.text_body} {row.html_body}"

    def test_without_an_address_nothing_is_mailed(self, fixed: Any, admin_client: Client) -> None:
        made = stored(make_entry(fixed))

        assert close(admin_client, made, outcome="forwarded").status_code == 302

        assert (Report.objects.get().outcome, OutboxMessage.objects.count()) == ("forwarded", 0)

    @pytest.mark.parametrize(
        ("answers", "words"),
        [({"answer": "Gedaan"}, "Kies wat u deed."), ({"outcome": "changed"}, "De bezoeker wil antwoord.")],
    )
    def test_says_what_is_missing(self, answers: dict[str, str], words: str, fixed: Any, admin_client: Client) -> None:
        made = stored(make_entry(fixed), email=REPORTER)

        answer = close(admin_client, made, **answers)

        assert words in answer.content.decode()
        assert (Report.objects.get().is_open, OutboxMessage.objects.count()) == (True, 0)

    def test_a_second_editor_changes_and_mails_nothing(self, fixed: Any, admin_client: Client, admin_user: Any) -> None:
        made = stored(make_entry(fixed), email=REPORTER)
        late = form_of(admin_client, edit_url(made), outcome="right", answer="Klopte al.")
        close_report(report=made, outcome="changed", answer="Aangepast.", user=admin_user)

        answer = admin_client.post(edit_url(made), late)
        close_report(report=made, outcome="right", answer="Klopte al.", user=admin_user)

        assert "Deze melding is al afgehandeld" in answer.content.decode()
        assert (Report.objects.get().answer, OutboxMessage.objects.count()) == ("Aangepast.", 1)


class TestRights:
    """Who may what."""

    @pytest.mark.parametrize(
        ("group", "codes"),
        [("Redacteuren", [200, 200, 302]), ("Moderatoren", [200, 200, 200]), ("ExpEx-auteurs", [302] * 3)],
    )
    def test_of_groups(self, group: str, codes: list[int], fixed: Any, client: Client, django_user_model: Any) -> None:
        made = stored(make_entry(fixed))
        user = django_user_model.objects.create_user("iemand", password="x")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        delete = reverse("wagtailsnippets_directory_report:delete", args=[made.pk])

        assert [client.get(url).status_code for url in (LIST, edit_url(made), delete)] == codes

    def test_nobody_adds_one(self, admin_client: Client) -> None:
        assert admin_client.get(f"{LIST}add/").status_code == 302

    def test_the_start_page_shows_what_waits(
        self, reports: Any, admin_client: Client, client: Client, django_user_model: Any
    ) -> None:
        seen = admin_client.get("/admin/").content.decode()
        author = django_user_model.objects.create_user("schrijver", password="x")
        author.groups.add(Group.objects.get(name="ExpEx-auteurs"))
        client.force_login(author)

        assert "Meldingen op de sociale kaart" in seen
        assert [name for name in ("Laat", "Straks") if edit_url(reports[name]) not in seen] == []
        assert edit_url(reports["Klaar"]) not in seen
        assert "Meldingen op de sociale kaart" not in client.get("/admin/").content.decode()


def test_words_and_addresses_go_after_90_days(fixed: Any) -> None:
    page, now = make_entry(fixed), timezone.now()
    for days in (89, 91):
        stored(page, text="Dicht", email=REPORTER, created_at=now - timedelta(days=days))

    call_command("purge_expired")

    assert list(Report.objects.order_by("-created_at").values_list("text", "email", "kind")) == [
        ("Dicht", REPORTER, "contact"),
        ("", "", "contact"),
    ]

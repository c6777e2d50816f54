"""The screens of editors: proposals, closures, the call list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models.mail import OutboxMessage
from directory.models import Closure, Phone, Proposal, Review, Schedule, Service
from directory.reviews.facts import current_facts
from directory.reviews.rounds import run
from tests.support.html import view
from tests.support.owners import OWNER, TASKS, asked, decide, link_of, make_entry, post, proposal_of
from tests.support.services import add_hours, add_place

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def service(fixed: Any) -> Service:
    """An entry with all that an owner can change."""
    page = {"cost": "<p>Gratis.</p>", "alert": ""}
    service = asked(
        fixed, name="De Boot", phones=("0320 21 22 33", "0320 44 55 66"), email="oud@boot.example", page=page
    )
    add_hours(service, "MO TU", "09:00", "12:00", attending_type="telefoon")
    add_place(service)
    found: Service = Service.objects.get(pk=service.pk)
    return found


class TestApproving:
    """Only what is ticked changes, on the entry as it is now."""

    def test_numbers_hours_and_address(self, service: Service, admin_client: Client) -> None:
        first, second = service.phones.order_by("sort_order")
        monday, place = service.schedules.get(byday="MO"), service.places.get().location
        new: dict[str, Any] = {
            f"phone__{first.uuid}": ["0320 99 88 77", "de balie"],
            f"phone__{second.uuid}": None,
            "phone__new": ["06 12 34 56 78", ""],
            f"address__{place.uuid}": ["Kade 2", "8321 AC", "Urk"],
            "hours__telefoon__-__MO": ["09:30-12:00", "13:00-17:00"],
            "hours__telefoon__-__TU": [],
        }

        decide(admin_client, proposal_of(service, **new))

        place.refresh_from_db()
        added = Phone.objects.get(number="06 12 34 56 78")
        phones = [(row.uuid, row.number) for row in service.phones.order_by("sort_order")]
        hours = [(row.byday, f"{row.opens_at:%H:%M}") for row in Schedule.objects.order_by("opens_at")]
        assert phones == [(first.uuid, "0320 99 88 77"), (added.uuid, "06 12 34 56 78")]
        assert (hours, Schedule.objects.get(opens_at="09:30").uuid) == ([("MO", "09:30"), ("MO", "13:00")], monday.uuid)
        assert (place.address_1, place.postal_code) == ("Kade 2", "8321 AC")
        assert Service.objects.get(pk=service.pk).digest["phones"] == ["0320 99 88 77", "06 12 34 56 78"]

    def test_fields_of_the_facts_and_words_of_the_page(self, service: Service, admin_client: Client) -> None:
        cost = "U betaalt <3 euro.\nKoffie is gratis."
        new: dict[str, Any] = {"email": "nieuw@boot.example", "wait_weeks": 6, "cost": cost, "alert": "Dicht op 5 mei."}

        decide(admin_client, proposal_of(service, **new))

        service.refresh_from_db()
        page, today = service.pages.get(), date(2031, 3, 3)
        assert (service.email, service.wait_weeks, service.wait_checked_on) == ("nieuw@boot.example", 6, today)
        assert (page.cost, page.alert) == ("<p>U betaalt &lt;3 euro.</p><p>Koffie is gratis.</p>", "Dicht op 5 mei.")
        assert (page.live, service.assured_date) == (True, today)
        assert current_facts(service)["cost"] == cost

    def test_the_owner_hears_what_was_taken_over(self, service: Service, admin_client: Client) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example", alert="Nieuw.")
        alert = proposal.fields.get(key="alert")
        kept = [str(proposal.fields.get(key="email").pk)]

        refused = decide(admin_client, proposal, take=kept)
        decide(admin_client, proposal, take=kept, reason="Die zin begrijpt niemand.")

        words = OutboxMessage.objects.filter(to=OWNER).order_by("-pk")[0].text_body
        assert (refused.status, Proposal.objects.get().state) == (422, "approved")
        assert [part in words for part in ("E-mailadres: nieuw@boot.example", "Die zin begrijpt niemand.")] == [
            True
        ] * 2
        alert.refresh_from_db()
        assert (alert.taken, service.pages.get().alert) == (False, "")

    def test_a_fact_that_changed_since_is_never_overwritten_by_itself(
        self, service: Service, admin_client: Client
    ) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example", url="https://boot.example")
        Service.objects.filter(pk=service.pk).update(email="van-de-redactie@boot.example", chat_url="https://c.example")

        seen = view(admin_client, f"{TASKS}{proposal.pk}/")
        decide(admin_client, proposal, reason="Dit adres is nieuwer.")

        service.refresh_from_db()
        assert "Let op: iemand veranderde dit sindsdien." in seen.text
        assert [service.email, service.url, service.chat_url] == [
            "van-de-redactie@boot.example",
            "https://boot.example",
            "https://c.example",
        ]

    def test_the_editor_may_choose_the_owners_value(self, service: Service, admin_client: Client) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")
        Service.objects.filter(pk=service.pk).update(email="tussendoor@boot.example")

        decide(admin_client, proposal, take=[str(proposal.fields.get().pk)])

        service.refresh_from_db()
        assert service.email == "nieuw@boot.example"

    def test_of_a_conflict_the_editor_chooses_one_of_two(self, service: Service, admin_client: Client) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")
        Service.objects.filter(pk=service.pk).update(email="tussendoor@boot.example")
        name = f"conflict-{proposal.fields.get().pk}"

        dots = view(admin_client, f"{TASKS}{proposal.pk}/").soup.find_all("input", {"name": name})
        kept = decide(admin_client, proposal, **{name: "houd"})
        decide(admin_client, proposal, **{name: "neem"})

        service.refresh_from_db()
        assert [(dot["value"], dot.has_attr("checked")) for dot in dots] == [("houd", True), ("neem", False)]
        assert (kept.status, service.email) == (422, "nieuw@boot.example")

    def test_a_change_while_the_editor_looks_is_shown_first(self, service: Service, admin_client: Client) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")
        stamp = view(admin_client, f"{TASKS}{proposal.pk}/").soup.find("input", {"name": "stamp"})["value"]
        Service.objects.filter(pk=service.pk).update(email="net@boot.example")

        seen = decide(admin_client, proposal, take=[str(proposal.fields.get().pk)], stamp=stamp)

        service.refresh_from_db()
        assert (seen.status, service.email) == (422, "net@boot.example")
        assert "Iemand veranderde dit item net." in seen.html

    def test_a_draft_stays_a_draft(self, service: Service, admin_client: Client) -> None:
        page = service.pages.get()
        page.title = "Concept"
        page.save_revision()
        proposal = proposal_of(service, alert="Dicht op 5 mei.")

        decide(admin_client, proposal)

        page = service.pages.get()
        draft = page.get_latest_revision_as_object()
        assert (page.title, page.alert) == ("Hulp De Boot", "Dicht op 5 mei.")
        assert (draft.title, draft.alert, page.has_unpublished_changes) == ("Concept", "Dicht op 5 mei.", True)

    def test_a_decision_is_made_once(self, service: Service, admin_client: Client) -> None:
        proposal = proposal_of(service, remark="Alles is anders.")
        path = f"{TASKS}{proposal.pk}/"
        stamp = view(admin_client, path).soup.find("input", {"name": "stamp"})["value"]

        for decision in ("approve", "reject"):
            admin_client.post(path, {"decision": decision, "stamp": stamp, "reason": "Toch niet."})

        assert Proposal.objects.get().state == "approved"


class TestRejecting:
    """A reason goes along, and a new link."""

    def test_the_owner_hears_the_reason(self, service: Service, admin_client: Client, client: Client) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")

        without = decide(admin_client, proposal, "reject")
        decide(admin_client, proposal, "reject", "Dit adres bestaat niet.")

        service.refresh_from_db()
        words = OutboxMessage.objects.filter(to=OWNER).order_by("-pk")[0].text_body
        assert (without.status, service.email, Proposal.objects.get().state) == (422, "oud@boot.example", "rejected")
        assert words.startswith("Dit namen wij niet over van uw wijziging van De Boot:")
        assert [part in words for part in ("Dit is de reden: Dit adres bestaat niet.", "nieuw@boot.example")] == [
            True,
            True,
        ]
        assert view(client, link_of()).headings == ["Klopt dit nog?"]


class TestTasks:
    """What waits, the oldest first."""

    def test_age_and_due_date(self, service: Service, admin_client: Client, clock: Any) -> None:
        proposal_of(service, email="nieuw@boot.example")
        before = view(admin_client, TASKS).text
        clock.shift(timedelta(days=3))

        after = view(admin_client, TASKS).text

        assert ["5 maart 2031" in before, "Te laat" in before, "Te laat" in after] == [True, False, True]

    def test_a_closure_is_looked_at(self, service: Service, admin_client: Client, client: Client) -> None:
        run()
        post(client, f"{link_of()}{service.pk}/dicht/", kind="stopped", from_day="2031-03-03", zeker="ja")
        closure = Closure.objects.get()
        before = view(admin_client, TASKS).text

        admin_client.post(TASKS, {"closure": closure.pk, "right": "nee"})

        service.refresh_from_db()
        assert ("Wij stoppen hiermee" in before, service.status) == (True, "active")
        assert "Wij stoppen hiermee" not in view(admin_client, TASKS).text

    def test_a_closure_that_is_right_stays(self, service: Service, admin_client: Client, client: Client) -> None:
        run()
        post(client, f"{link_of()}{service.pk}/dicht/", kind="stopped", from_day="2031-03-03", zeker="ja")

        admin_client.post(TASKS, {"closure": Closure.objects.get().pk, "right": "ja"})

        service.refresh_from_db()
        assert (service.status, Closure.objects.get().checked_at is None) == ("defunct", False)

    def test_a_call_is_noted(self, fixed: Any, admin_client: Client) -> None:
        make_entry(fixed, name="Zonder houder")
        run()
        review = Review.objects.get()
        seen = view(admin_client, TASKS).text

        admin_client.post(TASKS, {"review": review.pk, "result": "correct"})

        review.refresh_from_db()
        assert ("Niemand houdt dit item bij" in seen, review.outcome) == (True, "called")

    @pytest.mark.parametrize(
        "data", [{}, {"review": "x"}, {"review": "1", "result": "x"}, {"closure": "99"}, {"closure": "-1"}]
    )
    def test_nonsense_changes_nothing(self, data: dict[str, str], home: Any, admin_client: Client) -> None:
        assert admin_client.post(TASKS, data).status_code == 302

    def test_as_many_queries_for_three_as_for_one(self, fixed: Any, admin_client: Client) -> None:
        counts = []
        for number in (1, 2):
            for _entry in range(number):
                make_entry(fixed, phones=("0320 11 22 33",))
                proposal_of(asked(fixed, phones=("0320 11 22 33",)), email="a@b.example")
            admin_client.get(TASKS)
            with CaptureQueriesContext(connection) as captured:
                admin_client.get(TASKS)
            counts.append(len(captured))

        assert counts == [14, 14]


class TestWhoMay:
    """Who may change facts; words of a page need somebody who may publish."""

    def as_member(self, client: Client, group: str, django_user_model: Any) -> Client:
        user = django_user_model.objects.create_user(group, password="een lang wachtwoord")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    def test_not_everybody_in_the_admin(self, service: Service, client: Client, django_user_model: Any) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example")
        author = self.as_member(client, "ExpEx-auteurs", django_user_model)

        for path in (TASKS, f"{TASKS}{proposal.pk}/"):
            answers = (author.get(path), author.post(path, {"decision": "reject", "reason": "x"}))
            assert [answer.status_code for answer in answers] == [302, 302]
        assert Proposal.objects.get().state == "waiting"

    def test_an_editor_takes_over_facts_but_no_words(
        self, service: Service, client: Client, django_user_model: Any, fixed: Any
    ) -> None:
        facts, words = proposal_of(service, url="https://a.example"), proposal_of(asked(fixed), alert="Nieuw.")
        editor = self.as_member(client, "Redacteuren", django_user_model)

        decide(editor, facts)
        seen = decide(editor, words)

        assert [proposal.state for proposal in Proposal.objects.order_by("pk")] == ["approved", "waiting"]
        assert (seen.status, "Vraag iemand die mag publiceren." in seen.html) == (422, True)

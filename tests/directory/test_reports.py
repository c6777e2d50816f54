"""The form behind "Klopt dit niet?": what somebody says is wrong is stored, passed on once and found out in time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from core.models import OutboxMessage
from core.services.mail import send_due
from directory.models import Report
from directory.reports.days import working_days_after
from tests.support.hostile import ATTACK
from tests.support.html import PageView, view
from tests.support.pages import make_page
from tests.support.reports import REPORTER, add_owner, make_entry, report, report_url

MONDAY, WEDNESDAY = date(2031, 3, 10), date(2031, 3, 12)


def receivers() -> list[str]:
    """To whom the outbox mails."""
    return sorted(OutboxMessage.objects.values_list("to", flat=True))


@pytest.mark.parametrize(
    ("day", "number", "due"),
    [
        (date(2031, 3, 5), 3, date(2031, 3, 10)),
        (date(2031, 3, 7), 1, MONDAY),
        (date(2031, 3, 8), 1, MONDAY),
        (date(2031, 4, 11), 1, date(2031, 4, 15)),  # the Monday between is Easter Monday
        (date(2031, 12, 24), 1, date(2031, 12, 29)),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(day: date, number: int, due: date) -> None:
    assert working_days_after(day, number) == due


class TestSending:
    """A report of a person."""

    @pytest.mark.parametrize(
        ("kind", "due"), [("contact", WEDNESDAY), ("hours", WEDNESDAY), ("gone", MONDAY), ("other", WEDNESDAY)]
    )
    def test_is_stored_with_its_day(self, kind: str, due: date, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)

        answer = report(client, friday, report_url(page), kind=kind, text="Het is nummer 4.", email=REPORTER)

        assert (answer.status_code, answer.headers["Location"]) == (
            303,
            f"{report_url(page)}?verzonden={kind}#inhoud",
        )
        made = Report.objects.get()
        assert (made.service, made.kind, made.text, made.email) == (page.service, kind, "Het is nummer 4.", REPORTER)
        assert (made.language, made.due_on, made.is_open) == ("nl", due, True)
        assert answer.cookies == {}

    def test_one_choice_is_enough(self, fixed: Any, client: Any, friday: Any) -> None:
        assert report(client, friday, report_url(make_entry(fixed)), kind="gone").status_code == 303

    def test_the_team_and_the_owners_hear_of_it(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)
        add_owner(page)
        add_owner(page, "tweede@voorbeeld.example")
        add_owner(page, "geen-eigenaar@voorbeeld.example", is_owner=False)
        add_owner(make_entry(fixed, "Ander huis"), "ander@voorbeeld.example")

        report(client, friday, report_url(page), text="Het is nummer 4.", email=REPORTER)

        assert receivers() == ["eigenaar@voorbeeld.example", "team@voorbeeld.example", "tweede@voorbeeld.example"]

    def test_the_first_two_addresses_hear_it_once(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)
        names = ("Een@voorbeeld.example", "een@voorbeeld.example", "twee@voorbeeld.example", "drie@voorbeeld.example")
        for order, address in enumerate(names):
            add_owner(page, address, sort_order=order)

        report(client, friday, report_url(page), text="Het is nummer 4.")

        assert receivers() == ["een@voorbeeld.example", "team@voorbeeld.example", "twee@voorbeeld.example"]

    def test_an_owner_never_gets_the_address_of_who_said_so(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)
        add_owner(page)
        seen = report(client, friday, report_url(page), text=f"Mail mij op {REPORTER}", email=REPORTER)
        again = {field["name"]: field["value"] for field in PageView(seen).soup.select("form.form input[type=hidden]")}

        report(client, friday, report_url(page), text=f"Mail mij op {REPORTER}", email=REPORTER, seen=again["seen"])

        row = OutboxMessage.objects.get(to="eigenaar@voorbeeld.example")
        assert REPORTER not in f"{row.subject} {row.text_body} {row.html_body} {row.headers}"
        assert "Dat delen wij niet" in row.text_body
        assert row.headers == {"Reply-To": "team@voorbeeld.example"}
        assert REPORTER in OutboxMessage.objects.get(to="team@voorbeeld.example").text_body

    def test_mails_say_what_is_wrong_and_where_to_go(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)
        add_owner(page)

        report(client, friday, report_url(page), kind="hours", text=f"Nu tot vier uur {ATTACK}", email=REPORTER)
        send_due()

        team, owner = sorted(mail.outbox, key=lambda row: row.to != ["team@voorbeeld.example"])
        made = Report.objects.get()
        assert team.subject == f"Sociale kaart, melding {made.pk}: De openingstijden kloppen niet"
        words = ["Inloop De Boei", "12 maart 2031", f"/admin/snippets/directory/report/edit/{made.pk}/", ATTACK]
        assert [text for text in words if text not in team.body] == []
        assert [text for text in ["Beste Anouk", "Inloop De Boei", "vier uur"] if text not in owner.body] == []
        assert [row for row in OutboxMessage.objects.all() if "<script>" in row.html_body] == []

    def test_no_subject_tells_which_help(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed, "Opvang De Schuilhut", sensitive=True)
        add_owner(page)

        report(client, friday, report_url(page), text="Gesloten", email=REPORTER)

        subjects = list(OutboxMessage.objects.values_list("subject", flat=True))
        assert len(subjects) == 2
        assert [subject for subject in subjects if "Schuilhut" in subject or "onveilig" in subject.lower()] == []

    def test_twice_the_same_press_is_one_report(self, fixed: Any, client: Any, friday: Any) -> None:
        url = report_url(make_entry(fixed))
        stamp = view(client, url).soup.find("input", {"name": "stamp"})["value"]
        friday.shift(10)

        answers = [
            client.post(url, {"kind": "gone", "stamp": stamp}, headers={"origin": "http://testserver"}).status_code
            for _press in range(3)
        ]

        assert (answers, Report.objects.count(), receivers()) == ([303] * 3, 1, ["team@voorbeeld.example"])

    @pytest.mark.parametrize("address", ["", "niets"])
    def test_a_mail_that_can_not_be_written_costs_no_report(
        self, address: str, fixed: Any, client: Any, friday: Any, settings: Any, caplog: Any
    ) -> None:
        settings.CONTACT_EMAIL = address
        page = make_entry(fixed)

        assert report(client, friday, report_url(page), text="Koffie", email=REPORTER).status_code == 303

        assert (Report.objects.count(), receivers()) == (1, [])
        assert [word for word in ("Koffie", REPORTER) if word in caplog.text] == []

    def test_help_that_stopped_meanwhile_can_still_be_reported(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed, status="defunct")

        assert report(client, friday, report_url(page), kind="gone").status_code == 303


class TestEqualReports:
    """The same from more people is more urgent."""

    def test_brings_the_day_forward(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)
        other = make_entry(fixed, "Ander huis")
        for url, kind in [(page, "contact"), (page, "hours"), (other, "contact")]:
            report(client, friday, report_url(url), kind=kind)
        assert list(Report.objects.values_list("due_on", flat=True)) == [WEDNESDAY] * 3

        report(client, friday, report_url(page), kind="contact", text="Klopt al weken niet")

        same = Report.objects.filter(service=page.service, kind="contact")
        assert list(same.values_list("due_on", flat=True)) == [MONDAY] * 2
        assert list(Report.objects.exclude(pk__in=same).values_list("due_on", flat=True)) == [WEDNESDAY] * 2

    def test_tells_the_owner_once_as_long_as_it_is_open(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)
        add_owner(page)
        for text in ("Een", "Twee"):
            report(client, friday, report_url(page), text=text)
        assert receivers() == ["eigenaar@voorbeeld.example", *["team@voorbeeld.example"] * 2]

        Report.objects.update(outcome="changed", closed_at="2031-03-07T12:00Z")
        report(client, friday, report_url(page), text="Drie")

        assert receivers() == [*["eigenaar@voorbeeld.example"] * 2, *["team@voorbeeld.example"] * 3]


class TestMistakes:
    """422 with all answers kept; robots and lost pages."""

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ({"kind": ""}, "Kies wat er niet klopt."),
            ({"kind": "<b>"}, "Kies één van de antwoorden."),
            ({"kind": "other"}, "Schrijf hier wat er niet klopt."),
            ({"email": "melder.voorbeeld"}, "Er mist een @."),
            ({"text": "a" * 1001}, "Dit is te lang."),
            ({"text": "Bel 06 12345678"}, "Is dit van een persoon: 06 12345678?"),
        ],
    )
    def test_says_what_to_do(self, answers: dict[str, str], words: str, fixed: Any, client: Any, friday: Any) -> None:
        answer = report(client, friday, report_url(make_entry(fixed)), **answers)

        seen = PageView(answer)
        assert (answer.status_code, Report.objects.count()) == (422, 0)
        assert words in seen.soup.select_one(".errors").get_text()
        assert seen.soup.title.get_text().split() == ["Fout:", "Klopt", "dit", "niet?", "|", "WEL", "in", "Flevoland"]

    def test_keeps_the_answers(self, fixed: Any, client: Any, friday: Any) -> None:
        answer = report(client, friday, report_url(make_entry(fixed)), text=f"Dicht {ATTACK}", email="a b@c.example")

        soup = PageView(answer).soup
        assert soup.select_one("input[name=kind][checked]")["value"] == "contact"
        assert soup.select_one("textarea").get_text().strip() == f"Dicht {ATTACK}"
        assert soup.select_one("input[name=email]")["value"] == "a b@c.example"

    def test_a_robot_hears_thanks_and_nothing_is_kept(self, fixed: Any, client: Any, friday: Any) -> None:
        answer = report(client, friday, report_url(make_entry(fixed)), website="https://spam.example")

        assert (answer.status_code, Report.objects.count(), receivers()) == (303, 0, [])

    def test_a_form_of_another_site_and_a_flood_are_stopped(self, fixed: Any, client: Any, friday: Any) -> None:
        url = report_url(make_entry(fixed))

        foreign = client.post(url, {"kind": "gone"}, headers={"origin": "https://elders.example"})
        codes = [client.post(url, {}, headers={"origin": "http://testserver"}).status_code for _try in range(11)]

        assert (foreign.status_code, Report.objects.count()) == (403, 0)
        assert codes == [*[422] * 10, 429]

    @pytest.mark.parametrize("number", ["999999999", "0", "abc", "12345678901"])
    def test_an_unknown_number_is_not_found(self, number: str, home: Any, client: Any) -> None:
        assert client.get(f"/klopt-dit-niet/{number}/").status_code == 404

    def test_a_draft_and_another_type_of_page_are_not_found(self, fixed: Any, client: Any) -> None:
        draft = make_page("directory.ServicePage", fixed("/hulp/"), title="Geheim concept", live=False)

        codes = [client.get(report_url(page)).status_code for page in (draft, fixed("/hulp/"))]

        assert codes == [404, 404]

    def test_words_for_a_page_that_went_are_given_back(self, fixed: Any, client: Any, friday: Any) -> None:
        page = make_entry(fixed)
        url = report_url(page)
        view(client, url)
        page.unpublish()

        answer = client.post(url, {"kind": "gone", "text": "De deur is dicht"}, headers={"origin": "http://testserver"})

        assert (answer.status_code, Report.objects.count()) == (410, 0)
        assert "De deur is dicht" in PageView(answer).text

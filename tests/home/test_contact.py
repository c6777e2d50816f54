"""The contact form: what a visitor sends is stored and mailed once, and what a robot sends is not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Locale

from core.models import HelpLine, OutboxMessage
from core.services.mail import send_due
from home.models import ContactMessage
from tests.support.contact import ANSWERS, NOW, fill_in, send, stamp_of
from tests.support.hostile import ATTACK
from tests.support.html import PageView, view
from tests.support.languages import make_translation

pytestmark = pytest.mark.usefixtures("clock")


def errors_of(response: Any) -> list[str]:
    """What the summary on top of the form says."""
    return [" ".join(row.get_text().split()) for row in PageView(response).soup.select(".errors li")]


class TestSending:
    """A message of a person."""

    def test_is_stored_and_mailed(self, client: Any, clock: Any) -> None:
        response = fill_in(client, clock)

        assert (response.status_code, response.headers["Location"]) == (303, "/contact/?verzonden=ja#inhoud")
        message = ContactMessage.objects.get()
        assert {name: getattr(message, name) for name in ANSWERS} == ANSWERS
        assert (message.language, message.created_at) == ("nl", NOW + timedelta(seconds=10))
        row = OutboxMessage.objects.get()
        assert (row.to, row.template, row.headers) == (
            "team@voorbeeld.example",
            "contact/message",
            {"Reply-To": "ria@voorbeeld.example"},
        )
        assert row.dedupe_key == f"contact:{message.pk}"

    @pytest.mark.parametrize(
        ("message", "numbers"),
        [
            ("Ik wil dood", ["08000113", "112", "08002000"]),
            ("Mijn man slaat mij", ["08002000", "112", "08000113"]),
            ("Waar is koffie?", []),
        ],
    )
    def test_words_of_danger_are_sent_and_help_lines_stand_above_the_thanks(
        self, message: str, numbers: list[str], client: Any, clock: Any
    ) -> None:
        for order, tel in enumerate(("112", "08000113", "08002000")):
            HelpLine.objects.create(
                locale=Locale.get_default(), name=tel, number=tel, tel=tel, description="Bel.", order=order
            )

        response = fill_in(client, clock, message=message)

        assert ContactMessage.objects.get().message == message
        assert OutboxMessage.objects.get().subject.startswith("Lees dit eerst: ") is bool(numbers)
        seen = view(client, response.headers["Location"].removesuffix("#inhoud"))
        assert [link["href"].removeprefix("tel:") for link in seen.soup.select("main .crisis a[href^=tel]")] == numbers

    def test_words_of_danger_in_a_form_with_a_fault_show_the_help_lines_too(self, client: Any, clock: Any) -> None:
        HelpLine.objects.create(locale=Locale.get_default(), name="112", number="112", tel="112", description="Bel.")

        response = fill_in(client, clock, message="Ik wil dood", email="fout")

        assert response.status_code == 422
        seen = PageView(response)
        assert seen.soup.select_one("textarea").get_text().strip() == "Ik wil dood"
        assert len(seen.soup.select("main .crisis a[href='tel:112']")) == 1

    def test_mail_holds_the_answers(self, client: Any, clock: Any) -> None:
        fill_in(client, clock)

        send_due()

        (sent,) = mail.outbox
        assert (sent.subject, sent.reply_to) == ("Contactformulier: Ik heb een vraag (Ria)", ["ria@voorbeeld.example"])
        words = ["Hulp vinden", "Ria", "ria@voorbeeld.example", "Waar kan ik koffie drinken?", "90 dagen"]
        assert [text for text in words if text not in sent.body] == []

    def test_needs_only_a_subject_and_a_message(self, client: Any, clock: Any) -> None:
        assert fill_in(client, clock, about="", name="", email="").status_code == 303

        assert OutboxMessage.objects.get().headers == {}
        assert "niet ingevuld, dus geen antwoord nodig" in OutboxMessage.objects.get().text_body

    def test_thanks(self, client: Any, fixed: Any) -> None:
        seen = view(client, "/contact/", verzonden="ja")

        assert (seen.headings, seen.noindex) == (["Dank u wel"], True)
        assert "Wij hebben uw bericht." in seen.text
        assert seen.main.find("form") is None

    def test_thanks_in_the_words_of_an_editor(self, client: Any, fixed: Any) -> None:
        page = fixed("/contact/")
        page.thanks = f"Tot gauw. {ATTACK}"
        page.save_revision().publish()

        assert page.thanks in view(client, "/contact/", verzonden="ja").text

    def test_twice_the_same_press_is_one_message(self, client: Any, clock: Any) -> None:
        stamp = stamp_of(client)
        clock.shift(10)

        answers = [send(client, stamp).status_code for _press in range(3)]

        assert answers == [303] * 3
        assert (ContactMessage.objects.count(), OutboxMessage.objects.count()) == (1, 1)

    def test_the_same_words_on_another_day_are_another_message(self, client: Any, clock: Any) -> None:
        fill_in(client, clock)
        fill_in(client, clock)

        assert (ContactMessage.objects.count(), OutboxMessage.objects.count()) == (2, 2)

    def test_without_an_address_of_the_team_it_is_kept(
        self, client: Any, clock: Any, settings: Any, caplog: Any
    ) -> None:
        settings.CONTACT_EMAIL = ""

        assert fill_in(client, clock).status_code == 303

        assert (ContactMessage.objects.count(), OutboxMessage.objects.count()) == (1, 0)
        assert "CONTACT_EMAIL is empty" in caplog.text
        assert "koffie" not in caplog.text

    @pytest.mark.parametrize("address", ["team@intranet", "niets"])
    def test_an_address_that_can_not_be_mailed_costs_no_message(
        self, address: str, client: Any, clock: Any, settings: Any, caplog: Any
    ) -> None:
        settings.CONTACT_EMAIL = address

        assert fill_in(client, clock).status_code == 303

        assert (ContactMessage.objects.count(), OutboxMessage.objects.count()) == (1, 0)
        assert "is stored but not mailed: ValidationError" in caplog.text
        assert "koffie" not in caplog.text
        assert address not in caplog.text

    def test_in_english(self, client: Any, clock: Any) -> None:
        response = fill_in(client, clock, "/en/contact/")

        assert response.headers["Location"] == "/en/contact/?verzonden=ja#inhoud"
        assert ContactMessage.objects.get().language == "en"
        assert OutboxMessage.objects.get().language == "nl"
        assert "Iemand schreef ons" in OutboxMessage.objects.get().text_body

    def test_a_translated_contact_page_takes_messages_too(self, client: Any, clock: Any, fixed: Any) -> None:
        make_translation(fixed("/contact/"), title="Get in touch")

        assert view(client, "/en/contact/").headings == ["Get in touch"]
        assert fill_in(client, clock, "/en/contact/").status_code == 303
        assert ContactMessage.objects.count() == 1

    def test_a_translation_at_another_address_is_led_to(self, client: Any, clock: Any, fixed: Any) -> None:
        make_translation(fixed("/contact/"), title="Get in touch", slug="get-in-touch")

        answer = client.get("/en/contact/")

        assert (answer.status_code, answer.headers["Location"]) == (302, "/en/get-in-touch/")


class TestMistakes:
    """422 with all answers kept."""

    def test_an_empty_form(self, client: Any, clock: Any) -> None:
        response = fill_in(client, clock, subject="", message=" ", about="", name="", email="")

        assert response.status_code == 422
        assert errors_of(response) == [
            "Waar gaat uw bericht over? Kies waar uw bericht over gaat.",
            "Wat wilt u ons vertellen? Schrijf hier uw bericht.",
        ]
        assert PageView(response).soup.title.get_text().startswith("Fout:")
        assert not ContactMessage.objects.exists()
        assert not OutboxMessage.objects.exists()

    def test_answers_stay(self, client: Any, clock: Any) -> None:
        seen = PageView(fill_in(client, clock, email="ria", message=ATTACK))

        assert seen.status == 422
        assert seen.soup.find("textarea", {"name": "message"}).get_text().strip() == ATTACK
        assert seen.soup.find("input", {"name": "name"})["value"] == "Ria"
        assert seen.soup.find("input", {"name": "subject", "checked": True})["value"] == "question"
        assert "<script>alert" not in seen.html

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ({"email": "ria"}, "Er mist een @."),
            ({"email": "ria @voorbeeld.example"}, "Er staat een spatie in het adres."),
            ({"email": "ria@"}, "Dit adres klopt niet."),
            ({"subject": "spam"}, "Kies één van de antwoorden."),
            ({"message": "x" * 4001}, "Dit is te lang."),
            ({"name": "x" * 101}, "Dit is te lang."),
            ({"about": "x" * 301}, "Dit is te lang."),
        ],
    )
    def test_says_what_to_do(self, client: Any, clock: Any, answers: dict[str, str], words: str) -> None:
        response = fill_in(client, clock, **answers)

        (row,) = errors_of(response)
        assert (response.status_code, words in row) == (422, True)
        assert not ContactMessage.objects.exists()

    def test_a_message_of_just_the_right_length(self, client: Any, clock: Any) -> None:
        assert fill_in(client, clock, message="x" * 3998 + "\r\ny").status_code == 303
        assert len(ContactMessage.objects.get().message) == 4000

    def test_too_fast_then_again(self, client: Any, clock: Any) -> None:
        stamp = stamp_of(client)
        clock.shift(2)

        early = send(client, stamp)
        clock.shift(1)
        again = send(client, str(PageView(early).soup.find("input", {"name": "stamp"})["value"]))

        assert (early.status_code, again.status_code) == (422, 303)
        assert errors_of(early) == ["Dat ging heel snel. Verstuur het formulier nog een keer."]

    @pytest.mark.parametrize("stamp", ["", "verzonnen", "\0"])
    def test_without_a_stamp_of_ours_then_again(self, client: Any, clock: Any, stamp: str) -> None:
        refused = send(client, stamp)
        clock.shift(10)
        again = send(client, str(PageView(refused).soup.find("input", {"name": "stamp"})["value"]))

        assert (refused.status_code, again.status_code) == (422, 303)
        assert errors_of(refused)[0].startswith("Dit formulier stond lang open.")


class TestRobots:
    """Nothing is kept, and the robot does not learn why."""

    def test_a_field_that_nobody_sees(self, client: Any, clock: Any) -> None:
        response = fill_in(client, clock, website="https://kwaad.example")

        assert (response.status_code, response.headers["Location"]) == (303, "/contact/?verzonden=ja#inhoud")
        assert not ContactMessage.objects.exists()
        assert not OutboxMessage.objects.exists()

    def test_words_of_danger_in_it_still_get_the_help_lines(self, client: Any, clock: Any) -> None:
        response = fill_in(client, clock, website="door de browser ingevuld", message="Ik wil dood")

        assert response.headers["Location"] == "/contact/?verzonden=ja&praten=2#inhoud"

    @pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\0", "\u2028"])
    def test_no_header_can_be_slipped_in(self, client: Any, clock: Any, end: str) -> None:
        attack = f"Ria{end}Bcc: iedereen@voorbeeld.example"
        fill_in(client, clock, name=attack, about=attack)

        send_due()

        (sent,) = mail.outbox
        assert sent.recipients() == ["team@voorbeeld.example"]
        assert "\n" not in sent.subject
        assert "Bcc" not in sent.message()

    @pytest.mark.parametrize("end", ["\r\n", "\n", ","])
    def test_no_second_address_can_be_slipped_in(self, client: Any, clock: Any, end: str) -> None:
        response = fill_in(client, clock, email=f"ria@voorbeeld.example{end}Bcc:iedereen@voorbeeld.example")

        assert response.status_code == 422
        assert not OutboxMessage.objects.exists()

    def test_a_form_of_another_site(self, client: Any, clock: Any) -> None:
        stamp = stamp_of(client)
        clock.shift(10)

        response = client.post("/contact/", {**ANSWERS, "stamp": stamp}, headers={"sec-fetch-site": "cross-site"})

        assert (response.status_code, ContactMessage.objects.count()) == (403, 0)


def test_the_form_is_in_no_shared_cache_and_sets_no_cookie(client: Any) -> None:
    response = client.get("/contact/")

    assert "private" in response.headers["Cache-Control"]
    assert response.cookies == {}


def test_other_pages_take_no_forms() -> None:
    browser = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})

    assert browser.post("/over/", ANSWERS).status_code == 405
    assert browser.post("/contact/", {**ANSWERS, "stamp": ""}).status_code == 422

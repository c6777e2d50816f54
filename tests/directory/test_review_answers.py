"""What an owner sees behind the link, and answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models.mail import OutboxMessage
from directory.models import Closure, Contact, Review, Service, Succession
from directory.reviews.rounds import RunReport, run
from tests.support.html import PageView, view
from tests.support.owners import OWNER, add_owner, asked, deliver, form_data, link_of, make_entry, post, tomorrow
from tests.support.services import add_hours, add_place

pytestmark = pytest.mark.usefixtures("clock")


def entry() -> Service:
    return Service.objects.get(name="De Boot")


def outcomes() -> list[str]:
    return list(Review.objects.order_by("pk").values_list("outcome", flat=True))


class TestOverview:
    """GET shows, POST acts."""

    def test_shows_the_facts_and_four_answers(self, link: str, client: Any) -> None:
        seen = view(client, link)

        assert (seen.status, seen.noindex, seen.headings) == (200, True, ["Klopt dit nog?"])
        assert seen.response.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
        assert [part in seen.text for part in ("0320 21 22 33", "info@boot.example", "De Boot")] == [True] * 3
        assert [address.removeprefix(link) for address in seen.links if address.startswith(link)] == [
            f"{entry().pk}/{name}/" for name in ("wijzigen", "dicht", "doorgeven")
        ]
        assert seen.soup.find("button", {"name": "item"})["value"] == str(entry().pk)
        assert seen.response.cookies == {}

    def test_reading_changes_nothing(self, link: str, client: Any) -> None:
        for _time in range(3):
            client.get(link)
            client.head(link)

        assert (outcomes(), entry().assured_date) == ([""], date(2030, 3, 1))

    def test_all_is_right(self, link: str, client: Any) -> None:
        answered = post(client, link, item=entry().pk)

        assert (answered.status_code, answered.url) == (303, f"{link}?klaar=ja#item-{entry().pk}")
        assert (outcomes(), entry().assured_date) == (["correct"], date(2031, 3, 3))
        assert entry().assured_by == "Stichting Voorbeeld"
        assert run() == RunReport()

    def test_the_name_of_a_person_is_not_told(self, link: str, client: Any) -> None:
        post(client, link, item=entry().pk)

        assert "Bo de Baas" not in view(client, entry().pages.get().url).html

    def test_a_round_takes_one_answer(self, link: str, client: Any) -> None:
        post(client, link, item=entry().pk)
        answered = post(client, f"{link}{entry().pk}/dicht/", kind="stopped", from_day="2031-03-03", zeker="ja")
        seen = view(client, link)

        assert (answered.status_code, Closure.objects.count(), entry().status) == (409, 0, "active")
        assert "Hierop is geantwoord: Alles klopt" in seen.text
        assert "0320 21 22 33" not in seen.html

    def test_all_is_right_for_all(self, link: str, fixed: Any, client: Any, clock: Any) -> None:
        asked(fixed)
        run()
        clock.shift(timedelta(days=1))
        run()
        both = link_of()
        waiting = len(view(client, both).soup.find_all("section", id=True))

        post(client, both, item="alle")

        assert waiting == 1  # the mail of today is about the new entry only
        assert sorted(outcomes()) == ["", "correct"]

    def test_an_answer_for_all_takes_every_entry_of_the_mail(self, fixed: Any, client: Any) -> None:
        for _number in range(3):
            asked(fixed, "veel@a.example")
        asked(fixed, "ander@a.example")
        run()

        post(client, link_of("veel@a.example"), item="alle")

        assert sorted(outcomes()) == ["", *["correct"] * 3]

    def test_as_many_queries_for_three_entries_as_for_one(self, fixed: Any, client: Any) -> None:
        counts = []
        for number in (1, 3):
            for _entry in range(number):
                service = asked(fixed, f"n{number}@a.example", phones=("0320 11 22 33",))
                add_place(service)
                add_hours(service, "MO TU", "09:00", "12:00", location=service.places.get().location)
            run()
            path = link_of(f"n{number}@a.example")
            client.get(path)
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            counts.append(len(captured))

        assert counts == [14, 14]


class TestWhoMayNot:
    """A link opens what its owner keeps at this moment, and nothing else."""

    @pytest.fixture
    def other(self, fixed: Any) -> Service:
        """An entry of somebody else, and one that is not published."""
        make_entry(fixed, "ander@b.example", live=False, name="Geheim plan", email="geheim@b.example")
        found: Service = asked(fixed, "ander@b.example", name="Van een ander", email="ander-info@b.example")
        return found

    def test_the_form_of_somebody_else(self, link: str, other: Service, client: Any) -> None:
        run()
        hidden = Service.objects.get(name="Geheim plan")
        for service in (other, hidden):
            for name in ("wijzigen", "dicht", "doorgeven"):
                seen = client.get(f"{link}{service.pk}/{name}/")
                assert (seen.status_code, seen.url) == (303, f"{link}?klaar=nee#inhoud")
            post(client, link, item=service.pk)
            post(client, f"{link}{service.pk}/dicht/", kind="stopped", from_day="2031-03-03", zeker="ja")
        html = view(client, link).html

        assert [word in html for word in ("Van een ander", "Geheim plan", "info@b.example")] == [False] * 3
        assert (sorted(outcomes()), Closure.objects.count()) == (["", ""], 0)

    def test_who_is_no_owner_any_more(self, link: str, client: Any) -> None:
        Contact.objects.update(is_owner=False)
        seen = view(client, link)
        post(client, link, item=entry().pk)

        assert (seen.status, "De Boot" in seen.html, outcomes()) == (200, False, [""])

    def test_an_entry_that_is_taken_off_line_shows_no_facts(self, link: str, client: Any) -> None:
        entry().pages.get().unpublish()

        assert "0320 21 22 33" not in view(client, link).html

    def test_a_secret_address_is_not_shown(self, link: str, client: Any) -> None:
        add_place(entry(), address_1="Geheimlaan 7", city="Nergenshuizen", address_is_secret=True)

        for path in (link, f"{link}{entry().pk}/wijzigen/"):
            html = view(client, path).html
            assert [word in html for word in ("Geheimlaan", "Nergenshuizen")] == [False, False]

    def test_a_form_from_another_site_does_nothing(self, link: str, client: Any) -> None:
        answered = client.post(link, {"item": entry().pk}, headers={"sec-fetch-site": "cross-site"})

        assert (answered.status_code, outcomes()) == (403, [""])


class TestClosing:
    """Public at once; an editor looks afterwards."""

    def test_a_stop_is_public_at_once(self, link: str, client: Any) -> None:
        answered = post(client, f"{link}{entry().pk}/dicht/", kind="stopped", from_day="2031-03-03", zeker="ja")

        closure = Closure.objects.get()
        assert (answered.status_code, entry().status, outcomes()) == (303, "defunct", ["closed"])
        assert (closure.due_on, closure.checked_at) == (date(2031, 3, 5), None)
        assert "0320 21 22 33" not in view(client, entry().pages.get().url).html

    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ({"kind": "stopped", "from_day": "2031-03-03"}, "Uw item gaat meteen van de kaart."),
            ({"kind": "stopped", "from_day": "2031-04-03"}, "Uw item gaat op 3 april 2031 van de kaart."),
            ({"kind": "temporary", "from_day": "2031-03-03"}, "tot u ons zegt dat u weer open bent"),
            (
                {"kind": "temporary", "from_day": "2031-04-03", "reopens_on": "2031-05-01"},
                "Bij uw item staat vanaf 3 april 2031: Tijdelijk dicht. Op 1 mei 2031 staat het vanzelf weer open.",
            ),
        ],
    )
    def test_first_it_says_what_will_happen(self, link: str, client: Any, told: dict[str, str], words: str) -> None:
        path = f"{link}{entry().pk}/dicht/"

        asked_first = PageView(post(client, path, **told))

        assert (asked_first.status, words in asked_first.text) == (200, True)
        assert (entry().status, Closure.objects.count(), outcomes()) == ("active", 0, [""])
        back = PageView(post(client, path, **form_data(asked_first), terug="ja"))
        assert back.soup.find("input", {"name": "from_day"})["value"] == told["from_day"]
        assert back.soup.find("input", {"name": "kind", "checked": True})["value"] == told["kind"]
        sure = post(client, path, **form_data(asked_first), zeker="ja")
        assert (sure.status_code, Closure.objects.get().kind) == (303, told["kind"])

    def test_who_stops_does_not_open_again(self, link: str, client: Any) -> None:
        told = {"kind": "stopped", "from_day": "2031-03-03", "reopens_on": "2031-03-09", "zeker": "ja"}

        seen = PageView(post(client, f"{link}{entry().pk}/dicht/", **told))

        assert (seen.status, "U zei dat u stopt." in seen.text, Closure.objects.count()) == (422, True, 0)

    def test_visitors_read_when_it_opens_again(self, link: str, client: Any) -> None:
        path = f"{link}{entry().pk}/dicht/"
        post(client, path, kind="temporary", from_day="2031-03-03", reopens_on="2031-03-20", zeker="ja")

        assert (
            "Tijdelijk dicht. Bel eerst, of kijk bij andere hulp. Weer open op 20 maart 2031."
            in view(client, entry().pages.get().url).text
        )

    def test_closed_for_a_while_and_open_again(self, link: str, client: Any, clock: Any) -> None:
        path = f"{link}{entry().pk}/dicht/"
        post(client, path, kind="temporary", from_day="2031-03-05", reopens_on="2031-03-20", zeker="ja")

        states = []
        for days in (0, 1, 1, 14, 1):
            clock.shift(timedelta(days=days))
            run()
            states.append(entry().status)
        assert states == ["active", "active", "temporarily closed", "temporarily closed", "active"]

    def test_faults_are_named_and_answers_stay(self, link: str, client: Any) -> None:
        path = f"{link}{entry().pk}/dicht/"
        seen = PageView(
            post(client, path, kind="temporary", from_day="2031-03-05", reopens_on="2031-03-01", zeker="ja")
        )

        assert (seen.status, outcomes()) == (422, [""])
        assert "Deze dag komt voor de dag dat u dicht gaat. Draai ze om." in seen.text
        assert seen.soup.find("input", {"name": "from_day"})["value"] == "2031-03-05"
        assert "Kies wat er aan de hand is." in PageView(post(client, path, from_day="2031-03-05")).text
        assert (
            "Dit is geen dag die wij kennen." in PageView(post(client, path, kind="stopped", from_day="gisteren")).text
        )
        assert "te ver weg" in PageView(post(client, path, kind="stopped", from_day="0231-03-05")).text


class TestSuccession:
    """A named successor says yes by mail; until then the old owner stays."""

    @pytest.fixture
    def named(self, link: str, client: Any) -> str:
        """The link that the successor got."""
        post(client, f"{link}{entry().pk}/doorgeven/", name="Sam", address="sam@boot.example")
        return link_of("sam@boot.example")

    def owners(self) -> list[str]:
        return list(entry().contacts.filter(is_owner=True).values_list("email", flat=True))

    def test_until_then_the_old_owner_stays(self, link: str, named: str, client: Any) -> None:
        seen = view(client, named)

        assert (seen.status, "De Boot" in seen.text, self.owners()) == (200, True, [OWNER])
        assert "U noemde een opvolger." in view(client, link).text
        assert outcomes() == [""]

    def test_yes_makes_the_successor_the_owner(self, link: str, named: str, client: Any) -> None:
        answered = post(client, named)

        assert (answered.status_code, self.owners()) == (303, ["sam@boot.example"])
        assert view(client, answered.url).headings == ["Dank u wel"]
        assert list(entry().contacts.filter(is_owner=False).values_list("email", flat=True)) == [OWNER]
        assert view(client, link_of("sam@boot.example")).headings == ["Klopt dit nog?"]
        assert "De Boot" not in view(client, link).text
        spent = PageView(post(client, named))
        assert (spent.status, spent.main.find("a", class_="btn").get_text()) == (410, "Vraag een nieuwe link")
        assert spent.main.find("a", class_="btn")["href"] == f"/hulp-bijhouden/werkt-u-hier/{entry().uuid}/"

    def test_silence_comes_on_the_call_list(self, named: str, clock: Any) -> None:
        deliver()

        assert [tomorrow(clock, days).to_call for days in (13, 1)] == [0, 1]
        assert Review.objects.get().call_reason == "successor"

    def test_a_second_owner_is_asked_on(self, link: str, named: str, clock: Any) -> None:
        add_owner(entry(), "twee@boot.example")

        assert tomorrow(clock).mails == 1
        assert OutboxMessage.objects.filter(to="twee@boot.example").count() == 1

    def test_faults_are_named(self, link: str, client: Any) -> None:
        seen = PageView(post(client, f"{link}{entry().pk}/doorgeven/", name="", address="sam"))

        assert (seen.status, Succession.objects.count()) == (422, 0)
        assert ["Schrijf op wie er nu over gaat." in seen.text, "Er mist een @." in seen.text] == [True, True]

"""The page of an entry, and the page above the list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from directory.models import CostOption, Phone
from tests.support.contracts import FixedPageContract, PageContract
from tests.support.hostile import ATTACK
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.services import add_hours, add_place, make_service

SECRET = {"name": "Blijf-van-mijn-lijf", "address_1": "Geheimlaan 7", "postal_code": "8888 ZZ", "city": "Nergenshuizen"}


class TestServicePage(PageContract):
    """The words of an entry with its facts."""

    label = "directory.ServicePage"
    parent = "/hulp/"
    parents = {"directory.DirectoryIndexPage"}
    full = {
        "what": "<p>Een kop koffie en een gesprek.</p>",
        "for_whom": "<p>Voor iedereen van 18 jaar en ouder.</p>",
        "cost": "<p>U betaalt niets.</p>",
        "how": "<p>Loop gewoon binnen.</p>",
        "alert": "Dicht in de kerstvakantie.",
    }
    shown = [
        "Wat is het? Een kop koffie en een gesprek.",
        "Voor wie? Voor iedereen van 18 jaar en ouder.",
        "Wat kost het? U betaalt niets.",
        "Hoe meldt u zich aan? Loop gewoon binnen.",
        "Dicht in de kerstvakantie.",
        "Stichting Voorbeeld",
        "Nog niet gecontroleerd, vraag het eerst na",
    ]
    warm = 9
    cold = 24

    def admin_answers(self) -> dict[str, Any]:
        """The facts that the page tells."""
        return {"service": str(make_service(url="https://voorbeeld.example/").pk)}

    def make(self, fixed: Any, **values: Any) -> Any:
        """An entry that somebody can reach."""
        return super().make(fixed, **{"service": make_service(url="https://voorbeeld.example/"), **values})

    @time_machine.travel("2031-03-15 12:00+01:00", tick=False)
    def test_shows_every_fact(self, fixed: Any, client: Any) -> None:
        service = make_service(
            phones=("0320 21 22 33",),
            languages=("nl", "ar"),
            forms=("thuis", "groep"),
            costs=("bijdrage",),
            referral="required",
            wait_time="twee weken",
            email="inloop@voorbeeld.example",
            url="https://voorbeeld.example/inloop",
            assured_date=date(2031, 2, 1),
            assured_by="de redactie",
        )
        service.phones.update(description="Ria neemt op")
        service.cost_options.update(amount_description="2 euro per keer")
        place = add_place(service, wheelchair="yes", hearing_loop="no", transportation="Bus 141, halte Haven")
        add_hours(service, "MO TU", "09:00", "17:00", location=place)

        seen = view(client, self.make(fixed, service=service).url)

        facts = [
            "0320 21 22 33",
            "Ria neemt op",
            "Langskomen: Het Huis Maandag en dinsdag 9.00 tot 17.00 uur",
            "Het Huis Dorpsstraat 1 8321 AB Urk Bus 141, halte Haven",
            "inloop@voorbeeld.example",
            "Nederlands, Arabisch",
            "Eigen bijdrage: 2 euro per keer",
            "Verwijzing nodig",
            "Bij u thuis",
            "In een groep",
            "twee weken",
            "Het Huis: met een rolstoel: ja",
            "Ringleiding: nee",
            "Gecontroleerd in februari 2031",
            "de redactie",
        ]
        assert [fact for fact in facts if fact not in seen.text] == []
        for link in ("tel:0320212233", "mailto:inloop@voorbeeld.example", "https://voorbeeld.example/inloop"):
            assert link in seen.links

    def test_hostile_facts_stay_words(self, fixed: Any, client: Any) -> None:
        service = make_service(
            name=ATTACK, organisation=ATTACK, wait_time=ATTACK, assured_by=ATTACK, phones=("0320 1",)
        )
        service.phones.update(description=ATTACK, number="<b>0320</b>")
        place = add_place(service, name=ATTACK, address_1=ATTACK, city=ATTACK, transportation=ATTACK)
        add_hours(service, "MO", "09:00", "10:00", location=place, description=ATTACK)
        service.save()

        seen = view(client, self.make(fixed, service=service).url)
        listed = view(client, "/hulp/")

        assert (seen.status, listed.status, len(listed.card_titles)) == (200, 200, 1)
        for page in (seen, listed):
            assert "<script>alert" not in page.html
            assert page.soup.select("main b") == []

    def test_a_secret_address_is_nowhere(self, fixed: Any, client: Any) -> None:
        service = make_service()
        place = add_place(service, address_is_secret=True, **SECRET)
        add_hours(service, "MO", "09:00", "10:00", location=place)
        page = self.make(fixed, service=service)

        places = {
            "page": view(client, page.url).html,
            "list": view(client, "/hulp/").html,
            "card": str(page.card()),
            "search": str(page.search_document()),
            "digest": str(page.service.digest),
        }

        assert "Het adres is geheim. Maak eerst een afspraak." in places["page"]
        leaks = [
            (where, words)
            for where, text in places.items()
            for words in ("Geheimlaan", "8888 ZZ", "Nergenshuizen", "Blijf-van-mijn-lijf")
            if words in text
        ]
        assert leaks == []

    def test_a_place_without_an_address_is_not_shown_as_one(self, fixed: Any, client: Any) -> None:
        service = make_service()
        add_place(service, name="Chat", location_type="virtual", address_1="", postal_code="", city="")

        assert view(client, self.make(fixed, service=service).url).soup.select(".addr") == []

    def add_words(self, page: Any) -> list[str]:
        """Facts, which are kept in Dutch only."""
        service = page.service
        service.wait_time, service.assured_by = "twee lange weken", "de redactie zelf"
        service.phones = [Phone(number="0320 21 22 33", description="Ria neemt op")]
        service.cost_options = [CostOption(option="bijdrage", amount_description="2 euro per keer")]
        service.save()
        place = add_place(service, name="Het Buurthuis", transportation="Bus 141, halte Haven")
        add_hours(service, "MO", "09:00", "10:00", location=place, description="alleen in de zomer")
        return [
            *("twee lange weken", "de redactie zelf", "Ria neemt op", "2 euro per keer"),
            *("Het Buurthuis", "Bus 141, halte Haven", "alleen in de zomer", "Stichting Voorbeeld"),
        ]

    def test_facts_are_marked_as_dutch_on_a_translated_page_too(self, fixed: Any, client: Any) -> None:
        english = make_translation(self.make(fixed, title="Inloop"), title="Drop in")
        words = self.add_words(english)

        seen = view(client, english.url)

        assert seen.main.get("lang") is None
        assert {text: seen.language_of(text) for text in words} == {text: {"nl"} for text in words}

    @pytest.mark.parametrize(
        ("status", "closed", "linked"), [("active", False, True), ("temporarily closed", True, True)]
    )
    def test_status(self, fixed: Any, client: Any, status: str, closed: bool, linked: bool) -> None:
        seen = view(client, self.make(fixed, service=make_service(status=status)).url)

        assert ("Tijdelijk dicht." in seen.text) is closed
        assert (seen.linked_data is not None) is linked

    def test_nobody_is_sent_to_a_telephone_that_is_not_there(self, fixed: Any, client: Any) -> None:
        service = make_service(status="temporarily closed")
        add_place(service, address_is_secret=True)

        seen = view(client, self.make(fixed, service=service).url)

        assert "Er is geen telefoonnummer bekend. De tijden zijn niet bekend." in seen.text
        assert "bel" not in seen.text.lower().replace("bellen of langsgaan", "")

    def test_linked_data(self, fixed: Any, client: Any) -> None:
        data = view(client, self.make(fixed, title="Inloop").url).linked_data

        assert data is not None
        assert (data["@type"], data["name"]) == ("Service", "Inloop")
        assert data["provider"] == {"@type": "Organization", "name": "Stichting Voorbeeld"}

    def test_an_invented_entry_cannot_be_called(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, service=make_service(sample=True, phones=("0320 00 11 22",)))

        seen, listed = view(client, page.url), view(client, "/hulp/")

        for shown in (seen, listed):
            assert "0320 00 11 22" in shown.text
            assert "voorbeeldnummer" in shown.text
            assert [link for link in shown.links if link.startswith("tel:0320")] == []
        assert seen.linked_data is None

    def test_search_text_holds_answers_organisation_and_places(self, fixed: Any) -> None:
        service = make_service(organisation="Stichting Koffie")
        add_place(service, city="Ens")
        text = self.make(fixed, service=service, **self.full).search_text()

        assert [
            words for words in ("Een kop koffie", "Loop gewoon binnen", "Stichting Koffie", "Ens") if words not in text
        ] == []

    def test_both_languages_tell_the_same_facts(self, fixed: Any, client: Any) -> None:
        service = make_service(phones=("0320 21 22 33",))
        page = self.make(fixed, title="Inloop", slug="inloop", service=service)
        english = make_translation(page, title="Drop in", what="<p>Coffee and a talk.</p>")

        dutch_view, english_view = view(client, page.url), view(client, "/en/hulp/inloop/")

        assert (english.service, english.url) == (service, "/en/hulp/inloop/")
        assert (english_view.headings, english_view.noindex) == (["Drop in"], False)
        assert english_view.main.get("lang") is None
        service.phones.update(number="0320 99 88 77")
        for seen in (view(client, page.url), view(client, english.url)):
            assert "tel:0320998877" in seen.links
        alternates = {link["hreflang"]: link["href"] for link in dutch_view.soup.find_all("link", rel="alternate")}
        assert alternates == {
            "nl": "http://testserver/hulp/inloop/",
            "en": "http://testserver/en/hulp/inloop/",
            "x-default": "http://testserver/hulp/inloop/",
        }

    def test_as_many_queries_with_three_places_as_with_one(
        self, fixed: Any, client: Any, django_assert_num_queries: Any
    ) -> None:
        service = make_service(phones=("0320 21 22 33",))
        page = self.make(fixed, service=service)
        for number in (1, 2, 3):
            add_hours(service, "MO", "09:00", f"1{number}:00", location=add_place(service, name=f"Plek {number}"))
            client.get(page.url)
            with django_assert_num_queries(self.warm):
                assert client.get(page.url).status_code == 200


class TestDirectoryIndexPage(FixedPageContract):
    """Hulp vinden."""

    label = "directory.DirectoryIndexPage"
    path = "/hulp/"
    parents = {"home.HomePage"}
    children = {"directory.ServicePage"}
    shown = ["Zit uw hulp er niet bij?"]
    warm = 6
    cold = 21

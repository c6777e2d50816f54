"""The list for other sites: what it shows, what it keeps to itself, and that only it may stand in a frame."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from directory.embed.views import COLOURS
from directory.enums import ServiceStatus
from directory.models import Contact, Location, Organisation
from tests.support.html import PageView
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import cold_queries, warm_queries
from tests.support.services import add_place, make_service

URL = "/hulp/inbedden/urk/"


@pytest.fixture
def urk(home: Any) -> Any:
    return make_term("Gemeente", "urk", name="Urk", cbs_code="0184")


@pytest.fixture
def entry(fixed: Any, urk: Any) -> Any:
    """Makes a published entry for residents of Urk."""

    def make(title: str = "De Boot", *, area: Any = urk, **facts: Any) -> Any:
        service = make_service(phones=("0527 11 22 33",), areas=(area,) if area else ())
        for name, value in facts.items():
            setattr(service, name, value)
        service.save()
        page = make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=service, summary="Kort.")
        if area:
            add_terms(page, gemeente=area)
        return page

    return make


def titles(client: Client, path: str = URL) -> list[str]:
    return [heading.get_text(strip=True) for heading in PageView(client.get(path)).soup.select("main h2")]


def test_shows_name_number_place_check_and_licence(client: Client, entry: Any) -> None:
    add_place(entry(assured_date=timezone.localdate()).service, city="Urk")

    page = PageView(client.get(URL))
    shown = " ".join(page.soup.body.get_text(" ").split())

    for words in ("Hulp in Urk", "De Boot", "0527 11 22 33", ", Urk", "Gecontroleerd in", "CC BY 4.0"):
        assert words in shown
    assert page.soup.title.get_text() == "Hulp in Urk | WEL in Flevoland"
    assert page.soup.find("a", rel="license")["href"].startswith("https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("email", "hulp@boot.example", "Stuur een mail"),
        ("chat_url", "https://boot.example/chat", "Chat met ons"),
        ("form_url", "https://boot.example/formulier", "Meld u aan met het formulier"),
        ("url", "https://boot.example/", "Naar de website"),
    ],
)
def test_without_a_number_another_way_stands_there_and_the_state_as_in_the_list(
    fact: str, value: str, words: str, client: Client, entry: Any
) -> None:
    page = entry(intake="stop", **{fact: value})
    page.service.phones.all().delete()

    for seen in (PageView(client.get(URL)), PageView(client.get("/hulp/"))):
        assert [words in link.get_text() for link in seen.soup.select(f'.card__act a[href$="{value}"]')] == [True]
        marks = [mark.get_text(strip=True) for mark in seen.soup.select(".card .tags li")]
        assert "Neemt nu geen nieuwe mensen aan" in marks
    assert PageView(client.get(URL)).soup.select_one(".card__act a")["target"] == "_blank"


def test_ages_honestly(client: Client, entry: Any) -> None:
    entry("Oud", assured_date=timezone.localdate() - timedelta(days=800))
    entry("Nooit", assured_date=None)

    marks = [mark.get_text(strip=True) for mark in PageView(client.get(URL)).soup.select(".checked .unsure")]

    assert [mark.split(",")[0] for mark in marks] == ["Nog niet gecontroleerd", "Mogelijk verouderd"]


def test_every_link_leaves_the_frame(client: Client, entry: Any) -> None:
    entry()

    links = [link for link in PageView(client.get(URL)).soup.find_all("a") if not link["href"].startswith("tel:")]

    assert {(link["target"], "noopener" in link["rel"]) for link in links} == {("_blank", True)}
    assert f"/hulp/?{'gemeente=urk'}" in [link["href"] for link in links]


def test_runs_nothing_and_remembers_nobody(client: Client, entry: Any) -> None:
    entry()

    response = client.get(URL)
    soup = PageView(response).soup

    assert not soup.find_all(["script", "form", "iframe"])
    assert not soup.select("[style], [onclick]")
    assert (response.cookies, client.cookies) == ({}, {})


def test_only_this_page_may_stand_in_a_frame_elsewhere(client: Client, entry: Any) -> None:
    page = entry()

    embedded, other = client.get(URL), client.get(page.url)

    assert "X-Frame-Options" not in embedded.headers
    policy = embedded.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert other.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in other.headers["Content-Security-Policy"]
    missing = client.get("/hulp/inbedden/atlantis/")
    assert (missing.status_code, missing.headers["X-Frame-Options"]) == (404, "SAMEORIGIN")


def test_only_help_for_this_gemeente_that_is_given_now(client: Client, entry: Any) -> None:
    """Help without a gemeente is for the whole province."""
    almere = make_term("Gemeente", "almere", name="Almere", cbs_code="0034")
    entry("Urk")
    entry("Overal", area=None)
    entry("Almere", area=almere)
    entry("Gestopt", status=ServiceStatus.DEFUNCT)
    entry("Wil niet", do_not_list=True)
    entry("Concept").unpublish()

    assert titles(client) == ["Overal", "Urk"]


def test_one_theme(client: Client, entry: Any) -> None:
    theme = make_term("Theme", "geld", name="Geld")
    add_terms(entry("Schulden"), theme=theme)
    entry("Iets anders")

    assert titles(client, f"{URL}?thema=geld") == ["Schulden"]
    assert PageView(client.get(f"{URL}?thema=geld")).headings == ["Hulp in Urk: Geld"]
    assert titles(client, f"{URL}?thema=%22%3E%3Cscript%3E") == ["Iets anders", "Schulden"]


@pytest.mark.parametrize(
    ("asked", "shown"), [*COLOURS.items(), ("", "t-water"), ("red;background:url(x)", "t-water"), ("Groen", "t-water")]
)
def test_colours_come_from_a_list(asked: str, shown: str, client: Client, urk: Any) -> None:
    soup = PageView(client.get(URL, {"kleur": asked})).soup

    assert soup.body["class"] == ["embed", shown]


def test_language_of_choice(client: Client, entry: Any) -> None:
    entry()

    response = client.get(URL, {"taal": "en"})
    soup = PageView(response).soup

    assert (soup.html["lang"], response.headers["Content-Language"]) == ("en", "en")
    assert soup.select_one("main h2 a")["href"] == "/en/hulp/de-boot/"
    assert PageView(client.get(URL, {"taal": "xx"})).soup.html["lang"] == "nl"


def test_says_so_when_there_is_nothing(client: Client, urk: Any) -> None:
    assert "geen hulp" in PageView(client.get(URL)).text


def test_keeps_to_itself_what_is_not_public(client: Client, entry: Any) -> None:
    service = entry(assured_by="MERK-door", referral_phone="0320 666 777").service
    where = {"name": "MERK-plek", "address_1": "MERK-straat", "city": "MERK-plaats", "postal_code": "8321 ZZ"}
    secret = Location.objects.create(address_is_secret=True, **where)
    service.places.create(location=secret)
    service.places.commit()
    Contact.objects.create(service=service, name="MERK-naam", email="merk@geheim.example", is_owner=True)
    Organisation.objects.filter(pk=service.organisation_id).update(email="merk2@geheim.example", external_id="MERK-id")

    html = client.get(URL).content.decode()

    for secret_words in ("MERK", "geheim.example", "8321"):
        assert secret_words not in html


def test_costs_the_same_for_one_and_three(client: Client, entry: Any) -> None:
    entry("Een")
    assert warm_queries(client, URL) == (one := warm_queries(client, URL))
    cold = cold_queries(client, URL)

    entry("Twee")
    entry("Drie")

    assert (warm_queries(client, URL), cold_queries(client, URL)) == (one, cold)
    assert (one, cold) == (4, 15)


def test_long_lists_come_in_parts(client: Client, entry: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("directory.embed.views._PER_PAGE", 2)
    for title in ("A", "B", "C"):
        entry(title)

    page = PageView(client.get(f"{URL}?kleur=riet"))
    links = [link["href"] for link in page.soup.select(".embed__parts a")]

    assert links == ["?kleur=riet&taal=nl&page=1", "?kleur=riet&taal=nl&page=2"]
    assert titles(client, URL + links[1]) == ["C"]


def test_nothing_is_changed_by_other_methods(client: Client, urk: Any) -> None:
    assert client.post(URL).status_code == 405

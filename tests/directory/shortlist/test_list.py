"""What stands on the page of a list, in which language, and for how many queries."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale, PageViewRestriction

from directory.models import HelpQuestion, Service
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.queries import warm_queries
from tests.support.services import add_hours, add_place
from tests.support.shortlist import make_entry, number


@pytest.fixture
def hulp(fixed: Any) -> Any:
    return fixed("/hulp/")


def at(*pages: Any, prefix: str = "") -> str:
    return f"{prefix}/hulplijstje/?l={'-'.join(map(number, pages))}"


def test_the_order_is_that_of_the_address(hulp: Any, client: Any) -> None:
    pages = [make_entry(hulp, title) for title in ("Aap", "Beer", "Cavia")]

    seen = view(client, at(pages[2], pages[0], pages[1]))

    assert [title.get_text(strip=True) for title in seen.soup.select(".shortlist h2")] == ["Cavia", "Aap", "Beer"]
    assert seen.noindex
    assert seen.response.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_number_hours_address_and_way_in_stand_there_as_text(hulp: Any, client: Any) -> None:
    page = make_entry(hulp, "Aap", phones=("0320 00 11 22",))
    page.how = "<p>Kom langs of bel.</p>"
    page.save_revision().publish()
    add_place(page.service, transportation="Bus 141")
    add_hours(page.service, "MO TU", "09:00", "12:00")

    words = " ".join(view(client, at(page)).soup.select_one(".shortlist__item").get_text(" ", strip=True).split())

    for part in ("0320 00 11 22", "Dorpsstraat 1", "8321 AB Urk", "Bus 141", "9.00 tot 12.00 uur", "Kom langs of bel."):
        assert part in words
    assert not {"nu open", "vandaag"} & set(words.lower().split())


@pytest.mark.parametrize("code", ["!!", "zzzz", "zzzz-!!", "een-lang-verhaal"])
def test_a_code_of_nothing_says_so_and_offers_nothing_to_do_with_it(code: str, hulp: Any, client: Any) -> None:
    seen = view(client, "/hulplijstje/", l=code)

    assert "De code van dit lijstje klopt niet." in seen.text
    assert "Kijk of u het hele adres hebt overgenomen." in seen.text
    main = seen.soup.select_one("main")
    assert main.select(".shortlist, .qr, input, button") == []
    assert "/hulp/" in [link["href"] for link in main.select("a.btn")]


def test_a_list_of_help_that_went_can_be_cleared_and_no_more(hulp: Any, client: Any) -> None:
    gone, unwanted = make_entry(hulp, "Aap", status="defunct"), make_entry(hulp, "Beer", do_not_list=True)

    seen = view(client, at(gone, unwanted))

    names = [" ".join(button.get_text(" ", strip=True).split()) for button in seen.soup.select("main button")]
    assert names == ["Omlaag : Aap", "Haal weg : Aap", "Omhoog : deze hulp", "Haal weg : deze hulp", "Wis mijn lijstje"]
    assert (seen.soup.select(".qr, main input[type=email]"), "De code van dit lijstje" in seen.text) == ([], False)


def test_a_code_for_the_camera_holds_the_full_address(hulp: Any, client: Any) -> None:
    page = make_entry(hulp, "Aap")

    seen = view(client, at(page))

    drawn = seen.soup.select("svg.qr")
    assert len(drawn) == 1
    assert not drawn[0].has_attr("style")
    address = seen.soup.find("link", rel="canonical")["href"]
    assert address.endswith(at(page))
    assert seen.soup.select(f'main a[href="{address}"]')


def test_a_secret_address_stays_secret(hulp: Any, client: Any) -> None:
    page = make_entry(hulp, "Huis")
    add_place(page.service, name="Geheim huis", address_1="Geheimstraat 9", city="Dronten", address_is_secret=True)

    html = view(client, at(page)).html

    assert "Het adres is geheim." in html
    assert [word for word in ("Geheim huis", "Geheimstraat", "8321 AB", "Dronten,") if word in html] == []


def test_help_that_stopped_says_so_and_gives_no_number(hulp: Any, client: Any) -> None:
    stopped, unwanted = make_entry(hulp, "Aap", status="defunct"), make_entry(hulp, "Beer", do_not_list=True)
    Service.objects.filter(pk__in=[stopped.service_id, unwanted.service_id]).update(name="Intern")

    seen = view(client, at(stopped, unwanted))

    assert [title.get_text(strip=True) for title in seen.soup.select(".shortlist h2")] == [
        "Aap",
        "Deze hulp staat niet meer op de kaart",
    ]
    assert "0320 00 11 22" not in seen.html
    assert "Intern" not in seen.html
    assert "Beer" not in seen.html


def test_pages_that_not_everyone_may_see_are_not_named(hulp: Any, client: Any) -> None:
    stopped, dutch = make_entry(hulp, "Geheime pagina", status="defunct"), make_entry(hulp, "Dichte deur")
    make_translation(dutch, "en", title="Open door")
    for page in (stopped, dutch):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    html = view(client, at(stopped, dutch, prefix="/en")).html

    assert [words for words in ("Geheime pagina", "Dichte deur") if words in html] == []


def test_sensitive_help_that_stopped_keeps_the_way_out(hulp: Any, client: Any) -> None:
    danger = HelpQuestion.objects.create(
        slug="onveilig", name="Niet veilig", sensitive=True, locale=Locale.get_default()
    )
    page = make_entry(hulp, "Vrouwenhuis", question=danger, status="defunct")

    assert len(view(client, at(page)).soup.select(".exit")) == 1


def test_in_another_language_the_dutch_name_stands_beside_it(hulp: Any, client: Any) -> None:
    page = make_entry(hulp, "Buurtkamer")
    make_translation(page, "en", title="Living room")
    plain = make_entry(hulp, "Alleen Nederlands")

    seen = view(client, at(page, plain, prefix="/en"))

    first, second = seen.soup.select(".shortlist__item")
    assert first.h2.get_text(strip=True) == "Living room"
    assert first.select_one("bdi[lang=nl]").get_text(strip=True) == "Buurtkamer"
    assert second.h2["lang"] == "nl"
    assert second.select("bdi[lang=nl]") == []


def test_a_list_with_sensitive_help_has_the_way_out_and_a_neutral_title(hulp: Any, client: Any) -> None:
    danger = HelpQuestion.objects.create(
        slug="onveilig", name="Niet veilig", sensitive=True, locale=Locale.get_default()
    )
    page = make_entry(hulp, "Vrouwenhuis", question=danger)

    seen = view(client, at(page))

    assert len(seen.soup.select(".exit")) == 1
    assert seen.soup.title.get_text(strip=True).startswith("Mijn lijstje")
    assert view(client, at(make_entry(hulp, "Aap"))).soup.select(".exit") == []


def test_other_languages_keep_the_list(hulp: Any, client: Any) -> None:
    page = make_entry(hulp, "Aap")

    links = [link["href"] for link in view(client, at(page)).soup.select(".topbar a[hreflang]")]

    assert f"/en{at(page)}" in links


@pytest.mark.parametrize(("prefix", "queries"), [("", 7), ("/en", 8)])
def test_a_longer_list_costs_no_more_queries(prefix: str, queries: int, hulp: Any, client: Any) -> None:
    pages = [make_entry(hulp, title) for title in ("Aap", "Beer", "Cavia")]
    for page in pages:
        add_place(page.service)
        add_hours(page.service, "MO", "09:00", "12:00")

    assert [warm_queries(client, at(*some, prefix=prefix)) for some in (pages[:1], pages)] == [queries, queries]

"""The calendar of editors: what stands on which day, for whom, and that it asks a fixed number of queries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from academy.models import LeergangEdition
from core.models import SiteAlert
from tests.support.html import PageView
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

CALENDAR = "/admin/kalender/"
OLD = datetime(2019, 6, 1, 12, tzinfo=UTC)


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime(year, month, day, hour, minute))  # noqa: DTZ001  # made aware here


def story(parent: Any, title: str, **values: Any) -> Any:
    """A page that nothing has to be done with, other than what ``values`` say."""
    fields = {"first_published_at": OLD, "last_published_at": OLD, "review_interval_months": 0, **values}
    return make_page("blog.StoryPage", parent, title=title, **fields)


def told(client: Client, month: str, **choices: Any) -> dict[str, list[str]]:
    """The words of each thing by the day on which it stands, in the list."""
    answer = PageView(client.get(CALENDAR, {"maand": month, "vorm": "lijst", **choices}))
    found = {}
    for day in answer.soup.select(".calendar__item"):
        entries = day.select(".calendar__entry")
        heading = " ".join(day.select_one(".calendar__date").get_text().split())
        found[heading] = [
            " | ".join(" ".join(part.get_text().split()) for part in one.select("a, span")) for one in entries
        ]
    return found


def test_a_version_that_goes_out_by_itself(fixed: Any, admin_client: Client) -> None:
    new = story(fixed("/verhalen/"), "Nieuw", live=False, go_live_at=local(2031, 3, 30, 12))
    new.save_revision(approved_go_live_at=new.go_live_at)
    seen = story(fixed("/verhalen/"), "Bestaand")
    seen.go_live_at = local(2031, 3, 30, 9, 30)
    seen.save_revision(approved_go_live_at=seen.go_live_at)

    assert told(admin_client, "2031-03") == {
        "zondag 30 maart": ["09.30 Nieuwe versie komt op de site | Bestaand", "12.00 Komt op de site | Nieuw"]
    }


def test_a_draft_that_asks_to_go_out_waits_for_approval(fixed: Any, admin_client: Client) -> None:
    page = story(fixed("/verhalen/"), "Plan", live=False)
    page.go_live_at = local(2031, 3, 1, 8)
    page.save_revision()
    past = story(fixed("/verhalen/"), "Oud plan")
    past.go_live_at = local(2020, 3, 1, 8)
    past.save_revision()

    assert told(admin_client, "2031-03") == {"zaterdag 1 maart": ["08.00 Wil op de site, wacht op een akkoord | Plan"]}
    assert told(admin_client, "2020-03") == {}


def test_what_goes_from_the_site(fixed: Any, admin_client: Client) -> None:
    parent = fixed("/verhalen/")
    story(parent, "Gaat", expire_at=local(2031, 12, 31, 23, 59))
    story(parent, "Ging", live=False, expired=True, expire_at=local(2020, 1, 1, 8))
    story(parent, "Concept", live=False, expire_at=local(2031, 12, 31, 8))
    planned = story(parent, "Komt en gaat", live=False, expire_at=local(2031, 12, 31, 9))
    planned.save_revision(approved_go_live_at=local(2031, 11, 1, 8))

    assert told(admin_client, "2031-12") == {
        "woensdag 31 december": ["09.00 Gaat van de site | Komt en gaat", "23.59 Gaat van de site | Gaat"]
    }
    assert told(admin_client, "2020-01") == {"woensdag 1 januari": ["08.00 Ging van de site | Ging"]}


def test_what_was_put_on_the_site(fixed: Any, admin_client: Client) -> None:
    parent = fixed("/verhalen/")
    Page.objects.exclude(pk=parent.pk).update(first_published_at=OLD, last_published_at=OLD)
    day = local(2020, 2, 29, 10)
    story(parent, "Eerst", first_published_at=day, last_published_at=day + timedelta(hours=3))
    story(parent, "Later", first_published_at=day, last_published_at=local(2020, 3, 2, 10))
    story(parent, "Weg", live=False, first_published_at=day, last_published_at=day)

    assert told(admin_client, "2020-02") == {
        "zaterdag 29 februari": ["10.00 Op de site gezet | Eerst", "10.00 Op de site gezet | Later"]
    }
    assert told(admin_client, "2020-03") == {"maandag 2 maart": ["10.00 Nieuwe versie op de site gezet | Later"]}


def test_what_has_to_be_checked(fixed: Any, admin_client: Client) -> None:
    parent = fixed("/verhalen/")
    story(parent, "Eind", reviewed_on=date(2019, 12, 31), review_interval_months=2)
    story(parent, "Later", reviewed_on=date(2030, 12, 1), review_interval_months=3)

    assert told(admin_client, "2020-02") == {"zaterdag 29 februari": ["Controle is te laat | Eind"]}
    assert told(admin_client, "2031-03") == {"zaterdag 1 maart": ["Opnieuw controleren | Later"]}


def test_a_gathering_stands_on_each_of_its_days(fixed: Any, admin_client: Client) -> None:
    values = {"first_published_at": OLD, "last_published_at": OLD, "review_interval_months": 0}
    agenda = fixed("/agenda/")
    evening = {"starts_at": local(2031, 3, 30, 1, 30), "ends_at": local(2031, 3, 30, 4), "city": "Urk"}
    make_page("academy.EventPage", agenda, title="Nacht van de klok", **evening, **values)
    days = {"starts_at": local(2031, 12, 31, 20), "ends_at": local(2032, 1, 2), "live": False}
    make_page("academy.EventPage", agenda, title="Jaarwisseling", **days, **values)

    assert told(admin_client, "2031-03") == {
        "zondag 30 maart": ["01.30 Bijeenkomst | Nacht van de klok | tot 04.00 uur · Urk"]
    }
    words = "Jaarwisseling | van 31 december tot en met 1 januari · nog niet op de site"
    assert told(admin_client, "2031-12") == {"woensdag 31 december": [f"20.00 Bijeenkomst | {words}"]}
    assert told(admin_client, "2032-01") == {"donderdag 1 januari": [f"Bijeenkomst | {words}"]}


def test_what_takes_long_stands_on_its_first_and_last_day(fixed: Any, admin_client: Client) -> None:
    values = {"first_published_at": OLD, "last_published_at": OLD, "review_interval_months": 0}
    page = make_page("academy.LeergangPage", fixed("/academie/"), title="Leergang", **values)
    LeergangEdition.objects.create(page=page, name="Voorjaar", starts_on=date(2031, 3, 3), ends_on=date(2031, 6, 5))
    LeergangEdition.objects.create(page=page, name="Najaar", starts_on=date(2031, 9, 1), ends_on=date(2031, 12, 1))

    words = "Leergang | Leergang | van 3 maart tot en met 5 juni · Voorjaar"
    assert told(admin_client, "2031-03") == {"maandag 3 maart": [words]}
    assert told(admin_client, "2031-04") == {}
    assert told(admin_client, "2031-06") == {"donderdag 5 juni": [words]}


def test_the_last_day_to_ask_for_money(fixed: Any, admin_client: Client) -> None:
    values = {"first_published_at": OLD, "last_published_at": OLD, "review_interval_months": 0}
    make_page("library.FundingSchemePage", fixed("/kennisbank/"), title="Potje", deadline=date(2031, 5, 31), **values)

    assert told(admin_client, "2031-05") == {"zaterdag 31 mei": ["Laatste dag om geld te vragen | Potje"]}


def test_alerts_are_told_to_who_works_with_them(home: Any, colleague: Any, signed_in: Any) -> None:
    dutch = Locale.objects.get(language_code="nl")
    SiteAlert.objects.create(title="Storing", starts_at=local(2031, 3, 1), ends_at=local(2031, 3, 2, 18), locale=dutch)

    seen = {
        name: told(signed_in(colleague(name, role)), "2031-03")
        for name, role in (("mo", "Moderatoren"), ("anna", "Redacteuren"))
    }

    alerts = {"zaterdag 1 maart": ["Melding begint | Storing"], "zondag 2 maart": ["18.00 Melding stopt | Storing"]}
    assert seen == {"mo": alerts, "anna": {}}


def test_an_author_sees_the_own_corner_and_opens_the_own_pages(fixed: Any, colleague: Any, signed_in: Any) -> None:
    author, other = colleague("ex", "ExpEx-auteurs"), colleague("an", "ExpEx-auteurs")
    story(fixed("/verhalen/"), "Elders", expire_at=local(2031, 3, 1, 8))
    blog = fixed("/verhalen/expex/")
    values = {"first_published_at": OLD, "last_published_at": OLD, "review_interval_months": 0}
    mine = make_page("blog.BlogPage", blog, title="Mijn blog", owner=author, expire_at=local(2031, 3, 1, 9), **values)
    make_page("blog.BlogPage", blog, title="Van een ander", owner=other, expire_at=local(2031, 3, 1, 10), **values)

    view = PageView(signed_in(author).get(CALENDAR, {"maand": "2031-03"}))

    rows = [
        (" ".join(row.get_text().split()), [link["href"] for link in row.select("a")])
        for row in view.soup.select(".calendar__entry")
    ]
    assert rows == [
        ("09.00 Gaat van de site Mijn blog", [f"/admin/pages/{mine.pk}/edit/"]),
        ("10.00 Gaat van de site Van een ander", []),
    ]


def test_choosing_a_gemeente_and_a_kind(fixed: Any, admin_client: Client) -> None:
    parent = fixed("/verhalen/")
    near = story(parent, "Op Urk", expire_at=local(2031, 3, 1, 8), reviewed_on=date(2031, 2, 2))
    add_terms(near, gemeente=make_term("Gemeente", "urk"))
    Page.objects.filter(pk=near.pk).update(latest_revision=None)
    type(near).objects.filter(pk=near.pk).update(review_interval_months=1)
    story(parent, "Overal", expire_at=local(2031, 3, 2, 8))

    assert [len(told(admin_client, "2031-03")), len(told(admin_client, "2031-03", soort="gaat"))] == [2, 2]
    assert told(admin_client, "2031-03", gemeente="urk") == {
        "zaterdag 1 maart": ["08.00 Gaat van de site | Op Urk"],
        "zondag 2 maart": ["Opnieuw controleren | Op Urk"],
    }
    chosen = {"gemeente": "urk", "soort": ["controle", "komt"]}
    assert told(admin_client, "2031-03", **chosen) == {"zondag 2 maart": ["Opnieuw controleren | Op Urk"]}


def test_choices_go_along_to_other_months(home: Any, admin_client: Client) -> None:
    make_term("Gemeente", "urk")
    query = {"maand": "2031-12", "gemeente": "urk", "soort": ["gaat", "komt"]}

    ways = PageView(admin_client.get(CALENDAR, query)).soup.select(".calendar__ways a")

    kept = "soort=komt&soort=gaat&gemeente=urk"
    today = timezone.localdate()
    assert [link["href"] for link in ways] == [
        f"{CALENDAR}?maand=2031-11&{kept}",
        f"{CALENDAR}?maand={today:%Y-%m}&{kept}",
        f"{CALENDAR}?maand=2032-01&{kept}",
    ]


def test_a_month_without_anything_says_so(home: Any, admin_client: Client) -> None:
    plain = PageView(admin_client.get(CALENDAR, {"maand": "2090-02"})).text
    chosen = PageView(admin_client.get(CALENDAR, {"maand": "2090-02", "soort": "gaat"})).text

    assert "In deze maand komt er niets op de site, gaat er niets af en is er niets te doen." in plain
    assert "Met deze keuze staat er niets in deze maand." in chosen


def test_a_full_day_opens_on_demand(fixed: Any, admin_client: Client) -> None:
    for number in range(62):
        story(fixed("/verhalen/"), f"Verhaal {number}", expire_at=local(2031, 3, 1, 8))

    day = PageView(admin_client.get(CALENDAR, {"maand": "2031-03"})).soup.select_one(".calendar__cell:has(details)")

    assert len(day.select(":scope > ul > li")) == 4
    assert len(day.select("details li")) == 56
    assert " ".join(day.summary.get_text().split()) == "Nog 56 op 1 maart"
    assert "En nog 2." in day.details.p.get_text()


def test_a_translation_names_its_language(fixed: Any, admin_client: Client) -> None:
    page = story(fixed("/verhalen/"), "Story", expire_at=local(2031, 3, 1, 8))
    Page.objects.filter(pk=page.pk).update(locale=Locale.objects.get_or_create(language_code="en")[0])

    assert told(admin_client, "2031-03") == {"zaterdag 1 maart": ["08.00 Gaat van de site | Story | English"]}


def test_a_visitor_is_sent_to_the_sign_in_page(client: Client, home: Any) -> None:
    assert client.get(CALENDAR).headers["Location"] == f"/admin/login/?next={CALENDAR}"


def test_the_menu_leads_to_it(home: Any, colleague: Any, signed_in: Any) -> None:
    assert f'"{CALENDAR}"' in signed_in(colleague("anna", "Redacteuren")).get("/admin/").content.decode()


@pytest.mark.parametrize("more", [0, 4])
def test_the_calendar_asks_a_fixed_number_of_queries(more: int, fixed: Any, colleague: Any, signed_in: Any) -> None:
    client = signed_in(colleague("mo", "Moderatoren"))
    parent, agenda = fixed("/verhalen/"), fixed("/agenda/")
    dutch = Locale.objects.get(language_code="nl")
    for number in range(more + 1):
        page = story(parent, f"Verhaal {number}", expire_at=local(2031, 3, 1, 8))
        page.save_revision(approved_go_live_at=local(2031, 3, 4, 8))
        draft = story(parent, f"Concept {number}", live=False, go_live_at=local(2031, 3, 5, 8))
        draft.save_revision()
        story(parent, f"Controle {number}", reviewed_on=date(2030, 3, 2), review_interval_months=12)
        times = {"starts_at": local(2031, 3, 6, 8), "ends_at": local(2031, 3, 6, 10)}
        make_page("academy.EventPage", agenda, title=f"Bijeenkomst {number}", **times)
        SiteAlert.objects.create(title="Storing", starts_at=local(2031, 3, 7), locale=dutch)

    found = told(client, "2031-03")

    assert [len(entries) for entries in found.values()] == [more + 1] * 6
    assert warm_queries(client, f"{CALENDAR}?maand=2031-03") == 22

"""Alerts on top of every page: which, when, in which language, and what editors may fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction

from core.alerts import current_alerts
from core.models import SiteAlert
from tests.support.admin import form_of
from tests.support.hostile import ATTACK
from tests.support.html import view
from tests.support.pages import make_page

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock(home: Any) -> Iterator[Any]:
    """A clock that stands still until it is told to move."""
    with time_machine.travel(NOW, tick=False) as moment:
        yield moment


def make_alert(title: str, language: str = "nl", **values: Any) -> SiteAlert:
    """A stored alert."""
    return SiteAlert.objects.create(title=title, locale=Locale.objects.get(language_code=language), **values)


def titles() -> list[str]:
    """What stands on top of a page now."""
    return [alert.title for alert in current_alerts()]


class TestWhich:
    """At most two, the most urgent first."""

    def test_haste_goes_before_order_and_two_are_shown(self, home: Any) -> None:
        make_alert("Info", level="info", order=0)
        make_alert("Let op", level="warning", order=5)
        make_alert("Nood", level="emergency", order=9)

        assert titles() == ["Nood", "Let op"]

    def test_the_lowest_number_then_the_newest(self, home: Any) -> None:
        for title, order in (("Derde", 2), ("Oud", 1), ("Nieuw", 1)):
            make_alert(title, order=order)

        assert titles() == ["Nieuw", "Oud"]

    def test_moments_count_without_a_save(self, clock: Any) -> None:
        make_alert("Straks", starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
        seen = [titles()]

        for _step in range(2):
            clock.shift(HOUR)
            seen.append(titles())

        assert seen == [[], ["Straks"], []]

    def test_one_that_is_over_makes_place(self, clock: Any) -> None:
        make_alert("Kort", level="emergency", ends_at=NOW + timedelta(seconds=5))
        make_alert("Eerste", order=1)
        make_alert("Tweede", order=2)
        before = titles()

        clock.shift(timedelta(seconds=5))

        assert (before, titles()) == (["Kort", "Eerste"], ["Eerste", "Tweede"])

    def test_a_change_and_a_removal_are_seen_at_once(self, home: Any) -> None:
        alert = make_alert("Dicht")
        seen = [titles()]
        alert.title = "Weer open"
        alert.save()
        seen.append(titles())
        alert.delete()

        assert [*seen, titles()] == [["Dicht"], ["Weer open"], []]


class TestWords:
    """What a visitor reads."""

    def test_words_are_translated_and_moments_never(self, clock: Any) -> None:
        dutch = make_alert("Storm", level="emergency", starts_at=NOW - HOUR)
        key = dutch.translation_key
        make_alert("Storm warning", "en", translation_key=key, level="info", starts_at=NOW + HOUR)
        make_alert("Alleen Nederlands", order=1)
        make_alert("Only English", "en")

        with translation.override("en"):
            found = [(one.title, one.level, one.kind, one.lang) for one in current_alerts()]

        assert found == [("Storm warning", "emergency", "Emergency:", ""), ("Alleen Nederlands", "info", "", "nl")]

    def test_another_version_for_other_words(self, home: Any) -> None:
        alert = make_alert("Storm")
        first = current_alerts()[0].version
        alert.order = 3
        alert.save()
        moved = current_alerts()[0].version
        alert.text = "<p>Blijf binnen.</p>"
        alert.save()

        assert first == moved
        assert first != current_alerts()[0].version

    def test_a_link_stays_in_the_language(self, fixed: Any) -> None:
        make_alert("Nieuw", link_page=fixed("/over/"), link_words="Lees meer")

        with translation.override("en"):
            english = current_alerts()[0].link_url

        assert (current_alerts()[0].link_url, english) == ("/over/", "/en/over/")

    def test_no_link_to_a_page_that_closed(self, fixed: Any) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), slug="plan")
        make_alert("Nieuw", link_page=page, link_words="Lees meer")
        before = current_alerts()[0].link_url
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        closed = current_alerts()[0].link_url
        page.delete()

        assert (before, closed, current_alerts()[0].link_url) == ("/over/plan/", "", "")


class TestOnThePage:
    """A labelled region under the head of every page."""

    @pytest.mark.parametrize("path", ["/", "/over/", "/contact/", "/zoeken/", "/bestaat-niet/"])
    def test_stands_on_every_page(self, path: str, client: Any, home: Any) -> None:
        make_alert(ATTACK[:80], level="warning", text="<p>Bel 112.</p>")

        region = view(client, path).soup.select_one("header.top + section.alerts")

        assert region["aria-label"] == "Meldingen"
        assert region.select_one("strong").get_text().split(":")[0] == "Let op"
        assert region.select_one("a[href='tel:112']").get_text() == "112"
        assert region.select_one("[data-alert-close]").has_attr("hidden")

    def test_nothing_is_there_without_an_alert(self, client: Any, home: Any) -> None:
        html = view(client, "/over/").html

        assert ("alerts.js" in html, "Meldingen" in html) == (False, False)

    def test_costs_no_query_once_read(self, client: Any, fixed: Any, django_assert_num_queries: Any) -> None:
        make_alert("Nieuw", link_page=fixed("/over/"), link_words="Lees meer")
        client.get("/zoeken/")

        with django_assert_num_queries(0):
            html = client.get("/zoeken/").content.decode()

        assert "Lees meer" in html


class TestFillingIn:
    """Fields that contradict each other."""

    @pytest.mark.parametrize(
        ("values", "field", "words"),
        [
            ({"starts_at": NOW, "ends_at": NOW}, "ends_at", "Kies een later moment"),
            ({"starts_at": NOW, "ends_at": NOW - HOUR}, "ends_at", "Kies een later moment"),
            ({"link_url": "https://site.example/"}, "link_words", "Schrijf de woorden van de link"),
            ({"link_words": "Lees meer"}, "link_words", "Kies hierboven waar de link heen gaat"),
        ],
    )
    def test_say_what_to_do(self, values: dict[str, Any], field: str, words: str, home: Any) -> None:
        alert = SiteAlert(title="Storm", locale=home.locale, **values)

        with pytest.raises(ValidationError) as caught:
            alert.full_clean()

        assert list(caught.value.message_dict) == [field]
        assert words in " ".join(caught.value.message_dict[field])

    def test_one_link_is_enough(self, fixed: Any, home: Any) -> None:
        alert = SiteAlert(
            title="Storm",
            locale=home.locale,
            link_page=fixed("/over/"),
            link_url="https://site.example/",
            link_words="x",
        )

        with pytest.raises(ValidationError) as caught:
            alert.full_clean()

        assert list(caught.value.message_dict) == ["link_url"]

    @pytest.mark.parametrize("values", [{"level": "ramp"}, {"starts_at": NOW, "ends_at": NOW}])
    def test_what_the_database_refuses(self, values: dict[str, Any], home: Any) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            make_alert("Storm", **values)

    @pytest.mark.parametrize(
        ("values", "state"),
        [
            ({}, "Nu te zien"),
            ({"ends_at": NOW + HOUR}, "Nu te zien"),
            ({"ends_at": NOW}, "Voorbij"),
            ({"starts_at": NOW + HOUR}, "Te zien vanaf 4 maart 2031, 14:00"),
        ],
    )
    def test_the_list_says_what_visitors_see(self, values: dict[str, Any], state: str, clock: Any) -> None:
        assert make_alert("Storm", **values).state == state


class TestAdmin:
    """An editor makes one in the admin and sees it first."""

    def test_is_made_previewed_and_listed(self, admin_client: Any, client: Any, home: Any) -> None:
        url = reverse("wagtailsnippets_core_sitealert:add")
        rich = '{"blocks": [{"key": "a", "text": "Blijf binnen.", "type": "unstyled"}], "entityMap": {}}'
        data = form_of(admin_client, url, title="Storm op komst", text=rich, level="emergency")

        preview = reverse("wagtailsnippets_core_sitealert:preview_on_add")
        answer = admin_client.post(preview, data).json()
        shown = admin_client.get(preview, {"mode": ""}).content.decode()
        before = titles()
        saved = admin_client.post(url, data)
        listed = admin_client.get(reverse("wagtailsnippets_core_sitealert:list")).content.decode()

        assert answer == {"is_valid": True, "is_available": True}
        assert "Noodbericht:" in shown
        assert "Blijf binnen." in shown
        assert (before, saved.status_code, titles()) == ([], 302, ["Storm op komst"])
        assert "Nu te zien" in listed

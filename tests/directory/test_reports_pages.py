"""The pages of "Klopt dit niet?": the way there, the form, the thanks; and what the database refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from core.models import HelpLine
from directory.models import Report
from tests.support.html import PageView, view
from tests.support.reports import make_entry, report, report_url, stored


class TestPages:
    """The form, the thanks and the way there."""

    def test_the_entry_leads_to_the_form(self, fixed: Any, client: Any) -> None:
        page = make_entry(fixed)

        assert report_url(page) in view(client, page.url).links

    def test_the_form_tells_nothing_that_stays_behind(self, fixed: Any, client: Any) -> None:
        page = make_entry(fixed, "Opvang De Schuilhut", sensitive=True)

        answer = client.get(report_url(page))

        seen = PageView(answer)
        assert (seen.headings, seen.noindex) == (["Klopt dit niet?"], True)
        assert "Schuilhut" not in seen.soup.head.decode()
        assert seen.soup.select_one("a.exit") is not None
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.cookies == {}

    def test_a_plain_entry_has_no_way_out(self, fixed: Any, client: Any) -> None:
        assert view(client, report_url(make_entry(fixed))).soup.select_one("a.exit") is None

    @pytest.mark.parametrize(("kind", "words"), [("gone", "Binnen 1 werkdag"), ("hours", "Binnen 3 werkdagen")])
    def test_the_thanks_say_when(self, kind: str, words: str, fixed: Any, client: Any) -> None:
        page = make_entry(fixed)

        seen = view(client, report_url(page), verzonden=kind)

        assert seen.headings == ["Dank u wel"]
        assert words in seen.text
        assert page.url in seen.links
        assert seen.main.find("form") is None

    def test_in_another_language_it_leads_back_there(self, fixed: Any, client: Any) -> None:
        page = make_entry(fixed)

        seen = view(client, f"/en{report_url(page)}")

        assert f"/en{page.url}" in seen.links
        assert seen.main.find("a", string="Inloop De Boei")["lang"] == "nl"


@pytest.fixture
def lines(home: Any) -> None:
    """Three help lines."""
    for order, tel in enumerate(("112", "08000113", "08002000")):
        HelpLine.objects.create(
            locale=Locale.get_default(), name=tel, number=tel, tel=tel, description="Bel.", order=order
        )


def called(seen: PageView) -> list[str]:
    """The numbers of the crisis strip."""
    return [link["href"].removeprefix("tel:") for link in seen.soup.select("main .crisis a[href^=tel]")]


@pytest.mark.usefixtures("lines")
class TestDanger:
    """Words of danger in a report."""

    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("Ik wil dood", ["08000113", "112", "08002000"]),
            ("Mijn man slaat mij", ["08002000", "112", "08000113"]),
            ("Het nummer klopt niet", []),
        ],
    )
    def test_are_sent_and_help_lines_stand_above_the_thanks(
        self, text: str, numbers: list[str], fixed: Any, client: Any, clock: Any
    ) -> None:
        answer = report(client, clock, report_url(make_entry(fixed)), kind="other", text=text)

        seen = view(client, answer.headers["Location"].removesuffix("#inhoud"))
        assert (called(seen), Report.objects.get().text) == (numbers, text)
        assert text not in answer.headers["Location"]

    def test_in_a_form_with_a_fault_show_them_too(self, fixed: Any, client: Any, clock: Any) -> None:
        answer = report(client, clock, report_url(make_entry(fixed)), text="Ik wil dood", email="fout")

        seen = PageView(answer)
        assert (answer.status_code, seen.soup.select_one("textarea").get_text().strip()) == (422, "Ik wil dood")
        assert called(seen)[0] == "08000113"

    def test_show_them_when_the_entry_went_meanwhile(self, fixed: Any, client: Any, clock: Any) -> None:
        page = make_entry(fixed)
        stamp = view(client, report_url(page)).soup.find("input", {"name": "stamp"})["value"]
        page.unpublish()

        answer = client.post(
            report_url(page), {"text": "Ik wil dood", "stamp": stamp}, headers={"origin": "http://testserver"}
        )

        assert (answer.status_code, called(PageView(answer))[0]) == (410, "08000113")


def test_nothing_of_a_report_is_public(fixed: Any, client: Any) -> None:
    page = make_entry(fixed, phones=("0527 00 11 22",))
    marks = {"text": "Merkwaardig een", "answer": "Merkwaardig twee", "email": "merkwaardig@voorbeeld.example"}
    stored(page, **marks, outcome="right", closed_at="2031-03-07T12:00Z")
    stored(page, **marks)
    addresses = [page.url, "/hulp/", report_url(page), f"{report_url(page)}?verzonden=gone", "/", "/llms.txt"]
    addresses += ["/sitemap.xml", "/zoeken/?q=merkwaardig", f"/en{page.url}"]

    found = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in found] == [200] * len(addresses)
    # The search says again what was typed.
    pages = [answer.content.decode().replace('value="merkwaardig"', "") for answer in found]
    leaks = [address for address, html in zip(addresses, pages, strict=True) if "voorbeeld.example" in html]
    leaks += [address for address, html in zip(addresses, pages, strict=True) if "Merkwaardig " in html]
    assert leaks == []


class TestModel:
    """What the database refuses."""

    @pytest.mark.parametrize(
        "values",
        [
            {"kind": "niets"},
            {"outcome": "changed"},
            {"closed_at": "2031-03-07T12:00Z"},
            {"outcome": "niets", "closed_at": "2031-03-07T12:00Z"},
        ],
    )
    def test_refuses_half_a_report(self, values: dict[str, str], fixed: Any) -> None:
        page = make_entry(fixed)

        with pytest.raises(IntegrityError), transaction.atomic():
            stored(page, **values)

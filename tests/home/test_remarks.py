"""Words with an answer to "Was deze pagina nuttig?": what is kept, for how long, and what comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from home.models import PageVote
from home.services import keep_remark, purge_remarks
from tests.support.contact import NOW
from tests.support.hostile import ATTACK
from tests.support.html import PageView, view
from tests.support.pages import make_page
from tests.support.useful import ORIGIN, say, thanks_after


class TestRemark:
    """Words with an answer: only from who gave it, once warned, never lost."""

    @pytest.mark.parametrize(("answer", "label"), [("ja", "Wat kan nog beter?"), ("nee", "Wat mist u?")])
    def test_is_asked_for(self, answer: str, label: str, client: Any, home: Any) -> None:
        seen = view(client, thanks_after(client, answer=answer))

        assert seen.headings == ["Dank u wel"]
        assert seen.soup.find("label", {"for": "id_remark"}).get_text(strip=True) == label
        assert "/over/" in seen.links

    def test_is_kept_with_the_answer(self, client: Any, clock: Any) -> None:
        url = thanks_after(client)

        response = say(client, clock, url, "Er staat niet bij\r\nwat het kost.\x07")

        seen = view(client, url, verzonden="ja")
        assert (response.status_code, response.headers["Location"]) == (303, f"{url}?verzonden=ja#inhoud")
        assert PageVote.objects.get().remark == "Er staat niet bij\nwat het kost."
        assert "Wij hebben uw tekst." in seen.text
        assert (seen.main.find("form"), seen.links) == (None, ["/over/"])

    def test_a_second_one_takes_its_place(self, client: Any, clock: Any) -> None:
        url = thanks_after(client)

        for words in ("Mijn naam is Ria", "De tijden ontbreken"):
            say(client, clock, url, words)

        assert PageVote.objects.get().remark == "De tijden ontbreken"

    @pytest.mark.parametrize(
        ("remark", "fault"),
        [
            ("", "U schreef nog niets."),
            (" \n\t", "U schreef nog niets."),
            ("a" * 1001, "Er passen 1000 tekens in. U schreef er 1001."),
            ("Bel 06 12345678", "Is dit van een persoon: 06 12345678?"),
            ("Ik ben ria@voorbeeld.example", "Is dit van een persoon: ria@voorbeeld.example?"),
            ("BSN 123456782", "Is dit van een persoon: 123456782?"),
        ],
    )
    def test_with_a_fault_stays_on_the_page(self, remark: str, fault: str, client: Any, clock: Any) -> None:
        seen = PageView(say(client, clock, thanks_after(client), remark))

        assert seen.status == 422
        assert fault in seen.soup.select_one(".errors").get_text()
        assert seen.soup.find("textarea").get_text().strip() == remark.strip()
        assert PageVote.objects.get().remark == ""

    def test_the_visitor_is_warned_once_about_the_same_words(self, client: Any, clock: Any) -> None:
        url = thanks_after(client)
        warned = PageView(say(client, clock, url, "Bel 0320 279911"))
        answers = {field["name"]: field["value"] for field in warned.main.select("form.form input[type=hidden]")}

        other = client.post(url, {**answers, "remark": "Bel 0320 279911 of ria@voorbeeld.example"}, headers=ORIGIN)
        same = client.post(url, {**answers, "remark": "Bel 0320 279911"}, headers=ORIGIN)

        assert (other.status_code, same.status_code) == (422, 303)
        assert "persoon: ria@voorbeeld.example?" in PageView(other).text
        assert PageVote.objects.get().remark == "Bel 0320 279911"

    def test_of_a_robot_is_thanked_and_not_kept(self, client: Any, clock: Any) -> None:
        assert say(client, clock, thanks_after(client), "Koop nu", website="http://spam.example").status_code == 303

        assert PageVote.objects.get().remark == ""

    @pytest.mark.parametrize("code", ["onzin", "1:2:3", "WzEsICIiXQ:1abc:xyz", ATTACK.replace("/", "")])
    def test_for_an_answer_that_is_not_there_gives_the_words_back(self, code: str, client: Any, home: Any) -> None:
        seen = PageView(client.post(f"/nuttig/{code}/", {"remark": f"Lang verhaal {ATTACK}"}, headers=ORIGIN))

        assert (seen.status, seen.headings) == (410, ["Dit formulier werkt niet meer"])
        assert f"Lang verhaal {ATTACK}" in seen.text

    def test_after_a_day_the_words_come_back(self, client: Any, clock: Any) -> None:
        url = thanks_after(client)
        clock.shift(timedelta(hours=24, seconds=1))

        seen = PageView(client.post(url, {"remark": "Te laat"}, headers=ORIGIN))

        assert (seen.status, "Te laat" in seen.text) == (410, True)

    def test_goes_with_its_page(self, client: Any, clock: Any, fixed: Any) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), slug="plan")
        url = thanks_after(client, path="/over/plan/")
        page.delete()

        seen = PageView(client.post(url, {"remark": "Wat mist"}, headers=ORIGIN))

        assert (seen.status, "Wat mist" in seen.text, PageVote.objects.count()) == (410, True, 0)
        assert keep_remark(vote_id=1, remark="Wat mist") is False

    def test_no_way_back_to_a_page_that_closed(self, client: Any, fixed: Any) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), title="Geheim plan", slug="plan")
        url = thanks_after(client, path="/over/plan/")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

        seen = view(client, url)

        assert (seen.status, "Geheim" in seen.text, "/over/plan/" in seen.links) == (200, False, False)

    def test_in_english(self, client: Any, fixed: Any) -> None:
        url = thanks_after(client, path="/en/over/", prefix="/en")

        seen = view(client, url)

        assert url.startswith("/en/nuttig/")
        assert "/en/over/" in seen.links
        assert seen.language_of(fixed("/over/").title) == {"nl"}


@pytest.mark.django_db
def test_words_go_after_a_year_and_the_answer_stays(home: Any) -> None:
    now = datetime(2031, 6, 1, tzinfo=UTC)
    for days, words in ((366, "Oud"), (364, "Jong"), (366, "")):
        PageVote.objects.create(
            page_id=home.pk, is_useful=False, remark=words, language="nl", created_at=now - timedelta(days=days)
        )

    assert purge_remarks(now) == 1
    assert list(PageVote.objects.order_by("pk").values_list("remark", flat=True)) == ["", "Jong", ""]


def test_names_itself_without_the_words() -> None:
    kept = PageVote(page_id=7, is_useful=True, remark="Geheim", created_at=NOW)

    assert str(kept) == "7: Ja (2031-03-04)"

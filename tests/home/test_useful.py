"""The question "Was deze pagina nuttig?": where it stands, what an answer keeps, and what goes wrong in words."""

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
from tests.support.languages import make_translation
from tests.support.pages import make_page

ORIGIN = {"origin": "http://testserver"}


def vote(client: Any, path: str = "/over/", answer: str = "nee", prefix: str = "", **headers: str) -> Any:
    """Press a button at the foot of a page."""
    return client.post(f"{prefix}/nuttig/", {"pagina": path, "nuttig": answer}, headers=headers or ORIGIN)


def thanks_after(client: Any, **values: str) -> str:
    """The address of the thanks for an answer, without its place on the page."""
    return str(vote(client, **values).headers["Location"]).removesuffix("#inhoud")


def say(client: Any, clock: Any, url: str, remark: str, **answers: str) -> Any:
    """Open the thanks, take ten seconds, send a remark."""
    stamp = view(client, url).soup.find("input", {"name": "stamp"})["value"]
    clock.shift(10)
    return client.post(url, {"remark": remark, "stamp": stamp, **answers}, headers=ORIGIN)


class TestWhereItStands:
    """On pages that are read; not on forms, lists and pages that not everyone may see."""

    def test_the_form_is_the_same_for_every_visitor(self, client: Any, fixed: Any) -> None:
        first, second = (view(client, "/over/").soup.select_one("form.useful") for _visit in range(2))

        assert str(first) == str(second)
        assert (first["action"], first["method"]) == ("/nuttig/", "post")
        assert {field["name"]: field["value"] for field in first.select("input")} == {"pagina": "/over/"}
        assert [(one["name"], one["value"], one.get_text()) for one in first.select("button")] == [
            ("nuttig", "ja", "Ja"),
            ("nuttig", "nee", "Nee"),
        ]

    @pytest.mark.parametrize(
        ("path", "asked"),
        [
            ("/over/", True),
            ("/privacy/", True),
            ("/regioplan/", True),
            ("/academie/", True),
            ("/", False),
            ("/hulp/", False),
            ("/contact/", False),
            ("/zoeken/", False),
            ("/woordenlijst/", False),
            ("/bestaat-niet/", False),
        ],
    )
    def test_which_pages_ask(self, path: str, asked: bool, client: Any, home: Any) -> None:
        assert bool(view(client, path).soup.select("form.useful")) is asked

    def test_a_page_for_some_does_not_ask(self, client: Any, admin_client: Any, fixed: Any) -> None:
        PageViewRestriction.objects.create(page=fixed("/over/"), restriction_type=PageViewRestriction.LOGIN)

        seen = view(admin_client, "/over/")

        assert seen.status == 200
        assert seen.soup.select("form.useful") == []

    def test_a_preview_does_not_ask(self, fixed: Any, rf: Any) -> None:
        page = fixed("/over/")

        html = page.make_preview_request(rf.get("/"), "").content.decode()

        assert "form" in html
        assert 'action="/nuttig/"' not in html

    def test_a_dutch_page_in_english_asks_in_english(self, client: Any, fixed: Any) -> None:
        form = view(client, "/en/over/").soup.select_one("form.useful")

        assert (form["action"], form["lang"]) == ("/en/nuttig/", "en")
        assert form.select_one("input")["value"] == "/en/over/"


class TestAnswer:
    """What is kept, and for which page."""

    @pytest.mark.parametrize(("answer", "is_useful"), [("ja", True), ("nee", False)])
    def test_is_kept_without_a_trace_of_the_visitor(
        self, answer: str, is_useful: bool, client: Any, clock: Any, fixed: Any
    ) -> None:
        response = vote(client, answer=answer)

        kept = dict(PageVote.objects.values().get())
        del kept["id"]
        assert response.status_code == 303
        assert response.cookies == {}
        assert kept == {
            "page_id": fixed("/over/").pk,
            "is_useful": is_useful,
            "remark": "",
            "language": "nl",
            "created_at": NOW,
        }

    def test_a_reload_sends_nothing_again(self, client: Any, home: Any) -> None:
        url = thanks_after(client)

        seen = [view(client, url) for _load in range(2)]

        assert [page.status for page in seen] == [200, 200]
        assert PageVote.objects.count() == 1
        assert "no-store" in seen[0].response.headers["Cache-Control"]
        assert seen[0].noindex is True

    def test_belongs_to_the_page_that_was_read(self, client: Any, fixed: Any) -> None:
        english = make_translation(fixed("/over/"), slug="about")

        vote(client, "/en/about/", prefix="/en")
        vote(client, "/en/privacy/", prefix="/en")

        assert list(PageVote.objects.order_by("pk").values_list("page_id", "language")) == [
            (english.pk, "en"),
            (fixed("/privacy/").pk, "en"),
        ]

    def test_of_an_easy_version_is_of_its_page_and_leads_back_to_it(self, client: Any, fixed: Any) -> None:
        parent = fixed("/regioplan/")
        page = make_page(
            "regioplan.FoundationPage", parent, title="Op tijd", slug="op-tijd", search_description="Kort."
        )

        url = thanks_after(client, path="/regioplan/op-tijd/makkelijk-lezen/")

        assert PageVote.objects.get().page_id == page.pk
        assert "/regioplan/op-tijd/makkelijk-lezen/" in view(client, url).links

    def test_an_address_with_other_letters_is_found(self, client: Any, fixed: Any) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), title="Café", slug="café")
        form = view(client, page.get_url()).soup.select_one("form.useful")

        vote(client, form.select_one("input")["value"])

        assert PageVote.objects.get().page_id == page.pk

    def test_without_a_word_of_the_browser_a_second_page_asks(self, client: Any, home: Any) -> None:
        asked = PageView(client.post("/nuttig/", {"pagina": "/over/", "nuttig": "ja"}))
        answers = {field["name"]: field["value"] for field in asked.main.select("input[type=hidden]")}
        before = PageVote.objects.count()

        sent = client.post("/nuttig/", answers)

        assert (asked.headings, before) == (["Wilt u dit versturen?"], 0)
        assert (sent.status_code, PageVote.objects.get().is_useful) == (303, True)

    def test_a_form_of_another_site_is_refused(self, client: Any, home: Any) -> None:
        assert vote(client, origin="https://kwaad.example").status_code == 403

        assert PageVote.objects.count() == 0

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/bestaat-niet/",
            "/contact/",
            "/hulp/",
            "//kwaad.example/",
            "https://kwaad.example/",
            "/over/\0",
            "/over/%00",
            "/" + "a" * 5000,
            "/over/../admin/",
            "\ud800",
            "/makkelijk-lezen/",
            "makkelijk-lezen",
            ATTACK,
        ],
    )
    def test_about_a_page_that_does_not_ask_says_so(self, path: str, client: Any, home: Any) -> None:
        data = f"pagina={path}&nuttig=ja".encode("utf-8", "surrogatepass")
        response = client.post("/nuttig/", data, content_type="application/x-www-form-urlencoded", headers=ORIGIN)

        seen = PageView(response)
        assert (seen.status, seen.headings) == (404, ["Uw antwoord is niet bewaard"])
        assert "De pagina is er niet meer, of heeft nu een ander adres." in seen.text
        assert PageVote.objects.count() == 0

    def test_about_a_page_that_closed_tells_nothing_of_it(self, client: Any, fixed: Any) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), title="Geheim plan", slug="plan")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

        closed, gone = (PageView(vote(client, path)) for path in ("/over/plan/", "/over/niets/"))

        assert (closed.status, closed.text) == (404, gone.text)

    @pytest.mark.parametrize("answer", ["", "misschien", ATTACK])
    def test_that_is_no_answer_says_so(self, answer: str, client: Any, home: Any) -> None:
        seen = PageView(vote(client, answer=answer))

        assert seen.status == 422
        assert "druk op Ja of Nee" in seen.text

    def test_the_address_itself_explains_the_question(self, client: Any, home: Any) -> None:
        seen = view(client, "/nuttig/")

        assert (seen.status, seen.noindex, seen.headings) == (200, True, ["Vond u een pagina nuttig?"])


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

"""The question "Was deze pagina nuttig?": where it stands, what an answer keeps, and what goes wrong in words."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from home.models import PageVote
from tests.support.contact import NOW
from tests.support.hostile import ATTACK
from tests.support.html import PageView, view
from tests.support.languages import make_translation
from tests.support.pages import make_page
from tests.support.useful import ORIGIN, thanks_after, vote


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

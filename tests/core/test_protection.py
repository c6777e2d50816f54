"""Forms that anyone may send, and everything that should not get through them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory

from core.protection import Rate, anonymous_form
from core.protection.confirm import CONFIRM_FIELD

if TYPE_CHECKING:
    from pytest_django import Settings

ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """No hits from other tests."""
    cache.clear()


@anonymous_form
def echo(request: HttpRequest) -> HttpResponse:
    """Give back what came in."""
    return HttpResponse(request.POST.get("message", "leeg"))


def post(data: dict[str, Any] | None = None, /, **headers: str) -> Any:
    """What ``echo`` answers to a form with these headers."""
    sent = {"message": "Hallo"} if data is None else data
    return echo(RequestFactory().post("/contact/", sent, **headers))  # type: ignore[arg-type]  # headers in the form of META


def outcome(response: HttpResponseBase) -> str:
    """In one word what happened to a form."""
    assert isinstance(response, HttpResponse)
    if not isinstance(response, TemplateResponse):
        return response.content.decode()
    assert response.context_data is not None
    asks = response.status_code == 200 and any(name == CONFIRM_FIELD for name, _ in response.context_data["answers"])
    return "confirm" if asks else str(response.status_code)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, "Hallo"),
        ({"HTTP_SEC_FETCH_SITE": "none"}, "Hallo"),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, "403"),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, "403"),
        ({"HTTP_SEC_FETCH_SITE": "iets-nieuws"}, "403"),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "null"}, "403"),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, "403"),
        ({"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "null"}, "Hallo"),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://partner.example"}, "Hallo"),
        ({"HTTP_ORIGIN": "http://testserver"}, "Hallo"),
        ({"HTTP_ORIGIN": "http://TESTSERVER"}, "Hallo"),
        ({"HTTP_ORIGIN": "https://partner.example"}, "Hallo"),
        ({"HTTP_ORIGIN": "https://testserver"}, "403"),
        ({"HTTP_ORIGIN": "http://testserver:8080"}, "403"),
        ({"HTTP_ORIGIN": "http://testserver.kwaad.example"}, "403"),
        ({"HTTP_ORIGIN": "http://kwaad.example", "HTTP_REFERER": "http://testserver/contact/"}, "403"),
        ({"HTTP_REFERER": "http://testserver/contact/"}, "Hallo"),
        ({"HTTP_REFERER": "http://kwaad.example/?http://testserver/"}, "403"),
        ({"HTTP_REFERER": "http://testserver@kwaad.example/"}, "403"),
        ({"HTTP_REFERER": "http://[kwaad"}, "403"),
        ({"HTTP_ORIGIN": "null", "HTTP_REFERER": "http://testserver/contact/"}, "Hallo"),
        ({"HTTP_ORIGIN": "null"}, "confirm"),
        ({}, "confirm"),
    ],
)
def test_only_forms_of_our_own_site_come_in(headers: dict[str, str], expected: str, settings: Settings) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://partner.example"]

    assert outcome(post(**headers)) == expected


def test_behind_a_proxy_with_https_the_origin_is_https(settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    proxied = {"HTTP_HOST": "testserver", "HTTP_X_FORWARDED_PROTO": "https"}

    assert outcome(post(HTTP_ORIGIN="https://testserver", **proxied)) == "Hallo"
    assert outcome(post(HTTP_ORIGIN="http://testserver", **proxied)) == "403"


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_is_free(method: str) -> None:
    for _number in range(30):
        response = echo(getattr(RequestFactory(), method)("/contact/", HTTP_SEC_FETCH_SITE="cross-site"))
        assert response.status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", "GET, HEAD, OPTIONS"),
        ("/over/", "GET, HEAD, OPTIONS"),
        ("/llms.txt", "GET, HEAD"),
        ("/sitemap.xml", "GET, HEAD"),
        ("/zoeken/", "GET, HEAD"),
        ("/woordenlijst/", "GET, HEAD"),
        ("/livez", "GET, HEAD"),
    ],
)
def test_what_is_for_reading_says_so_to_a_form_without_a_token(path: str, allowed: str, method: str, home: Any) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, path)

    assert (answer.status_code, answer.get("Allow")) == (405, allowed)


@pytest.mark.parametrize(
    ("path", "allowed"), [("/nuttig/", "GET, HEAD, OPTIONS, POST"), ("/over/", "GET, HEAD, OPTIONS")]
)
def test_who_asks_what_may_be_done_gets_no_page(path: str, allowed: str, home: Any, client: Client) -> None:
    answer = client.options(path)

    assert (answer.status_code, answer["Allow"], answer.content) == (200, allowed, b"")


class TestConfirmPage:
    """For a browser that does not say where the form stood."""

    answers: dict[str, Any] = {"message": "Hallo\r\nallemaal", "keuze": ["een", "twee"], "leeg": "", "€ <b>": "\"'&"}

    def hidden(self, data: dict[str, Any], **meta: str) -> dict[str, Any]:
        response = post(data, **meta)
        assert outcome(response) == "confirm"
        fields: dict[str, Any] = {}
        for name, value in response.context_data["answers"]:
            fields.setdefault(name, []).append(value)
        return fields

    def test_it_keeps_every_answer_and_the_next_press_gets_through(self) -> None:
        fields = self.hidden(self.answers)
        token = fields.pop(CONFIRM_FIELD)

        assert fields == {"message": ["Hallo\r\nallemaal"], "keuze": ["een", "twee"], "leeg": [""], "€ <b>": ["\"'&"]}
        assert outcome(post({**fields, CONFIRM_FIELD: token})) == "Hallo\r\nallemaal"

    def test_a_browser_that_changes_line_breaks_gets_through(self) -> None:
        fields = self.hidden(self.answers)

        assert outcome(post({**fields, "message": "Hallo\nallemaal"})) == "Hallo\nallemaal"

    @pytest.mark.parametrize(
        "change",
        [
            {"message": "Iets anders"},
            {"keuze": ["twee", "een"]},
            {"erbij": "x"},
            {CONFIRM_FIELD: "verzonnen"},
            {CONFIRM_FIELD: ""},
        ],
    )
    def test_a_token_is_good_for_the_answers_that_were_shown(self, change: dict[str, Any]) -> None:
        fields = self.hidden(self.answers)

        assert outcome(post({**fields, **change})) == "confirm"

    def test_a_token_is_no_good_for_someone_else_or_another_form(self) -> None:
        fields = self.hidden(self.answers)

        assert outcome(post(fields, REMOTE_ADDR="198.51.100.7")) == "confirm"
        assert outcome(echo(RequestFactory().post("/ander/", fields))) == "confirm"

    def test_a_token_is_no_good_after_an_hour(self) -> None:
        with time_machine.travel("2030-03-01 12:00", tick=False) as clock:
            fields = self.hidden(self.answers)
            clock.shift(3599)
            assert outcome(post(fields)) == "Hallo\r\nallemaal"
            clock.shift(2)
            assert outcome(post(fields)) == "confirm"

    def test_a_token_counts_once(self) -> None:
        with time_machine.travel("2030-03-01 12:00", tick=False) as clock:
            fields = self.hidden(self.answers)

            outcomes = [outcome(post(fields)) for _time in range(2)]
            clock.shift(1)
            again = outcome(post(self.hidden(self.answers)))

        assert (outcomes, again) == (["Hallo\r\nallemaal", "confirm"], "Hallo\r\nallemaal")

    def test_without_a_cache_a_token_counts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_args: Any, **_options: Any) -> bool:
            msg = "weg"
            raise OSError(msg)

        fields = self.hidden(self.answers)
        monkeypatch.setattr(cache, "add", broken)

        assert outcome(post(fields)) == "Hallo\r\nallemaal"

    def test_a_token_does_not_help_a_foreign_site(self) -> None:
        fields = self.hidden(self.answers)

        assert outcome(post(fields, HTTP_SEC_FETCH_SITE="cross-site")) == "403"


class TestTooMuch:
    """Twenty forms a minute, and a form of a megabyte."""

    def test_twenty_posts_a_minute(self) -> None:
        with time_machine.travel("2030-03-01 12:00:15", tick=False) as clock:
            responses = [post(**ORIGIN) for _number in range(20)]
            assert [outcome(response) for response in responses] == ["Hallo"] * 10 + ["429"] * 10
            assert responses[-1].headers["Retry-After"] == "45"
            assert responses[-1].context_data["answers"] == [("message", "Hallo")]
            assert "Wacht 1 minuut." in responses[-1].context_data["lines"]
            assert outcome(post(**ORIGIN, REMOTE_ADDR="198.51.100.7")) == "Hallo"
            clock.shift(45)
            assert outcome(post(**ORIGIN)) == "Hallo"

    def test_sixty_posts_an_hour(self) -> None:
        with time_machine.travel("2030-03-01 12:00:00", tick=False) as clock:
            outcomes = []
            for _number in range(62):
                outcomes.append(outcome(post(**ORIGIN)))
                clock.shift(10)
        assert outcomes == ["Hallo"] * 60 + ["429"] * 2

    def test_foreign_forms_do_not_use_up_the_limit_of_the_visitor(self) -> None:
        for _number in range(20):
            post(HTTP_SEC_FETCH_SITE="cross-site")

        assert outcome(post(**ORIGIN)) == "Hallo"

    def test_each_form_has_a_limit_of_its_own(self) -> None:
        other = anonymous_form(scope="other", rates=(Rate(1, 60),))(lambda request: HttpResponse("ander"))
        request = RequestFactory().post("/", {}, headers={"origin": ORIGIN["HTTP_ORIGIN"]})

        with time_machine.travel("2030-03-01 12:00:15", tick=False):
            assert [outcome(other(request)), outcome(other(request))] == ["ander", "429"]
            assert outcome(post(**ORIGIN)) == "Hallo"

    def test_a_megabyte_is_not_read(self) -> None:
        assert outcome(post({"message": "a" * 1_000_000}, **ORIGIN)) == "413"
        assert outcome(post({"message": "a" * 10_000_000}, **ORIGIN)) == "413"

    @pytest.mark.parametrize("length", ["-1", "veel"])
    def test_a_length_that_makes_no_sense_is_refused(self, length: str) -> None:
        assert outcome(post(**ORIGIN, CONTENT_LENGTH=length)) == "413"


@pytest.mark.parametrize(
    ("headers", "repeat", "status"),
    [({"HTTP_SEC_FETCH_SITE": "cross-site"}, 1, 403), ({}, 1, 200), (ORIGIN, 20_000, 413)],
)
@pytest.mark.django_db
def test_the_pages_that_stop_a_form_can_be_drawn(headers: dict[str, str], repeat: int, status: int) -> None:
    response = post({"message": "<script>Hallo</script>" * repeat}, **headers)
    response.render()
    page = response.content.decode()

    assert response.status_code == status
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert "<script>Hallo" not in page
    assert response.cookies == {}
    assert "no-store" in response.headers["Cache-Control"]

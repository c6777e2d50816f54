"""Views behind a secret link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from core.protection.token_views import TokenActionView
from core.services import tokens

if TYPE_CHECKING:
    from core.services.tokens import TokenInfo

pytestmark = pytest.mark.django_db

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


class Cancel(TokenActionView):
    """Pretends to cancel something."""

    purpose = "test.cancel"
    title = "Wilt u afzeggen?"
    button = "Ja, zeg af"
    done: ClassVar[list[str]] = []

    def act(self, request: HttpRequest, subject: str) -> HttpResponse:
        """Note what was cancelled; break for subject "broken"."""
        if subject == "broken":
            raise RuntimeError
        self.done.append(subject)
        return HttpResponseRedirect("/klaar/", status=303)

    def describe(self, info: TokenInfo) -> dict[str, Any]:
        """What it is about."""
        return {"what": info.subject}


view = Cancel.as_view()


@pytest.fixture(autouse=True)
def clean() -> None:
    """Nothing done, no hits."""
    Cancel.done.clear()
    cache.clear()


def issue(subject: str = "booking:1") -> str:
    return tokens.issue(purpose="test.cancel", subject=subject, lifetime=timedelta(hours=1))


def send(method: str, token: str, **meta: str) -> Any:
    return view(getattr(RequestFactory(), method)(f"/link/{token}/", **meta), token=token)


def test_opening_the_link_shows_the_button_and_does_nothing() -> None:
    token = issue()

    pages = [send("get", token), send("head", token), send("get", token)]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert Cancel.done == []
    assert pages[0].context_data["what"] == "booking:1"
    page = pages[0].render().content.decode()
    assert "Wilt u afzeggen?" in page
    assert "Ja, zeg af" in page
    assert token not in page.partition("<main")[2]  # only the language switch leads here again
    assert pages[0].cookies == {}
    assert pages[0].headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in pages[0].headers["Cache-Control"]


def test_pressing_the_button_acts_once() -> None:
    token = issue()

    first, second = send("post", token, **OURS), send("post", token, **OURS)

    assert (first.status_code, first.headers["Location"]) == (303, "/klaar/")
    assert Cancel.done == ["booking:1"]
    assert second.status_code == 410
    assert second.context_data["title"] == "Deze link is al gebruikt"


def test_a_foreign_page_can_not_press_the_button() -> None:
    token = issue()

    assert send("post", token, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert Cancel.done == []
    assert send("get", token).status_code == 200


def test_when_the_act_fails_the_link_still_works() -> None:
    token = issue("broken")

    with pytest.raises(RuntimeError):
        send("post", token, **OURS)
    assert send("get", token).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_spent_link_says_why_and_how_to_go_on(method: str) -> None:
    with time_machine.travel("2030-03-01 12:00", tick=False) as clock:
        late = issue()
        clock.shift(3601)
        pages = [send(method, late, **OURS), send(method, "verzonnen", **OURS)]

    assert [page.status_code for page in pages] == [410, 410]
    assert [page.context_data["title"] for page in pages] == ["Deze link is te oud", "Deze link werkt niet"]
    page = pages[0].render().content.decode()
    assert "/contact/" in page
    assert "Vraag het aan ons" in page


def test_other_methods_are_refused() -> None:
    assert send("delete", issue(), **OURS).status_code == 405


def test_guessing_is_slowed_down() -> None:
    with time_machine.travel("2030-03-01 12:00:15", tick=False):
        statuses = [send("post", f"gok{number}", **OURS).status_code for number in range(12)]

    assert statuses == [410] * 10 + [429] * 2

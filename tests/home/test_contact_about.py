"""``?over=`` fills in which page a message to the team is about; ``&praten=`` says which help lines fit it."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale

from core.models import HelpLine
from tests.support.contact import send
from tests.support.hostile import ATTACK
from tests.support.html import PageView, view

pytestmark = pytest.mark.usefixtures("clock")


class TestAbout:
    """A page of ours is named by its title; anything else is no page."""

    @pytest.mark.parametrize("path", ["/hulp/", "/hulp/?gemeente=urk", "/en/hulp/"])
    def test_a_page_is_shown_by_its_title(self, client: Any, fixed: Any, path: str) -> None:
        seen = view(client, "/contact/", over=path)

        link = seen.main.find("a", href=path)
        assert " ".join(link.parent.get_text().split()) == f"Over: {fixed('/hulp/').title}"
        field = seen.soup.find("input", {"name": "about"})
        assert (field["type"], field["value"]) == ("hidden", path)
        assert seen.soup.find("input", {"name": "subject", "checked": True})["value"] == "mistake"

    def test_words_in_another_language_say_so(self, client: Any, fixed: Any) -> None:
        seen = view(client, "/en/contact/", over="/en/hulp/")

        assert seen.main.find("a", href="/en/hulp/")["lang"] == "nl"

    def test_the_page_is_still_there_after_a_mistake(self, client: Any, fixed: Any) -> None:
        seen = PageView(send(client, "", message="", about="/hulp/"))

        assert seen.status == 422
        assert seen.main.find("a", href="/hulp/").get_text() == fixed("/hulp/").title
        assert seen.soup.find("input", {"name": "about"})["value"] == "/hulp/"

    def test_a_page_that_is_not_public_is_not_named(self, client: Any, fixed: Any) -> None:
        fixed("/hulp/").unpublish()

        seen = view(client, "/contact/", over="/hulp/")

        assert seen.soup.find("input", {"name": "about"})["type"] == "text"
        assert "Over:" not in seen.text

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "https://kwaad.example/",
            "//kwaad.example/",
            "javascript:alert(1)",
            "/\0",
            "/hulp/bestaat-niet/",
            "/" + ATTACK + "x" * 400,
        ],
    )
    def test_nothing_else(self, client: Any, fixed: Any, path: str) -> None:
        seen = view(client, "/contact/", over=path)

        field = seen.soup.find("input", {"name": "about"})
        assert (field["type"], field.get("value")) == ("text", None)
        assert seen.soup.find("input", {"name": "subject", "checked": True}) is None


@pytest.mark.parametrize("number", ["ja", "0", "16", "-2", "²", "99999", "\0"])
def test_a_made_up_number_shows_no_help_lines(number: str, client: Any) -> None:
    HelpLine.objects.create(locale=Locale.get_default(), name="112", number="112", tel="112", description="Bel.")

    seen = [view(client, "/contact/", verzonden="ja", praten=one) for one in (number, "2")]

    assert [len(page.soup.select("main .crisis")) for page in seen] == [0, 1]

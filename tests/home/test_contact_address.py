"""The contact page at another address than the one of its form."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from home.models import ContactMessage
from tests.support.contact import ANSWERS, fill_in, send, stamp_of
from tests.support.html import PageView, view
from tests.support.languages import make_translation
from tests.support.pages import make_page


class TestAnotherAddress:
    """Editors may call the page what they like; the form stays at the address that takes it."""

    @pytest.fixture
    def strict(self, fixed: Any) -> Client:
        """A browser on a site that checks forms as a real one does; the page has another address."""
        page = fixed("/contact/")
        page.slug = "contact-opnemen"
        page.save_revision().publish()
        return Client(enforce_csrf_checks=True)

    def test_the_form_still_arrives(self, strict: Any, clock: Any) -> None:
        form = view(strict, "/contact-opnemen/").main.find("form", method="post")
        clock.shift(10)
        answer = send(strict, str(form.find("input", {"name": "stamp"})["value"]), form["action"])

        assert form["action"] == "/contact/#fouten"
        assert (answer.status_code, answer.headers["Location"]) == (303, "/contact-opnemen/?verzonden=ja#inhoud")
        assert view(strict, answer.headers["Location"]).headings == ["Dank u wel"]
        assert ContactMessage.objects.get().message == ANSWERS["message"]

    def test_mistakes_are_shown(self, strict: Any, clock: Any) -> None:
        seen = PageView(send(strict, "", "/contact/", message=""))

        assert (seen.status, seen.headings) == (422, ["Contact"])
        assert seen.canonical == "http://testserver/contact-opnemen/"

    def test_the_old_address_leads_there(self, strict: Any) -> None:
        answer = strict.get("/contact/?over=/hulp/")

        assert (answer.status_code, answer.headers["Location"]) == (302, "/contact-opnemen/?over=/hulp/")
        assert strict.get("/en/contact/").headers["Location"] == "/en/contact-opnemen/"

    def test_a_translation_at_another_address_takes_messages(self, client: Any, clock: Any, fixed: Any) -> None:
        make_translation(fixed("/contact/"), title="Get in touch", slug="get-in-touch")
        strict = Client(enforce_csrf_checks=True)
        form = view(strict, "/en/get-in-touch/").main.find("form", method="post")
        clock.shift(10)

        answer = send(strict, str(form.find("input", {"name": "stamp"})["value"]), form["action"])

        assert (form["action"], answer.status_code) == ("/en/contact/#fouten", 303)
        assert answer.headers["Location"] == "/en/get-in-touch/?verzonden=ja#inhoud"
        assert ContactMessage.objects.get().language == "en"

    def test_another_page_may_take_the_old_address(self, strict: Any, clock: Any, home: Any) -> None:
        make_page("home.StandardPage", home, title="Alle nummers", slug="contact")

        assert view(strict, "/contact/").headings == ["Alle nummers"]
        assert fill_in(strict, clock, "/contact-opnemen/").status_code == 405
        assert send(strict, stamp_of(strict, "/contact-opnemen/")).status_code == 422

    def test_without_the_page_there_is_no_form(self, client: Any, fixed: Any) -> None:
        fixed("/contact/").unpublish()

        assert (client.get("/contact/").status_code, send(client, "").status_code) == (404, 404)

"""The short version of an entry: easy words, and still the number and the hours."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale

from directory.models import HelpQuestion
from tests.support.html import view
from tests.support.services import add_hours, add_place
from tests.support.shortlist import make_entry


@pytest.fixture
def entry(fixed: Any) -> Any:
    page = make_entry(fixed("/hulp/"), "Buurtkamer", phones=("0320 00 11 22",))
    page.what = "<p>Wij drinken koffie. Daarna zingen wij.</p>"
    page.save_revision().publish()
    add_hours(page.service, "MO", "09:00", "12:00", attending_type="telefoon")
    add_place(page.service)
    return page


def test_first_sentences_with_number_hours_and_address(entry: Any, client: Any) -> None:
    seen = view(client, f"{entry.url}makkelijk-lezen/")

    words = " ".join(seen.main.get_text(" ", strip=True).split())
    assert [
        word
        for word in ("Wij drinken koffie.", "0320 00 11 22", "9.00 tot 12.00 uur", "Dorpsstraat 1")
        if word not in words
    ] == []
    assert "Daarna zingen wij." not in words
    assert f"{entry.url}makkelijk-lezen/" in view(client, entry.url).links
    assert entry.url in seen.links


def test_the_version_of_an_editor_takes_its_place(entry: Any, client: Any) -> None:
    entry.easy_text = "<p>Koffie voor iedereen.</p>"
    entry.confirm_easy_text()
    entry.save_revision().publish()

    words = view(client, f"{entry.url}makkelijk-lezen/").main.get_text(" ", strip=True)

    assert "Koffie voor iedereen." in words
    assert "Wij drinken koffie." not in words


def test_a_secret_address_stays_secret(entry: Any, client: Any) -> None:
    add_place(entry.service, name="Schuilhuis", address_1="Geheimlaan 7", city="Nergenshuizen", address_is_secret=True)

    html = view(client, f"{entry.url}makkelijk-lezen/").html

    assert [word for word in ("Schuilhuis", "Geheimlaan", "Nergenshuizen") if word in html] == []


def test_sensitive_help_has_the_way_out_and_a_neutral_title_here_too(fixed: Any, client: Any) -> None:
    danger = HelpQuestion.objects.create(
        slug="onveilig", name="Niet veilig", sensitive=True, locale=Locale.get_default()
    )
    page = make_entry(fixed("/hulp/"), "Vrouwenhuis", question=danger)
    page.what = "<p>Een veilig bed.</p>"
    page.save_revision().publish()

    seen = view(client, f"{page.url}makkelijk-lezen/")

    assert len(seen.soup.select(".exit")) == 1
    assert "Vrouwenhuis" not in seen.soup.title.get_text()


@pytest.mark.parametrize("facts", [{"status": "defunct"}, {"do_not_list": True}])
def test_help_that_stopped_has_no_short_version(facts: dict[str, Any], fixed: Any, client: Any) -> None:
    page = make_entry(fixed("/hulp/"), "Oud", **facts)

    assert client.get(f"{page.url}makkelijk-lezen/").status_code == 404

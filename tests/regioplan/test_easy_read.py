"""The easy version of a page: made by itself, or by an editor who hears when the page changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from core.views.easy_report import old_easy_texts
from tests.support.admin import edit_url, form_of
from tests.support.html import PageView, view
from tests.support.pages import make_page
from tests.support.queries import warm_queries

ANSWERS = {
    "summary": "Kort gezegd.",
    "what": "<p>Wij werken samen. Dat is fijn.</p>",
    "do": "<p>Wij maken afspraken. Elke week.</p>",
    "notice": "",
}
OWN = "<h3>Heel kort</h3><p>Samen gaat het beter.</p>"


@pytest.fixture
def part(fixed: Any) -> Any:
    """A building block with two answers."""
    return make_page("regioplan.BuildingBlockPage", fixed("/regioplan/"), title="Samen", **ANSWERS)


def own_version(page: Any) -> Any:
    """Let an editor have written a version."""
    page.easy_text = OWN
    page.confirm_easy_text()
    page.save_revision(clean=False).publish()
    return page


def test_summary_and_first_sentences_by_default(part: Any, client: Any) -> None:
    seen = view(client, f"{part.url}makkelijk-lezen/")

    assert (seen.status, seen.headings, seen.noindex) == (200, ["Samen"], True)
    assert [heading.get_text() for heading in seen.main.find_all("h2")] == [
        "Wat is het?",
        "Wat doen wij?",
        "Was deze pagina nuttig?",
    ]
    assert [
        words for words in ("Kort gezegd.", "Wij werken samen.", "Wij maken afspraken.") if words not in seen.text
    ] == []
    assert [words for words in ("Dat is fijn.", "Elke week.") if words in seen.text] == []
    assert seen.canonical == f"http://testserver{part.url}makkelijk-lezen/"
    assert part.url in seen.links


def test_the_page_leads_to_it(part: Any, client: Any) -> None:
    assert f"{part.url}makkelijk-lezen/" in view(client, part.url).links
    assert f"/en{part.url}makkelijk-lezen/" in view(client, f"/en{part.url}").links


def test_in_an_english_site_it_is_marked_as_dutch(part: Any, client: Any) -> None:
    seen = view(client, f"/en{part.url}makkelijk-lezen/")

    assert (seen.status, seen.soup.html["lang"], seen.main["lang"], seen.noindex) == (200, "en", "nl", True)
    assert f"/en{part.url}" in seen.links


def test_an_own_version_takes_its_place(part: Any, client: Any) -> None:
    own_version(part)

    seen = view(client, f"{part.url}makkelijk-lezen/")

    headings = [(heading.name, heading.get_text()) for heading in seen.main.find_all(["h2", "h3"])]
    assert headings == [("h2", "Kort gezegd"), ("h3", "Heel kort"), ("h2", "Was deze pagina nuttig?")]
    assert ("Samen gaat het beter." in seen.text, "Wij maken afspraken." in seen.text) == (True, False)
    assert not seen.noindex


@pytest.mark.parametrize("name", ["boekje", "makkelijk", "makkelijk-lezen/makkelijk-lezen"])
def test_other_addresses_are_not_there(part: Any, client: Any, name: str) -> None:
    assert client.get(f"{part.url}{name}/").status_code == 404


def test_there_is_none_without_words(fixed: Any, client: Any) -> None:
    empty = make_page("regioplan.FoundationPage", fixed("/regioplan/"), title="Leeg")

    assert client.get(f"{empty.url}makkelijk-lezen/").status_code == 404
    assert f"{empty.url}makkelijk-lezen/" not in view(client, empty.url).links


def test_it_is_not_there_while_its_page_is_off_line(part: Any, client: Any) -> None:
    part.unpublish()

    assert client.get(f"{part.url}makkelijk-lezen/").status_code == 404


def test_queries(part: Any, client: Any) -> None:
    assert warm_queries(client, f"{part.url}makkelijk-lezen/") == 8


class TestOldVersion:
    """An editor's version belongs to the text for which it was written."""

    def test_only_a_change_of_words_makes_it_old(self, part: Any) -> None:
        own_version(part)
        assert not part.easy_text_is_old()

        part.what = "<p><b>Wij werken samen.</b>   Dat is fijn.</p>"
        assert not part.easy_text_is_old()
        part.what = "<p>Wij werken nooit samen. Dat is fijn.</p>"
        assert part.easy_text_is_old()

    def test_a_page_without_version_is_never_old(self, part: Any) -> None:
        part.confirm_easy_text()

        assert (part.easy_source, part.easy_checked_on, part.easy_text_is_old()) == ("", None, False)

    def test_the_editor_sees_it_and_confirms(self, part: Any, admin_client: Any) -> None:
        own_version(part)
        part.do = "<p>Iets heel anders.</p>"
        part.save_revision(clean=False).publish()
        assert "De tekst is veranderd na" in PageView(admin_client.get(edit_url(part))).text
        assert old_easy_texts() == [part.pk]

        data = form_of(admin_client, edit_url(part), easy_confirmed="on")
        admin_client.post(edit_url(part), {**data, "action-publish": "1"})

        part.refresh_from_db()
        assert (part.easy_text_is_old(), old_easy_texts()) == (False, [])
        assert "De tekst is veranderd na" not in PageView(admin_client.get(edit_url(part))).text

    def test_saving_without_confirming_leaves_the_flag(self, part: Any, admin_client: Any) -> None:
        own_version(part)
        part.do = "<p>Iets heel anders.</p>"
        part.save_revision(clean=False).publish()

        admin_client.post(edit_url(part), {**form_of(admin_client, edit_url(part)), "action-publish": "1"})

        assert old_easy_texts() == [part.pk]

    def test_the_report_lists_it(self, part: Any, fixed: Any, admin_client: Any) -> None:
        make_page("regioplan.FoundationPage", fixed("/regioplan/"), title="Zonder eigen versie")
        own_version(part)
        part.do = "<p>Iets heel anders.</p>"
        part.save_revision(clean=False).publish()

        seen = PageView(admin_client.get(reverse("old_easy_texts")))

        assert seen.status == 200
        assert [title.get_text(strip=True) for title in seen.soup.select("td.title .title-wrapper a")] == ["Samen"]

    def test_editors_can_preview_it(self, part: Any) -> None:
        assert [name for name, _label in part.preview_modes] == ["", "donker", "makkelijk-lezen"]

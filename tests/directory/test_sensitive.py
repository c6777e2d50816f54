"""Help that somebody else must not see: the same answer on its page, in lists and in search."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from core.models import Theme
from directory.models import ServicePage
from search.models import SearchDocument
from tests.support.html import view
from tests.support.pages import add_terms, make_term
from tests.support.questions import make_answer, make_question


@pytest.fixture
def entry(fixed: Any) -> Any:
    """Makes an entry with a title, facts and the hulpvragen that it answers."""
    return partial(make_answer, fixed("/hulp/"))


class TestOneAnswerEverywhere:
    def test_an_entry_that_is_sensitive_by_its_theme_is_so_on_its_page_and_in_search(
        self, entry: Any, client: Any
    ) -> None:
        theme = make_term("Theme", "veilig")
        question = make_question("onveilig", sensitive=True)
        question.themes.set([Theme.objects.get(pk=theme.pk)])
        question.save()
        page = entry("Opvang")
        add_terms(page, theme=[theme])

        seen = view(client, page.url)

        assert len(seen.soup.select(".exit")) == 1
        assert "Opvang" not in seen.soup.title.get_text()
        assert ServicePage.objects.get(pk=page.pk).search_document().sensitive is True

    def test_search_hears_that_a_question_became_sensitive_or_got_other_words(
        self, entry: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        theme = make_term("Theme", "veilig")
        question = make_question("onveilig")
        question.themes.set([Theme.objects.get(pk=theme.pk)])
        with django_capture_on_commit_callbacks(execute=True):
            question.save()
            named, themed = entry("Met naam", question), entry("Met thema")
            add_terms(themed, theme=[theme])

        with django_capture_on_commit_callbacks(execute=True):
            question.sensitive, question.words = True, "jenever"
            question.save()

        rows = SearchDocument.objects.filter(url__in=[named.url, themed.url])
        assert sorted(rows.values_list("title", "sensitive")) == [("Met naam", True), ("Met thema", True)]
        assert ["jenever" in body for body in rows.values_list("body", flat=True)] == [True, True]

    def test_a_list_that_shows_it_has_the_way_out_and_keeps_its_title(self, entry: Any, client: Any) -> None:
        entry("Opvang", make_question("onveilig", sensitive=True), forms=("thuis",))
        entry("Koffie", forms=("online",))

        asked, mixed, plain = (
            view(client, "/hulp/", **query) for query in ({"vraag": "onveilig"}, {"vorm": "thuis"}, {"vorm": "online"})
        )

        assert [len(seen.soup.select(".exit")) for seen in (asked, mixed, plain)] == [1, 1, 0]
        titles = [seen.soup.title.get_text(strip=True).split(" | ")[0] for seen in (asked, mixed)]
        assert titles == ["Hulp in Flevoland", "Hulp vinden"]

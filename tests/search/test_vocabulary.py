"""Words of documents for correction, and rows for what is suggested while somebody types."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from core.search import SuggestionData, key_of, register_suggestions, suggestions_outdated
from core.search import _suggestions as registered
from directory.models import HelpQuestion
from regioplan.models import GlossaryTerm
from search.models import SearchDocument, SearchSuggestion, SearchWord
from search.projection.words import words_of_document
from search.services import rebuild, renew_suggestions, update_document


def words(language: str = "nl") -> dict[str, tuple[str, int]]:
    """Folded words with how they are shown and their counts."""
    rows = SearchWord.objects.filter(language=language).values_list("word", "shown", "count")
    return {word: (shown, count) for word, shown, count in rows}


def suggested(prefix: str, language: str = "nl") -> list[str]:
    """Titles for what somebody typed, by one range of the index."""
    rows = SearchSuggestion.objects.filter(language=language, start__gte=prefix, start__lt=f"{prefix}\U0010ffff")
    return list(rows.order_by("start", "title").values_list("title", flat=True))


class TestWords:
    """The words of the site itself."""

    def test_a_new_document_brings_its_words(self, publish: Any) -> None:
        publish("Hutspot", summary="Café met hutspot 2090 b2b x")

        found = words()

        assert (found["hutspot"], found["cafe"]) == (("hutspot", 1), ("café", 1))
        assert [word for word in ("2090", "b2b", "x") if word in found] == []

    def test_a_second_document_counts_and_the_same_one_does_not(self, publish: Any) -> None:
        page = publish("Hutspot")
        publish("Hutspot twee")
        update_document(row=page)
        SearchDocument.objects.filter(key=key_of(page)).update(summary="oud")
        update_document(row=page)

        assert words()["hutspot"] == ("hutspot", 2)

    def test_words_that_go_stay_until_a_rebuild(self, publish: Any, django_capture_on_commit_callbacks: Any) -> None:
        page = publish("Hutspot")
        with django_capture_on_commit_callbacks(execute=True):
            page.delete()
        kept = words().get("hutspot")
        rebuild()

        assert (kept, words().get("hutspot")) == (("hutspot", 1), None)

    def test_a_rebuild_counts_the_same(self, publish: Any) -> None:
        publish("Hutspot", summary="Soep")
        publish("Soep")
        before = words()
        rebuild()

        assert words() == before

    def test_the_most_common_way_of_writing_is_shown(self, publish: Any) -> None:
        publish("Cafe")
        for number in range(2):
            publish(f"Café {number}")
        rebuild()

        assert words()["cafe"] == ("café", 3)

    def test_a_word_stands_once_in_a_document(self) -> None:
        document = SearchDocument(title="Soep soep SOEP", body="Soepkom")

        assert words_of_document(document) == {"soep": "soep", "soepkom": "soepkom"}


class TestSuggestions:
    """Titles, from each of their words on."""

    def test_a_title_is_found_by_each_of_its_words(self, publish: Any) -> None:
        publish("Samen Éten, elke week")

        assert [suggested(typed) for typed in ("sam", "samen et", "eten", "week", "men", "zzz")] == [
            *([["Samen Éten, elke week"]] * 4),
            [],
            [],
        ]

    def test_only_in_its_language(self, publish: Any) -> None:
        publish("Soep")

        assert (suggested("soep"), suggested("soep", "en")) == (["Soep"], [])

    def test_another_title_takes_its_place(self, publish: Any, django_capture_on_commit_callbacks: Any) -> None:
        page = publish("Soep")
        with django_capture_on_commit_callbacks(execute=True):
            page.title = "Hutspot"
            page.save_revision().publish()

        assert (suggested("soep"), suggested("hut")) == ([], ["Hutspot"])

    def test_they_go_with_their_document(self, publish: Any, django_capture_on_commit_callbacks: Any) -> None:
        page = publish("Soep")
        with django_capture_on_commit_callbacks(execute=True):
            page.unpublish()

        assert suggested("soep") == []

    def test_a_long_title_has_eight_beginnings(self, publish: Any) -> None:
        page = publish(" ".join(f"soep{letter}" for letter in "abcdefghij"))

        rows = SearchSuggestion.objects.filter(document__key=key_of(page))

        assert (rows.count(), max(len(row.start) for row in rows) <= 80) == (8, True)

    def test_a_word_is_suggested_by_its_other_names(
        self, publish: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        dutch = Locale.objects.get(language_code="nl")
        with django_capture_on_commit_callbacks(execute=True):
            GlossaryTerm.objects.create(
                term="Budget", slug="budget", short="Geld", synonyms="potje", abbreviation="PGB", locale=dutch
            )

        assert (suggested("potje"), suggested("pgb"), suggested("bud")) == (["Budget"],) * 3

    def test_a_change_of_the_body_costs_one_query_for_them(self, publish: Any) -> None:
        page = publish("Soep")
        SearchDocument.objects.filter(key=key_of(page)).update(body="oud")

        with CaptureQueriesContext(connection) as captured:
            update_document(row=page)

        table = SearchSuggestion._meta.db_table
        assert len([query for query in captured if table in query["sql"]]) == 1


class TestSources:
    """What areas suggest besides."""

    @pytest.fixture
    def source(self) -> Any:
        rows = [SuggestionData("nl", "Schulden", "/hulp/?vraag=s", "vraag", ("rood staan",), 2.0)]
        register_suggestions("test", lambda: rows)
        yield rows
        registered.pop("test")

    def test_they_come_and_go(self, source: Any, home: Any, django_capture_on_commit_callbacks: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            suggestions_outdated.send(sender=None, source="test")
        found = (suggested("schul"), suggested("staan"))
        source.clear()
        renew_suggestions(source="test")

        assert (found, suggested("schul")) == ((["Schulden"], ["Schulden"]), [])

    def test_hulpvragen_lead_to_the_list_of_help(self, fixed: Any, django_capture_on_commit_callbacks: Any) -> None:
        dutch = Locale.objects.get(language_code="nl")
        with django_capture_on_commit_callbacks(execute=True):
            row = HelpQuestion.objects.create(name="Ik sta rood", slug="rood", words="schuld, in de min", locale=dutch)

        found = SearchSuggestion.objects.filter(start="min").values_list("title", "url", "kind", "source")
        assert list(found) == [("Ik sta rood", "/hulp/?vraag=rood", "vraag", "directory.questions")]
        fixed("/hulp/").unpublish()
        renew_suggestions(source="directory.questions")
        assert (str(row), suggested("min")) == ("Ik sta rood", [])

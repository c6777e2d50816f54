"""Results are kept for each revision, and nothing that goes wrong stops an editor."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.db import connection

from readability import services, words
from readability.enums import Confidence, Verdict
from readability.models import AllowedWord, JargonEntry, ReadabilityResult
from readability.words import site_words
from tests.support.difficult import EASY, HARD
from tests.support.languages import make_translation
from tests.support.pages import make_page


@pytest.mark.parametrize(("text", "verdict"), [(HARD, Verdict.RED), (EASY, Verdict.GREEN)])
def test_a_saved_revision_has_one_result(draft: Any, text: str, verdict: Verdict) -> None:
    revision = draft(text)

    results = ReadabilityResult.objects.filter(page_id=int(revision.object_id))

    assert [(result.revision_id, result.verdict, result.confidence, result.language) for result in results] == [
        (revision.pk, verdict, Confidence.FULL, "nl")
    ]


def test_publishing_keeps_one_result_and_the_reason(draft: Any) -> None:
    revision = draft(HARD)
    services.keep_reason(revision=revision, reason="De tekst van de wet.")

    revision.publish()

    assert [result.reason for result in ReadabilityResult.objects.filter(revision=revision)] == ["De tekst van de wet."]


def test_a_reason_does_not_count_for_another_text(draft: Any) -> None:
    revision = draft(HARD)
    services.keep_reason(revision=revision, reason="De tekst van de wet.")
    page = revision.as_object()
    page.search_description = "Een andere tekst."

    assert services.revision_asks_reason(page.save_revision())


def test_english_is_not_judged(home: Any) -> None:
    page = make_translation(make_page("home.StandardPage", home))
    page.save_revision()

    assert not ReadabilityResult.objects.filter(page_id=page.pk).exists()


def test_a_fault_is_logged_and_saving_goes_on(
    draft: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(words, "analyse", fail)
    with caplog.at_level(logging.ERROR, logger="readability.services"):
        revision = draft(EASY)

    assert revision.pk is not None
    assert [record.getMessage() for record in caplog.records] == [f"B1-meting van versie {revision.pk} mislukt"]


def test_words_of_editors_count(db: None) -> None:
    JargonEntry.objects.create(word="koffiemoment", inflections="koffiemomenten", alternatives="koffie drinken")
    AllowedWord.objects.create(word="implementatie")

    vocabulary = site_words().vocabulary

    assert [entry[1].alternatives for entry in vocabulary.jargon["koffiemomenten"]] == [("koffie drinken",)]
    assert "implementatie" not in {" ".join(words) for words, _word in vocabulary.jargon.get("implementatie", ())}


def test_a_text_is_judged_once_and_asks_one_query(
    draft: Any, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    revision = draft(EASY)
    page = revision.as_object()
    monkeypatch.setattr(words, "analyse", lambda *args, **kwargs: pytest.fail("judged again"))

    with django_assert_num_queries(1):
        services.store_result(revision=revision)
    again = page.save_revision()
    with django_assert_num_queries(1):
        services.store_result(revision=again)

    assert ReadabilityResult.objects.filter(page_id=page.pk).count() == 2


def test_a_new_text_costs_two_queries_in_a_savepoint(draft: Any, django_assert_num_queries: Any) -> None:
    revision = draft(EASY)
    revision.content = {**revision.content, "search_description": "Een andere tekst."}

    with django_assert_num_queries(4):
        services.store_result(revision=revision)


def test_nobody_waits_while_a_text_is_judged(draft: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with services.judging_paused():
        revision = draft(EASY)
    around, outside = [], list(connection.savepoint_ids)
    analyse = services.analyse_blocks

    def watched(*args: Any, **kwargs: Any) -> Any:
        around.append(list(connection.savepoint_ids))
        return analyse(*args, **kwargs)

    monkeypatch.setattr(services, "analyse_blocks", watched)
    services.store_result(revision=revision)

    assert around == [outside]


def test_what_was_loaded_at_once_is_judged_afterwards(draft: Any) -> None:
    services.store_missing()
    with services.judging_paused():
        revision = draft(EASY)
        revision.publish()
    results = ReadabilityResult.objects.filter(revision=revision)
    before = results.count()

    found = services.store_missing(), services.store_missing()

    assert (before, found, results.count()) == (0, (1, 0), 1)

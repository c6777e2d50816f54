"""The index of words that the database keeps: there, away and back."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations.state import ProjectState
from django.test.utils import CaptureQueriesContext

from core.search import SearchDocumentData
from search.full_text import FTS_TABLE, FullText, optimize
from search.projection.columns import row_of
from search.projection.writing import write
from search.query import Way
from tests.support.search_rows import ask, branch, document, part, titles


def _tables() -> set[str]:
    return set(connection.introspection.table_names())


@pytest.mark.django_db
def test_it_keeps_finding_after_it_was_put_in_order() -> None:
    document("Samen eten")
    for number in range(20):
        document(f"Eten {number}")

    optimize()

    assert titles("samen", "eten") == ["Samen eten"]
    assert ask("eten").total == 21


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets others write meanwhile")
def test_putting_it_in_order_is_done_in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.full_text._PAGES", 1)
    for number in range(40):
        document(f"Eten {number}", body=" ".join(f"w{number}x{word}" for word in range(400)))

    with CaptureQueriesContext(connection) as captured:
        optimize()

    merges = [query["sql"] for query in captured if "'merge'" in query["sql"]]
    assert (len(merges) > 2, "optimize" in str(captured.captured_queries)) == (True, False)
    assert ask("eten").total == 40


@pytest.mark.django_db
def test_a_book_and_a_very_long_word_are_no_error() -> None:
    words = " ".join(f"w{number}" for number in range(60_000))

    document("Samen eten", body=f"{words} {'x' * 10_000} \\ '")

    assert titles("w77") == ["Samen eten"]


@pytest.mark.django_db
def test_the_last_word_of_a_book_is_found() -> None:
    """Of one with many different words, and of one that is long."""
    many = [f"{'page' * 13}{number}" for number in range(10_000, 16_000)]
    texts = [" ".join((*words, "endings")) for words in (many[:10], many, many[:1_000] * 17)]
    told = [
        SearchDocumentData(key=f"x:{n}", kind="hulp", language="en", title="Book", url="/", body=text)
        for n, text in enumerate(texts)
    ]

    with transaction.atomic():
        write([row_of(one, None) for one in told])

    tokens = [branch(part("end", Way((token,))), language="en") for token in ("endings", "qsend")]
    assert [len(text) for text in texts] == [587, 348_007, 986_007]
    assert [ask(branches=(one,)).total for one in tokens] == [3, 3]


def test_it_is_taken_away_and_made_anew_over_what_is_there(emptied: None, transactional_db: Any) -> None:
    document("Samen eten")
    operation, state = FullText(), ProjectState()

    with connection.schema_editor() as editor:
        operation.database_backwards("search", editor, state, state)
    gone = _tables()
    document("Zonder register")
    with connection.schema_editor() as editor:
        operation.database_forwards("search", editor, state, state)

    assert FTS_TABLE not in gone
    assert titles("samen") == ["Samen eten"]
    assert titles("register") == ["Zonder register"]


def test_it_says_what_it_does() -> None:
    assert FullText().describe() == "Make the index of words over the search documents"

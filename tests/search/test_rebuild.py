"""Writing the whole projection anew, while editors go on."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core.search import key_of
from home.models import StandardPage
from regioplan.models import GlossaryTerm
from search.engines import get_engine
from search.models import SearchDocument, SearchDraft, SearchState, SearchSuggestion, SearchWord
from search.projection.columns import COLUMNS, signature
from search.projection.rebuilding import GROUP, RebuildBusyError
from search.query import Branch, Part, Query, Selection, Way
from search.services import rebuild, update_document
from tests.support.found import found
from tests.support.pages import make_page


class TestRebuild:
    """Writing everything anew."""

    def test_it_repairs_whatever_was_wrong(self, publish: Any) -> None:
        page = publish("Nieuw")
        SearchDocument.objects.filter(key=key_of(page)).update(title="Fout")
        SearchDocument.objects.create(key="weg:1", kind="x", language="nl", title="Spook", url="/x/")
        make_page("home.StandardPage", page, title="Nieuw gemist")

        total = rebuild().documents

        assert found() == {"Nieuw", "Nieuw gemist"}
        assert total == SearchDocument.objects.count()

    def test_what_is_unpublished_before_its_turn_does_not_come_back(self, publish: Any) -> None:
        pages = [publish("Nieuw een").specific, publish("Nieuw twee").specific]

        def meanwhile(keys: Any) -> Any:
            late = [key_of(page) for page in pages]
            yield from [key for key in keys if key not in late]
            Page.objects.filter(pk=pages[0].pk).update(live=False)
            PageViewRestriction.objects.create(page=pages[1], restriction_type=PageViewRestriction.LOGIN)
            yield from late

        rebuild(progress=meanwhile)

        assert found() == set()

    def test_what_is_published_meanwhile_stays(self, publish: Any) -> None:
        made: list[Any] = []

        def meanwhile(keys: Any) -> Any:
            yield from list(keys)
            made.append(publish("Nieuw"))

        total = rebuild(progress=meanwhile).documents

        assert found() == {"Nieuw"}
        assert total == SearchDocument.objects.count()

    def test_each_row_is_locked_while_it_is_written(self, publish: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        page = publish("Nieuw")
        locked: list[Any] = []
        lock = QuerySet.select_for_update

        def note(rows: Any) -> Any:
            locked.append(rows.model)
            return lock(rows)

        monkeypatch.setattr(QuerySet, "select_for_update", note)

        update_document(row=page)

        assert locked[0] is Page

    def test_again_gives_the_same(self, publish: Any) -> None:
        publish("Nieuw")
        before = list(SearchDocument.objects.order_by("pk").values_list())

        rebuild()

        assert list(SearchDocument.objects.order_by("pk").values_list()) == before

    def test_the_command_says_how_many(self, publish: Any) -> None:
        out, quiet = StringIO(), StringIO()

        call_command("search_rebuild", stdout=out)
        call_command("search_rebuild", stdout=quiet, verbosity=0)

        assert out.getvalue() == f"{SearchDocument.objects.count()} documenten in het zoekregister.\n"
        assert quiet.getvalue() == ""

    def test_words_come_along(self, home: Any) -> None:
        GlossaryTerm.objects.create(term="WMO", slug="wmo", short="Wet", locale=Locale.objects.get(language_code="nl"))

        rebuild()

        assert SearchDocument.objects.filter(kind="woord").count() == 1

    def test_until_the_end_visitors_find_what_was_there(self, publish: Any) -> None:
        page = publish("Nieuw")
        Page.objects.filter(pk=page.pk).update(title="Nieuwer")
        seen = []

        def watch(keys: Any) -> Any:
            for key in keys:
                yield key
                seen.append(found())

        rebuild(progress=watch)

        assert (set(map(frozenset, seen)), found()) == ({frozenset({"Nieuw"})}, {"Nieuwer"})
        assert SearchDraft.objects.count() == 0

    def test_one_that_is_broken_off_changes_nothing(self, publish: Any) -> None:
        page = publish("Nieuw")
        before = list(SearchDocument.objects.order_by("pk").values_list())
        Page.objects.filter(pk=page.pk).update(title="Nieuwer")

        def stop(keys: Any) -> Any:
            yield from list(keys)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rebuild(progress=stop)

        assert list(SearchDocument.objects.order_by("pk").values_list()) == before
        assert (SearchDraft.objects.count(), SearchState.objects.get().busy_until) == (0, None)

    def test_only_what_differs_gets_a_new_version(self, publish: Any) -> None:
        page, other = publish("Nieuw"), publish("Nieuw twee")
        Page.objects.filter(pk=page.pk).update(title="Nieuwer")
        version = SearchDocument.objects.get(key=key_of(other)).version

        rebuild()

        versions = SearchDocument.objects.order_by("pk").filter(key__in=[key_of(page), key_of(other)])
        assert list(versions.values_list("version", flat=True)) == [version + 1, version]

    def test_the_state_says_when_and_by_which_analyser(self, publish: Any) -> None:
        rebuild()

        state = SearchState.objects.get()
        assert (state.analyser, state.rebuilt_at is not None, state.busy_until) == (signature(), True, None)

    def test_what_goes_is_noted(self, publish: Any) -> None:
        SearchDocument.objects.create(key="weg:1", kind="x", language="nl", title="Spook", url="/x/")

        rebuild()

        state = SearchState.objects.get()
        assert state.removed_at == state.version

    def test_the_same_from_nothing(self, publish: Any) -> None:
        publish("Nieuw", summary="Woorden")
        names = list(COLUMNS)
        kept = (list(SearchDocument.objects.order_by("key").values_list(*names)), _beside())
        SearchDocument.objects.all().delete()
        SearchWord.objects.all().delete()

        rebuild()

        assert (list(SearchDocument.objects.order_by("key").values_list(*names)), _beside()) == kept


def _beside() -> tuple[list[Any], list[Any]]:
    """Words and suggestions."""
    words = SearchWord.objects.order_by("language", "word").values_list("language", "word", "shown", "count")
    return list(words), sorted(SearchSuggestion.objects.values_list("language", "start", "title", "url"))


class TestTwoAtOnce:
    """One rebuild at a time."""

    def test_the_second_is_refused_in_clear_words(self, publish: Any) -> None:
        def second(keys: Any) -> Any:
            with pytest.raises(CommandError, match=r"wordt al opgebouwd\. Wacht tot dat klaar is"):
                call_command("search_rebuild", verbosity=0)
            yield from keys

        assert rebuild(progress=second).documents == SearchDocument.objects.count()

    def test_one_that_died_is_forgotten_after_a_while(self, publish: Any) -> None:
        state = SearchState.objects.filter(pk=1)
        state.update(busy_until=timezone.now() + timedelta(minutes=1))
        with pytest.raises(RebuildBusyError):
            rebuild()
        state.update(busy_until=timezone.now() - timedelta(seconds=1))

        assert rebuild().documents == SearchDocument.objects.count()

    def test_one_that_fails_at_the_end_lets_another_begin(self, publish: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("search.projection.swapping._forget_same", lambda: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                rebuild()

        assert (SearchDraft.objects.count(), SearchState.objects.get().busy_until) == (0, None)

    def test_one_that_was_silent_for_too_long_spoils_nothing_for_the_next(self, publish: Any) -> None:
        before = list(SearchDocument.objects.order_by("pk").values_list())
        later = timezone.now() + timedelta(minutes=1)

        def overtaken(keys: Any) -> Any:
            SearchState.objects.filter(pk=1).update(busy_until=later)
            SearchDraft.objects.create(key="ander:1", kind="x", language="nl", title="Van de ander", url="/x/")
            yield from keys

        with pytest.raises(RebuildBusyError):
            rebuild(progress=overtaken)

        assert list(SearchDocument.objects.order_by("pk").values_list()) == before
        assert SearchState.objects.get().busy_until == later
        assert SearchDraft.objects.filter(key="ander:1").exists()


def test_a_removal_of_something_without_a_document_takes_its_draft_away(publish: Any) -> None:
    """Else what is taken down during a rebuild would come back with it."""
    page = publish("Nieuw")

    def meanwhile(keys: Any) -> Any:
        yield from [key for key in keys if key == key_of(page)]
        for number in range(GROUP):
            yield f"weg:{number}"
        Page.objects.filter(pk=page.pk).update(live=False)
        update_document(row=page)

    rebuild(progress=meanwhile)

    assert found() == set()


def titles_for(word: str) -> list[str]:
    """What the engine of the database finds."""
    question = Query(word, (Branch("nl", (Part(word, (Way((word,)),)),)),))
    return [document.title for document in get_engine().search(question, Selection()).documents]


def test_the_engine_finds_what_was_made(publish: Any) -> None:
    page = publish("Hutspot")
    before = titles_for("hutspot")
    Page.objects.filter(pk=page.pk).update(title="Zuurkool")

    rebuild()

    assert (before, titles_for("hutspot"), titles_for("zuurkool")) == (["Hutspot"], [], ["Zuurkool"])


def test_one_page_that_fails_keeps_no_other_out(
    publish: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, other = publish("Stuk"), publish("Heel")
    Page.objects.filter(pk=other.pk).update(title="Heel nieuw")
    real = StandardPage.search_text

    def text(page: StandardPage) -> str:
        return real(page) if page.pk != broken.pk else str(1 / 0)

    monkeypatch.setattr(StandardPage, "search_text", text)

    failed, kept = rebuild().failed, found()
    Page.objects.filter(pk=broken.pk).update(live=False)

    assert (rebuild().failed, failed) == ([], [key_of(broken)])
    assert (kept, found()) == ({"Stuk", "Heel nieuw"}, {"Heel nieuw"})
    assert f"{key_of(broken)} does not tell search what it is" in caplog.text

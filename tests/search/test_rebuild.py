"""Writing the whole projection anew, while editors go on."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import QuerySet
from wagtail.models import Locale, Page, PageViewRestriction

from core.search import key_of
from regioplan.models import GlossaryTerm
from search.models import SearchDocument
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

        total = rebuild()

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

        total = rebuild(progress=meanwhile)

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

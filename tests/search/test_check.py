"""``search_check`` sees each kind of drift, and ``--repair`` mends it."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Locale, Page

from core.search import SuggestionData, key_of, register_suggestions
from core.search import _suggestions as registered
from home.models import StandardPage
from regioplan.models import GlossaryTerm
from search import mirrors
from search.models import SearchDocument, SearchSuggestion, SearchWord
from search.projection import checking
from search.projection.checking import Drift, Repaired, check, repair
from search.services import rebuild
from tests.support.found import found


class Copy:
    """A copy elsewhere that is not what it should be, until it is made anew."""

    name = "copy"

    def __init__(self) -> None:
        self.wrong: list[str] = ["3 documents are missing"]
        self.down = False

    def changed(self, documents: Any) -> None: ...

    def removed(self, gone: Any) -> None: ...

    def rebuild(self, progress: Any) -> None:
        if self.down:
            raise ConnectionError
        self.wrong = []

    def check(self) -> list[str]:
        if self.down:
            raise ConnectionError
        return self.wrong


@pytest.fixture
def page(publish: Any) -> Any:
    """A page that is found."""
    return publish("Hutspot")


@pytest.fixture
def key(page: Any) -> str:
    """Of its document."""
    return key_of(page)


def drifted() -> Drift:
    """What is wrong now; afterwards it is mended, and nothing is wrong any more."""
    drift = check()
    repair(drift)
    assert check() == Drift()
    return drift


def test_nothing_is_wrong_after_a_rebuild(page: Any) -> None:
    assert (check(), bool(check())) == (Drift(), False)


def test_missing(page: Any, key: str) -> None:
    SearchDocument.objects.filter(key=key).delete()

    assert (drifted(), found()) == (Drift(missing=[key]), {"Hutspot"})


@pytest.mark.parametrize("change", [{"title": "Over ons"}, {"index_body": "x"}, {"index_facets": ""}, {"weight": 2.0}])
def test_stale(change: dict[str, Any], page: Any, key: str) -> None:
    SearchDocument.objects.filter(key=key).update(**change)

    assert (drifted(), found()) == (Drift(stale=[key]), {"Hutspot"})


def test_made_by_another_analyser(page: Any, key: str) -> None:
    SearchDocument.objects.filter(key=key).update(analyser="0")

    assert drifted() == Drift(stale=[key])


def test_a_page_that_changed_past_us(page: Any, key: str) -> None:
    Page.objects.filter(pk=page.pk).update(title="Erwtensoep")

    assert (drifted(), found()) == (Drift(stale=[key]), {"Erwtensoep"})


@pytest.mark.parametrize("ghost", ["wagtailcore.page:999999", "weg.model:1", "x"])
def test_too_much(ghost: str, page: Any) -> None:
    SearchDocument.objects.create(key=ghost, kind="x", language="nl", title="Spook", url="/x/")

    drift = check()
    repair(drift)

    assert (drift.extra, drift.stale, drift.missing, found()) == ([ghost], [], [], {"Hutspot"})


def test_what_is_not_public_any_more(page: Any, key: str) -> None:
    Page.objects.filter(pk=page.pk).update(live=False)

    assert (drifted(), found()) == (Drift(extra=[key]), set())


def test_rows_that_are_no_pages(home: Any, publish: Any) -> None:
    dutch = Locale.objects.get(language_code="nl")
    word = GlossaryTerm.objects.create(term="WMO", slug="wmo", short="Wet", locale=dutch)
    rebuild()
    GlossaryTerm.objects.filter(pk=word.pk).update(term="Wlz")

    assert (drifted().stale, SearchDocument.objects.get(kind="woord").title) == ([key_of(word)], "Wlz")


def test_suggestions_of_a_document(page: Any, key: str) -> None:
    SearchSuggestion.objects.filter(document__key=key).update(title="Fout")

    assert drifted() == Drift(suggestions=[key])


def test_suggestions_of_an_area(page: Any) -> None:
    register_suggestions("test", lambda: [SuggestionData("nl", "Schuld", "/s/", "vraag")])
    SearchSuggestion.objects.create(language="nl", start="oud", title="Oud", url="/", kind="x", source="gone")
    try:
        assert drifted() == Drift(sources=["test", "gone"])
    finally:
        registered.pop("test")


def test_words(page: Any) -> None:
    SearchWord.objects.filter(word="hutspot").delete()

    assert drifted() == Drift(words=["nl:hutspot"])


def test_a_copy_elsewhere(page: Any) -> None:
    copy = Copy()
    mirrors.register_mirror(copy)
    try:
        assert drifted() == Drift(mirrors={"copy": ["3 documents are missing"]})
        copy.down = True
        assert check() == Drift(mirrors={"copy": ["ConnectionError"]})
    finally:
        mirrors.unregister_mirror("copy")


def test_what_an_editor_changes_meanwhile_is_no_drift(page: Any, key: str) -> None:
    SearchDocument.objects.filter(key=key).update(title="Over ons")

    assert check().stale == [key]
    look = checking._look  # between two looks nothing else can be put

    def slowly(keys: list[str], analyser: str, drift: Drift) -> list[str]:
        found = look(keys, analyser, drift)
        repair(Drift(stale=[key]))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "_look", slowly)
        assert check() == Drift()


@pytest.fixture
def broken(publish: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of two pages that fail to tell what they are, until the list is emptied: one without a document."""
    pages = [publish("Stuk"), publish("Half stuk")]
    keys = [key_of(page) for page in pages]
    real = StandardPage.search_document

    def document(page: StandardPage) -> Any:
        if key_of(page) in keys:
            raise ZeroDivisionError
        return real(page)

    SearchDocument.objects.filter(key=keys[0]).delete()
    SearchDocument.objects.filter(key=keys[1]).update(analyser="0")
    monkeypatch.setattr(StandardPage, "search_document", document)
    return keys


def test_what_can_not_be_told_is_drift_until_it_can(broken: list[str], page: Any, key: str) -> None:
    SearchDocument.objects.filter(key=key).delete()
    keys, drift = list(broken), check()
    left = repair(drift)

    assert (drift, bool(Drift(failed=keys))) == (Drift(missing=[key], failed=keys), True)
    assert (left, check(), found()) == (Repaired(keys, []), Drift(failed=keys), {"Hutspot", "Half stuk"})
    broken.clear()
    assert (drifted(), found()) == (Drift(missing=keys[:1], stale=keys[1:]), {"Hutspot", "Half stuk", "Stuk"})


class TestCommand:
    """For people and for other programs."""

    def run(self, *options: str) -> str:
        out = StringIO()
        call_command("search_check", *options, stdout=out, verbosity=0)
        return out.getvalue()

    def test_all_is_well(self, page: Any) -> None:
        assert (self.run(), json.loads(self.run("--json"))["ok"]) == ("Het zoekregister klopt.\n", True)

    def test_drift_exits_with_one_and_says_what_to_do(self, page: Any, key: str) -> None:
        SearchDocument.objects.filter(key=key).delete()

        with pytest.raises(CommandError, match="search_check --repair") as raised:
            self.run()

        assert (raised.value.returncode, found()) == (1, set())

    def test_repair_tells_and_mends(self, page: Any, key: str) -> None:
        SearchDocument.objects.filter(key=key).delete()

        assert self.run("--repair") == (
            f"Niet te vinden, maar wel openbaar: 1 ({key})\nHet zoekregister is hersteld.\n"
        )
        assert self.run() == "Het zoekregister klopt.\n"

    def test_a_copy_that_can_not_be_mended_is_no_success(self, page: Any) -> None:
        copy = Copy()
        copy.down = True
        mirrors.register_mirror(copy)
        try:
            for command, options in (("search_check", ["--repair"]), ("search_rebuild", [])):
                with pytest.raises(CommandError, match="De kopie in copy is niet gelukt") as raised:
                    call_command(command, *options, stdout=StringIO(), verbosity=0)
                assert raised.value.returncode == 1
        finally:
            mirrors.unregister_mirror("copy")
        assert self.run() == "Het zoekregister klopt.\n"

    @pytest.mark.parametrize("command", [["search_check"], ["search_check", "--repair"], ["search_rebuild"]])
    def test_what_can_not_be_told_is_no_success(self, command: list[str], broken: list[str]) -> None:
        out = StringIO()

        with pytest.raises(CommandError) as raised:
            call_command(*command, stdout=out, verbosity=0)
        assert raised.value.returncode == 1
        assert str(raised.value) == (
            f"2 onderdelen van de site kunnen niet in het zoekregister: {', '.join(broken)}. Bezoekers vinden ze niet, "
            "of met oude tekst. Kijk in het log wat er mis is en laat dat herstellen. Geef daarna de opdracht: "
            "manage.py search_check --repair"
        )
        listed = f"Niet te lezen voor het zoekregister: 2 ({', '.join(broken)})\n"
        assert out.getvalue() == (listed if command[0] == "search_check" else "")
        broken.clear()
        assert self.run("--repair").splitlines()[-1] == "Het zoekregister is hersteld."
        assert self.run() == "Het zoekregister klopt.\n"

    def test_all_that_is_wrong_is_told_at_once(self, broken: list[str], page: Any, key: str) -> None:
        SearchDocument.objects.filter(key=key).delete()
        with pytest.raises(CommandError, match=r"^Het zoekregister klopt niet\. .*\n2 onderdelen van de site kunnen"):
            self.run()
        copy = Copy()
        copy.down = True
        mirrors.register_mirror(copy)
        try:
            with pytest.raises(CommandError, match=r"^2 onderdelen van de site kunnen .*\n.*De kopie in copy is niet"):
                self.run("--repair")
        finally:
            mirrors.unregister_mirror("copy")
        out = StringIO()
        with pytest.raises(CommandError, match=r"^2 onderdelen"):
            call_command("search_check", "--json", "--repair", stdout=out, verbosity=0)
        told = json.loads(out.getvalue())
        assert (told["ok"], told["repaired"], told["failed"]) == (False, False, broken)

    def test_many_are_told_by_their_first(self, publish: Any) -> None:
        keys = [key_of(publish(f"Soep {number}")) for number in range(6)]
        SearchDocument.objects.filter(key__in=keys).delete()

        assert self.run("--repair").splitlines()[0] == (
            f"Niet te vinden, maar wel openbaar: 6 ({', '.join(keys[:5])} …)"
        )

    def test_as_json(self, page: Any, key: str) -> None:
        SearchDocument.objects.filter(key=key).update(title="Over ons")

        told = json.loads(self.run("--json", "--repair"))

        empty: dict[str, Any] = {
            "missing": [],
            "extra": [],
            "failed": [],
            "suggestions": [],
            "sources": [],
            "words": [],
            "mirrors": {},
        }
        assert told == {"ok": False, "repaired": True, "stale": [key], **empty}

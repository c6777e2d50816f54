"""The lists that editors keep count everywhere: while someone writes, at the gate, in results and in the command."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale

from readability import services
from readability.models import AllowedWord, JargonEntry, ReadabilityResult
from readability.words import site_words
from regioplan.models import GlossaryException, GlossaryTerm
from tests.support.difficult import text_block

TEXT = "Kom naar het koffiemoment. Daar is de buurtcirkel ook."


@pytest.fixture
def lists(db: None) -> None:
    """A difficult word of the editors and a word of the glossary that pages don't explain by themselves."""
    JargonEntry.objects.create(word="koffiemoment", inflections="koffiemomenten", alternatives="koffie drinken")
    dutch = Locale.objects.get(language_code="nl")
    GlossaryTerm.objects.create(
        term="buurtcirkel", slug="buurtcirkel", short="Mensen in de buurt.", locale=dutch, explain_in_text=False
    )


def rules(found: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Rule and word of what was found, of the two words of this test."""
    return {(one["rule"], one["text"]) for one in found if one["text"] in ("koffiemoment", "buurtcirkel")}


BOTH = {("moeilijk_woord", "koffiemoment"), ("begrip", "buurtcirkel")}


def test_while_someone_writes(lists: None, admin_client: Any) -> None:
    url = reverse("b1:check", args=["home", "standardpage"])

    assert rules(admin_client.post(url, text_block(TEXT)).json()["findings"]) >= BOTH


def test_in_results_and_in_the_command(lists: None, draft: Any) -> None:
    revision = draft(TEXT)
    revision.publish()
    out = StringIO()

    call_command("b1_check", "--all", "--format", "json", stdout=out)

    found = {page["id"]: page for page in json.loads(out.getvalue())}[int(revision.object_id)]
    assert rules(found["findings"]) >= BOTH
    assert ReadabilityResult.objects.get(revision=revision).findings["begrip"] == 1


def test_what_a_page_explains_itself_is_a_tip_elsewhere_only(lists: None, draft: Any, monkeypatch: Any) -> None:
    GlossaryTerm.objects.update(explain_in_text=True)
    revision, out = draft(TEXT), StringIO()
    monkeypatch.setattr("sys.stdin", StringIO(TEXT))

    call_command("b1_check", "--stdin", "--format", "json", stdout=out)

    assert "begrip" not in ReadabilityResult.objects.get(revision=revision).findings
    GlossaryException.objects.create(page_id=int(revision.object_id), term=GlossaryTerm.objects.get())
    result = services.result_of(revision)
    assert result is not None
    assert result.findings["begrip"] == 1
    assert ("begrip", "buurtcirkel") in rules(json.loads(out.getvalue())["findings"])


def test_what_does_not_fit_among_the_explained_words_is_a_tip(home: Any, draft: Any) -> None:
    dutch = Locale.objects.get(language_code="nl")
    names = ("Aap", "Beer", "Cavia", "Duif", "Ezel", "Fazant", "Gans")
    for name in names:
        GlossaryTerm.objects.create(term=f"buurt{name.lower()}", slug=name.lower(), short="Een dier.", locale=dutch)

    revision = draft(". ".join(f"Daar loopt een buurt{name.lower()}" for name in names))

    assert ReadabilityResult.objects.get(revision=revision).findings["begrip"] == len(names) - 5


def test_a_change_counts_at_once(lists: None, draft: Any) -> None:
    before, revision = site_words(), draft(TEXT)
    old = ReadabilityResult.objects.get(revision=revision).findings

    AllowedWord.objects.create(word="koffiemoment")
    JargonEntry.objects.all().delete()
    GlossaryTerm.objects.all().delete()

    new = services.result_of(revision)
    assert new is not None
    assert (old["moeilijk_woord"], new.findings.get("moeilijk_woord"), new.findings.get("begrip")) == (1, None, None)
    assert site_words().version != before.version
    assert ReadabilityResult.objects.filter(revision=revision).count() == 1


def test_a_word_that_is_allowed_is_not_underlined(lists: None) -> None:
    AllowedWord.objects.create(word="implementatie")

    underlined = site_words().underlined

    assert underlined["koffiemomenten"] == ["koffie drinken"]
    assert "implementatie" not in underlined


def test_words_are_made_anew_only_when_one_changed(lists: None, django_assert_num_queries: Any) -> None:
    first = site_words()

    with django_assert_num_queries(0):
        again = site_words()
    JargonEntry.objects.create(word="borgen", alternatives="zorgen voor")

    assert (again is first, site_words() is first) == (True, False)

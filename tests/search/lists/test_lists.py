"""Lists of words: what comes with the site, with what editors add or switch off."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from search.analysis import analyser_for, analyser_signature
from search.enums import CompoundPlace, CrisisKind, SynonymWay
from search.lists import ambiguous_places, crisis_phrases, default_lists, lists_now, synonym_table
from search.lists.csv_file import list_row
from search.lists.rows import LISTS, default_rows, key_of_row
from search.models import AmbiguousPlace, CompoundPart, CrisisPhrase, StemException, Synonym

pytestmark = pytest.mark.django_db


def row_of_model(kind: Any, row: Any) -> Any:
    values = {
        kind.language: row.language,
        kind.word: row.word,
        kind.values: "\n".join(row.values),
        kind.mark: row.mark,
    }
    return kind.model(**{name: value for name, value in values.items() if name})


def test_what_comes_with_the_site_would_pass_the_form() -> None:
    for row in default_rows():
        kind = LISTS[row.kind]
        made = row_of_model(kind, row)
        made.clean_fields()
        assert list_row(kind, made) == row


def test_what_comes_with_the_site_stands_there_once() -> None:
    keys = [key_of_row(row) for row in default_rows() if row.kind != "crisis"]

    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def test_no_form_of_a_part_is_a_part_itself() -> None:
    words = default_lists().words("nl")

    assert set(words.forms) & set(words.parts) == set()


class TestCompounds:
    """Parts of long words, and words that are never split."""

    def test_a_new_part_counts_at_once(self) -> None:
        before = analyser_for("nl").parts("zeepkistrace")
        CompoundPart.objects.create(word="zeepkist", place=CompoundPlace.BEGIN)

        assert (before, analyser_for("nl").parts("zeepkistrace")) == ((), ("zeepkist",))

    def test_other_forms(self) -> None:
        CompoundPart.objects.create(word="ei", forms="eier\neieren", place=CompoundPlace.KNOWN)
        CompoundPart.objects.create(word="rekje")

        assert analyser_for("nl").parts("eierrekje") == ("ei", "rekje")

    def test_a_word_that_is_never_split(self) -> None:
        CompoundPart.objects.create(word="Buurthuis", place=CompoundPlace.WHOLE)

        assert analyser_for("nl").parts("buurthuizen") == ()

    def test_a_part_of_the_site_can_be_switched_off(self) -> None:
        CompoundPart.objects.create(word="club", place=CompoundPlace.END, active=False)

        assert analyser_for("nl").parts("breiclub") == ()

    def test_a_part_of_the_site_can_get_another_place(self) -> None:
        CompoundPart.objects.create(word="club", place=CompoundPlace.KNOWN)

        assert (analyser_for("nl").parts("breiclub"), analyser_for("nl").parts("kookclub")) == ((), ("kook", "club"))


class TestStems:
    """Words that mean another word."""

    def test_a_new_one_and_an_ending(self) -> None:
        StemException.objects.create(word="Bijstandsmoeder", stem="bijstand")
        StemException.objects.create(word="-spreeuwen", stem="vogel")

        assert analyser_for("nl").stem("bijstandsmoeder") == analyser_for("nl").stem("bijstand")
        assert analyser_for("nl").stem("stadsspreeuwen") == analyser_for("nl").stem("stadsvogel")

    def test_of_its_own_language_only(self) -> None:
        StemException.objects.create(language="en", word="zeepkist", stem="zeep")

        assert (analyser_for("en").stem("zeepkist"), analyser_for("nl").stem("zeepkist")) == ("zeep", "zeepkist")

    def test_one_of_the_site_can_be_switched_off(self) -> None:
        StemException.objects.create(word="leden", stem="lid", active=False)

        assert analyser_for("nl").stem("leden") == "led"

    def test_words_that_lead_to_each_other_end(self) -> None:
        StemException.objects.create(word="aap", stem="noot")
        StemException.objects.create(word="noot", stem="aap")

        assert analyser_for("nl").stem("aap") in {"aap", "noot"}


class TestSynonyms:
    """Other words for what a visitor types."""

    def test_both_ways(self) -> None:
        Synonym.objects.create(word="Zeepkist", others="houten kar\nkarretje", way=SynonymWay.BOTH)
        table = synonym_table("nl")

        assert table["zeepkist",] == (("houten", "kar"), ("karretje",))
        assert table["houten", "kar"] == (("zeepkist",), ("karretje",))
        assert table["karretje",] == (("zeepkist",), ("houten", "kar"))

    def test_one_way_and_of_one_language(self) -> None:
        Synonym.objects.create(word="zeepkist", others="karretje", way=SynonymWay.ONE)

        assert synonym_table("nl")["zeepkist",] == (("karretje",),)
        assert ("karretje",) not in synonym_table("nl")
        assert ("zeepkist",) not in synonym_table("en")

    def test_one_of_the_site_can_be_changed_and_switched_off(self) -> None:
        pgb = ("pgb",)
        assert pgb in synonym_table("nl")

        row = Synonym.objects.create(word="PGB", others="potje", way=SynonymWay.ONE)
        changed = synonym_table("nl").get(pgb)
        row.active = False
        row.save()

        assert (changed, synonym_table("nl").get(pgb)) == ((("potje",),), None)

    def test_words_of_the_glossary_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        groups = {"nl": (("Zeepkist", "houten kar"), ("ZIN", "zorg in natura"))}
        monkeypatch.setattr("search.lists.reading.synonym_groups", lambda language: groups.get(language, ()))
        Synonym.objects.create(word="zeepkist", others="karretje", way=SynonymWay.ONE)

        assert synonym_table("nl")["zeepkist",] == (("karretje",), ("houten", "kar"))
        assert ("zin",) not in synonym_table("nl")

    def test_the_table_is_made_once(self, django_assert_num_queries: Any) -> None:
        first = synonym_table("nl")

        with django_assert_num_queries(0):
            again = synonym_table("nl")

        assert again is first


def test_phrases_of_danger() -> None:
    CrisisPhrase.objects.create(kind=CrisisKind.SUICIDE, phrase="Wil de zeepkist*")
    CrisisPhrase.objects.create(kind=CrisisKind.CHILD, phrase="onder de zeepkist", active=False)

    found = [one for one in crisis_phrases() if "zeepkist" in one.words]

    assert found == [("zelfmoord", "nl", ("wil", "de", "zeepkist"), "Wil de zeepkist*")]


def test_places_that_are_words_too() -> None:
    assert {"ens", "buiten"} <= ambiguous_places()
    AmbiguousPlace.objects.create(name="Ens", active=False)
    AmbiguousPlace.objects.create(name="’t Harde Zand")

    assert ({"ens", "t harde zand"} & ambiguous_places()) == {"t harde zand"}


class TestSignature:
    """Tells whether the index must be made anew."""

    def test_words_of_the_index_change_it(self) -> None:
        signatures = [analyser_signature()]
        part = CompoundPart.objects.create(word="zeepkist")
        signatures.append(analyser_signature())
        StemException.objects.create(word="zeepkisten", stem="zeepkist")
        signatures.append(analyser_signature())

        assert len(set(signatures)) == 3
        assert max(map(len, signatures)) <= 40
        StemException.objects.all().delete()
        part.delete()
        assert analyser_signature() == signatures[0]

    def test_other_words_do_not(self) -> None:
        before = analyser_signature()
        Synonym.objects.create(word="zeepkist", others="kar")
        CrisisPhrase.objects.create(kind=CrisisKind.DANGER, phrase="zeepkist")
        AmbiguousPlace.objects.create(name="Zeepkist")

        assert analyser_signature() == before


@pytest.mark.parametrize("rows", [1, 3])
def test_all_lists_cost_one_query(rows: int, django_assert_num_queries: Any) -> None:
    for number in range(rows):
        Synonym.objects.create(word=f"zeepkist {number}", others="kar")
        CompoundPart.objects.create(word=f"zeepkist{number}")

    with django_assert_num_queries(1):
        first = lists_now()
        analyser_for("nl"), analyser_for("en"), crisis_phrases(), ambiguous_places(), analyser_signature()

    assert lists_now() is first


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (CompoundPart, {"word": "Zeepkist"}),
        (StemException, {"word": "Zeepkist", "stem": "kist"}),
        (Synonym, {"word": "Zeepkist", "others": "kar"}),
        (CrisisPhrase, {"phrase": "Zeepkist", "kind": "gevaar"}),
        (AmbiguousPlace, {"name": "Zeepkist"}),
    ],
)
def test_a_word_stands_in_a_list_once(model: Any, values: dict[str, str]) -> None:
    model.objects.create(**values)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**{name: value.lower() for name, value in values.items()})
    assert str(model.objects.get()).startswith("Zeepkist")

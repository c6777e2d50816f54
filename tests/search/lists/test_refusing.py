"""Rows that would do harm are refused, in the form and in a file, with what to do instead."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from search.lists.csv_file import Fault, read_upload
from search.lists.refusing import Refusal, refusal_of
from search.lists.rows import LISTS, ListRow
from search.models import CrisisPhrase, Synonym
from search.understanding.vocabulary import forget_words
from tests.support.admin import form_of
from tests.support.html import PageView
from tests.support.search_rows import document

FEW_LETTERS, SMALL, USUAL = "ten minste vier letters", "in bijna elke vraag", "heel veel van onze teksten"


def reason(phrase: str, language: str = "nl", kind: str = "geweld", *, active: bool = True) -> str:
    refusal = refusal_of(ListRow("crisis", language, phrase, (), kind, active))
    return "" if refusal is None else refusal.text


@pytest.fixture
def texts(db: None) -> None:
    """Of thirty texts each is about a kite, one about a whale."""
    for number in range(30):
        document(f"Vlieger {number}", summary="walvis" if number == 0 else "")
    forget_words()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phrase", "language", "why"),
    [
        ("de", "nl", SMALL),
        ("a", "nl", SMALL),
        ("de / het", "nl", SMALL),
        ("zeepkist/de", "nl", SMALL),
        ("van de + het", "nl", SMALL),
        ("the", "en", SMALL),
        ("de", "tr", SMALL),
        ("hulp*", "nl", SMALL),
        ("a*", "nl", FEW_LETTERS),
        ("zee*", "nl", FEW_LETTERS),
        ("van de zee*", "nl", FEW_LETTERS),
        ("zeep*", "nl", ""),
        ("gooit mij aan*", "nl", ""),
        ("wil hier echt niet meer zijn", "nl", ""),
        ("want to die", "en", ""),
    ],
)
def test_a_phrase_of_small_words_or_a_short_beginning(phrase: str, language: str, why: str) -> None:
    text = reason(phrase, language)

    assert (why in text, bool(text)) == (True, bool(why))


def test_one_word_of_very_many_texts(texts: None) -> None:
    wanted = {"vlieger": USUAL, "vlie*": USUAL, "walvis": "", "vlieger kapot": "", "walv*": ""}
    texts_of = {phrase: reason(phrase) for phrase in wanted}

    assert {phrase: USUAL if USUAL in text else text for phrase, text in texts_of.items()} == wanted
    assert USUAL in reason("vlieger", "tr")
    assert (reason("vlieger", kind="geen"), reason("vlieger", active=False)) == ("", "")


def test_a_word_of_few_texts_is_no_usual_word(db: None) -> None:
    for number in range(20):
        document(f"Vlieger {number}")
    forget_words()

    assert reason("vlieger") == ""


def test_what_the_site_knows_as_danger_stays_so(db: None) -> None:
    for number in range(30):
        document(f"Zelfmoord {number}")
    forget_words()

    assert (reason("zelfmoord"), reason("zelfmoord*", kind="gevaar"), reason("tegen mijn wil")) == ("", "", "")


@pytest.mark.parametrize(("others", "same"), [(("mens", "Aap"), "Aap"), (("mens",), ""), (("aap in het bos",), "")])
def test_a_word_that_leads_to_itself(others: tuple[str, ...], same: str) -> None:
    refusal = refusal_of(ListRow("synonyms", "nl", "aap", others, "heen", active=True))

    told = f"“{same}” is hetzelfde woord. Haal het hier weg, of schrijf een ander woord."
    assert refusal == (Refusal("others", told) if same else None)


@pytest.mark.django_db
def test_a_file_says_which_row() -> None:
    words = read_upload(LISTS["crisis"], "taal;woorden;soort\nnl;zeepkist;gevaar\nnl;de;gevaar\nnl;de;geen\n")
    others = read_upload(LISTS["synonyms"], "taal;woord;andere woorden;richting\nnl;aap;mens|aap;heen\n")

    assert words.faults == [Fault("regel 3, kolom 'woorden'", reason("de"))]
    assert [fault.where for fault in others.faults] == ["regel 2, kolom 'andere woorden'"]


@pytest.mark.parametrize(
    ("model", "values", "name", "good", "told"),
    [
        (CrisisPhrase, {"phrase": "de", "kind": "gevaar"}, "phrase", "de zeepkist", SMALL),
        (Synonym, {"word": "aap", "others": "mens\naap"}, "others", "mens", "“aap” is hetzelfde woord"),
    ],
)
def test_a_form_says_it_at_the_field(
    home: Any, admin_client: Client, model: Any, values: dict[str, str], name: str, good: str, told: str
) -> None:
    url = reverse(f"wagtailsnippets_search_{model._meta.model_name}:add")
    page = PageView(admin_client.post(url, form_of(admin_client, url, **values)))
    counts = [model.objects.count()]
    admin_client.post(url, form_of(admin_client, url, **{**values, name: good}))

    assert told in page.text
    assert page.soup.select_one(f"[name={name}][aria-invalid=true]") is not None
    assert [*counts, model.objects.count()] == [0, 1]

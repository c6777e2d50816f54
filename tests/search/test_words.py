"""Words of danger, as the whole site knows them."""

from __future__ import annotations

import pytest

from core.crisis import is_crisis

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    [
        "zelfmoord",
        "Zelfmoordgedachten",
        "zelfmoort",
        "suïcide",
        "ik wil dood",
        "ik wil niet meer leven.",
        "mishandeling thuis",
        "huiselijk geweld",
        "suicide",
        "I want to die",
        "intihar",
        "самогубство",
        "انتحار",
    ],
)
def test_words_of_danger(query: str) -> None:
    assert is_crisis(query) is True


@pytest.mark.parametrize(
    "message",
    [
        "Goedendag, ik schrijf u omdat ik al heel lang nergens meer terecht kan en ik denk aan zelfmoord",
        "Mijn man slaat me",
        "mijn vader slaat mijn moeder",
        "Hij wil me dood maken",
        "ik wil er niet meer zijn",
        "Ik ga mezelf iets aandoen.",
        "Ik ben bang, bang voor mijn man",
        "woord " * 600 + "ik wil\ndood",
    ],
)
def test_a_message_is_read_to_its_end(message: str) -> None:
    assert is_crisis(message) is True


@pytest.mark.parametrize("query", ["", "dood", "eenzaamheid", "rouw", "geld", "zelfstandig wonen", "nog leven in huis"])
def test_other_words(query: str) -> None:
    assert is_crisis(query) is False

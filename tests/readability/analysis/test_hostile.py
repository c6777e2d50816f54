"""Nothing that someone sends makes the analyser fall over or take forever."""

import json
import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readability.analysis import Result, analyse, blocks_from_text
from readability.enums import Confidence, Rule, Verdict

MEGABYTE = 1_000_000
SECONDS = 60


def check(result: Result) -> None:
    answer = json.loads(json.dumps(result.as_json()))
    assert answer["verdict"] in Verdict.values
    assert answer["confidence"] in Confidence.values
    assert answer["score"] is None or (math.isfinite(answer["score"]) and 0 <= answer["score"] <= 100)
    assert (answer["score"] is None) == (answer["metrics"]["sentences"] == 0)
    assert answer["level"] in (None, 1, 2, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "The municipality will send you a letter about your application within two weeks.",
        "Ürününüzü görmek için buraya gelin. متى يفتح المركز؟ 我们可以帮助您。",
        "😀😀😀 Kom 🎉 langs 🎉. 👩‍👩‍👧‍👧!",
        "\x00\x01\x02 Een \x07 tekst \x1b[31m met \x7f tekens.",
        "\ud800 half teken \udfff.",
        "a" * MEGABYTE,
        "." * MEGABYTE,
        " " * MEGABYTE,
        ". " * 200_000,
        f".{' ' * MEGABYTE}a",
        "-a" * 200_000,
        "1" * 200_000 + "a",
        "woord " * 3_000,
        "Ja. " * 3_000,
        "(" * 5_000 + "x" + ")" * 5_000,
        "a@" * 3_000,
        "a.b." * 3_000,
        "die " * 2_000,
        "en dat wordt gemaakt " * 1_000,
        "GGD " * 3_000,
        "(" * MEGABYTE,
        "\n " * 300_000,
        "\n".join(["- item"] * 3_000),
        "\n\n".join(["kop"] * 2_000),
        "’s ’n ’t ’s",
        "1. 2. 3. 4.",
        "--- *** ___ ||| >>> ###",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_strange_texts(text: str) -> None:
    check(analyse(blocks_from_text(text)))


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(analyse(blocks_from_text(text)))


@given(
    st.lists(
        st.sampled_from(
            [
                "de",
                "het",
                "een",
                "die",
                "dat",
                "als",
                "om",
                "te",
                "of",
                "en",
                "maar",
                "is",
                "wordt",
                "zijn",
                "worden",
                "gemaakt",
                "werken",
                "werk",
                "zorg",
                "huis",
                "mooi",
                "Almere",
                "in",
                "van",
                "door",
                "ik",
                "wij",
                "u",
                "niet",
                ",",
                ".",
                "?",
                "d.w.z.",
                "GGD",
                "12",
                "willen",
                "komt",
                "kwam",
                "gegaan",
                "waar",
                "wat",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_order_of_words(words: list[str]) -> None:
    check(analyse(blocks_from_text(" ".join(words))))


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u2003", " \t"], ids=["space", "tab", "hard", "em", "mixed"])
@pytest.mark.parametrize("word", ["GGD", "d.w.z.", "participatie", "GGD,", "GGD.", "GGD'en"])
def test_white_space_after_a_word_takes_no_time(word: str, space: str) -> None:
    blocks = blocks_from_text(f"Wij zien de {word}{space * 20_000}x morgen.")
    start = time.process_time()

    check(analyse(blocks))

    assert time.process_time() - start < 2


@pytest.mark.slow
def test_many_abbreviations_take_no_time() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWZ"
    words = [f"{a}{b}{c}{d}" for a in letters[:10] for b in letters[:10] for c in letters[:10] for d in letters[:10]]
    blocks = blocks_from_text(" ".join(f"Wij zien vandaag nog de {word}." for word in words))
    start = time.process_time()

    result = analyse(blocks)

    assert sum(finding.rule is Rule.ABBREVIATION for finding in result.findings) > len(words) * 0.9
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("De gemeente helpt u met uw vraag over zorg. ", MEGABYTE),
        ("zonder punten gaat het maar door ", MEGABYTE // 5),
        ("Bel de GGD en de Wmo. ", MEGABYTE // 5),
    ],
    ids=["sentences", "no full stops", "abbreviations"],
)
@pytest.mark.slow
def test_long_texts(sentence: str, size: int) -> None:
    text = (sentence * (size // len(sentence) + 1))[:size]
    start = time.process_time()

    result = analyse(blocks_from_text(text))

    check(result)
    assert result.metrics["words"] > size // 10
    assert time.process_time() - start < SECONDS

"""A whole text: score, judgement, figures and fingerprint."""

import json

import pytest

from readability.analysis import (
    VERSION,
    Block,
    BlockKind,
    JargonWord,
    Vocabulary,
    analyse,
    blocks_from_text,
    is_too_hard,
    text_hash,
)
from readability.analysis.result import Result, confidence_of, verdict_of
from readability.enums import Confidence, Signal, Verdict
from tests.support.readability import judged

PLAIN = "Wij helpen u thuis. U kunt ons bellen. De hulp is gratis. Wij komen morgen bij u. "
HARD = (
    "Ter bevordering van domeinoverstijgende samenwerking binnen het sociaal domein wordt door de betrokken"
    " stakeholders een integraal afwegingskader ontwikkeld, waarmee de implementatie van preventieve interventies"
    " gemonitord wordt. "
)


@pytest.mark.parametrize(
    ("words", "confidence"),
    [(0, "geen"), (79, "geen"), (80, "indicatie"), (149, "indicatie"), (150, "vol"), (9999, "vol")],
)
def test_confidence(words: int, confidence: str) -> None:
    assert confidence_of(words).value == confidence


@pytest.mark.parametrize(
    ("score", "confidence", "verdict"),
    [
        (None, Confidence.FULL, "te_kort"),
        (20.0, Confidence.NONE, "te_kort"),
        (45.99, Confidence.FULL, "groen"),
        (46.0, Confidence.FULL, "oranje"),
        (51.99, Confidence.INDICATION, "oranje"),
        (52.0, Confidence.INDICATION, "rood"),
    ],
)
def test_verdict(score: float | None, confidence: Confidence, verdict: str) -> None:
    assert verdict_of(score, confidence).value == verdict


def test_a_plain_text_is_green() -> None:
    result = judged(PLAIN * 10)

    assert (result.verdict, result.level, result.confidence) == (Verdict.GREEN, 1, Confidence.FULL)
    assert not is_too_hard(result.verdict, result.confidence)


def test_a_hard_text_is_red_and_asks_for_a_reason() -> None:
    result = judged(HARD * 6)

    assert (result.verdict, result.level, result.confidence) == (Verdict.RED, 4, Confidence.FULL)
    assert is_too_hard(result.verdict, result.confidence)
    assert result.score is not None
    assert result.score > 52


def test_a_text_of_middle_length_never_blocks() -> None:
    result = judged(HARD * 4)

    assert (result.verdict, result.confidence, is_too_hard(result.verdict, result.confidence)) == (
        Verdict.RED,
        Confidence.INDICATION,
        False,
    )


def test_a_short_text_has_a_score_but_no_verdict() -> None:
    result = judged("De hulp is gratis.")

    assert result.score is not None
    assert (result.verdict, result.confidence, result.signal) == (Verdict.TOO_SHORT, Confidence.NONE, Signal.GOOD)


@pytest.mark.parametrize("text", ["Ja.", "woord", "Hallo daar 😀", "bel ons nu maar even op"])
def test_one_sentence_is_enough_for_a_score(text: str) -> None:
    result = judged(text)

    assert isinstance(result.score, float)
    assert result.level in (1, 2, 3, 4)


@pytest.mark.parametrize("text", ["", "😀", "...", "- een\n- twee woorden", "# Kop", "> Een citaat van iemand."])
def test_without_a_sentence_there_is_no_score(text: str) -> None:
    result = judged(text)

    assert (result.score, result.level, result.verdict.value) == (None, None, "te_kort")
    assert result.metrics == {"words": 0, "sentences": 0}


def test_list_items_of_four_words_count_shorter_ones_do_not() -> None:
    assert judged("- een pas\n- twee foto's van uzelf").metrics["sentences"] == 1


def test_quotes_tables_and_headings_do_not_count() -> None:
    with_them = judged(f"# {HARD}\n\n{PLAIN}\n\n> {HARD}\n\n| {HARD} |")

    assert with_them.score == judged(PLAIN).score


def test_jargon_in_a_heading_is_found() -> None:
    vocabulary = Vocabulary.of([JargonWord("inzet", (), ("werk",))])
    blocks = [
        Block(BlockKind.HEADING, "Uw inzet"),
        Block(BlockKind.QUOTE, "Mijn inzet"),
        Block(BlockKind.TABLE, "inzet"),
    ]

    assert [finding.text for finding in analyse(blocks, vocabulary=vocabulary).findings] == ["inzet"]


def test_metrics() -> None:
    metrics = judged("Wij helpen u thuis. De brief wordt gestuurd.").metrics

    assert metrics == {
        "words": 8,
        "sentences": 2,
        "mean_sentence_length": 4.0,
        "long_sentences": 0,
        "word_frequency": 5.17,
        "dependency_length": 1.0,
        "content_words_per_clause": 1.5,
        "concrete_nouns": 1.0,
        "passives": 1,
        "syllables_per_word": 1.25,
        "flesch_douma": 106.9,
        "lix": 16.5,
    }


def test_json_has_everything_and_is_json() -> None:
    result = judged(HARD)
    answer = json.loads(json.dumps(result.as_json()))

    assert list(answer) == [
        "version", "score", "level", "verdict", "confidence", "signal", "metrics", "findings", "text_hash",
    ]  # fmt: skip
    assert (answer["version"], answer["score"], answer["signal"]) == (VERSION, result.score, "let_op")
    assert len(answer["findings"]) == len(result.findings) > 0


def test_findings_point_at_their_text() -> None:
    blocks = blocks_from_text(f"{PLAIN}\n\n{HARD} Bel de GGD, bijv. morgen. Klik hier.")
    texts = {block.path: block.text for block in blocks}

    findings = analyse(blocks).findings

    assert {finding.text == texts[finding.path][finding.start : finding.end] for finding in findings} == {True}


def test_the_hash_follows_the_text_and_its_blocks() -> None:
    one = [Block(BlockKind.PARAGRAPH, "Een tekst.")]
    same = [Block(BlockKind.PARAGRAPH, "Een tekst.", path="ergens anders", block_id="x")]
    heading = [Block(BlockKind.HEADING, "Een tekst.")]
    split = [Block(BlockKind.PARAGRAPH, "Een"), Block(BlockKind.PARAGRAPH, "tekst.")]

    assert text_hash(one) == text_hash(same) == analyse(one).text_hash
    assert len({text_hash(one), text_hash(heading), text_hash(split), text_hash([])}) == 4


def test_a_tip_alone_is_good() -> None:
    assert judged("Dat is een obstipatie.").signal is Signal.GOOD
    assert isinstance(judged("Dat is een obstipatie."), Result)

"""A result for people: words for the verdict, marks in the text, numbers that fit."""

from __future__ import annotations

import time

import pytest

from readability.analysis import Finding, Result, analyse, blocks_from_text
from readability.enums import Confidence, Rule, Severity, Verdict
from readability.presentation import ShownResult, advice_of, present, verdict_words


def result(verdict: Verdict, confidence: Confidence, *findings: Finding) -> Result:
    return Result(40.0, 2, verdict, confidence, {"words": 200}, findings, "0")


def finding(rule: Rule, start: int, end: int, *, path: str = "1", severity: Severity = Severity.WARN) -> Finding:
    return Finding(rule, severity, path, "", start, end, "", "Doe iets.")


WARNING = finding(Rule.JARGON, 0, 1)


@pytest.mark.parametrize(
    ("judged", "words", "first_advice"),
    [
        (
            result(Verdict.GREEN, Confidence.FULL),
            "Uw tekst voldoet aan onze B1-richtlijn (LiNT-niveau ≤ 2).",
            "Laat de tekst ook lezen",
        ),
        (
            result(Verdict.GREEN, Confidence.INDICATION),
            "Uw tekst voldoet aan onze B1-richtlijn (LiNT-niveau ≤ 2).",
            "Uw tekst heeft minder dan 150 woorden.",
        ),
        (
            result(Verdict.ORANGE, Confidence.FULL),
            "Uw tekst is net te moeilijk voor onze B1-richtlijn (LiNT-niveau ≤ 2).",
            "Maak eerst lange zinnen korter.",
        ),
        (
            result(Verdict.RED, Confidence.FULL),
            "Uw tekst is te moeilijk voor onze B1-richtlijn (LiNT-niveau ≤ 2).",
            "Maak eerst lange zinnen korter.",
        ),
        (
            result(Verdict.TOO_SHORT, Confidence.NONE),
            "Goed: wij vonden geen moeilijke zinnen of woorden.",
            "Uw tekst heeft minder dan 80 woorden.",
        ),
        (
            result(Verdict.TOO_SHORT, Confidence.NONE, WARNING),
            "Let op: er staan moeilijke zinnen of woorden in uw tekst.",
            "Uw tekst heeft minder dan 80 woorden.",
        ),
    ],
)
def test_the_verdict_is_a_sentence(judged: Result, words: str, first_advice: str) -> None:
    assert verdict_words(judged) == words
    assert advice_of(judged)[0].startswith(first_advice)


def pieces(shown: ShownResult) -> list[tuple[str, str, tuple[int, ...]]]:
    return [
        (piece.text, piece.css, piece.numbers)
        for group in shown.groups
        for block in group.blocks
        for piece in block.segments
    ]


def test_a_word_inside_a_long_sentence_has_a_mark_of_its_own() -> None:
    blocks = blocks_from_text("Wij doen inzake dit. Klaar.")
    judged = result(
        Verdict.RED, Confidence.FULL, finding(Rule.JARGON, 9, 15), finding(Rule.LONG_SENTENCE, 0, 20, path="1")
    )

    shown = present(blocks, judged)

    assert [point.finding.rule for point in shown.points] == [Rule.LONG_SENTENCE, Rule.JARGON]
    assert pieces(shown) == [
        ("Wij doen ", "tested__sentence", ()),
        ("inzake", "tested__word", (2,)),
        (" dit.", "tested__sentence", (1,)),
        (" Klaar.", "", ()),
    ]


def test_what_is_about_the_whole_text_is_listed_but_not_marked() -> None:
    blocks = blocks_from_text("Wij drinken koffie.")
    judged = result(Verdict.GREEN, Confidence.FULL, finding(Rule.MEAN_SENTENCE, 0, 19))

    shown = present(blocks, judged)

    assert pieces(shown) == [("Wij drinken koffie.", "", ())]
    assert [(point.number, point.is_marked, point.severity) for point in shown.points] == [(1, False, "Let op")]


def test_items_of_a_list_stand_together_and_no_word_is_lost() -> None:
    text = "Dit krijgt u\n\n- een lijst met koffie\n- een lijst met thee\n\nWij helpen u graag."
    blocks = blocks_from_text(text)

    shown = present(blocks, analyse(blocks))

    assert [(group.is_list, len(group.blocks)) for group in shown.groups] == [(False, 1), (True, 2), (False, 1)]
    assert shown.groups[0].blocks[0].is_heading is True
    assert "".join(piece[0] for piece in pieces(shown)) == "".join(block.text for block in blocks)


def test_many_points_take_no_time() -> None:
    text = "\n\n".join(["Wij doen inzake dit. " * 2_000, *["- Wij doen inzake dit."] * 4_000])
    blocks = blocks_from_text(text)
    findings = [finding(Rule.JARGON, 9 + 21 * number, 15 + 21 * number) for number in range(2_000)]
    findings += [finding(Rule.JARGON, 9, 15, path=str(number)) for number in range(2, 4_002)]
    judged = result(Verdict.RED, Confidence.FULL, *findings)
    start = time.process_time()

    shown = present(blocks, judged)

    assert time.process_time() - start < 2
    assert sum(css == "tested__word" for _, css, _ in pieces(shown)) == 6_000

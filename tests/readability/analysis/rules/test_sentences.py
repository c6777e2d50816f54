"""Long sentences, long paragraphs and text without headings."""

import pytest

from readability.analysis import analyse
from readability.analysis.blocks import Block, BlockKind
from readability.enums import Rule, Severity
from tests.support.readability import found, judged


def words(count: int) -> str:
    return " ".join(["Wij", *["nu"] * (count - 1)]) + "."


@pytest.mark.parametrize(
    ("count", "severity"), [(15, []), (16, [Severity.WARN]), (20, [Severity.WARN]), (21, [Severity.ERROR])]
)
def test_a_long_sentence(count: int, severity: list[Severity]) -> None:
    assert [finding.severity for finding in found(words(count), Rule.LONG_SENTENCE)] == severity


def test_the_message_names_the_number_of_words() -> None:
    finding = found(f"Ja. {words(22)}", Rule.LONG_SENTENCE)[0]

    assert finding.message == "Deze zin heeft 22 woorden. Maak er twee zinnen van."
    assert (finding.start, finding.text) == (4, words(22))


def test_headings_have_no_sentence_length() -> None:
    heading = Block(BlockKind.HEADING, words(30))

    assert [finding.rule for finding in analyse([heading]).findings if finding.rule is Rule.LONG_SENTENCE] == []


@pytest.mark.parametrize(
    ("lengths", "severity"),
    [((12, 12, 12), []), ((12, 12, 13), [Severity.WARN]), ((15, 15, 16), [Severity.ERROR]), ((20, 20), [])],
)
def test_the_mean_sentence(lengths: tuple[int, ...], severity: list[Severity]) -> None:
    text = " ".join(words(length) for length in lengths)

    assert [finding.severity for finding in found(text, Rule.MEAN_SENTENCE)] == severity


def test_the_mean_points_at_the_longest_sentence() -> None:
    assert [finding.text for finding in found(f"{words(13)} {words(19)} {words(13)}", Rule.MEAN_SENTENCE)] == [
        words(19)
    ]


@pytest.mark.parametrize(
    ("sentences", "severity"), [(8, []), (9, [Severity.WARN]), (10, [Severity.WARN]), (11, [Severity.ERROR])]
)
def test_a_long_paragraph(sentences: int, severity: list[Severity]) -> None:
    assert [finding.severity for finding in found(" ".join([words(10)] * sentences), Rule.LONG_PARAGRAPH)] == severity


def paragraphs(count: int) -> str:
    return "\n\n".join([" ".join([words(10)] * 5)] * count)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(3, []), (4, [("4", Severity.WARN)]), (7, [("4", Severity.WARN), ("7", Severity.ERROR)])],
)
def test_much_text_without_a_heading(count: int, expected: list[tuple[str, Severity]]) -> None:
    assert [(finding.path, finding.severity) for finding in found(paragraphs(count), Rule.NO_HEADING)] == expected


def test_a_heading_starts_the_count_again() -> None:
    text = f"{paragraphs(3)}\n\n# Kop\n\n{paragraphs(3)}"

    assert [finding.rule for finding in judged(text).findings if finding.rule is Rule.NO_HEADING] == []

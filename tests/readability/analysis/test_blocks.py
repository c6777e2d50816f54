"""Plain text and Markdown as blocks."""

import pytest

from readability.analysis import analyse
from readability.analysis.blocks import Block, BlockKind, blocks_from_text
from readability.enums import Rule


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks_from_text(text)]


def test_marks_at_the_start_of_a_line() -> None:
    text = "# Kop\n\nEen alinea\nvan twee regels.\n\n- een\n* twee\n3. drie\n\n> citaat\n\n| a | b |"

    assert kinds(text) == [
        ("h", "Kop"),
        ("p", "Een alinea van twee regels."),
        ("li", "een"),
        ("li", "twee"),
        ("li", "drie"),
        ("quote", "> citaat"),
        ("table", "| a | b |"),
    ]


def test_a_short_line_before_more_text_is_a_heading() -> None:
    assert kinds("Kom langs\n\nWij zijn er elke dag.") == [("h", "Kom langs"), ("p", "Wij zijn er elke dag.")]
    assert kinds("Kom langs") == [("p", "Kom langs")]
    assert kinds("Wij doen dit:\n\nKom langs") == [("p", "Wij doen dit:"), ("p", "Kom langs")]


def test_a_list_after_a_paragraph() -> None:
    assert kinds("Neem mee:\n- uw pas\n- een pen\nTot dan.") == [
        ("p", "Neem mee:"),
        ("li", "uw pas"),
        ("li", "een pen"),
        ("p", "Tot dan."),
    ]


def test_control_characters_become_spaces() -> None:
    assert kinds("a\x00b\x1bd,\r\nvier") == [("p", "a b d, vier")]


def test_what_nobody_sees_does_not_cut_a_word() -> None:
    unseen = "ge\u00adme\u200ben\u2060te\ufeff, cafe\u0301 en ideee\u0308n"

    assert kinds(f"{unseen}.") == [("p", "gemeente, café en ideeën.")]


def test_findings_stand_where_the_text_of_the_block_has_them() -> None:
    blocks = blocks_from_text("Ideee\u0308n: wij be\u00adnut\u00adten de tijd.")
    found = [finding for finding in analyse(blocks).findings if finding.rule is Rule.JARGON]

    assert [(one.text, blocks[0].text[one.start : one.end]) for one in found] == [("benutten", "benutten")]


@pytest.mark.parametrize("text", ["", "\n\n \t\n", "\r\n\r\n"])
def test_no_text(text: str) -> None:
    assert blocks_from_text(text) == ()


def test_blocks_are_numbered() -> None:
    assert [block.path for block in blocks_from_text("# A\n\nb c.\n\n- d")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("kind", "judged"), [("h", True), ("p", True), ("li", True), ("quote", False), ("table", False)]
)
def test_quotes_and_tables_are_not_judged(kind: str, judged: bool) -> None:
    assert Block(BlockKind(kind), "tekst").judged is judged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij helpen u thuis\nBel ons morgen", "Wij helpen u thuis\nBel ons morgen"),
        ("wij helpen u thuis\nbel ons morgen", "wij helpen u thuis\nbel ons morgen"),
        ("Wij gaan naar de\nFlevohal", "Wij gaan naar de Flevohal"),
        ("Wij helpen u thuis,\nOok als u werkt", "Wij helpen u thuis, Ook als u werkt"),
        (
            "Wij komen morgen bij u langs om samen over hulp te praten\nU kunt ons ook bellen",
            "Wij komen morgen bij u langs om samen over hulp te praten\nU kunt ons ook bellen",
        ),
        (
            "Wij gaan morgen met de trein en daarna met de bus naar\nAlmere en dan lopen wij nog een heel stuk.",
            "Wij gaan morgen met de trein en daarna met de bus naar Almere en dan lopen wij nog een heel stuk.",
        ),
    ],
)
def test_a_line_can_be_a_sentence(text: str, expected: str) -> None:
    assert kinds(text) == [("p", expected)]


def test_short_lines_with_empty_lines_are_no_headings() -> None:
    assert kinds("Wij helpen u\n\nBel ons\n\nKom langs\n\nDat kan elke dag.") == [
        ("p", "Wij helpen u"), ("p", "Bel ons"), ("p", "Kom langs"), ("p", "Dat kan elke dag."),
    ]  # fmt: skip


def test_a_sentence_goes_on_after_an_empty_line() -> None:
    assert kinds("Wij helpen u met\n\nvragen over geld\n\nen werk.") == [
        ("p", "Wij helpen u met vragen over geld en werk.")
    ]

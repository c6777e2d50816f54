"""A text that someone pastes without capitals, stops or spaces is judged like the same text in good order."""

import re
from collections.abc import Callable

import pytest

from readability.analysis import analyse, blocks_from_text
from readability.enums import Verdict

PLAIN = (
    "Wij helpen u thuis. U kunt ons elke dag bellen. De hulp is gratis. Wij komen morgen bij u langs. Neem uw pas mee."
    " Wij praten dan samen over uw vraag. Daarna maken wij een plan. U kiest zelf wat u wilt. "
) * 5
HARD = (
    "Ter bevordering van domeinoverstijgende samenwerking binnen het sociaal domein wordt door de betrokken"
    " stakeholders een integraal afwegingskader ontwikkeld, waarmee de implementatie van preventieve interventies"
    " gemonitord wordt. "
) * 8


def lines_of_eight(text: str) -> str:
    words = text.split()
    return "\n\n".join(" ".join(words[at : at + 8]) for at in range(0, len(words), 8))


@pytest.mark.parametrize(
    "spoil",
    [
        str.lower,
        lambda text: re.sub(r"\. ", ".", text),
        lambda text: text.replace(". ", "\n"),
        lambda text: text.replace(". ", "\n").lower(),
        lambda text: text.replace(". ", "\n\n"),
        lambda text: text.replace(". ", " 😀 "),
        lambda text: text.replace(". ", " 😀 ").lower(),
    ],
    ids=["small", "stuck", "lines", "small lines", "empty lines", "emoji", "small emoji"],
)
def test_a_plain_text_stays_green(spoil: Callable[[str], str]) -> None:
    assert analyse(blocks_from_text(spoil(PLAIN))).verdict is Verdict.GREEN


@pytest.mark.parametrize("spoil", [lines_of_eight, str.lower, lambda text: text.replace(". ", "\n")])
def test_a_difficult_text_stays_red(spoil: Callable[[str], str]) -> None:
    assert analyse(blocks_from_text(spoil(HARD))).verdict is Verdict.RED

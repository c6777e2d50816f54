"""Choices of blogs, stories and podcasts."""

from __future__ import annotations

from blog.enums import PortraitHair, PortraitSkin
from core.drawing import HAIR_SHAPES, SKIN_TONES


def test_every_part_of_a_portrait_that_can_be_drawn_has_a_name() -> None:
    assert PortraitSkin.values == list(range(1, SKIN_TONES + 1))
    assert PortraitHair.values == list(range(HAIR_SHAPES + 1))

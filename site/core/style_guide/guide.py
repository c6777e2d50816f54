"""All sections of the style guide, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.style_guide.blocks import block_sections
from core.style_guide.components import component_sections
from core.style_guide.parts import drawing_sections, part_sections, token_sections
from core.style_guide.reading import reading_sections

if TYPE_CHECKING:
    from core.style_guide.specimen import Section

__all__ = ["sections"]


def sections() -> tuple[Section, ...]:
    """Tokens, drawings, components, other parts, blocks. Made anew for each visit: some read the library."""
    return (
        *token_sections(),
        *drawing_sections(),
        *component_sections(),
        *reading_sections(),
        *part_sections(),
        *block_sections(),
    )

"""The style guide: every part of the site in every state, drawn from the real templates with made-up content.

For who works on the look, and for tests that look. It is in Dutch only, like the content that it shows.
"""

from core.style_guide.guide import sections
from core.style_guide.specimen import Section, Specimen

__all__ = ["Section", "Specimen", "sections"]

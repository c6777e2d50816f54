"""What editors may do in rich text: little, so that every text stays calm and accessible."""

from typing import Final

__all__ = ["ALERT_FEATURES", "EASY_FEATURES", "INLINE_FEATURES", "RESTRICTED_FEATURES"]

#: Everywhere: ``b1``, with which the coach underlines difficult words while someone writes.
#: For running text. No h1 (the title) and no h2 (a block of its own, so that a table of contents is right);
#: no italics (hard to read for many people), no pictures and no embeds (blocks, which ask for an alternative).
RESTRICTED_FEATURES: Final = ["h3", "bold", "ol", "ul", "link", "document-link", "b1"]

#: For a few sentences inside a block, such as a callout or a step.
INLINE_FEATURES: Final = ["bold", "ol", "ul", "link", "document-link", "b1"]

#: For an easy version, which has no blocks: short paragraphs under small headings.
EASY_FEATURES: Final = ["h3", "bold", "ol", "ul", "link", "b1"]

#: For the one sentence of an alert, which has a field of its own for its link.
ALERT_FEATURES: Final = ["bold", "b1"]

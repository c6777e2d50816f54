"""Length: of a sentence, of sentences on average, of a paragraph, of text without a heading."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from readability.analysis.blocks import Block, BlockKind
from readability.analysis.findings import Finding, SentenceView
from readability.enums import Rule, Severity

__all__ = ["length_of_blocks", "long_sentence", "mean_sentence"]

LONG, TOO_LONG = 15, 20
MEAN_LONG, MEAN_TOO_LONG = 12.0, 15.0
PARAGRAPH_LONG, PARAGRAPH_TOO_LONG = 80, 100
HEADLESS_LONG, HEADLESS_TOO_LONG = 150, 300
FEWEST_SENTENCES = 3


def _severity(value: float, limits: tuple[float, float]) -> Severity | None:
    """Error above the second limit, warning above the first."""
    if value > limits[1]:
        return Severity.ERROR
    return Severity.WARN if value > limits[0] else None


def long_sentence(view: SentenceView) -> Iterator[Finding]:
    """A sentence of more than 15 words is hard to follow, one of more than 20 too hard."""
    words = len(view.sentence.tokens)
    severity = _severity(words, (LONG, TOO_LONG))
    if severity is not None and view.scored:
        message = _("Deze zin heeft %(words)d woorden. Maak er twee zinnen van.") % {"words": words}
        yield Finding.at(view.block, view.place, Rule.LONG_SENTENCE, severity, message)


def mean_sentence(lengths: Sequence[int], longest: tuple[Block, tuple[int, int]]) -> Iterator[Finding]:
    """The mean length of the sentences of a text; the finding points at the longest one."""
    if len(lengths) < FEWEST_SENTENCES:
        return
    mean = sum(lengths) / len(lengths)
    severity = _severity(mean, (MEAN_LONG, MEAN_TOO_LONG))
    if severity is not None:
        message = _(
            "Uw zinnen hebben gemiddeld %(words)d woorden. Schrijf zinnen van 12 woorden of minder. Begin hier."
        ) % {"words": round(mean)}
        yield Finding.at(*longest, Rule.MEAN_SENTENCE, severity, message)


def length_of_blocks(blocks: Sequence[tuple[Block, int]]) -> Iterator[Finding]:
    """Paragraphs that are too long, and too many words since the last heading. Each block comes with its words."""
    since_heading = 0
    told: Severity | None = None
    for block, words in blocks:
        whole = (0, len(block.text))
        if block.kind is BlockKind.HEADING:
            since_heading, told = 0, None
            continue
        since_heading += words
        severity = _severity(words, (PARAGRAPH_LONG, PARAGRAPH_TOO_LONG))
        if severity is not None and block.kind is BlockKind.PARAGRAPH:
            message = ngettext(
                "Deze alinea heeft %(words)d woord. Maak er twee alinea's van.",
                "Deze alinea heeft %(words)d woorden. Maak er twee alinea's van.",
                words,
            ) % {"words": words}
            yield Finding.at(block, whole, Rule.LONG_PARAGRAPH, severity, message)
        severity = _severity(since_heading, (HEADLESS_LONG, HEADLESS_TOO_LONG))
        if severity is not None and severity is not told:
            told = severity
            message = _("Er staan al %(words)d woorden zonder kop. Zet hier een kop boven.") % {"words": since_heading}
            yield Finding.at(block, whole, Rule.NO_HEADING, severity, message)

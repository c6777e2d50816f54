"""Words: jargon with plain words for it, words that few people know, terms of the woordenlijst."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from readability.analysis.compounds import split_compound
from readability.analysis.features import is_content
from readability.analysis.findings import Finding, SentenceView, is_explained, phrases
from readability.analysis.lexicon import Entry
from readability.analysis.tagging import Tag
from readability.enums import Advice, Rule, Severity

__all__ = ["hardest_zipf", "jargon", "rare_words", "terms"]

# Below this frequency a word is unknown to many readers: SUBTLEX-NL has it less than once in a million words.
RARE = 3.0
# Who knows "ochtend" knows "ochtenden"; of shorter words too little is left.
SHORTEST = 5
ENDINGS = ("en", "e", "s", "n", "ste", "st", "jes", "je", "tje")


def jargon(view: SentenceView) -> Iterator[Finding]:
    """Words of the jargon list, once a block, with plain words to choose from."""
    allowed = view.text.vocabulary.allowed
    for first, last, word in view.jargon:
        start, end = view.span(first, last)
        text = view.block.text
        if word.term.lower() in allowed or text[start:end].lower() in allowed:
            continue
        if word.advice is Advice.EXPLAIN and is_explained(text, start, end):
            continue
        if not view.text.first(Rule.JARGON, f"{id(view.block)} {word.term}"):
            continue
        if word.advice is Advice.EXPLAIN:
            message = _("Niet iedereen kent “%(word)s”. Leg het woord uit.")
        else:
            message = _("“%(word)s” is een moeilijk woord. Kies een gewoon woord.")
        message %= {"word": text[start:end]}
        yield Finding.at(view.block, (start, end), Rule.JARGON, Severity.WARN, message, *word.alternatives)


def hardest_zipf(word: str, entry: Entry, view: SentenceView) -> float:
    """How common the rarest part of a word is; a word that is common as a whole counts as a whole."""
    if entry.hardest_zipf is not None:
        return max(entry.zipf, entry.hardest_zipf)
    base = max((view.text.lexicon[word.removesuffix(end)].zipf for end in ENDINGS if word.endswith(end)), default=0.0)
    if base >= RARE and len(word) > SHORTEST:
        return base
    parts = split_compound(word, view.text.lexicon) if entry.zipf < RARE else None
    if parts is None:
        return entry.zipf
    return max(entry.zipf, min(view.text.lexicon[part].zipf for part in parts))


def rare_words(view: SentenceView) -> Iterator[Finding]:
    """Words that few people know, each once a text; no names, listed jargon or words that editors allow."""
    for place, (token, entry) in enumerate(zip(view.sentence.tokens, view.tagged.entries, strict=True)):
        if entry.zipf >= RARE or entry.skipped or not _may_be_rare(view, place):
            continue
        if hardest_zipf(token.low, entry, view) >= RARE or is_explained(view.block.text, token.start, token.end):
            continue
        if view.text.first(Rule.RARE_WORD, token.low):
            message = _("Weinig mensen kennen “%(word)s”. Kies een ander woord of leg het uit.") % {"word": token.text}
            yield Finding.at(view.block, (token.start, token.end), Rule.RARE_WORD, Severity.INFO, message)


def _may_be_rare(view: SentenceView, place: int) -> bool:
    """Whether a word is one that a writer can change: no name, number, listed jargon or allowed word."""
    token = view.sentence.tokens[place]
    if view.tagged.tags[place] is Tag.NAME or (token.capital and place) or not token.low.isalpha():
        return False
    if not is_content(view.tagged, place) or token.low in view.text.vocabulary.allowed:
        return False
    return not any(first <= place <= last for first, last, _word in view.jargon)


def terms(view: SentenceView) -> Iterator[Finding]:
    """Terms of the woordenlijst at their first use, when the text neither links nor explains them."""
    for first, last, term in phrases(view.sentence.tokens, view.text.terms):
        start, end = view.span(first, last)
        if not view.text.first(Rule.TERM, term.name):
            continue
        linked = any(link_start <= start and end <= link_end for link_start, link_end in view.block.links)
        if not linked and not is_explained(view.block.text, start, end):
            message = _("“%(word)s” staat in de woordenlijst. Leg het woord hier kort uit of maak er een link van.")
            found = message % {"word": view.block.text[start:end]}
            yield Finding.at(view.block, (start, end), Rule.TERM, Severity.INFO, found)

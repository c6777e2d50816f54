"""Words: jargon with plain words for it, words that few people know, terms of the woordenlijst."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from readability.analysis.compounds import is_head, modifier, split_compound
from readability.analysis.features import is_content
from readability.analysis.findings import Finding, SentenceView, is_explained, phrases
from readability.analysis.fitting import fit
from readability.analysis.lexicon import Entry
from readability.analysis.rules.places import place_of
from readability.analysis.tagging import Tag
from readability.analysis.words import first_names
from readability.enums import Advice, Rule, Severity

__all__ = ["hardest_zipf", "jargon", "jargon_in_compounds", "rare_words", "terms"]

# Below this frequency a word is unknown to many readers: SUBTLEX-NL has it less than once in a million words.
RARE = 3.0
# Who knows "ochtend" knows "ochtenden"; of shorter words too little is left.
SHORTEST = 5
SHORTEST_COMPOUND, LONGEST_COMPOUND = 9, 60
MOST_PARTS = 50_000
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
        found = tuple(token.low for token in view.sentence.tokens[first : last + 1])
        plain = fit(word, found, view.text.lexicon, place_of(view, first, last))
        yield Finding.at(view.block, (start, end), Rule.JARGON, Severity.WARN, message, plain)


def jargon_in_compounds(view: SentenceView) -> Iterator[Finding]:
    """Long words with a word of the jargon list in them, once a block: implementatieteam, beleids-implementatie."""
    vocabulary = view.text.vocabulary
    parts = vocabulary.parts
    for place, token in enumerate(view.sentence.tokens):
        if len(token.low) < SHORTEST_COMPOUND or parts.get(token.low) == "" or token.kind != "word":
            continue
        part = _part(token.low, view)
        if (
            not part
            or not vocabulary.allowed.isdisjoint((token.low, part))
            or any(first <= place <= last for first, last, _ in view.jargon)
        ):
            continue
        if view.text.first(Rule.JARGON, f"{id(view.block)} {token.low}"):
            message = _("In “%(word)s” zit een moeilijk woord: “%(part)s”. Kies gewone woorden.")
            found = message % {"word": token.text, "part": part}
            yield Finding.at(view.block, (token.start, token.end), Rule.JARGON, Severity.WARN, found)


def _part(word: str, view: SentenceView) -> str:
    """The jargon in a compound that few people know; the empty string when there is none. Words return: remember."""
    parts = view.text.vocabulary.parts
    part = parts.get(word)
    if part is None:
        part = "" if view.text.lexicon[word].zipf >= RARE else _find_part(word, view)
        if len(parts) >= MOST_PARTS:
            parts.clear()
        parts[word] = part
    return part


def _find_part(word: str, view: SentenceView) -> str:
    known, lexicon = view.text.vocabulary.single_words, view.text.lexicon
    joined = word.replace("-", "")
    pieces = [joined, *word.split("-")] if "-" in word else []
    listed = next((piece for piece in pieces if piece in known), "")
    if listed or len(word) > LONGEST_COMPOUND:
        return listed
    for at in range(3, len(joined) - 2):
        if joined[:at] in known and is_head(joined[at:], lexicon):
            return joined[:at]
        if joined[at:] in known and modifier(joined[:at], lexicon) is not None:
            return joined[at:]
    return ""


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
    named = token.capital and (place or token.low in first_names())
    if view.tagged.tags[place] is Tag.NAME or named or not token.low.isalpha():
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

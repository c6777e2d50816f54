"""The passive voice: it hides who does something."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from readability.analysis.clauses import CLOSES_CLAUSE, TaggedSentence
from readability.analysis.findings import Finding, SentenceView
from readability.analysis.lexicon import Entry, Lexicon
from readability.analysis.tagging import Tag
from readability.analysis.words import word_list
from readability.enums import Rule, Severity

__all__ = ["passives", "weigh_passives"]

BECOME = frozenset(["wordt", "word", "worden", "werd", "werden"])
BE = frozenset(["is", "zijn", "was", "waren", "ben", "bent"])
TOO_MANY_SHARE, TOO_MANY = 0.1, 2


def _participle(view: SentenceView, place: int) -> bool:
    """Whether a word is a participle here, and not an adjective, adverb or noun that looks like one."""
    tagged = view.tagged
    word = tagged.tokens[place].low
    if word in word_list("no_participles") or not _looks_like_participle(
        word, tagged.entries[place], view.text.lexicon
    ):
        return False
    if tagged.tags[place] is Tag.ADVERB:
        return word in word_list("adverbs_and_participles") and _ends_here(tagged, place)
    before = tagged.tags[place - 1] if place else None
    return before is not Tag.TE and tagged.tags[place] in (Tag.PARTICIPLE, Tag.ADJECTIVE, Tag.INFINITIVE, Tag.FINITE)


def _looks_like_participle(word: str, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the verb list has the participle, or has it without its first part: bekend + gemaakt."""
    if "d" in entry.verb:
        return True
    return not entry.verb and any(
        "d" in lexicon[word.removeprefix(first)].verb
        for first in word_list("first_parts_of_verbs")
        if word.startswith(f"{first}ge")
    )


def _ends_here(tagged: TaggedSentence, place: int) -> bool:
    """Whether the verbs of a clause end with this word: "wordt geregeld door"; not "wordt geregeld ziek"."""
    if place + 1 == len(tagged.tokens) or tagged.tokens[place + 1].comma:
        return True
    return tagged.tags[place + 1] in CLOSES_CLAUSE or tagged.tokens[place + 1].low in ("door", "via", "voor")


def _partner(view: SentenceView, auxiliary: int) -> int | None:
    """The participle that belongs to an auxiliary: the nearest one in the same clause."""
    tagged = view.tagged
    clause = tagged.clauses[auxiliary]
    places = [
        place
        for place, owner in enumerate(tagged.clauses)
        if owner is clause and place != auxiliary and _participle(view, place) and not _before_noun(tagged, place)
    ]
    return min(places, key=lambda place: abs(place - auxiliary), default=None)


def _before_noun(tagged: TaggedSentence, place: int) -> bool:
    """Whether a participle stands before its noun: de gemaakte afspraak."""
    return (
        place + 1 < len(tagged.tags)
        and tagged.tags[place + 1] is Tag.NOUN
        and place > 0
        and tagged.tags[place - 1] in (Tag.DETERMINER, Tag.ADJECTIVE)
    )


def _by_someone(tagged: TaggedSentence, auxiliary: int) -> bool:
    clause = tagged.clauses[auxiliary]
    return any(
        token.low == "door" and owner is clause for token, owner in zip(tagged.tokens, tagged.clauses, strict=True)
    )


def passives(view: SentenceView) -> Iterator[Finding]:
    """Worden with a participle; is and was with a participle and "door". "Is geregeld" alone is no passive."""
    tagged = view.tagged
    for place, token in enumerate(tagged.tokens):
        is_passive = token.low in BECOME or (
            token.low in BE and tagged.tags[place] is Tag.FINITE and _by_someone(tagged, place)
        )
        partner = _partner(view, place) if is_passive else None
        if partner is None or (token.low in BE and tagged.tokens[partner].low in word_list("happens_by_itself")):
            continue
        message = _("Lijdende vorm. Schrijf wie het doet: “Wij sturen de brief”, niet: “De brief wordt gestuurd”.")
        where = view.span(min(place, partner), max(place, partner))
        yield Finding.at(view.block, where, Rule.PASSIVE, Severity.WARN, message)


def weigh_passives(findings: Sequence[Finding], sentences: int) -> list[Finding]:
    """All findings; the passives become errors when a text has two or more, in over a tenth of its sentences."""
    count = sum(finding.rule is Rule.PASSIVE for finding in findings)
    if count < TOO_MANY or count <= TOO_MANY_SHARE * sentences:
        return list(findings)
    return [
        replace(finding, severity=Severity.ERROR) if finding.rule is Rule.PASSIVE else finding for finding in findings
    ]

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


def _partner(tagged: TaggedSentence, auxiliary: int, participles: Sequence[int]) -> int | None:
    """The participle that belongs to an auxiliary: the nearest one in the same clause."""
    clause = tagged.clauses[auxiliary]
    places = [place for place in participles if tagged.clauses[place] is clause and place != auxiliary]
    return min(places, key=lambda place: abs(place - auxiliary), default=None)


def _before_noun(tagged: TaggedSentence, place: int) -> bool:
    """Whether a participle stands before its noun: de gemaakte afspraak."""
    return (
        place + 1 < len(tagged.tags)
        and tagged.tags[place + 1] is Tag.NOUN
        and place > 0
        and tagged.tags[place - 1] in (Tag.DETERMINER, Tag.ADJECTIVE)
    )


def _auxiliaries(tagged: TaggedSentence) -> list[int]:
    """Worden anywhere; is and was where a clause says by whom."""
    by_someone = {
        id(clause) for token, clause in zip(tagged.tokens, tagged.clauses, strict=True) if token.low == "door"
    }
    return [
        place
        for place, token in enumerate(tagged.tokens)
        if token.low in BECOME
        or (token.low in BE and tagged.tags[place] is Tag.FINITE and id(tagged.clauses[place]) in by_someone)
    ]


def passives(view: SentenceView) -> Iterator[Finding]:
    """Worden with a participle; is and was with a participle and "door". "Is geregeld" alone is no passive."""
    tagged = view.tagged
    auxiliaries = _auxiliaries(tagged)
    participles = [
        place
        for place in range(len(tagged.tokens) if auxiliaries else 0)
        if _participle(view, place) and not _before_noun(tagged, place)
    ]
    for place in auxiliaries:
        token, partner = tagged.tokens[place], _partner(tagged, place, participles)
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

"""The passive voice: it hides who does something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from readability.analysis.clauses import CLOSES_CLAUSE, TaggedSentence
from readability.analysis.conjugation import Form
from readability.analysis.findings import Finding, SentenceView
from readability.analysis.fitting_verbs import verb_role
from readability.analysis.lexicon import Entry, Lexicon
from readability.analysis.tagging import Tag
from readability.analysis.vocabulary import words_of
from readability.analysis.words import word_list
from readability.enums import Rule, Severity

__all__ = ["passives", "weigh_passives"]

BECOME = frozenset(["wordt", "word", "worden", "werd", "werden"])
BE = frozenset(["is", "zijn", "was", "waren", "ben", "bent"])
TOO_MANY_SHARE, TOO_MANY = 0.1, 2
RARE = 3.0
TIMES = frozenset({("de", "week"), ("de", "jaren"), ("het", "jaar"), ("de", "dag"), ("de", "eeuwen")})
# What stands before a noun that is written like a participle: een ontslagen …, de gevangenen.
OF_A_NOUN = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.NUMBER})
# New verbs have a regular participle: geoperationaliseerd, opgeschaald.
_NEW = re.compile(rf"(?:{'|'.join(sorted(word_list('first_parts_of_verbs')))})?ge[a-zïëü-]{{2,}}[dt]")


def _participle(view: SentenceView, place: int) -> bool:
    """Whether a word is a participle here, and not an adjective, adverb or noun that looks like one."""
    tagged = view.tagged
    word, tag = tagged.tokens[place].low, tagged.tags[place]
    before = tagged.tags[place - 1] if place else None
    if word in word_list("no_participles") or before is Tag.TE:
        return False
    if not _looks_like_participle(word, tagged.entries[place], view.text.lexicon):
        return _new_participle(view, place)
    if tag is Tag.ADVERB:
        return word in word_list("adverbs_and_participles") and _ends_here(tagged, place)
    if tag is Tag.NOUN:
        return before not in OF_A_NOUN and _ends_here(tagged, place)
    return tag in (Tag.PARTICIPLE, Tag.ADJECTIVE, Tag.INFINITIVE, Tag.FINITE)


def _new_participle(view: SentenceView, place: int) -> bool:
    """Whether a word that the verb list lacks is a participle by its form or the jargon list: gemonitord, geborgd."""
    tagged = view.tagged
    word, entry = tagged.tokens[place].low, tagged.entries[place]
    before = tagged.tags[place - 1] if place else None
    after = tagged.tags[place + 1] if place + 1 < len(tagged.tags) else None
    open_class = tagged.tags[place] in (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME)
    if not open_class or before is Tag.DETERMINER or (after is Tag.NOUN and not tagged.tokens[place + 1].comma):
        return False
    if entry.zipf < RARE and not entry.verb and not entry.is_noun and _NEW.fullmatch(word):
        return True
    listed = (found for words, found in view.text.vocabulary.jargon.get(word, ()) if words == (word,))
    roles = (verb_role(words_of(found.term), (word,), view.text.lexicon) for found in listed)
    return any(form is Form.PARTICIPLE for role in roles if role is not None for form, _order in role.readings)


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


def _names_someone(tagged: TaggedSentence, place: int) -> bool:
    """Whether what follows "door" can be who did it: not "door te geven", "door de week"."""
    if place == len(tagged.tokens) or tagged.tags[place] is Tag.TE:
        return False
    return tuple(token.low for token in tagged.tokens[place : place + 2]) not in TIMES


def _auxiliaries(tagged: TaggedSentence) -> list[int]:
    """Worden anywhere; is and was where a clause says by whom."""
    by_someone = {
        id(clause)
        for place, (token, clause) in enumerate(zip(tagged.tokens, tagged.clauses, strict=True))
        if token.low == "door" and _names_someone(tagged, place + 1)
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

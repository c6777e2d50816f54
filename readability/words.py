"""The words by which this site judges, and judging by them.

They are the lists that come with the site, what editors added, and the words of the glossary.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.db.models.signals import post_delete, post_save

from core import local_cache
from core.glossary import MOST_ON_A_PAGE, GlossaryWord, matcher_for, plain_forms
from core.word_forms import needs_capitals, written_forms
from readability.analysis import (
    VERSION,
    Block,
    Finding,
    JargonWord,
    Result,
    Term,
    Vocabulary,
    analyse,
    default_vocabulary,
)
from readability.analysis.fitting import fit
from readability.analysis.lexicon import default_lexicon
from readability.enums import Rule
from readability.models import AllowedWord, JargonEntry

__all__ = ["LANGUAGE", "SiteWords", "analyse_blocks", "forget_words", "site_words", "watch_words"]

#: The analyser reads Dutch; a score of another language would be a lie.
LANGUAGE: Final = "nl"
#: Stands for all pages where a page has its key.
_EVERYWHERE: Final = "*"


@dataclass(frozen=True, slots=True)
class _Rows:
    """What editors keep, as it stands in the database."""

    jargon: tuple[JargonWord, ...] = ()
    allowed: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    unexplained: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SiteWords:
    """All lists together. ``version`` changes with the analyser and with every list.

    ``unexplained`` are pairs: the translation key of a page, or "*" for every page, and a term in small letters that
    it leaves to its writer.
    """

    vocabulary: Vocabulary
    terms: tuple[Term, ...]
    unexplained: frozenset[tuple[str, str]] = field(repr=False)
    version: str
    underlined: dict[str, list[str]] = field(repr=False)

    def is_left_to_writer(self, term: str, page_key: str) -> bool:
        """Whether this page does not explain a term of its text by itself."""
        form = " ".join(term.lower().split())
        return not self.unexplained.isdisjoint({(_EVERYWHERE, form), (page_key, form)})


def _read() -> _Rows:
    """The words in the database. Two queries, and those of the glossary when it is not in memory."""
    words = [word for word in matcher_for(LANGUAGE).glossary.words if not needs_capitals(word.term)]
    return _Rows(
        jargon=tuple(entry.as_jargon() for entry in JargonEntry.objects.order_by("pk")),
        allowed=tuple(AllowedWord.objects.order_by("pk").values_list("word", flat=True)),
        terms=tuple(Term(word.term, _forms(word)) for word in words),
        unexplained=tuple(sorted(_unexplained(words))),
    )


def _forms(word: GlossaryWord) -> tuple[str, ...]:
    """How texts write a term, also one that pages don't explain by themselves."""
    return plain_forms(word) or tuple(" ".join(lows) for lows in sorted(written_forms(word.term)))


def _unexplained(words: Iterable[GlossaryWord]) -> Iterator[tuple[str, str]]:
    """Page and form of what is left to a writer."""
    for word in words:
        for page in word.hidden_on if word.forms else (_EVERYWHERE,):
            yield from ((page, form) for form in (word.term.lower(), *_forms(word)))


def _compile(rows: _Rows) -> SiteWords:
    vocabulary = default_vocabulary().extended(jargon=rows.jargon, allowed=rows.allowed)
    fingerprint = hashlib.sha256(repr(rows).encode("utf-8", "replace")).hexdigest()[:12]
    entries = (entry for found in vocabulary.jargon.values() for entry in found)
    lexicon = default_lexicon()
    underlined = {
        " ".join(words): list(fit(word, words, lexicon).shown)
        for words, word in entries
        if word.term.lower() not in vocabulary.allowed
    }
    return SiteWords(vocabulary, rows.terms, frozenset(rows.unexplained), f"{VERSION}.{fingerprint}", underlined)


_kept: list[tuple[_Rows, SiteWords]] = []


def site_words() -> SiteWords:
    """The words of this site. Made anew only when a word changed; asks the database now and then."""

    def refresh() -> bool:
        rows = _read()
        if not _kept or _kept[0][0] != rows:
            _kept[:] = [(rows, _compile(rows))]
        return True

    local_cache.remember("b1-words", refresh, per_language=False)
    return _kept[0][1]


def forget_words(**kwargs: Any) -> None:
    """Receiver: a list changed, so ask the database again."""
    local_cache.clear()


def watch_words() -> None:
    """Let a change of a list be seen at once by this process, and within seconds by the others."""
    for model in (JargonEntry, AllowedWord):
        for signal in (post_save, post_delete):
            uid = f"readability-forget-{model.__name__}-{id(signal)}"
            signal.connect(forget_words, sender=model, dispatch_uid=uid)


def analyse_blocks(blocks: Sequence[Block], *, page_key: str = "") -> Result:
    """Judge blocks of a page with the words of this site.

    Terms that the page explains by itself, the first few at their first use, are no findings. ``page_key`` is the
    translation key of the page, which may leave words unexplained.
    """
    words = site_words()
    result = analyse(blocks, vocabulary=words.vocabulary, terms=words.terms)
    return replace(result, findings=tuple(_not_explained(result.findings, words, page_key)))


def _not_explained(findings: Sequence[Finding], words: SiteWords, page_key: str) -> Iterator[Finding]:
    room = 0 if page_key in matcher_for(LANGUAGE).glossary.quiet_pages else MOST_ON_A_PAGE
    for finding in findings:
        if room and finding.rule is Rule.TERM and not words.is_left_to_writer(finding.text, page_key):
            room -= 1
        else:
            yield finding

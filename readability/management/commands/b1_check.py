"""Judge texts from the command line: a file, standard input, many texts in one run, or the pages of the site."""

from __future__ import annotations

import errno
import json
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import translation

from readability.analysis import Block, Result, analyse, blocks_from_text
from readability.enums import Confidence, Signal, Verdict
from readability.files import reader_text
from readability.words import site_words

if TYPE_CHECKING:
    from core.models import BasePage

Judge = Callable[[Sequence[Block]], Result]

LINE_KEYS = ("score", "level", "verdict", "confidence", "metrics")
#: The result of a line that can't be read.
NOTHING: dict[str, Any] = {
    "score": None,
    "level": None,
    "verdict": Verdict.TOO_SHORT.value,
    "confidence": Confidence.NONE.value,
    "metrics": {},
}
UNREADABLE = {
    errno.ENOENT: "het bestand bestaat niet",
    errno.ENOTDIR: "het bestand bestaat niet",
    errno.EISDIR: "dit is een map",
    errno.EACCES: "u mag dit bestand niet lezen",
    errno.EPERM: "u mag dit bestand niet lezen",
    errno.ENAMETOOLONG: "de naam is te lang",
}


class LineError(ValueError):
    """A line that is no text to judge. ``identifier`` is the id of the line as far as it has one."""

    def __init__(self, fault: str, identifier: Any = None) -> None:
        super().__init__(fault)
        self.identifier = identifier


class Command(BaseCommand):
    """For scripts and for people without an editor; the judgement is the one that the editor shows."""

    help = "Meet of een tekst voldoet aan de B1-richtlijn (LiNT-niveau 2 of lager)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the text comes from, how the answer looks and what makes the command fail."""
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("path", nargs="?", type=Path, help="bestand met tekst of Markdown")
        source.add_argument("--stdin", action="store_true", help="lees één tekst van de invoer")
        source.add_argument(
            "--jsonl", action="store_true", help='lees van de invoer een regel {"id": …, "text": …} voor elke tekst'
        )
        source.add_argument(
            "--all", action="store_true", help="lees alle Nederlandse pagina's van deze site die bezoekers zien"
        )
        parser.add_argument("--format", choices=("json", "text"), default="text", help="vorm van het antwoord")
        parser.add_argument(
            "--fail-on",
            choices=(Verdict.ORANGE.value, Verdict.RED.value),
            help="eindig met code 1 bij dit oordeel of erger",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the result of every text, as far as anyone reads it: ``b1_check --all | head`` is no fault."""
        try:
            self._judge_all(options)
        except BrokenPipeError:
            # What is still in the buffer has nowhere to go either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    def _judge_all(self, options: dict[str, Any]) -> None:
        if options["all"]:
            verdicts = self._pages(as_json=options["format"] == "json")
        elif options["jsonl"]:
            verdicts = self._many(_input())
        else:
            verdicts = {self._one(_text(options["path"]), as_json=options["format"] == "json")}
        if options["fail_on"] and any(_as_bad(verdict, Verdict(options["fail_on"])) for verdict in verdicts):
            sys.exit(1)

    def _pages(self, *, as_json: bool) -> set[Verdict]:
        """Every page that visitors read, by the lists of this site; the results are kept for the report."""
        from readability.services import judge_public_pages

        found = []
        with translation.override(settings.LANGUAGE_CODE):
            for page, result in judge_public_pages():
                found.append(_page_json(page, result))
                if not as_json:
                    self.stdout.write("\n".join(_page_report(page, result)))
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=True))
        else:
            counts = Counter(one["verdict"] for one in found)
            self.stdout.write(", ".join(f"{verdict.value}: {counts[verdict.value]}" for verdict in Verdict))
        return {Verdict(one["verdict"]) for one in found}

    def _one(self, text: str, *, as_json: bool) -> Verdict:
        result = _judge()(blocks_from_text(text))
        self.stdout.write(json.dumps(result.as_json(), ensure_ascii=True) if as_json else "\n".join(_report(result)))
        return result.verdict

    def _many(self, lines: Iterable[str]) -> set[Verdict]:
        """One result a line, in the order of the input. A line that is wrong gets a result that says what is wrong."""
        judge, verdicts = _judge(), set()
        for line in lines:
            if not line.strip("\ufeff \t\r\n"):
                continue
            try:
                identifier, text = _parse(line.removeprefix("\ufeff"))
            except LineError as fault:
                answer = {"id": fault.identifier} | NOTHING | {"error": str(fault)}
            else:
                result = judge(blocks_from_text(text))
                verdicts.add(result.verdict)
                figures = result.as_json()
                answer = {"id": identifier} | {key: figures[key] for key in LINE_KEYS}
            self.stdout.write(json.dumps(answer, allow_nan=False))
        return verdicts


def _judge() -> Judge:
    """Judges by the words of this site; by the lists that come with it where no database is."""
    try:
        if connection.vendor == "sqlite" and not _is_there(connection.settings_dict["NAME"]):
            return analyse
        words = site_words()
    except DatabaseError:
        return analyse
    return partial(analyse, vocabulary=words.vocabulary, terms=words.terms)


def _is_there(name: Any) -> bool:
    """Whether a database in a file is there: SQLite makes one when it is only asked."""
    return "memory" in str(name) or Path(str(name)).exists()


def _input() -> TextIO:
    """Standard input as UTF-8, whatever the machine thinks; bytes that are no UTF-8 become a question mark."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8-sig", errors="replace")
    return sys.stdin


def _text(path: Path | None) -> str:
    if path is None:
        return _input().read().removeprefix("\ufeff")
    try:
        return reader_text(path.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        message = f"Kan {path} niet lezen: {UNREADABLE.get(error.errno or 0, f'fout {error.errno}')}."
        raise CommandError(message) from error


def _parse(line: str) -> tuple[Any, str]:
    """Identifier and text of a line."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"dit is geen JSON ({error})"
        raise LineError(message) from error
    identifier = _identifier(data)
    if not isinstance(data, dict) or "id" not in data or not isinstance(data.get("text"), str):
        message = 'verwacht een object met "id" en "text", waarbij "text" tekst is'
        raise LineError(message, identifier)
    return identifier, data["text"]


def _identifier(data: Any) -> Any:
    """The id of a line; None for what JSON can't hold, such as NaN."""
    identifier = data.get("id") if isinstance(data, dict) else None
    try:
        json.dumps(identifier, allow_nan=False)
    except (ValueError, RecursionError):
        return None
    return identifier


def _as_bad(verdict: Verdict, limit: Verdict) -> bool:
    return verdict is Verdict.RED or (verdict is Verdict.ORANGE and limit is Verdict.ORANGE)


def _page_json(page: BasePage, result: Result) -> dict[str, Any]:
    place = {"id": page.pk, "title": page.title, "url": page.get_url(), "type": page._meta.label}
    return place | result.as_json()


def _page_report(page: BasePage, result: Result) -> Iterable[str]:
    """One line for a page; a page that is not good tells what was found."""
    yield f"{page.get_url()} {page.title}: {next(iter(_report(result)))}"
    if result.verdict in (Verdict.ORANGE, Verdict.RED) or result.signal is Signal.ATTENTION:
        yield from (f"  {line}" for line in list(_report(result))[1:])


def _report(result: Result) -> Iterable[str]:
    """The result for people."""
    yield f"{result.verdict.label} ({result.verdict.value}), {result.signal.label.lower()}"
    if result.score is not None:
        yield f"LiNT-score {result.score:.1f}, niveau {result.level}; {result.confidence.label.lower()}"
    for finding in result.findings:
        where = f"blok {finding.path}" if finding.path else "tekst"
        yield f"- [{finding.severity.value}] {where}, teken {finding.start}: {finding.message}"
        if finding.alternatives:
            yield f"    {' / '.join(finding.alternatives)}"

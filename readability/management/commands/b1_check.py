"""Judge texts from the command line: a file, standard input, or many texts in one run."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from readability.analysis import Result, analyse, blocks_from_text
from readability.enums import Verdict

LINE_KEYS = ("score", "level", "verdict", "confidence", "metrics")


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
        parser.add_argument("--format", choices=("json", "text"), default="text", help="vorm van het antwoord")
        parser.add_argument(
            "--fail-on",
            choices=(Verdict.ORANGE.value, Verdict.RED.value),
            help="eindig met code 1 bij dit oordeel of erger",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the result of every text."""
        if options["jsonl"]:
            verdicts = self._many(_input())
        else:
            verdicts = {self._one(_text(options["path"]), as_json=options["format"] == "json")}
        if options["fail_on"] and any(_as_bad(verdict, Verdict(options["fail_on"])) for verdict in verdicts):
            sys.exit(1)

    def _one(self, text: str, *, as_json: bool) -> Verdict:
        result = analyse(blocks_from_text(text))
        self.stdout.write(json.dumps(result.as_json(), ensure_ascii=True) if as_json else "\n".join(_report(result)))
        return result.verdict

    def _many(self, lines: Iterable[str]) -> set[Verdict]:
        """One result a line, in the order of the input. A line that is wrong is told and passed over; the end fails."""
        verdicts, wrong = set(), 0
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                identifier, text = _parse(line)
            except ValueError as error:
                wrong += 1
                self.stderr.write(f"Regel {number}: {error}")
                continue
            result = analyse(blocks_from_text(text))
            verdicts.add(result.verdict)
            answer = result.as_json()
            self.stdout.write(json.dumps({"id": identifier} | {key: answer[key] for key in LINE_KEYS}))
        if wrong:
            message = f"{wrong} regel(s) overgeslagen."
            raise CommandError(message)
        return verdicts


def _input() -> TextIO:
    """Standard input as UTF-8, whatever the machine thinks; bytes that are no UTF-8 become a question mark."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


def _text(path: Path | None) -> str:
    if path is None:
        return _input().read()
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        message = f"Kan {path} niet lezen: {error.strerror}"
        raise CommandError(message) from error


def _parse(line: str) -> tuple[Any, str]:
    """Identifier and text of a line."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"dit is geen JSON ({error})"
        raise ValueError(message) from error
    if not isinstance(data, dict) or "id" not in data or not isinstance(data.get("text"), str):
        message = 'verwacht een object met "id" en "text", waarbij "text" tekst is'
        raise ValueError(message)
    return data["id"], data["text"]


def _as_bad(verdict: Verdict, limit: Verdict) -> bool:
    return verdict is Verdict.RED or (verdict is Verdict.ORANGE and limit is Verdict.ORANGE)


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

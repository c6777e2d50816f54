"""Judge texts from the command line: a file, standard input, many texts in one run, or the pages of the site."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from readability.analysis import Result, analyse, blocks_from_text
from readability.enums import Signal, Verdict

if TYPE_CHECKING:
    from core.models import BasePage

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
        """Print the result of every text."""
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

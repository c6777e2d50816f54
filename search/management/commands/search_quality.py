"""``manage.py search_quality FILE.jsonl``: how good search is, by queries of which we know the answers."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.routing import source_language
from search.engines import EngineError, IndexEngine, get_engine
from search.page.finding import FEW
from search.quality import DEPTH, Quality, QualityFileError, judge, read_queries, same_address
from search.query import Query, Selection
from search.understanding import understand
from search.understanding.concepts import LANGUAGES as SEARCH_LANGUAGES

_DATABASES: Final = {
    "sqlite": "search.engines.sqlite.SQLiteEngine",
    "postgresql": "search.engines.postgresql.PostgreSQLEngine",
}
_SHOWN: Final = 5


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ArgumentTypeError(_("kies een getal van 0 tot en met 1, bijvoorbeeld 0.95"))
    return value


def _languages() -> list[str]:
    """Those of the pages, and those in which words are understood."""
    return list(dict.fromkeys([*dict(settings.LANGUAGES), *SEARCH_LANGUAGES]))


class Looking:
    """Asks as the results page does: once in all words, then with any of them when few are found."""

    def __init__(self, engine: IndexEngine, wanted: str) -> None:
        self._engine = engine
        self._wanted = wanted

    def __call__(self, text: str, locale: str) -> Sequence[str]:
        """The addresses of the first page. Who reads a language that the site has no pages in, is on the Dutch page."""
        locale = locale if locale in dict(settings.LANGUAGES) else source_language()
        with override(locale):
            languages = tuple(dict.fromkeys((locale, source_language())))
            query = understand(text, languages=languages).query
            found = self._urls(query)
            return found if len(found) >= FEW else self._urls(replace(query, any_part=True))

    def _urls(self, query: Query) -> list[str]:
        answer = self._engine.search(query, Selection(), size=DEPTH)
        if self._wanted and answer.engine != self._wanted:
            raise EngineError(_("%s gaf geen antwoord.") % self._wanted)
        return [same_address(document.url) for document in answer.documents]


class Command(BaseCommand):
    """Prints recall@10, nDCG@10, MRR and times; exits with 1 when one of them is below what was asked."""

    help = "Meet hoe goed de zoekmachine vindt, met vragen waarvan het antwoord bekend is."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, the engine, and the limits."""
        parser.add_argument("file", type=Path, help="een regel per vraag, als JSON: query, locale en relevant")
        parser.add_argument("--engine", default="", help="sqlite, postgresql of elasticsearch; anders die van de site")
        parser.add_argument("--json", action="store_true", help="schrijf het resultaat als JSON")
        for name in ("recall", "ndcg", "mrr"):
            parser.add_argument(f"--min-{name}", type=_share, default=0.0, help="daaronder eindigt het met code 1")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, ask, tell."""
        engine = self._engine(options["engine"])
        try:
            with options["file"].open(encoding="utf-8-sig") as lines:
                queries = list(read_queries(lines, locales=_languages()))
        except OSError as error:
            words = _("%(path)s kan niet gelezen worden. Kijk of dit bestand er is en of u het mag lezen.")
            raise CommandError(words % {"path": options["file"]}) from error
        except UnicodeDecodeError as error:
            raise CommandError(_("Dit bestand is niet in UTF-8. Bewaar het als UTF-8.")) from error
        except QualityFileError as error:
            message = f"{options['file']}: {error}"
            raise CommandError(message) from error
        if not queries:
            raise CommandError(_("Er staan geen vragen in dit bestand."))
        try:
            quality = judge(queries, Looking(engine, options["engine"]))
        except EngineError as error:
            raise CommandError(str(error)) from error
        self._tell(quality, as_json=options["json"])
        low = [name for name in ("recall", "ndcg", "mrr") if getattr(quality, name) < options[f"min_{name}"]]
        if low:
            raise CommandError(_("Te laag: %s.") % ", ".join(low), returncode=1)

    def _engine(self, name: str) -> IndexEngine:
        engine = get_engine()
        if not name or name == engine.name:
            return engine
        if name not in _DATABASES:
            raise CommandError(_("Deze site heeft de zoekmachine %s niet.") % name)
        other: IndexEngine = import_string(_DATABASES[name])()
        return other

    def _tell(self, quality: Quality, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(asdict(quality), ensure_ascii=False, indent=2))
            return
        for failure in quality.failures:
            self.stdout.write(f"[{failure.locale}] {failure.query}")
            if failure.missing:
                self.stdout.write(_("  niet gevonden: %s") % " ".join(failure.missing[:_SHOWN]))
            self.stdout.write(_("  wel gevonden: %s") % (" ".join(failure.found[:_SHOWN]) or "–"))
        self.stdout.write(
            f"{quality.queries} vragen: recall@10 {quality.recall:.3f}, nDCG@10 {quality.ndcg:.3f}, "
            f"MRR {quality.mrr:.3f}, p50 {quality.p50:.1f} ms, p95 {quality.p95:.1f} ms"
        )

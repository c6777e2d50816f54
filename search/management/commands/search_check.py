"""``manage.py search_check``: whether what can be found is what the site tells now."""

import json
from dataclasses import asdict, replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from search.mirrors import copies_failed
from search.projection.checking import Drift, Repaired, check, repair
from search.projection.reading import not_told

_SHOWN = 5


class Command(BaseCommand):
    """Exits with 1 when the search index is not right, with 0 when it is or was mended."""

    help = "Controleert of het zoekregister klopt. Met --repair wordt hersteld wat niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to mend, and for whom to tell."""
        parser.add_argument("--repair", action="store_true", help="herstel wat niet klopt")
        parser.add_argument("--json", action="store_true", help="schrijf het resultaat als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, tell, and mend when asked."""
        quiet = options["verbosity"] == 0 or options["json"]
        drift = check(progress=lambda keys: tqdm(keys, desc="Zoekregister", leave=False, disable=quiet))
        left = repair(drift) if options["repair"] else None
        self._tell(drift, as_json=options["json"], repaired=left is not None and not any(left))
        problems = _problems(drift, left)
        if problems:
            raise CommandError("\n".join(problems), returncode=1)

    def _tell(self, drift: Drift, *, as_json: bool, repaired: bool) -> None:
        if as_json:
            result = {"ok": not drift, "repaired": bool(drift) and repaired, **asdict(drift)}
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        for label, found in _labels(drift).items():
            if found:
                more = " …" if len(found) > _SHOWN else ""
                self.stdout.write(f"{label}: {len(found)} ({', '.join(found[:_SHOWN])}{more})")
        if not drift:
            self.stdout.write(_("Het zoekregister klopt."))
        elif repaired:
            self.stdout.write(_("Het zoekregister is hersteld."))


def _problems(drift: Drift, left: Repaired | None) -> list[str]:
    """What is wrong still, with what to do. ``left`` is what a repair could not mend, None when there was none."""
    failed, copies = (drift.failed, []) if left is None else left
    problems = []
    if left is None and replace(drift, failed=[]):
        problems.append(_("Het zoekregister klopt niet. Herstel het met: manage.py search_check --repair"))
    if failed:
        problems.append(not_told(failed))
    if copies:
        problems.append(copies_failed(copies))
    return problems


def _labels(drift: Drift) -> dict[str, list[str]]:
    return {
        _("Niet te vinden, maar wel openbaar"): drift.missing,
        _("Verouderd"): drift.stale,
        _("Te vinden, maar niet openbaar"): drift.extra,
        _("Niet te lezen voor het zoekregister"): drift.failed,
        _("Suggesties van documenten"): drift.suggestions,
        _("Andere suggesties"): drift.sources,
        _("Woorden die ontbreken"): drift.words,
        **{_("Kopie in %(name)s") % {"name": name}: lines for name, lines in drift.mirrors.items()},
    }

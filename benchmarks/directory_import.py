"""How long 10,000 entries of the sociale kaart take to import, in a new database. Prints a Markdown table.

Makes a file with invented entries, imports it, imports it again unchanged, and once more with one entry in a hundred
changed. Ends with code 1 when the first import takes longer than the target.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LIMIT_SECONDS: Final = 120
_GEMEENTEN: Final = ("Almere", "Dronten", "Lelystad", "Noordoostpolder", "Urk", "Zeewolde")
_CODES: Final = ("0034", "0303", "0995", "0171", "0184", "0050")
_WORDS: Final = (
    "Hier kunt u praten met iemand die luistert.",
    "U hoeft niets te betalen en geen afspraak te maken.",
    "Wij helpen u met brieven, geld en formulieren.",
    "Elke week eten we samen en drinken we koffie.",
    "Neem gerust een buur of een vriend mee.",
)


def set_up(folder: str) -> None:
    """Start Django on a new database: a file in the folder, or the server that DATABASE_URL names."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ["VAR_DIR"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def make_site() -> None:
    """The terms, hulpvragen and pages that entries need."""
    from wagtail.models import Locale, Page, Site

    from core.models import Audience, Gemeente, Theme
    from directory.models import DirectoryIndexPage, HelpQuestion
    from home.models import HomePage

    dutch = Locale.objects.get_or_create(language_code="nl")[0]
    for name, code in zip(_GEMEENTEN, _CODES, strict=True):
        Gemeente.objects.get_or_create(slug=name.lower(), locale=dutch, defaults={"name": name, "cbs_code": code})
    for model, names in ((Theme, ("geld", "eenzaamheid", "zorg")), (Audience, ("jongeren", "ouderen"))):
        for name in names:
            model.objects.get_or_create(slug=name, locale=dutch, defaults={"name": name.title()})
    for name in ("schulden", "alleen", "brieven"):
        HelpQuestion.objects.get_or_create(slug=name, locale=dutch, defaults={"name": name.title()})
    home = HomePage.objects.first() or Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Thuis", slug="thuis", locale=dutch)
    )
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "localhost"})
    if not DirectoryIndexPage.objects.exists():
        home.add_child(instance=DirectoryIndexPage(title="Hulp vinden", slug="hulp", locale=dutch))


def _row(number: int, *, changed: bool) -> dict[str, str]:
    gemeente = _GEMEENTEN[number % 6]
    text = "\n\n".join(_WORDS[(number + step) % 5] for step in range(4))
    return {
        "id": f"item-{number}",
        "naam": f"Inloop {number} {gemeente}",
        "organisatie": f"Stichting Voorbeeld {number // 8}",
        "organisatie website": f"https://voorbeeld-{number // 8}.example",
        "samenvatting": f"Een plek in {gemeente} waar u {'nu ' if changed else ''}altijd welkom bent.",
        "wat is het": text,
        "voor wie": _WORDS[number % 5],
        "wat kost het": "Het is gratis.",
        "hoe meldt u zich aan": "U belt of u komt langs.",
        "telefoon": f"0320 {number:06d} | de balie; 0320 {number + 1:06d}",
        "e-mail": f"inloop{number}@voorbeeld.example",
        "website": f"https://inloop-{number}.example",
        "plek naam": f"Buurthuis {number // 2}",
        "plek straat": f"Voorbeeldstraat {number // 2}",
        "plek postcode": "8232 AB",
        "plek plaats": gemeente if number % 2 == 0 else _GEMEENTEN[(number - 1) % 6],
        "plek rolstoel": "ja",
        "inloop": "ma-vr 09:00-12:00",
        "bellen": "ma 09:00-17:00; wo 13:00-17:00 | om de week | telt vanaf 2026-01-07",
        "kosten": "gratis",
        "vanaf leeftijd": "18",
        "talen": "nl; ar; pl | alleen op maandag",
        "vorm": "u gaat ernaartoe; in een groep",
        "gemeenten": gemeente,
        "hulpvragen": "alleen; brieven",
        "thema's": "eenzaamheid",
        "doelgroepen": "ouderen",
        "wetten": "Wmo",
        "contactpersonen": f"Jo Voorbeeld | medewerker | jo{number}@voorbeeld.example | | houdt bij",
    }


def table(count: int, *, changed_each: int = 0) -> bytes:
    """A file with so many entries; one in ``changed_each`` says something else."""
    rows = [_row(number, changed=bool(changed_each) and number % changed_each == 0) for number in range(count)]
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def measure(name: str, data: bytes) -> float:
    """Import once, as the command does, and print what it took; gives seconds of the clock."""
    from directory.importing.run import ImportOptions, import_file, rare_collection

    start, cpu = time.perf_counter(), time.process_time()
    with rare_collection():
        report = import_file(name="bench.csv", data=data, options=ImportOptions())
    took, worked = time.perf_counter() - start, time.process_time() - cpu
    counts = ", ".join(f"{kind.value} {number}" for kind, number in sorted(report.counts.items()))
    print(f"| {name} | {counts or report.faults[:3]} | {took:.1f} | {worked:.1f} |", flush=True)
    return took


def main() -> None:
    """Measure the three imports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000, help="how many entries (10,000)")
    count = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        make_site()
        print("| import | entries | seconds | processor seconds |\n|---|---|---:|---:|")
        first = measure("new", table(count))
        measure("again, nothing changed", table(count))
        measure("one in a hundred changed", table(count, changed_each=100))
    sys.exit(first > LIMIT_SECONDS)


if __name__ == "__main__":
    main()

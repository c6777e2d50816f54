"""What explaining hard words costs a page of 600 to 1,000 words, in milliseconds of one core. Prints a Markdown table.

Uses the words and the texts of the demo content; needs no database. Ends with code 1 when the target is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.glossary import Glossary

ROOT: Final = Path(__file__).resolve().parents[1]
SIZES: Final = (600, 800, 1000)
LIMIT_MS: Final = 1.0


def set_up() -> None:
    """Start Django, and let the words of the demo content be the glossary."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("nl")
    from core.glossary import register_glossary
    from core.models import BasePage

    glossary = words_of_the_site()
    register_glossary(lambda language: glossary)
    setattr(BasePage, "language", "nl")  # noqa: B010  # a page of the database looks its language up there


def words_of_the_site() -> Glossary:
    """The words of the demo content, in every form that a text may use."""
    from core.glossary import Glossary, GlossaryWord
    from regioplan.glossary import forms_of
    from regioplan.models import GlossaryTerm

    words = []
    for path in sorted((ROOT / "content" / "regioplan").glob("woord-*.md")):
        row = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0])
        term = GlossaryTerm(
            term=row["term"], abbreviation=row["abbreviation"] or "", synonyms="\n".join(row["synonyms"])
        )
        url = f"/woordenlijst/{row['slug']}/"
        words.append(GlossaryWord(row["slug"], row["term"], row["short"], url, forms_of(term)))
    return Glossary(tuple(words))


def pages(size: int) -> list[list[str]]:
    """Pages of at least this many words from the demo content; each is a list of blocks, as a page holds them.

    Every block begins with the size: no size meets a text that another one met before.
    """
    found: list[list[str]] = [[]]
    count = 0
    for block in _blocks():
        found[-1].append(f"<p>{size}</p>{block}")
        count += len(block.split())
        if count >= size:
            found.append([])
            count = 0
    return found[:-1]


def _blocks() -> Iterator[str]:
    for path in sorted(ROOT.glob("content/*/*.md")):
        text = path.read_text(encoding="utf-8").rpartition("\n---\n")[2]
        parts = [part for part in text.split("\n\n") if part[:1].isalpha()]
        for start in range(0, len(parts), 2):
            yield "".join(f"<p>{' '.join(part.split())}</p>" for part in parts[start : start + 2])


def draw(blocks: list[str]) -> float:
    """Milliseconds of processor time to explain the words of one page once."""
    from django.template import Context
    from django.test import RequestFactory
    from django.utils.safestring import SafeString

    from core.templatetags.glossary_tags import explain
    from home.models import StandardPage

    page = StandardPage(content_type_id=1)
    context = Context({"request": RequestFactory().get("/"), "page": page})
    texts = [SafeString(block) for block in blocks]
    start = time.process_time()
    for text in texts:
        explain(context, text)
    return (time.process_time() - start) * 1000


def report(size: int, rounds: int) -> float:
    """Print one line; gives the median of a page whose texts were met before, as in every request but the first."""
    found = pages(size)
    draw(["<p>x</p>"])
    first = [draw(page) for page in found]
    again = [draw(page) for _round in range(rounds) for page in found]
    median = statistics.median(again)
    once = statistics.median(first)
    print(f"| {size} | {len(found)} | {once:.2f} | {max(first):.2f} | {median:.2f} | {max(again):.2f} |")
    return median


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is drawn again (20)")
    rounds = parser.parse_args().rounds
    set_up()
    print("| words | pages | ms, first time | slowest | ms, again | slowest |\n|---:|---:|---:|---:|---:|---:|")
    sys.exit(max([report(size, rounds) for size in SIZES]) > LIMIT_MS)


if __name__ == "__main__":
    main()

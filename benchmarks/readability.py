"""Words a second and memory of the B1 analyser, in one process on one core. Prints a Markdown table."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS_PER_SECOND, MEGABYTES = 20_000, 150
KILOBYTES_PER_MEGABYTE = 1024


def texts(folder: Path) -> list[str]:
    """The texts of a folder without their YAML heads."""
    return [
        path.read_text(encoding="utf-8").rpartition("\n---\n")[2]
        for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.txt")])
    ]


def measure(sources: list[str], rounds: int) -> tuple[int, float]:
    """Words that were judged, and the seconds of processor time of the fastest round."""
    from readability.analysis import analyse, blocks_from_text

    blocks = [found for source in sources if (found := blocks_from_text(source))]
    analyse(blocks[0])
    words, fastest = 0, float("inf")
    for _ in range(rounds):
        start = time.process_time()
        words = sum(int(analyse(found).metrics["words"]) for found in blocks)
        fastest = min(fastest, time.process_time() - start)
    return words, fastest


def main() -> None:
    """Measure and print; end with code 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "content", help="folder with Markdown files")
    parser.add_argument("--rounds", type=int, default=3, help="how often to read everything")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    from django.conf import settings

    settings.configure(USE_I18N=False)
    words, seconds = measure(texts(options.folder), options.rounds)
    speed = words / seconds
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_PER_MEGABYTE
    print("| what | measured | target |\n|---|---|---|")
    print(f"| words a second | {speed:,.0f} | at least {WORDS_PER_SECOND:,} |")
    print(f"| memory of the process, MB | {memory:.0f} | at most {MEGABYTES} |")
    print(f"| words read | {words:,} | |")
    sys.exit(speed < WORDS_PER_SECOND or memory > MEGABYTES)


if __name__ == "__main__":
    main()

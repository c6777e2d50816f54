"""The document about accessibility tells of every criterion of WCAG 2.2 A and AA once, and names tests that exist."""

import re
from collections import Counter
from pathlib import Path

from tests.project.repository import ROOT, kept_files, read

DOCUMENT = Path("docs/toegankelijkheid.md")
ROW = re.compile(r"^\| (\d\.\d\.\d+) [^|]+ \| (A{1,2}) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
OUTCOMES = {"test", "ontwerp", "niet van toepassing", "niet gekeken"}
# WCAG 2.2 of 5 October 2023, without 4.1.1, which it took out.
_A = (
    "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 "
    "2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2"
)
_AA = (
    "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 "
    "3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"
)
LEVEL_A, LEVEL_AA = _A.split(), _AA.split()


def test_every_criterion_is_there_once_with_its_level() -> None:
    rows = Counter((number, level) for number, level, _outcome in ROW.findall(read(DOCUMENT)))

    assert rows == Counter([*((number, "A") for number in LEVEL_A), *((number, "AA") for number in LEVEL_AA)])
    assert (len(LEVEL_A), len(LEVEL_AA)) == (31, 24)


def test_every_outcome_is_one_that_is_explained() -> None:
    assert {outcome for _number, _level, outcome in ROW.findall(read(DOCUMENT))} <= OUTCOMES


def test_every_named_test_exists() -> None:
    names = {path.name for path in kept_files(".py", under="tests")}
    named = re.findall(r"`(?:tests/[\w/]*)?(test_\w+\.py)`", read(DOCUMENT))

    assert named
    assert set(named) - names == set()
    assert all((ROOT / place).exists() for place in re.findall(r"`((?:tests|templates)/[\w/.]+)`", read(DOCUMENT)))

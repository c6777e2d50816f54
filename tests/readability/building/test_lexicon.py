"""The lexicon from its sources, with a small wheel instead of the real one."""

import gzip
import io
import json
import sys
import types
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from readability.analysis.lexicon import Lexicon
from readability.building.lexicon import build_lexicon, read_wheel

VERBS = (
    "infinitive;present;past_singular;past_plural;participle\n"
    "gaan;gaat;ging;gingen;gegaan\nkomen;komt;kwam;kwamen;gekomen\n"
)
FREQUENCIES = {
    "maken": 5.9, "maakt": 5.8, "maakte": 5.0, "gemaakt": 5.7, "gaan": 6.1, "komen": 5.9, "aankomen": 4.0,
    "kosten": 5.0, "dagen": 5.5, "daagt": 2.0, "gedaagd": 2.0, "boeken": 4.8, "boekt": 3.2, "geboekt": 3.9,
    "verwachten": 4.4, "verwacht": 4.9, "verwachtte": 3.0, "betalen": 5.0, "betaalt": 4.6, "betaald": 5.0,
    "onderkomen": 3.0, "onderkomt": 2.0, "gezondheden": 2.0,
    "sfeervol": 3.0, "sfeervolle": 2.5, "grote": 5.8, "mensen": 6.0, "huis": 5.6, "stad": 5.4, "stadhuis": 3.5,
    "ooit_eens": 4.0, "zelden": 1.5, "scan": 3.0, "scans": 2.9, "ee": 2.0, "lieve": 5.0,
}  # fmt: skip
NOUNS = [
    ("stadhuis", "concrete", "huis", "stad", None),
    ("stadshulp", "abstract", "hulp", "stad", None),
    ("huis", "concrete", None, None, None),
    ("dagen", "concrete", None, None, "dag"),
    ("boeken", "concrete", None, None, "boek"),
    ("scans", "undefined", None, None, "scan"),
    (None, "abstract", None, None, None),
]


def tables() -> dict[str, list[dict[str, Any]]]:
    keys = ("word", "super_sem_type", "head", "modifier", "singular")
    return {
        "subtlex_wordfreq.parquet": [
            *({"word": word, "word_count": zipf} for word, zipf in FREQUENCIES.items()),
            {"word": None, "word_count": 3.0},
        ],
        "nouns_sem_types_1.parquet": [],
        "nouns_sem_types_2.parquet": [dict(zip(keys, noun, strict=True)) for noun in NOUNS],
        "subtlex_wordfreq_skiplist.parquet": [
            {"word": "sfeervol"},
            {"word": "scan"},
            {"word": "betalen"},
            {"word": "lief"},
        ],
        "manner_adverbs_1.parquet": [{"adverb": "hardop"}],
    }


@pytest.fixture
def parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes JSON for parquet."""

    def read_table(file: io.BytesIO) -> Any:
        return types.SimpleNamespace(to_pylist=lambda: json.loads(file.read()))

    monkeypatch.setitem(sys.modules, "pyarrow", types.ModuleType("pyarrow"))
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", types.SimpleNamespace(read_table=read_table))


def wheel(folder: Path, found: dict[str, list[dict[str, Any]]]) -> Path:
    path = folder / "lint_ii-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in found.items():
            archive.writestr(f"lint_ii/linguistic_data/data/{name}", json.dumps(rows))
    return path


def built(folder: Path) -> Lexicon:
    verbs = folder / "verbs.csv"
    verbs.write_text(VERBS, encoding="utf-8")
    target = folder / "lexicon.tsv.gz"
    build_lexicon(wheel(folder, tables()), verbs, target)
    return Lexicon(gzip.decompress(target.read_bytes()))


@pytest.mark.usefixtures("parquet")
def test_the_newest_table_is_read(tmp_path: Path) -> None:
    sources = read_wheel(wheel(tmp_path, tables()))

    assert sources.nouns["stadhuis"] == ("c", "huis", "stad", "")
    assert sources.manner_adverbs == ("hardop",)
    assert None not in sources.frequencies


@pytest.mark.usefixtures("parquet")
def test_a_wheel_without_a_table(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"The wheel has no file subtlex_wordfreq\.\*\.parquet"):
        read_wheel(wheel(tmp_path, {}))


@pytest.mark.usefixtures("parquet")
def test_words_and_nouns(tmp_path: Path) -> None:
    lexicon = built(tmp_path)

    assert (lexicon["stadhuis"].head_zipf, lexicon["stadhuis"].hardest_zipf, lexicon["stadhuis"].kind) == (
        5.6,
        5.4,
        "c",
    )
    assert (lexicon["stadshulp"].head_zipf, lexicon["stadshulp"].hardest_zipf) == (1.359, None)
    assert "ooit_eens" not in lexicon
    assert "zelden" not in lexicon


@pytest.mark.usefixtures("parquet")
def test_verb_forms(tmp_path: Path) -> None:
    lexicon = built(tmp_path)
    words = (
        "maken",
        "maak",
        "gemaakt",
        "kwam",
        "kom",
        "ga",
        "aangekomen",
        "onderkomt",
        "boekt",
        "verwacht",
        "mensen",
        "dagen",
    )

    assert {word: lexicon[word].verb for word in words} == {
        "maken": "i", "maak": "s", "gemaakt": "d", "kwam": "v", "kom": "s", "ga": "", "aangekomen": "d",
        "onderkomt": "p", "boekt": "p", "verwacht": "spd", "mensen": "", "dagen": "",
    }  # fmt: skip


@pytest.mark.usefixtures("parquet")
def test_words_that_lint_skips(tmp_path: Path) -> None:
    lexicon = built(tmp_path)
    words = ("sfeervolle", "scans", "betaald", "lieve", "huis", "grote")

    assert {word: lexicon[word].skipped for word in words} == {
        "sfeervolle": True, "scans": True, "betaald": True, "lieve": True, "huis": False, "grote": False,
    }  # fmt: skip


@pytest.mark.usefixtures("parquet")
def test_the_command_gives_the_same_bytes_every_time(tmp_path: Path) -> None:
    out = io.StringIO()
    source = wheel(tmp_path, tables())
    targets = [tmp_path / "one.gz", tmp_path / "two.gz"]

    for target in targets:
        call_command("build_lexicon", str(source), "--target", str(target), stdout=out)

    assert targets[0].read_bytes() == targets[1].read_bytes()
    assert out.getvalue().endswith(f" woorden in {targets[1]}\n")


def test_the_command_asks_for_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(CommandError, match=r"Installeer eerst pyarrow"):
        call_command("build_lexicon", str(wheel(tmp_path, tables())))


def test_the_command_names_a_wheel_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Lezen of schrijven lukt niet: .*weg\.whl"):
        call_command("build_lexicon", str(tmp_path / "weg.whl"))

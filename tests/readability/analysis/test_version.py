"""The version changes with everything that a judgement follows from."""

from pathlib import Path

from readability.analysis import VERSION
from readability.analysis.version import fingerprint, sources


def test_rules_formula_and_lists_count() -> None:
    names = {file.name for file in sources()}

    assert {
        "scores.py", "passive.py", "lexicon.tsv.gz", "jargon.csv", "allow.txt", "abbreviations.csv", "word_lists.txt",
    } - names == set()  # fmt: skip
    assert fingerprint(sources()) == VERSION


def test_another_content_or_name_is_another_version(tmp_path: Path) -> None:
    one, other = tmp_path / "een.csv", tmp_path / "twee.csv"
    one.write_text("a")
    before = fingerprint([one])
    other.write_text("a")
    same_content = fingerprint([other])

    one.write_text("b")

    assert len({before, same_content, fingerprint([one])}) == 3


def test_the_version_fits_the_column_of_the_results() -> None:
    assert len(f"{VERSION}.{'0' * 12}") == 20

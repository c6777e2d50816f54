"""What is known of words."""

import gzip
from pathlib import Path

import pytest

from readability.analysis.lexicon import NO_WORD, UNKNOWN_ZIPF, Entry, Lexicon, default_lexicon
from readability.analysis.words import DATA, function_words, named_words, word_list

LINES = b"\naap\t310\tc\nbos\t484\tc\nbosaap\t\tc\t310\t310\ngroeien\t430\t\t\t\ti\nzaag\t\t\t\t\t\tx\n"


def test_an_entry_has_what_its_line_says() -> None:
    assert Lexicon(LINES)["bosaap"] == Entry(UNKNOWN_ZIPF, kind="c", head_zipf=3.1, hardest_zipf=3.1)
    assert Lexicon(LINES)["groeien"] == Entry(4.3, verb="i")
    assert Lexicon(LINES)["zaag"] == Entry(UNKNOWN_ZIPF, skipped=True)


@pytest.mark.parametrize("word", ["", "a", "boom", "zzz", "bos\tc", "aap\nbos", "\ud800", "ëëë"])
def test_an_unknown_word(word: str) -> None:
    assert Lexicon(LINES)[word] == NO_WORD


def test_every_word_of_the_lexicon_is_found() -> None:
    lines = gzip.decompress((DATA / "lexicon.tsv.gz").read_bytes()).decode().split("\n")[1:-1]
    words = [line.partition("\t")[0] for line in lines[:: len(lines) // 3000]]
    lexicon = default_lexicon()

    assert [
        word for word in [*words, lines[0].partition("\t")[0], lines[-1].partition("\t")[0]] if word not in lexicon
    ] == []


def test_the_lexicon_is_sorted_and_small() -> None:
    path = DATA / "lexicon.tsv.gz"
    lines = gzip.decompress(path.read_bytes()).split(b"\n")[1:-1]

    assert path.stat().st_size < 10_000_000
    assert lines == sorted(lines)


def test_known_words() -> None:
    lexicon = default_lexicon()

    assert (lexicon["huis"].kind, lexicon["gezondheid"].kind) == ("c", "a")
    assert lexicon["de"].zipf > 6 > lexicon["beschikking"].zipf
    assert [lexicon[word].verb for word in ("maken", "maakt", "gemaakt", "ging", "opgenomen")] == [
        "i",
        "sp",
        "d",
        "v",
        "d",
    ]
    assert lexicon["kinderen"].verb == ""


def test_memory_of_words_is_emptied_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readability.analysis.lexicon.CACHED_WORDS", 1)
    lexicon = Lexicon(LINES)

    assert [lexicon[word].zipf for word in ("aap", "bos", "aap")] == [3.1, 4.84, 3.1]


def test_a_word_has_one_class() -> None:
    assert [function_words()[word] for word in ("de", "zijn", "omdat", "vaak")] == [
        "article",
        "be",
        "subordinator",
        "adverb",
    ]


def test_a_list_can_have_more_than_one_line() -> None:
    assert {"bekend", "beleid", "ervaren"} <= word_list("no_participles")


def test_a_line_without_a_colon_is_named(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# remark\n\narticle: de het\nwrong line\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"words\.txt, line 4: put a colon"):
        list(named_words(path))

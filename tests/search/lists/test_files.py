"""Lists of words as files: what an upload says, and a list that goes out and comes in again."""

from __future__ import annotations

import pytest
from wagtail.models import ModelLogEntry

from search.lists.csv_file import BadFile, Fault, as_csv, read_upload, text_of, whole_list
from search.lists.rows import LISTS, ListKind, ListRow, default_rows
from search.lists.writing import import_rows, planned
from search.models import CompoundPart, StemException, Synonym

SYNONYMS = LISTS["synonyms"]
HEAD = "taal;woord;andere woorden;richting;in gebruik\n"


def test_a_row() -> None:
    upload = read_upload(SYNONYMS, f"{HEAD}nl;Zeepkist; houten kar | karretje ;heen;nee\n")

    assert upload.faults == []
    assert upload.rows == [ListRow("synonyms", "nl", "Zeepkist", ("houten kar", "karretje"), "heen", active=False)]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separators_and_columns_in_another_order(separator: str) -> None:
    lines = [["Richting", "woord", "taal", "Andere woorden"], ["beide", "zeepkist", "nl", "kar"]]
    upload = read_upload(SYNONYMS, "\n".join(separator.join(line) for line in lines))

    assert upload.rows == [ListRow("synonyms", "nl", "zeepkist", ("kar",), "beide", active=True)]


def test_every_fault_has_its_line_and_column() -> None:
    text = (
        f"{HEAD}nl;zeepkist;kar;heen;ja\nxx;een;twee;heen;ja\n\nnl;;twee;zijwaarts;ja\nnl;een;twee;heen;misschien\n"
        "nl;ZEEPKIST;kar;heen;ja\nnl;een;twee\nnl;…;twee;heen;ja\n"
    )

    assert read_upload(SYNONYMS, text).faults == [
        Fault("regel 3, kolom 'taal'", "Kies een van deze woorden: nl, en, ar, tr, pl, uk."),
        Fault("regel 5, kolom 'woord'", "Vul hier iets in."),
        Fault("regel 5, kolom 'richting'", "Kies een van deze woorden: beide, heen."),
        Fault("regel 6, kolom 'in gebruik'", "Zet hier ja of nee."),
        Fault("regel 7", "Dit woord staat ook op regel 2. Haal er één weg."),
        Fault("regel 8", "Hier zijn 3 cellen voor 5 kolommen. Zet er evenveel."),
        Fault("regel 9, kolom 'woord'", "Schrijf hier een woord."),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "kolom 'taal' ontbreekt"),
        ("taal;woord;richting\n", "kolom 'andere woorden' ontbreekt"),
        (f"{HEAD[:-1]};kleur\n", "kolom 'kleur' kennen wij niet"),
        (f'{HEAD}nl;"zeep"kist;kar;heen;ja\n', "Regel 2: de aanhalingstekens"),
        (HEAD + "".join(f"nl;w{number};kar;heen;ja\n" for number in range(20_001)), "te veel regels"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(text: str, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        read_upload(SYNONYMS, text)


@pytest.mark.parametrize("data", [b"PK\x03\x04", "caf\u00e9".encode("cp1252"), "zorg".encode("utf-16"), b"a\0b"])
def test_other_signs_are_refused(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"CSV UTF-8|kolom"):
        read_upload(SYNONYMS, text_of(data))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(LISTS) - {"crisis"}))
def test_a_list_goes_out_and_comes_in_the_same(name: str) -> None:
    kind = LISTS[name]
    Synonym.objects.create(word="zeepkist", others="kar\nhouten kar", active=False)
    CompoundPart.objects.create(word="club", active=False)
    StemException.objects.create(word="-zeepkisten", stem="zeep")

    upload = read_upload(kind, text_of(as_csv(kind, whole_list(kind)).encode()))

    assert upload.faults == []
    assert planned(kind=kind, rows=upload.rows) == {"same": len(whole_list(kind))}
    assert len(upload.rows) >= sum(row.kind == name for row in default_rows())


@pytest.mark.django_db
class TestImport:
    """What is written, and what stays as it was."""

    def test_only_what_is_new_is_written(self) -> None:
        Synonym.objects.create(word="oud", others="ouder", way="heen")
        Synonym.objects.create(word="blijft", others="zo", way="heen")
        text = f"{HEAD}nl;zeepkist;kar;heen;ja\nnl;Oud;bejaard;heen;ja\nnl;pgb;persoonsgebonden budget;beide;ja\n"
        rows = read_upload(SYNONYMS, text).rows
        looked = planned(kind=SYNONYMS, rows=rows)

        counts = import_rows(kind=SYNONYMS, rows=rows)

        assert looked == counts == {"new": 1, "changed": 1, "same": 1}
        assert list(Synonym.objects.values_list("word", "others")) == [
            ("Oud", "bejaard"),
            ("blijft", "zo"),
            ("zeepkist", "kar"),
        ]
        assert set(ModelLogEntry.objects.values_list("action", "label")) == {
            ("wagtail.create", "zeepkist"),
            ("wagtail.edit", "Oud"),
        }

    def test_a_second_time_changes_nothing(self) -> None:
        rows = read_upload(SYNONYMS, f"{HEAD}nl;zeepkist;kar;heen;ja\nnl;pgb;potje;heen;nee\n").rows
        import_rows(kind=SYNONYMS, rows=rows)

        assert import_rows(kind=SYNONYMS, rows=rows) == {"same": 2}

    def test_of_two_words_that_differ_in_a_sign_each_stays_itself(self) -> None:
        for word in ("zeepkist op wielen", "zeepkist-op-wielen"):
            Synonym.objects.create(language="nl", word=word, others="kar")
        rows = read_upload(SYNONYMS, f"{HEAD}nl;Zeepkist op wielen;wagen;heen;ja\n").rows

        assert planned(kind=SYNONYMS, rows=rows) == import_rows(kind=SYNONYMS, rows=rows) == {"changed": 1}
        assert dict(Synonym.objects.values_list("word", "others")) == {
            "Zeepkist op wielen": "wagen",
            "zeepkist-op-wielen": "kar",
        }

    @pytest.mark.parametrize("kind", LISTS.values(), ids=list(LISTS))
    def test_every_list_of_the_site_can_come_in_again(self, kind: ListKind) -> None:
        upload = read_upload(kind, text_of(as_csv(kind, whole_list(kind)).encode()))

        assert (upload.faults, len(upload.rows) > 0) == ([], True)
        assert planned(kind=kind, rows=upload.rows) == {"same": len(upload.rows)}

    def test_after_an_error_nothing_is_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = read_upload(SYNONYMS, f"{HEAD}nl;een;kar;heen;ja\nnl;twee;kar;heen;ja\n").rows
        save = Synonym.save

        def fails(self: Synonym, *args: object, **kwargs: object) -> None:
            if self.word == "twee":
                raise RuntimeError
            save(self)

        monkeypatch.setattr(Synonym, "save", fails)

        with pytest.raises(RuntimeError):
            import_rows(kind=SYNONYMS, rows=rows)
        assert Synonym.objects.count() == 0

"""How good search is, by queries of which we know the answers."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.quality import Failure, Judged, QualityFileError, judge, read_queries, same_address


def _query(relevant: Any = ("/hulp/",), **values: Any) -> str:
    return json.dumps({"query": "geld", "locale": "nl", "relevant": list(relevant), **values})


class TestJudge:
    """The figures."""

    def test_all_found_in_order(self) -> None:
        found = judge([Judged("a", "nl", ("/1/", "/2/"))], lambda query, locale: ["/1/", "/2/", "/3/"])

        assert (found.recall, found.ndcg, found.mrr, found.failures) == (1.0, 1.0, 1.0, ())

    def test_half_found_and_late(self) -> None:
        found = judge([Judged("a", "nl", ("/1/", "/2/"))], lambda query, locale: ["/3/", "/2/"])

        # 1 / log2(3) of an ideal 1 + 1 / log2(3)
        assert (found.recall, round(found.ndcg, 3), found.mrr) == (0.5, 0.387, 0.5)
        assert found.failures == (Failure("a", "nl", ("/1/",), ("/3/", "/2/")),)

    def test_only_the_first_page_counts(self) -> None:
        urls = [f"/{number}/" for number in range(20)]

        found = judge([Judged("a", "nl", ("/10/",)), Judged("b", "nl", ("/9/",))], lambda query, locale: urls)

        assert (found.queries, found.recall, found.mrr) == (2, 0.5, 0.05)
        assert [failure.query for failure in found.failures] == ["a", "b"]

    def test_more_answers_than_fit_on_a_page(self) -> None:
        urls = [f"/{number}/" for number in range(10)]

        assert judge([Judged("a", "nl", (*urls, "/x/"))], lambda query, locale: urls).recall == 1.0


class TestFile:
    """Faults name their line."""

    def test_lines(self) -> None:
        lines = [_query(["/hulp/", "/en/hulp/", "/hulp/"]), "", _query(locale="en", note="other keys are passed over")]

        assert list(read_queries(lines, locales=["nl", "en"])) == [
            Judged("geld", "nl", ("/hulp/",)),
            Judged("geld", "en", ("/hulp/",)),
        ]

    @pytest.mark.parametrize(
        "address",
        [
            *("/hulp/boot", "/hulp/boot/", "/en/hulp/boot", "HTTPS://wel.example/hulp/boot", "//wel.example/hulp/boot"),
            *("https://wel.example:8000/tr/hulp/boot/?q=boot#uren", "/hulp/boot/?q=boot", "/hulp/boot#uren"),
        ],
    )
    def test_an_address_as_people_copy_it(self, address: str) -> None:
        [judged] = read_queries([_query([address])], locales=["nl"])

        assert judged.relevant == ("/hulp/boot/",)
        assert same_address("/en/hulp/boot/") == "/hulp/boot/"

    @pytest.mark.parametrize(
        ("address", "kept"),
        [
            ("https://wel.example", "/"),
            ("/en", "/"),
            ("/hulp/boten", "/hulp/boten/"),
            ("/documents/1/plan.pdf", "/documents/1/plan.pdf"),
        ],
    )
    def test_other_addresses_stay_others(self, address: str, kept: str) -> None:
        assert same_address(address) == kept

    @pytest.mark.parametrize(
        ("line", "fault"),
        [
            ("{", "dit is geen JSON. Kijk bij teken 2."),
            ("geld", "dit is geen JSON. Kijk bij teken 1."),
            (f'{{"note": {"9" * 5_000}}}', "dit is geen JSON dat wij kunnen lezen: er staat een te lang getal in."),
            ("[" * 100_000, "dit is geen JSON dat wij kunnen lezen: er staan te veel haken in elkaar."),
            ("[]", "schrijf een object"),
            ('{"query": "a"}', "query, locale en relevant horen er te staan; vul aan: locale, relevant."),
            (_query(query=" "), "query is leeg."),
            (_query(query=3), "query is leeg."),
            (_query(locale="xx"), "de taal 'xx' heeft de site niet. Kies uit: nl, en."),
            (_query([]), "relevant is een lijst met adressen"),
            (_query(["hulp"]), "relevant is een lijst met adressen"),
            (_query([3]), "relevant is een lijst met adressen"),
            (_query(["mailto:boot@wel.example"]), "relevant is een lijst met adressen"),
            (_query(["https://[wel/hulp/"]), "relevant is een lijst met adressen"),
        ],
    )
    def test_faults(self, line: str, fault: str) -> None:
        with pytest.raises(QualityFileError) as raised:
            list(read_queries([_query(), "", line], locales=["nl", "en"]))

        assert str(raised.value).startswith(f"Regel 3: {fault}")


class TestCommand:
    """``manage.py search_quality``."""

    @pytest.fixture
    def file(self, tmp_path: Path, pages: list[Any]) -> Path:
        path = tmp_path / "queries.jsonl"
        lines = [
            json.dumps({"query": "boot een", "locale": "nl", "relevant": [pages[0].get_url()]}),
            json.dumps({"query": "boot zwaan", "locale": "en", "relevant": ["/bestaat-niet/"]}),
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def test_figures_and_failures(self, file: Path) -> None:
        out = StringIO()
        call_command("search_quality", str(file), stdout=out)

        told = out.getvalue()
        assert "2 vragen: recall@10 0.500, nDCG@10 0.500, MRR 0.500" in told
        assert "[en] boot zwaan" in told
        assert "niet gevonden: /bestaat-niet/" in told
        assert "[nl] boot een" not in told

    def test_as_json(self, file: Path) -> None:
        out = StringIO()
        call_command("search_quality", str(file), "--json", stdout=out)

        told = json.loads(out.getvalue())
        assert (told["queries"], told["recall"], len(told["failures"])) == (2, 0.5, 1)

    def test_a_file_of_somebody_else(self, file: Path, pages: list[Any]) -> None:
        path = pages[0].get_url()
        lines = [
            json.dumps({"query": "boot een", "locale": "nl", "relevant": [address]})
            for address in (path, path.rstrip("/"), f"https://wel.example{path}")
        ]
        file.write_text("\r\n".join(lines), encoding="utf-8-sig")
        out = StringIO()

        call_command("search_quality", str(file), stdout=out)

        assert "3 vragen: recall@10 1.000, nDCG@10 1.000, MRR 1.000" in out.getvalue()

    def test_too_low(self, file: Path) -> None:
        with pytest.raises(CommandError, match=r"Te laag: recall\.") as raised:
            call_command("search_quality", str(file), "--min-recall", "0.6", "--min-mrr", "0.5", stdout=StringIO())

        assert raised.value.returncode == 1

    def test_a_limit_that_is_none(self, file: Path) -> None:
        with pytest.raises(CommandError, match="kies een getal van 0 tot en met 1"):
            call_command("search_quality", str(file), "--min-recall", "95")

    def test_a_fault_in_the_file(self, tmp_path: Path, home: Any) -> None:
        path = tmp_path / "queries.jsonl"
        path.write_text(f"{_query()}\n[]\n", encoding="utf-8")

        with pytest.raises(CommandError, match=r"queries\.jsonl: Regel 2: schrijf een object"):
            call_command("search_quality", str(path))

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            (b"", "Er staan geen vragen in dit bestand."),
            (b"\n\n", "Er staan geen vragen in dit bestand."),
            (b"\xff\xfe", "Dit bestand is niet in UTF-8. Bewaar het als UTF-8."),
        ],
    )
    def test_a_file_without_queries(self, content: bytes, fault: str, tmp_path: Path, home: Any) -> None:
        path = tmp_path / "queries.jsonl"
        path.write_bytes(content)

        with pytest.raises(CommandError) as raised:
            call_command("search_quality", str(path))

        assert str(raised.value) == fault

    @pytest.mark.parametrize("name", ["weg.jsonl", ""])
    def test_a_file_that_is_none(self, name: str, tmp_path: Path, home: Any) -> None:
        path = tmp_path / name

        with pytest.raises(CommandError) as raised:
            call_command("search_quality", str(path))

        assert str(raised.value) == (
            f"{path} kan niet gelezen worden. Kijk of dit bestand er is en of u het mag lezen."
        )

    def test_an_engine_that_this_site_lacks(self, file: Path) -> None:
        with pytest.raises(CommandError, match="Deze site heeft de zoekmachine bing niet"):
            call_command("search_quality", str(file), "--engine", "bing")

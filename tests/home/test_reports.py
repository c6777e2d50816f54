"""What editors see of the answers of visitors: the pages that need work first, and the words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from core.cleaning import without_formula
from home.models import PageVote
from tests.support.hostile import ATTACK
from tests.support.pages import add_terms, make_page, make_term


def make_votes(page: Any, yes: int = 0, no: int = 0, *remarks: str, days: int = 0) -> None:
    """Answers about a page; remarks go with a "nee" of their own."""
    at = timezone.now() - timedelta(days=days)
    answers = [(True, "")] * yes + [(False, "")] * no + [(False, words) for words in remarks]
    for is_useful, words in answers:
        PageVote.objects.create(page_id=page.pk, is_useful=is_useful, remark=words, language="nl", created_at=at)


def rows_of(client: Any, **query: str) -> list[list[str]]:
    """The report as a table of words."""
    response = client.get(reverse("useful_report"), query)
    assert response.status_code == 200
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")] for row in rows]


@pytest.fixture
def pages(fixed: Any) -> dict[str, Any]:
    """Three pages with answers, and one without."""
    made = {name: make_page("home.StandardPage", fixed("/over/"), title=name) for name in ("Goed", "Slecht", "Stil")}
    made["Hulp"] = make_page("directory.ServicePage", fixed("/hulp/"), title="Hulp")
    make_votes(made["Goed"], 9, 1)
    make_votes(made["Slecht"], 1, 2, "Te lang", ATTACK)
    make_votes(made["Hulp"], 0, 2, days=100)
    return made


def test_the_page_with_most_nee_comes_first(pages: dict[str, Any], admin_client: Any) -> None:
    rows = rows_of(admin_client)

    assert [row[0] for row in rows] == ["Slecht", "Hulp", "Goed"]
    assert rows[0][1:6] == ["Gewone pagina", "1", "4", "20%", "2"]
    assert rows[2][2:5] == ["9", "1", "90%"]
    assert f"“{ATTACK}” “Te lang”" in rows[0][6]


def test_can_be_sorted_and_filtered(pages: dict[str, Any], admin_client: Any) -> None:
    add_terms(pages["Goed"], gemeente=make_term("Gemeente", "urk"))
    kind = pages["Hulp"].content_type_id

    by_share = rows_of(admin_client, ordering="-share")
    recent = rows_of(admin_client, since="31")
    services = rows_of(admin_client, content_type=str(kind))
    of_urk = rows_of(admin_client, gemeente=str(make_term("Gemeente", "urk").pk))

    assert [row[0] for row in by_share] == ["Goed", "Slecht", "Hulp"]
    assert [row[0] for row in recent] == ["Slecht", "Goed"]
    assert [row[0] for row in services] == ["Hulp"]
    assert [row[0] for row in of_urk] == ["Goed"]


@pytest.mark.parametrize("query", [{"since": "x"}, {"gemeente": "999999"}, {"ordering": "pk; drop"}, {"p": "0"}])
def test_a_strange_question_gives_a_page(query: dict[str, str], pages: dict[str, Any], admin_client: Any) -> None:
    assert admin_client.get(reverse("useful_report"), query).status_code == 200


def test_as_many_queries_for_three_pages_as_for_one(
    fixed: Any, admin_client: Any, django_assert_num_queries: Any
) -> None:
    def ask() -> int:
        admin_client.get(reverse("useful_report_results"))
        with django_assert_num_queries(7) as asked:
            admin_client.get(reverse("useful_report_results"))
        return len(asked)

    counts = []
    for number in range(3):
        make_votes(make_page("home.StandardPage", fixed("/over/"), title=f"Pagina {number}"), 1, 1, "Woorden")
        if number != 1:
            counts.append(ask())

    assert counts[0] == counts[1]


def test_the_words_are_the_last_three_of_the_period(pages: dict[str, Any], admin_client: Any) -> None:
    for number in range(1, 6):
        make_votes(pages["Goed"], 0, 0, f"Oud {number}", days=300 - number)
    make_votes(pages["Goed"], 0, 0, "Nieuw")

    always, recent = (
        {row[0]: row[6] for row in rows_of(admin_client, **query)}["Goed"] for query in ({}, {"since": "31"})
    )
    answer = admin_client.get(reverse("useful_report"), {"export": "csv", "since": "31"})

    assert (always, recent) == ("“Nieuw” “Oud 5” “Oud 4”", "“Nieuw”")
    assert "Oud" not in b"".join(answer.streaming_content).decode()


def test_goes_out_as_a_table(pages: dict[str, Any], admin_client: Any) -> None:
    make_votes(pages["Goed"], 0, 0, "=1+1")

    answer = admin_client.get(reverse("useful_report"), {"export": "csv", "ordering": "-share"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    book = admin_client.get(reverse("useful_report"), {"export": "xlsx"})

    assert lines[0] == "Pagina,Soort,Adres,Ja,Nee,Deel ja (%),Opmerkingen,Laatste opmerkingen"
    assert lines[1].startswith("Goed,Gewone pagina,http")
    assert lines[1].endswith(",9,2,82,1,'=1+1")
    assert (book.status_code, b"".join(book.streaming_content)[:2]) == (200, b"PK")


@pytest.mark.parametrize(
    ("text", "safe"), [("=1", "'=1"), ("@a", "'@a"), ("+31", "'+31"), ("-1", "'-1"), ("a=1", "a=1")]
)
def test_words_never_run_in_a_spreadsheet(text: str, safe: str) -> None:
    assert without_formula(text) == safe


class TestRemarks:
    """The words themselves: to read, to take along, and to delete when they name a person."""

    def test_only_answers_with_words_are_listed(self, pages: dict[str, Any], admin_client: Any) -> None:
        html = admin_client.get(reverse("opmerkingen:index"), {"page": pages["Slecht"].pk}).content.decode()

        assert html.count("Te lang") >= 1
        assert "<script>alert" not in html
        assert len(BeautifulSoup(html, "html.parser").select("table.listing tbody tr")) == 2

    def test_go_out_as_a_table(self, pages: dict[str, Any], admin_client: Any) -> None:
        answer = admin_client.get(reverse("opmerkingen:index"), {"export": "csv"})

        lines = b"".join(answer.streaming_content).decode().splitlines()
        assert lines[0] == "Pagina,Nuttig,Opmerking,Taal,Gegeven op"
        assert len(lines) == 3

    @pytest.mark.parametrize(
        ("role", "reads", "deletes"),
        [("Redacteuren", True, False), ("Moderatoren", True, True), ("ExpEx-auteurs", False, False)],
    )
    def test_who_may(
        self, role: str, reads: bool, deletes: bool, pages: dict[str, Any], client: Any, django_user_model: Any
    ) -> None:
        user = django_user_model.objects.create_user("collega", password="een lang wachtwoord")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        one = PageVote.objects.get(remark="Te lang")

        seen = [
            client.get(reverse(name, args=args)).status_code == 200
            for name, args in (("useful_report", []), ("opmerkingen:index", []), ("opmerkingen:inspect", [one.pk]))
        ]
        menu = reverse("useful_report") in client.get("/admin/").content.decode()
        client.post(reverse("opmerkingen:delete", args=[one.pk]))

        assert seen == [reads] * 3
        assert menu is reads
        assert PageVote.objects.filter(pk=one.pk).exists() is not deletes

"""The report for editors: numbers, and what they can do about them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from config.setup.roles import EDITORS
from core.search import registered_suggestions
from directory.models import ServicePage
from search.insight.approving import SOURCE
from search.insight.enums import CountKind
from search.insight.figures import read_insight
from search.insight.models import ApprovedQuery, SearchCount
from search.models import SearchSuggestion
from tests.support.html import PageView, view
from tests.support.pages import make_term

REPORT = "/admin/zoeken/inzicht/"
NEW_ITEM = "/admin/zoeken/inzicht/item/"


def count(kind: CountKind, key: str = "", **values: Any) -> SearchCount:
    """A row as searches leave it."""
    day = timezone.localdate()
    row = {"kind": kind, "key": key, "day": day, "last_day": day, "language": "nl", "number": 5, "days": 3}
    return SearchCount.objects.create(**{**row, **values})


@pytest.fixture
def counts(home: Any) -> None:
    """Searches of some days."""
    make_term("Gemeente", "urk", name="Urk")
    count(CountKind.SEARCH, number=12, empty=4)
    count(CountKind.SEARCH, gemeente="urk", number=3)
    count(CountKind.SEARCH, language="en", number=2)
    count(
        CountKind.SEARCH,
        day=timezone.localdate() - timedelta(days=120),
        last_day=timezone.localdate() - timedelta(days=100),
    )
    count(CountKind.WORD, "schulden", number=7)
    count(CountKind.QUESTION, "a" * 32, words="lange wachtlijst", number=6, empty=6)
    count(CountKind.QUESTION, "b" * 32, words="schulden …", gemeente="urk", number=9)
    count(CountKind.QUESTION, "c" * 32, number=4, days=2)
    count(CountKind.CRISIS, "zelfmoord", number=2)


def rows(seen: PageView, heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without what one can do."""
    title = next(one for one in seen.soup.select("h2") if one.get_text(strip=True) == heading)
    table = title.find_next("table")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")][:5] for row in table.select("tbody tr")]


def test_numbers_of_the_last_days(counts: None, admin_client: Client) -> None:
    seen = view(admin_client, REPORT)

    assert "17 keer gezocht." in seen.text
    assert "4 keer was er niets dat helemaal paste." in seen.text
    assert rows(seen, "Niets gevonden") == [["lange wachtlijst", "–", "Nederlands", "6", "6"]]
    assert rows(seen, "Vaak gezocht") == [
        ["schulden …", "Urk", "Nederlands", "9", "0"],
        ["lange wachtlijst", "–", "Nederlands", "6", "6"],
    ]
    assert rows(seen, "Woorden") == [["schulden", "7", "0"]]
    assert rows(seen, "Per gemeente") == [["–", "14", "4"], ["Urk", "3", "0"]]
    assert rows(seen, "Woorden die op gevaar wijzen") == [["Zelfmoord (113)", "2", "0"]]
    assert "a" * 32 not in seen.html


def test_what_is_not_found_stands_there_however_seldom_it_is_asked(home: Any, admin_client: Client) -> None:
    for number in range(100):
        count(CountKind.QUESTION, f"{number:032}", words=f"gevonden {number}", number=50)
    count(CountKind.QUESTION, "a" * 32, words="lange wachtlijst", number=20, empty=20)
    count(CountKind.QUESTION, "b" * 32, words="snelle hulp", number=10, empty=4)
    count(CountKind.QUESTION, "c" * 32, words="snelle hulp", gemeente="urk", number=30, empty=4)

    seen = view(admin_client, REPORT)

    assert rows(seen, "Niets gevonden") == [
        ["lange wachtlijst", "–", "Nederlands", "20", "20"],
        ["snelle hulp", "urk", "Nederlands", "30", "4"],
        ["snelle hulp", "–", "Nederlands", "10", "4"],
    ]
    assert [row[3] for row in rows(seen, "Vaak gezocht")] == ["50"] * 100


def test_more_numbers_cost_no_more_queries(counts: None, django_assert_num_queries: Any) -> None:
    read_insight()

    with django_assert_num_queries(7):
        read_insight()
    for number in range(3):
        count(CountKind.QUESTION, f"{number:032}", words=f"wachtlijst {number}", gemeente="urk", number=9, empty=7)
    with django_assert_num_queries(7):
        assert len(read_insight().without) == 4


def test_of_one_language_or_gemeente(counts: None, admin_client: Client) -> None:
    urk, english, odd = (
        view(admin_client, REPORT, **asked) for asked in ({"gemeente": "urk"}, {"taal": "en"}, {"taal": "x"})
    )

    assert [row[0] for row in rows(urk, "Vaak gezocht")] == ["schulden …"]
    assert "2 keer gezocht." in english.text
    assert "17 keer gezocht." in odd.text


def test_a_synonym_and_an_item_begin_here(counts: None, fixed: Any, admin_client: Client) -> None:
    seen = view(admin_client, REPORT)
    ways = {link.get_text(" ", strip=True): link["href"] for link in seen.soup.select("td a.button")}

    form = view(admin_client, ways["Maak synoniem : lange wachtlijst"])
    assert form.soup.select_one("input[name=word]")["value"] == "lange wachtlijst"

    new = view(admin_client, ways["Maak item : schulden …"])
    assert new.soup.select_one("input[name=title]")["value"] == "Schulden"
    assert "Bezoekers zochten op: schulden." in new.text
    assert f"/admin/pages/add/directory/servicepage/{fixed('/hulp/').pk}/" in {
        form["action"] for form in new.soup.select("form[action]")
    }


def test_where_items_are_of_more_kinds_one_chooses_first(
    fixed: Any, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = fixed("/hulp/")
    monkeypatch.setattr(type(page), "creatable_subpage_models", classmethod(lambda _cls: [ServicePage, ServicePage]))

    answer = admin_client.get(NEW_ITEM, {"woorden": "lange wachtlijst"})

    assert answer.headers["Location"] == f"/admin/pages/{page.pk}/add_subpage/"
    assert "Bezoekers zochten op: lange wachtlijst." in view(admin_client, answer.headers["Location"]).text


def test_who_may_not_make_help_is_not_sent_there(counts: None, client: Client, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("lezer")
    names = ("access_admin", "view_searchcount")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)

    assert "Maak item" not in view(client, REPORT).text
    assert client.get(NEW_ITEM).status_code == 404


def test_a_question_becomes_a_suggestion_and_is_none_again(
    counts: None, admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    SearchCount.objects.filter(words="lange wachtlijst").update(empty=2)
    row = SearchCount.objects.get(words="lange wachtlijst")
    for _twice in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin_client.post(f"{REPORT}?taal=nl", {"row": str(row.pk)})
            assert answer.headers["Location"] == f"{REPORT}?taal=nl"
    [approved] = ApprovedQuery.objects.all()
    assert set(SearchSuggestion.objects.filter(source=SOURCE).values_list("start", "url")) == {
        ("lange wachtlijst", "/zoeken/?q=lange+wachtlijst"),
        ("wachtlijst", "/zoeken/?q=lange+wachtlijst"),
    }

    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(REPORT, {"query": str(approved.pk)})

    assert (ApprovedQuery.objects.count(), SearchSuggestion.objects.filter(source=SOURCE).count()) == (0, 0)
    assert list(registered_suggestions()[SOURCE]()) == []


def test_what_the_report_offers_may_be_done(counts: None, admin_client: Client) -> None:
    """What was long ago counts in neither."""
    row = SearchCount.objects.get(words="lange wachtlijst")
    SearchCount.objects.filter(pk=row.pk).update(empty=0)
    past = timezone.localdate() - timedelta(days=120)
    count(CountKind.QUESTION, "d" * 32, words=row.words, day=past, last_day=past, number=40, empty=40)

    offered = view(admin_client, REPORT).soup.select_one(f'button[name="row"][value="{row.pk}"]')
    answer = admin_client.post(REPORT, {"row": str(row.pk)})

    assert offered is not None
    assert (answer.status_code, ApprovedQuery.objects.get().text) == (302, row.words)


@pytest.mark.parametrize(("words", "empty"), [("schulden …", 0), ("ik wil dood", 0), ("lange wachtlijst", 3)])
def test_what_may_never_be_a_suggestion(words: str, empty: int, counts: None, admin_client: Client) -> None:
    row = SearchCount.objects.get(words="lange wachtlijst")
    SearchCount.objects.filter(pk=row.pk).update(words=words, empty=empty)

    admin_client.post(REPORT, {"row": str(row.pk)})

    assert ApprovedQuery.objects.count() == 0
    assert view(admin_client, REPORT).soup.select(f"button[value='{row.pk}']") == []


def test_what_is_hidden_is_in_no_address(counts: None, admin_client: Client) -> None:
    seen = view(admin_client, REPORT)
    links = {link.get_text(" ", strip=True): link["href"] for link in seen.soup.select("td a.button")}

    assert {name: href for name, href in links.items() if "…" in name} == {
        "Maak item : schulden …": f"{NEW_ITEM}?woorden=schulden"
    }


@pytest.mark.parametrize("sent", [{}, {"row": "x"}, {"row": "99999"}, {"query": "1' OR 1"}])
def test_odd_answers_do_nothing(sent: dict[str, str], counts: None, admin_client: Client) -> None:
    assert admin_client.post(REPORT, sent).status_code == 302
    assert ApprovedQuery.objects.count() == 0


def test_only_for_who_improves_search(counts: None, client: Client, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("redacteur", password="geheim")
    client.force_login(user)
    assert client.get(REPORT).status_code == 302

    user.groups.add(Group.objects.get(name=EDITORS))
    assert client.get(REPORT).status_code == 200

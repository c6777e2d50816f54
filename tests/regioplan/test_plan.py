"""The index tells the whole plan; the booklet holds it on one page; parts say how far they are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.models import RelatedPage
from regioplan.models import BuildingBlockProgress, BuildingBlockWord
from tests.support.html import view
from tests.support.pages import make_page
from tests.support.queries import warm_queries
from tests.support.words import make_word


def fill_index(fixed: Any) -> Any:
    """The index with one thing in each list."""
    page = fixed("/regioplan/")
    page.ambition = "<p>Naar een gezond land. Samen.</p>"
    page.tasks = [("task", {"title": "Sterke buurten", "text": "Buren helpen elkaar."})]
    page.principles = [("principle", {"title": "Mensen eerst", "text": "Wij praten met u."})] * 2
    page.steps = [
        ("step", {"when": "2024", "title": "Kiezen", "text": "Wij kiezen.", "state": "geweest"}),
        ("step", {"when": "2026", "title": "Doen", "text": "", "state": "nu"}),
    ]
    page.save_revision(clean=False).publish()
    return page


def make_part(fixed: Any, label: str = "BuildingBlockPage", **values: Any) -> Any:
    """A part with an answer."""
    return make_page(f"regioplan.{label}", fixed("/regioplan/"), what="<p>Wij werken samen.</p>", **values)


def note(page: Any, day: date, state: str, text: str) -> Any:
    """What an editor wrote down."""
    return BuildingBlockProgress.objects.create(page=page, date=day, state=state, text=text)


class TestIndex:
    """/regioplan/."""

    def test_tells_the_plan_in_words(self, fixed: Any, client: Any) -> None:
        fill_index(fixed)

        seen = view(client, "/regioplan/")

        assert [item.get_text(" ", strip=True) for item in seen.soup.select(".plan-picture__tasks li")] == [
            "Sterke buurten Buren helpen elkaar."
        ]
        assert len(seen.soup.select(".principles li")) == 2
        assert [item.get_text(" ", strip=True) for item in seen.soup.select(".timeline li")] == [
            "2024 Gedaan Kiezen Wij kiezen.",
            "2026 Nu Doen",
        ]
        assert "Naar een gezond land. Samen." in seen.text
        assert seen.soup.select_one(".plan-land")["aria-hidden"] == "true"
        assert "/regioplan/boekje/" in seen.links

    def test_an_index_leads_to_each_part_that_is_there(self, fixed: Any, client: Any) -> None:
        without = view(client, "/regioplan/").soup.select(".on-page")
        fill_index(fixed)
        note(make_part(fixed, title="Samen"), date(2026, 5, 1), "klaar", "Het is klaar.")

        seen = view(client, "/regioplan/")

        links = [link["href"] for link in seen.soup.select(".on-page a")]
        assert (without, links) == ([], ["#ambitie", "#muur", "#afspraken", "#stappen", "#stand"])
        assert [seen.soup.find(id=link[1:]).name for link in links] == ["h2"] * 5

    def test_search_finds_its_lists(self, fixed: Any) -> None:
        text = fill_index(fixed).search_text()

        found = ("gezond land", "Buren helpen elkaar.", "Wij praten met u.", "Wij kiezen.")
        assert [words for words in found if words not in text] == []

    def test_shows_the_newest_note_of_each_part_in_words(self, fixed: Any, client: Any) -> None:
        part = make_part(fixed, title="Samen")
        make_part(fixed, "FoundationPage", title="Zonder stand")
        note(part, date(2026, 5, 1), "klaar", "Het is klaar.")
        note(part, date(2026, 1, 1), "bezig", "Wij begonnen.")

        seen = view(client, "/regioplan/")

        assert [row.get_text(" ", strip=True) for row in seen.soup.select(".standing li")] == [
            "Klaar Samen Het is klaar. mei 2026"
        ]

    def test_queries(self, fixed: Any, client: Any) -> None:
        fill_index(fixed)
        counts = []
        for number in (1, 2):
            note(make_part(fixed, number=number), date(2026, 1, 1), "bezig", "Wij begonnen.")
            make_part(fixed, "FoundationPage", number=number)
            counts.append(warm_queries(client, "/regioplan/"))

        assert counts == [9, 9]


class TestPart:
    """A building block."""

    def test_shows_progress_words_help_and_quotes(self, fixed: Any, client: Any) -> None:
        quote = {"text": "Zo gaat het goed.", "name": "Ria", "role": "buurvrouw", "fictional": True}
        part = make_part(fixed, quotes=[("quote", quote)])
        note(part, date(2026, 1, 1), "bezig", "Wij begonnen.")
        note(part, date(2026, 5, 1), "langzamer", "Het duurt lang.")
        for order, term in enumerate(("wijkteam", "inloop")):
            BuildingBlockWord.objects.create(page=part, term=make_word(term), sort_order=order)
        help_page = make_page("home.StandardPage", fixed("/over/"), title="Een luisterend oor")
        RelatedPage.objects.create(page_id=part.pk, target=help_page, kind="help")

        seen = view(client, part.url)

        assert [row.get_text(" ", strip=True) for row in seen.soup.select(".standing li")] == [
            "Gaat langzamer Het duurt lang. mei 2026",
            "Bezig Wij begonnen. januari 2026",
        ]
        assert [word.get_text() for word in seen.soup.select(".words dt")] == ["wijkteam", "inloop"]
        assert [link.get_text() for link in seen.soup.select(".helpbox a")] == ["Een luisterend oor"]
        assert "“Zo gaat het goed.” Ria , buurvrouw Verzonnen voorbeeld" in seen.soup.select_one(".pull").get_text(
            " ", strip=True
        )

    def test_an_invented_note_says_so_wherever_it_stands(self, fixed: Any, client: Any) -> None:
        fill_index(fixed)
        part = make_part(fixed, title="Samen wonen")
        note(part, date(2026, 1, 1), "bezig", "Wij begonnen.")
        BuildingBlockProgress.objects.update(sample=True)

        seen = [view(client, url).text for url in (part.url, "/regioplan/", "/regioplan/boekje/")]

        assert ["Wij begonnen. Verzonnen voorbeeld" in text for text in seen] == [True, True, True]

    @pytest.mark.parametrize(("state", "text"), [("onbekend", "Een zin."), ("bezig", "")])
    def test_the_database_refuses_a_note_that_says_nothing(self, fixed: Any, state: str, text: str) -> None:
        part = make_part(fixed)

        with pytest.raises(IntegrityError), transaction.atomic():
            note(part, date(2026, 1, 1), state, text)

    def test_a_note_is_not_about_tomorrow(self, fixed: Any) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)

        with pytest.raises(ValidationError) as caught:
            BuildingBlockProgress(page=make_part(fixed), date=tomorrow, state="bezig", text="x").full_clean()
        assert list(caught.value.message_dict) == ["date"]

    def test_a_word_stands_there_once(self, fixed: Any) -> None:
        part, word = make_part(fixed), make_word("wijkteam")
        BuildingBlockWord.objects.create(page=part, term=word)

        with pytest.raises(IntegrityError), transaction.atomic():
            BuildingBlockWord.objects.create(page=part, term=word)


class TestBooklet:
    """/regioplan/boekje/."""

    def test_holds_the_whole_plan(self, fixed: Any, client: Any) -> None:
        fill_index(fixed)
        block = make_part(fixed, title="De steen", number=2)
        base = make_part(fixed, "FoundationPage", title="De bodem")
        make_part(fixed, title="Nog geheim", live=False)
        BuildingBlockWord.objects.create(page=block, term=make_word("wijkteam"))
        note(block, date(2026, 1, 1), "bezig", "Wij begonnen.")
        for order, kind in enumerate(("forerunner", "help", "related")):
            target = make_page("home.StandardPage", fixed("/over/"), title=f"Een {kind}")
            RelatedPage.objects.create(page_id=block.pk, target=target, kind=kind, sort_order=order)

        seen = view(client, "/regioplan/boekje/")

        assert (seen.status, seen.noindex, len(seen.headings)) == (200, True, 1)
        assert [link["href"] for link in seen.soup.select(".booklet__contents ol a")] == [
            f"#deel-{block.pk}",
            f"#deel-{base.pk}",
        ]
        ids = [tag["id"] for tag in seen.soup.find_all(id=True)]
        assert len(ids) == len(set(ids))
        assert [a["href"] for a in seen.soup.select(".booklet__contents a") if a["href"][1:] not in ids] == []
        shown = ("Naar een gezond land.", "2. De steen", "1. De bodem", "Een forerunner", "Een help", "Wij begonnen.")
        assert [words for words in (*shown, "Kort over wijkteam.") if words not in seen.text] == []
        assert [words for words in ("Nog geheim", "Een related") if words in seen.main.get_text()] == []
        assert seen.soup.select_one("[data-print]").has_attr("hidden")

    def test_an_empty_plan_is_an_empty_booklet(self, fixed: Any, client: Any) -> None:
        seen = view(client, "/regioplan/boekje/")

        assert (seen.status, [a["href"] for a in seen.soup.select(".booklet__contents a")]) == (200, [])

    def test_queries(self, fixed: Any, client: Any) -> None:
        fill_index(fixed)
        counts = []
        for number in (1, 2):
            note(make_part(fixed, number=number), date(2026, 1, 1), "bezig", "Wij begonnen.")
            make_part(fixed, "FoundationPage", number=number)
            counts.append(warm_queries(client, "/regioplan/boekje/"))

        assert counts[0] == counts[1] <= 16


def test_a_page_says_when_readers_tested_it(fixed: Any, client: Any) -> None:
    page = make_part(fixed, tested_on=date(2026, 3, 2), tested_with="Vijf lezers van het taalcafé")

    assert "Getest met lezers op 2 maart 2026. Vijf lezers van het taalcafé" in view(client, page.url).text
    assert "Getest met lezers" not in view(client, f"{page.url}makkelijk-lezen/").text
    assert "Getest met lezers" not in view(client, make_part(fixed, tested_with="Niemand").url).text

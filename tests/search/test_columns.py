"""What areas tell comes into the columns that engines and results read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from academy.models import LeergangEdition
from core.search import SearchDocumentData, key_of
from directory.models import ServicePage
from search.analysis import analyser_for
from search.facets import FACETS, facet_labels, facet_token, facet_tokens, values_of_tokens
from search.models import SearchDocument
from search.projection.columns import row_of, signature
from search.services import update_document
from tests.support.pages import add_terms, make_page, make_term
from tests.support.services import add_place, make_service


def stored(page: Any) -> SearchDocument:
    """The document of a page as it is now."""
    update_document(row=page)
    return SearchDocument.objects.get(key=key_of(page))


class TestFacets:
    """Values as tokens, and back."""

    @pytest.mark.parametrize(
        ("facet", "value", "token"),
        [
            ("gemeente", "urk", "gemeente_urk"),
            ("vorm", "op-locatie", "vorm_oplocatie"),
            ("thema", "Één thema", "thema_eenthema"),
        ],
    )
    def test_a_token_has_only_letters_and_digits_behind_its_facet(self, facet: str, value: str, token: str) -> None:
        assert facet_token(facet, value) == token

    def test_each_value_once(self) -> None:
        assert facet_tokens({"vorm": ["thuis", "thuis"], "kosten": ["gratis"]}) == "vorm_thuis kosten_gratis"

    def test_every_facet_names_its_values_in_words(self, home: Any) -> None:
        make_term("Gemeente", "urk", name="Urk")
        make_term("Theme", "geld")
        make_term("Audience", "jongeren")
        make_term("HealthDimension", "meedoen")

        labels = {facet: facet_labels(facet) for facet in FACETS}

        assert (labels["gemeente"], labels["thema"]) == ({"urk": "Urk"}, {"geld": "Geld"})
        assert (labels["doelgroep"], labels["pijler"]) == ({"jongeren": "Jongeren"}, {"meedoen": "Meedoen"})
        assert labels["kosten"] == {
            "gratis": "Gratis",
            "bijdrage": "Eigen bijdrage",
            "volgens-wet": "Betaald volgens de wet",
        }
        assert list(labels["vorm"]) == ["op-locatie", "thuis", "telefoon", "online", "groep"]
        assert (labels["soort"]["hulp"], labels["soort"]["woord"], labels["spreekt"]["ar"]) == (
            "Hulp",
            "Woord",
            "Arabisch",
        )

    def test_a_token_leads_back_to_its_value(self, home: Any) -> None:
        make_term("Gemeente", "noord-oost", name="Noord")

        assert values_of_tokens("gemeente") == {"gemeente_noordoost": "noord-oost"}


class TestRow:
    """The texts of the index."""

    told = SearchDocumentData(
        key="x:1",
        kind="hulp",
        language="nl",
        title="Koffie",
        url="/k/",
        summary="Samen drinken",
        everyone=("gemeente",),
    )

    def test_the_texts_come_from_the_analyser_of_the_language(self, home: Any) -> None:
        row = row_of(self.told, None, analyser="7")

        assert row.index_title == analyser_for("nl").index_text("Koffie")
        assert (row.index_summary, row.index_body) == (analyser_for("nl").index_text("Samen drinken"), "")
        assert (row.analyser, row_of(self.told, None).analyser) == ("7", signature())

    def test_what_is_for_everyone_has_every_value(self, home: Any) -> None:
        make_term("Gemeente", "urk")
        make_term("Gemeente", "almere")

        assert sorted(row_of(self.told, None).index_facets.split()) == [
            "gemeente_almere",
            "gemeente_urk",
            "soort_hulp",
            "taal_nl",
        ]

    def test_what_is_too_long_is_cut(self, home: Any) -> None:
        told = SearchDocumentData(key="x:1", kind="x", language="nl", title="a" * 300, url="/", body="b" * 1_000_001)

        row = row_of(told, None)

        assert (len(row.title), len(row.body)) == (255, 1_000_000)

    def test_the_tokens_of_a_book_are_bounded_and_its_last_word_is_one_of_them(self, home: Any) -> None:
        first = " ".join(f"woord{number % 5_000}" for number in range(20_000))
        body = f"{first} {first} slot"
        told = SearchDocumentData(key="x:1", kind="x", language="nl", title="Boek", url="/", body=body)

        tokens = row_of(told, None).index_body.split(" ")

        assert tokens[:16_000] == first.split(" ")[:16_000]
        assert (tokens[16_000], len(tokens[16_001:])) == ("slot", 5_001)


class TestHelp:
    """An entry tells its facts."""

    def entry(self, fixed: Any, **values: Any) -> Any:
        page = make_page("directory.ServicePage", fixed("/hulp/"), title="Inloop", service=make_service(**values))
        return ServicePage.objects.get(pk=page.pk)

    def test_all_facts(self, fixed: Any) -> None:
        urk = make_term("Gemeente", "urk", name="Urk", places="Urk")
        page = self.entry(
            fixed,
            forms=("thuis", "groep"),
            costs=("gratis", "onbekend"),
            languages=("nl", "ar"),
            areas=(urk,),
            assured_date=date(2090, 1, 2),
        )
        add_place(page.service, city="Urk", postal_code="8321 AB")

        row = stored(ServicePage.objects.get(pk=page.pk))

        assert (row.forms, row.costs, row.spoken, row.gemeenten) == (
            ["thuis", "groep"],
            ["gratis"],
            ["nl", "ar"],
            ["urk"],
        )
        assert (row.place, row.everywhere, row.checked, row.weight) == ("Urk", False, date(2090, 1, 2), 1.0)
        assert (row.latitude, row.longitude) == (52.66, 5.61)
        assert row.index_facets.split() == [
            *("taal_nl", "soort_hulp", "gemeente_urk", "vorm_thuis", "vorm_groep", "kosten_gratis"),
            *("spreekt_nl", "spreekt_ar"),
        ]
        assert "Urk" in row.body

    def test_a_secret_place_tells_its_gemeente_only(self, fixed: Any) -> None:
        urk = make_term("Gemeente", "urk", name="Urk")
        page = self.entry(fixed, forms=("op-locatie",), areas=(urk,))
        add_place(page.service, city="Espel", postal_code="8311 ZX", name="Het geheim", address_is_secret=True)

        row = stored(ServicePage.objects.get(pk=page.pk))

        assert (row.place, row.latitude, row.longitude, row.gemeenten) == ("", None, None, ["urk"])
        assert [word for word in ("espel", "8311", "geheim") if word in str(vars(row)).lower()] == []

    def test_the_same_place_is_told_when_it_is_no_secret(self, fixed: Any) -> None:
        """Negative control of the test above."""
        page = self.entry(fixed, forms=("op-locatie",))
        add_place(page.service, city="Espel", postal_code="8311 ZX")

        row = stored(ServicePage.objects.get(pk=page.pk))

        assert (row.place, row.latitude is None) == ("Espel", False)

    @pytest.mark.parametrize(
        ("forms", "city", "everywhere"),
        [(("telefoon",), "Urk", True), (("online",), "", True), (("thuis",), "", True), (("groep",), "Urk", False)],
    )
    def test_what_is_near_everybody(self, forms: tuple[str, ...], city: str, everywhere: bool, fixed: Any) -> None:
        page = self.entry(fixed, forms=forms)
        if city:
            add_place(page.service, city=city)

        assert stored(ServicePage.objects.get(pk=page.pk)).everywhere is everywhere

    def test_without_a_gemeente_it_is_for_every_gemeente(self, fixed: Any) -> None:
        make_term("Gemeente", "urk")
        make_term("Audience", "jongeren")

        row = stored(self.entry(fixed))

        assert (row.gemeenten, row.audiences) == ([], [])
        assert {"gemeente_urk", "doelgroep_jongeren"} <= set(row.index_facets.split())

    def test_what_takes_nobody_weighs_less(self, fixed: Any) -> None:
        assert stored(self.entry(fixed, intake="stop")).weight == 0.8

    def test_what_is_closed_for_a_while_weighs_less(self, fixed: Any) -> None:
        assert stored(self.entry(fixed, status="temporarily closed")).weight == 0.8


class TestOthers:
    """Days and places of other kinds."""

    def event(self, fixed: Any, **values: Any) -> SearchDocument:
        start = datetime(2090, 1, 2, 23, 30, tzinfo=UTC)
        return stored(
            make_page("academy.EventPage", fixed("/agenda/"), title="Soep", starts_at=start, ends_at=start, **values)
        )

    def test_an_event_has_a_day_and_a_place(self, fixed: Any) -> None:
        make_term("Gemeente", "urk", name="Urk", places="Urk")

        row = self.event(fixed, city="Urk", cost="Gratis.")

        assert (row.date, row.place, row.gemeenten, row.everywhere) == (date(2090, 1, 3), "Urk", ["urk"], False)
        assert (row.forms, row.costs, row.latitude is None) == (["op-locatie"], ["gratis"], False)

    def test_an_event_on_line_is_everywhere(self, fixed: Any) -> None:
        row = self.event(fixed, city="Urk", mode="online", cost="5 euro")

        assert (row.place, row.everywhere, row.forms, row.costs, row.latitude) == ("", True, ["online"], [], None)

    def test_an_event_that_is_both(self, fixed: Any) -> None:
        row = self.event(fixed, city="Urk", mode="hybride")

        assert (row.place, row.everywhere, row.forms) == ("Urk", True, ["op-locatie", "online"])

    @pytest.mark.parametrize(
        ("label", "parent"),
        [
            ("blog.BlogPage", "/verhalen/expex/"),
            ("blog.StoryPage", "/verhalen/"),
        ],
    )
    def test_what_is_news_has_the_day_on_which_it_came(self, label: str, parent: str, fixed: Any) -> None:
        page = make_page(label, fixed(parent), title="Nieuws", first_published_at=datetime(2090, 5, 6, tzinfo=UTC))

        assert stored(page).date == date(2090, 5, 6)

    def test_a_transcript_and_a_check(self, fixed: Any) -> None:
        podcast = make_page("blog.PodcastPage", fixed("/verhalen/"), title="Podcast")
        words = {"transcript": "<p>Zij zei hutspot</p>", "reviewed_on": date(2090, 1, 1)}
        first = {"first_published_at": datetime(2090, 5, 6, tzinfo=UTC)}

        row = stored(make_page("blog.PodcastEpisodePage", podcast, title="Stem", **words, **first))

        assert ("hutspot" in row.index_body.split(), row.checked) == (True, date(2090, 1, 1))
        assert row.date == date(2090, 5, 6)

    def test_a_project_and_a_leergang(self, fixed: Any) -> None:
        project = make_page("initiatives.ProjectPage", fixed("/projecten/"), title="Plan", start_date=date(2090, 2, 3))
        course = make_page("academy.LeergangPage", fixed("/academie/"), title="Leer")
        for year in (2090, 2091):
            day = date(year, 9, 1)
            LeergangEdition.objects.create(page=course, name=str(year), starts_on=day, ends_on=day, place="Lelystad")

        row = stored(course)

        assert (stored(project).date, row.date, row.body.count("Lelystad")) == (date(2090, 2, 3), date(2091, 9, 1), 1)

    def test_terms_become_facets(self, fixed: Any) -> None:
        page = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title="Boot")
        add_terms(page, theme=make_term("Theme", "geld-en-zo"), audience=make_term("Audience", "jongeren"))

        assert stored(page).index_facets == "taal_nl soort_initiatief thema_geldenzo doelgroep_jongeren"

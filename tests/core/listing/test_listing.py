"""Lists that visitors filter: the URL is the state, and counts tell what a click gives."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.db.models import Q
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Page

from core.enums import TermKind
from core.listing import Chip, ChoiceFacet, Listing, PageLink, SetFacet, TermFacet, TypeFacet
from core.listing.facets import FacetData
from core.querysets import public_pages
from core.routing import prepare_request
from initiatives.enums import InitiativeKind
from initiatives.models import InitiativePage, ProjectPage
from tests.support.pages import add_terms, make_page, make_term


def started_in(data: FacetData) -> dict[str, frozenset[int]]:
    """A facet that an area computes: who began before 2020."""
    pks = [row["pk"] for row in data.rows]
    early = InitiativePage.objects.filter(Q(started__lt=2020), pk__in=pks).values_list("pk", flat=True)
    return {"eerder": frozenset(early)}


def facets() -> list[Any]:
    return [
        TermFacet(TermKind.GEMEENTE),
        TermFacet(TermKind.THEME),
        ChoiceFacet("soort", "Soort", "kind", InitiativeKind.choices),
        SetFacet("begin", "Begonnen", [("eerder", "Voor 2020")], started_in),
    ]


def listing(query: str = "", *, language: str = "nl", **options: Any) -> Listing:
    """The list of initiatives at an address."""
    request = RequestFactory().get(f"/initiatieven/?{query}")
    with translation.override(language):
        prepare_request(request)
        chosen = options.pop("facets", None)
        return Listing(
            request,
            public_pages(InitiativePage).order_by("title"),
            facets() if chosen is None else chosen,
            **options,
        )


def counts(found: Listing) -> dict[str, dict[str, int]]:
    return {facet.name: {option.value: option.count for option in facet.options} for facet in found.facets}


@pytest.fixture
def pages(fixed: Any) -> list[Any]:
    """Four initiatives in two gemeenten, with two themes; the last one has none, it is for the whole province."""
    urk, almere = make_term("Gemeente", "urk"), make_term("Gemeente", "almere")
    geld, wonen = make_term("Theme", "geld"), make_term("Theme", "wonen")
    parent = fixed("/initiatieven/")
    rows = [
        ("Aap", "maatje", 2018, {"gemeente": urk, "theme": geld}),
        ("Beer", "maatje", 2022, {"gemeente": [urk, almere], "theme": wonen}),
        ("Cavia", "inloop", None, {"gemeente": almere, "theme": [geld, wonen]}),
        ("Das", "inloop", 2019, {}),
    ]
    made = []
    for title, kind, started, terms in rows:
        page = make_page("initiatives.InitiativePage", parent, title=title, kind=kind, started=started)
        add_terms(page, **terms)
        made.append(page)
    return made


def test_without_a_filter_everything_is_there(pages: list[Any]) -> None:
    found = listing()

    assert [item.title for item in found.items] == ["Aap", "Beer", "Cavia", "Das"]
    assert [card.title for card in found.cards] == ["Aap", "Beer", "Cavia", "Das"]
    assert (found.total, found.is_filtered, found.chips, found.reset_url) == (4, False, [], "/initiatieven/")
    assert (found.pagination, found.previous_url, found.next_url) == ([], "", "")
    assert counts(found) == {
        "gemeente": {"almere": 3, "urk": 3},
        "thema": {"geld": 2, "wonen": 2},
        "soort": {"inloop": 2, "maatje": 2},
        "begin": {"eerder": 2},
    }


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("gemeente=urk", "Aap Beer Das"),
        ("gemeente=urk&gemeente=almere", "Aap Beer Cavia Das"),
        ("gemeente=urk&thema=geld", "Aap"),
        ("gemeente=urk&thema=geld&soort=inloop", ""),
        ("begin=eerder", "Aap Das"),
        ("begin=eerder&gemeente=urk", "Aap Das"),
        ("soort=maatje&thema=wonen&gemeente=almere", "Beer"),
    ],
)
def test_values_widen_and_facets_narrow(pages: list[Any], query: str, titles: str) -> None:
    found = listing(query)

    assert [item.title for item in found.items] == titles.split()
    assert (found.total, found.is_filtered) == (len(titles.split()), True)


def test_every_count_is_what_a_click_gives(pages: list[Any]) -> None:
    states = [
        "&".join(part for part in parts if part)
        for parts in product(
            ("", "gemeente=urk", "gemeente=urk&gemeente=almere"),
            ("", "thema=geld"),
            ("", "soort=maatje", "begin=eerder"),
        )
    ]

    wrong = [
        (state, facet.name, option.value)
        for state in states
        for facet in listing(state).facets
        for option in facet.options
        if not option.selected and listing(option.url.partition("?")[2]).total != option.count
    ]

    assert wrong == []


def test_behind_a_chosen_value_stands_what_it_brings_and_beside_it_what_a_click_adds(pages: list[Any]) -> None:
    added = {option.label: option.adds for view in listing("gemeente=urk").facets for option in view.options}

    assert counts(listing("gemeente=urk&gemeente=almere&thema=wonen"))["gemeente"] == {"almere": 2, "urk": 1}
    assert {label for label, number in added.items() if number is not None} == {"Almere"}
    assert added["Almere"] == 1


def test_a_value_that_gives_nothing_is_left_out_unless_it_is_chosen(pages: list[Any]) -> None:
    make_term("Theme", "schuld")

    assert "schuld" not in counts(listing())["thema"]
    assert counts(listing("thema=schuld"))["thema"] == {"geld": 2, "schuld": 0, "wonen": 2}
    assert "inloop" not in counts(listing("gemeente=urk&thema=geld"))["soort"]


def test_a_gemeente_with_nothing_of_its_own_has_what_is_for_the_whole_province(pages: list[Any]) -> None:
    make_term("Gemeente", "dronten")

    assert counts(listing())["gemeente"]["dronten"] == 1
    assert [item.title for item in listing("gemeente=dronten").items] == ["Das"]


def test_pages_of_several_types_are_one_list(pages: list[Any], fixed: Any, django_assert_num_queries: Any) -> None:
    project = make_page("initiatives.ProjectPage", fixed("/projecten/"), title="Bever", funding="Een fonds")
    kinds = (InitiativePage, ProjectPage)
    request = RequestFactory().get("/x/")
    found = Listing(request, public_pages(Page).type(*kinds).order_by("title"), [TypeFacet("type", "Type", kinds)])

    with django_assert_num_queries(3):
        items = found.items

    assert [(type(item), item.title) for item in items[:2]] == [(InitiativePage, "Aap"), (InitiativePage, "Beer")]
    assert (items[2], items[2].funding) == (project, "Een fonds")
    assert counts(found)["type"] == {"initiatief": 4, "project": 1}
    only = Listing(
        RequestFactory().get("/x/?type=project"),
        public_pages(Page).type(*kinds).order_by("title"),
        [TypeFacet("type", "Type", kinds)],
    )
    assert [item.title for item in only.items] == ["Bever"]


def test_a_facet_without_values_is_not_shown(fixed: Any) -> None:
    assert listing().facets == []
    assert listing().total == 0


@pytest.mark.parametrize(
    "query",
    [
        "gemeente=bestaat-niet",
        "gemeente=",
        "gemeente=URK",
        "gemeente=%00",
        "soort=1%20OR%201=1",
        "iets=urk",
        "begin=ooit&thema=x",
    ],
)
def test_what_is_unknown_is_ignored(pages: list[Any], query: str) -> None:
    found = listing(query)

    assert (found.total, found.is_filtered, found.chips) == (4, False, [])
    assert found.url_for(found.selected) == "/initiatieven/"


def test_a_value_counts_once_and_in_the_order_of_the_facet(pages: list[Any]) -> None:
    found = listing("gemeente=urk&gemeente=almere&gemeente=urk&gemeente=x")

    assert found.selected["gemeente"] == ["almere", "urk"]
    assert found.chips == [
        Chip("Almere", "/initiatieven/?gemeente=urk"),
        Chip("Urk", "/initiatieven/?gemeente=almere"),
    ]
    assert next(view for view in found.facets if view.name == "gemeente").selected_count == 2


def test_a_click_goes_back_to_the_first_page_and_keeps_the_rest(pages: list[Any]) -> None:
    found = listing("thema=wonen&page=2&iets=x", per_page=1)
    urls = {option.value: option.url for view in found.facets for option in view.options}

    assert urls["urk"] == "/initiatieven/?gemeente=urk&thema=wonen"
    assert urls["wonen"] == "/initiatieven/"
    assert found.next_url == ""
    assert found.previous_url == "/initiatieven/?thema=wonen"


def test_parameters_that_belong_to_the_page_stay_in_every_address(pages: list[Any]) -> None:
    keep = {"weergave": ("kaart", "lijst"), "taal": ("nl",)}

    found = listing("weergave=kaart&weergave=kaart&weergave=x&taal=de&thema=geld", keep=keep, per_page=1)

    assert found.hidden == [("weergave", "kaart")]
    assert found.reset_url == "/initiatieven/?weergave=kaart"
    assert found.chips[0].remove_url == "/initiatieven/?weergave=kaart"
    assert found.next_url == "/initiatieven/?weergave=kaart&thema=geld&page=2"


def test_a_list_may_stand_at_another_address(pages: list[Any]) -> None:
    assert listing("thema=geld", action="/elders/").url_for({"thema": ["geld"]}) == "/elders/?thema=geld"


@pytest.mark.parametrize(
    ("page", "number"),
    [("", 1), ("1", 1), ("2", 2), ("4", 4), ("5", 4), ("999999999999", 4), ("0", 4), ("-1", 4), ("abc", 1), ("1.5", 1)],
)
def test_any_page_number_gives_a_page(pages: list[Any], page: str, number: int) -> None:
    found = listing(f"page={page}", per_page=1)

    assert (found.page.number, [item.title for item in found.items]) == (number, [pages[number - 1].title])


@pytest.mark.parametrize(
    ("current", "shown"),
    [
        (1, [1, 2, 3, 0, 10]),
        (2, [1, 2, 3, 4, 0, 10]),
        (4, [1, 2, 3, 4, 5, 6, 0, 10]),
        (5, [1, 0, 3, 4, 5, 6, 7, 0, 10]),
        (9, [1, 0, 7, 8, 9, 10]),
        (10, [1, 0, 8, 9, 10]),
    ],
)
def test_pages_near_the_current_one_are_shown(home: Any, current: int, shown: list[int]) -> None:
    found = listing(f"page={current}", per_page=1)
    found.keys = list(range(1, 11))  # ten items that need not exist

    links = found.pagination

    assert [link.number for link in links] == shown
    assert [link.number for link in links if link.current] == [current]
    assert PageLink(0, "") in links
    assert all(
        link.url == ("/initiatieven/" if link.number == 1 else f"/initiatieven/?page={link.number}")
        for link in links
        if link.number
    )
    assert found.previous_url == ("" if current == 1 else found.url_for({}, current - 1))
    assert found.next_url == ("" if current == 10 else found.url_for({}, current + 1))


def test_the_number_in_words(pages: list[Any]) -> None:
    assert listing().found_text == "4 gevonden"
    assert listing("gemeente=urk&thema=geld").found_text == "1 gevonden"


def test_a_list_without_terms_reads_none(pages: list[Any], django_assert_num_queries: Any) -> None:
    found = listing(facets=[ChoiceFacet("soort", "Soort", "kind", InitiativeKind.choices)])

    with django_assert_num_queries(2):
        assert [item.title for item in found.items] == ["Aap", "Beer", "Cavia", "Das"]
        assert counts(found) == {"soort": {"inloop": 2, "maatje": 2}}


def test_queries_do_not_grow(fixed: Any, django_assert_num_queries: Any) -> None:
    term = make_term("Gemeente", "urk")

    for number in range(3):
        add_terms(make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title=f"{number}"), gemeente=term)
        if number == 1:
            continue
        listing().facets  # noqa: B018  # names of terms come into memory
        found = listing("gemeente=urk")
        with django_assert_num_queries(5):  # privacy, keys, terms, the computed facet, the items
            assert (len(found.cards), len(found.facets)) == (number + 1, 2)
            assert (found.pagination, len(found.chips)) == ([], 1)

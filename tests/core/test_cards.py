"""The card of a page, drawn from what is in memory."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Page

from core.cards import Card, CardMeta, cards_for
from core.linked_data import item_list
from core.models import BasePage
from core.page_checks import page_models
from core.routing import prepare_request
from core.taxonomies import PageTerms
from tests.support.languages import make_translation
from tests.support.pages import add_terms, make_page, make_term

#: Where a page of each type that can be invented stands.
_PARENTS = {
    "academy.EventPage": "/agenda/",
    "blog.BlogPage": "/verhalen/expex/",
    "blog.PodcastEpisodePage": "/verhalen/",
    "blog.StoryPage": "/verhalen/",
    "directory.ServicePage": "/hulp/",
    "initiatives.InitiativePage": "/initiatieven/",
    "library.FundingSchemePage": "/kennisbank/",
}


def _tells_what_is_invented(model: Any) -> bool:
    """Whether editors can say of pages of this type that they are invented."""
    own = model.is_sample is not BasePage.is_sample
    return own or any(field.name == "sample" for field in model._meta.get_fields())


def request() -> Any:
    made = RequestFactory().get("/")
    prepare_request(made)
    return made


def specific(page: Any) -> Any:
    return Page.objects.get(pk=page.pk).specific


def test_a_card_says_what_a_list_needs(fixed: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk", summary="Werken bij ons.")
    add_terms(page, theme=make_term("Theme", "geld", css_class="t-geld", icon="geld"))
    add_terms(page, gemeente=[make_term("Gemeente", "urk", name="Urk"), make_term("Gemeente", "almere", name="Almere")])

    assert cards_for([specific(page)], request()) == [
        Card(
            title="Werk",
            url="/over/werk/",
            summary="Werken bij ons.",
            kind_label="Pagina",
            kind_slug="pagina",
            icon="geld",
            theme="t-geld",
            meta=(CardMeta("locatie", "Almere, Urk"),),
        )
    ]


def test_without_terms_a_page_has_the_pictogram_and_colours_of_its_type(fixed: Any) -> None:
    page = specific(fixed("/over/"))

    card = cards_for([page], request())[0]

    assert (card.icon, card.theme, card.meta) == ("info", "t-dementie", ())


def test_in_another_language_the_words_are_marked_and_the_link_stays(fixed: Any) -> None:
    english = make_translation(fixed("/over/"), title="About us", slug="about")

    with translation.override("en"):
        cards = cards_for([specific(fixed("/contact/")), specific(english)], request())
    dutch = cards_for([specific(english)], request())[0]

    assert [(card.url, card.lang) for card in cards] == [("/en/contact/", "nl"), ("/en/about/", "")]
    assert (dutch.url, dutch.lang) == ("/en/about/", "en")


def test_terms_of_all_pages_are_one_query(fixed: Any, django_assert_num_queries: Any) -> None:
    term = make_term("Theme", "geld")
    for number in range(3):
        add_terms(make_page("home.StandardPage", fixed("/over/"), title=f"P{number}"), theme=term)
        if number == 1:
            continue
        pages = list(Page.objects.filter(slug__in=[f"p{n}" for n in range(number + 1)]).specific())
        asked = request()
        cards_for([specific(pages[0])], asked)
        with django_assert_num_queries(1):
            assert len(cards_for(pages, asked)) == number + 1


def test_pages_that_have_their_terms_ask_nothing(fixed: Any, django_assert_num_queries: Any) -> None:
    page, asked = specific(fixed("/over/")), request()
    page.set_terms(None)
    cards_for([page], asked)

    with django_assert_num_queries(0):
        assert cards_for([page], asked)[0].title == "Over ons"
        assert cards_for([], asked) == []
    assert page.get_terms() == PageTerms()


@pytest.mark.parametrize("label", [model._meta.label for model in page_models() if _tells_what_is_invented(model)])
def test_a_card_tells_what_is_invented(label: str, fixed: Any) -> None:
    model = apps.get_model(label)
    page = make_page(label, fixed(_PARENTS[label]))
    made = model.service.field.related_model if label == "directory.ServicePage" else model
    made.objects.update(sample=True)

    assert specific(page).card(request()).extra["sample"] is True
    assert item_list([specific(page).card(request())], request()) == {}

"""What stands around a page, and how the page shows it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from core.models import RelatedPage
from core.page_context import crumbs_for, page_context, related_cards
from core.routing import prepare_request
from core.surroundings import look_around
from home.models import StandardPage
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.pages import add_terms, make_page, make_term


def request() -> Any:
    made = RequestFactory().get("/")
    prepare_request(made)
    return made


def specific(page: Any) -> Any:
    return Page.objects.get(pk=page.pk).specific


def relate(page: Any, target: Any, kind: str = "related", order: int = 0) -> None:
    RelatedPage.objects.create(page_id=page.pk, target_id=target.pk, kind=kind, sort_order=order)


def test_all_of_it_is_one_query(fixed: Any, home: Any, django_assert_num_queries: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    english = make_translation(page, title="Work", slug="work")
    relate(page, fixed("/agenda/"), order=1)
    relate(page, fixed("/hulp/"), "help", order=0)
    page = specific(page)
    _language = page.language

    with django_assert_num_queries(1):
        found = look_around(page)
        languages = list(found.translations)

    assert [row.url_path for row in found.ancestors] == ["/wel/", "/wel/over/"]
    assert (languages, found.translations["en"].pk) == (["en"], english.pk)
    assert [(row.slug, row.link_kind) for row in found.related] == [("hulp", "help"), ("agenda", "related")]


def test_what_is_not_live_is_not_there(fixed: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    relate(page, make_page("home.StandardPage", fixed("/over/"), title="Concept", live=False))
    specific(make_translation(page)).unpublish()

    found = look_around(specific(page))

    assert (found.translations, found.related) == ({}, [])


def restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page_id=page.pk, restriction_type=PageViewRestriction.LOGIN)


def test_what_is_private_is_not_there(fixed: Any, client: Client) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    hidden = make_page("home.StandardPage", fixed("/privacy/"), title="Geheim plan", search_description="Niet voor u")
    relate(page, hidden)
    relate(page, fixed("/agenda/"))
    restrict(hidden.get_parent())
    restrict(make_translation(page, title="Secret work", slug="secret"))

    found = look_around(specific(page))
    html = client.get(page.url).content.decode()

    assert (found.translations, [row.slug for row in found.related]) == ({}, ["agenda"])
    assert [words for words in ("Geheim plan", "Niet voor u", "/en/over/secret/") if words in html] == []


def test_what_stands_below_a_draft_is_not_there(fixed: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    above = make_page("home.StandardPage", fixed("/privacy/"), title="Boven")
    relate(page, make_page("home.StandardPage", above, title="Eronder"))
    Page.objects.get(pk=above.pk).unpublish()

    assert look_around(specific(page)).related == []


def test_a_private_page_shows_its_own_parents(fixed: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    restrict(fixed("/over/"))

    assert [row.slug for row in look_around(specific(page)).ancestors] == ["wel", "over"]


def test_the_home_page_has_nothing_above_it(home: Any) -> None:
    assert look_around(home).ancestors == []
    assert crumbs_for(home, request()) == []


def test_a_page_may_stand_above_and_beside_another(fixed: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    relate(page, fixed("/over/"))

    found = look_around(specific(page))

    assert [row.slug for row in found.ancestors] == ["wel", "over"]
    assert [row.slug for row in found.related] == ["over"]


def test_the_way_from_the_home_page(fixed: Any) -> None:
    page = specific(make_page("home.StandardPage", fixed("/over/"), title="Werk"))

    assert crumbs_for(page, request()) == [
        {"title": "WEL in Flevoland", "url": "/", "lang": ""},
        {"title": "Over ons", "url": "/over/", "lang": ""},
        {"title": "Werk", "url": "", "lang": ""},
    ]


def test_the_way_in_english_says_what_is_dutch(fixed: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")

    with translation.override("en"):
        crumbs = crumbs_for(specific(page), request())

    assert [(crumb["url"], crumb["lang"]) for crumb in crumbs] == [("/en/", "nl"), ("/en/over/", "nl"), ("", "nl")]


def test_what_is_translated_stands_around_a_dutch_page_in_english(fixed: Any, django_assert_num_queries: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    make_translation(fixed("/over/"), title="About us", slug="about")
    for order, path in enumerate(("/contact/", "/agenda/", "/privacy/")):
        relate(page, fixed(path), order=order)
    relate(page, make_translation(fixed("/contact/"), title="Contact us"), "help", order=8)
    make_translation(fixed("/agenda/"), title="Secret").unpublish()
    page = specific(page)
    asked, _language = request(), page.language

    with translation.override("en"):
        view_language = page.language
        with django_assert_num_queries(1):
            _ = page.surroundings
        crumbs, found = crumbs_for(page, asked), related_cards(page, asked)

    assert view_language == "nl"
    assert [(crumb["title"], crumb["url"]) for crumb in crumbs[1:]] == [("About us", "/en/about/"), ("Werk", "")]
    assert [card.title for card in found["help"]] == ["Contact us"]
    assert [(card.title, card.url, card.lang) for card in found["related"]] == [
        ("Contact us", "/en/contact/", ""),
        ("Agenda", "/en/agenda/", "nl"),
        ("Privacy", "/en/privacy/", "nl"),
    ]


def test_related_cards_come_by_reason_with_their_terms(fixed: Any, django_assert_num_queries: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    theme = make_term("Theme", "geld", css_class="t-geld", icon="geld")
    target = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title="Boot", summary="Varen")
    add_terms(page, theme=theme)
    add_terms(target, theme=theme)
    relate(page, target, "forerunner", 0)
    relate(page, fixed("/hulp/"), "related", 1)
    first, asked = specific(page), request()
    related_cards(first, asked)
    again = specific(page)

    with django_assert_num_queries(2):  # what stands around, all terms
        found = related_cards(again, asked)

    assert {kind: [card.title for card in cards] for kind, cards in found.items()} == {
        "forerunner": ["Boot"],
        "related": ["Hulp vinden"],
    }
    assert (found["forerunner"][0].theme, found["forerunner"][0].summary) == ("t-geld", "Varen")
    assert [term.slug for term in again.get_terms().themes] == ["geld"]


def test_a_page_without_terms_and_related_pages_asks_once(fixed: Any, django_assert_num_queries: Any) -> None:
    page = specific(fixed("/over/"))
    page.set_terms(None)
    asked, _language = request(), page.language

    with django_assert_num_queries(1):
        assert related_cards(page, asked) == {}


def test_a_draft_shows_its_own_terms(fixed: Any) -> None:
    page = specific(make_page("home.StandardPage", fixed("/over/"), title="Werk"))
    add_terms(page, theme=make_term("Theme", "geld"))
    draft = specific(page)
    draft.page_terms = []

    related_cards(draft, request())

    assert draft.get_terms().themes == ()


class TestContext:
    """What the frame of every page gets."""

    def test_of_a_dutch_page(self, fixed: Any) -> None:
        context = page_context(specific(fixed("/over/")), request())

        assert (context["canonical_url"], context["content_fallback"]) == ("http://testserver/over/", False)
        assert (context["noindex"], context["alternates"], context["related"]) == (False, [], [])
        assert [(entry["code"], entry["url"], entry["current"], entry["dir"]) for entry in context["languages"]] == [
            ("nl", "/over/", True, "ltr"),
            ("en", "/en/over/", False, "ltr"),
        ]

    def test_of_a_translated_page(self, fixed: Any) -> None:
        make_translation(fixed("/over/"), title="About us", slug="about")

        context = page_context(specific(fixed("/over/")), request())

        assert context["alternates"] == [
            {"hreflang": "en", "url": "http://testserver/en/about/"},
            {"hreflang": "nl", "url": "http://testserver/over/"},
            {"hreflang": "x-default", "url": "http://testserver/over/"},
        ]
        assert [entry["url"] for entry in context["languages"]] == ["/over/", "/en/about/"]

    def test_of_a_page_that_falls_back(self, fixed: Any) -> None:
        page = specific(fixed("/over/"))
        page.is_fallback = True

        context = page_context(page, request())

        assert (context["noindex"], context["alternates"]) == (True, [])
        assert context["content_language"] == "nl"

    def test_of_a_page_that_stands_only_in_english(self, fixed: Any) -> None:
        english = make_translation(fixed("/over/"), title="About us")
        Page.objects.get(pk=fixed("/over/").pk).unpublish()

        with translation.override("en"):
            context = page_context(specific(english), request())

        assert context["alternates"] == []

    @pytest.mark.parametrize(("path", "lang"), [("/over/", "nl"), ("/en/over/", "en")])
    def test_the_page_says_it_in_its_head(self, path: str, lang: str, fixed: Any, client: Client) -> None:
        make_translation(fixed("/over/"), title="About us")

        seen = view(client, path)

        links = {link["hreflang"]: link["href"] for link in seen.soup.select("head link[rel=alternate][hreflang]")}
        assert links == {
            "en": "http://testserver/en/over/",
            "nl": "http://testserver/over/",
            "x-default": "http://testserver/over/",
        }
        assert (seen.canonical, seen.soup.html["lang"]) == (f"http://testserver{path}", lang)


class TestRows:
    """The database refuses links that make no sense."""

    def test_no_link_twice_for_the_same_reason(self, fixed: Any) -> None:
        from django.db import IntegrityError, transaction

        relate(fixed("/over/"), fixed("/hulp/"))
        with pytest.raises(IntegrityError), transaction.atomic():
            relate(fixed("/over/"), fixed("/hulp/"))
        relate(fixed("/over/"), fixed("/hulp/"), "help")

        assert sorted(str(row).split("(")[1] for row in RelatedPage.objects.all()) == ["help)", "related)"]

    def test_no_link_to_itself(self, fixed: Any) -> None:
        from django.db import IntegrityError

        with pytest.raises(IntegrityError, match="core_relatedpage_not_itself"):
            relate(fixed("/over/"), fixed("/over/"))

    def test_one_record_a_row_in_the_demo(self, fixed: Any) -> None:
        from django.contrib.contenttypes.models import ContentType
        from django.db import IntegrityError

        from core.models import DemoObject

        values = {"content_type": ContentType.objects.get_for_model(StandardPage), "object_id": "1"}
        assert str(DemoObject.objects.create(key="een", **values)) == "een"
        with pytest.raises(IntegrityError):
            DemoObject.objects.create(key="twee", **values)

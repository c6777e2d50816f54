"""Terms are read fast: names from memory, the terms of many pages in one query."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail.models import Locale, Page

from core.enums import TermKind
from core.models import PageTerm, Theme
from core.taxonomies import (
    PageTerms,
    all_terms,
    term_by_pk,
    term_by_slug,
    terms_for,
    terms_from_rows,
    terms_of_queryset,
)
from tests.support.pages import add_terms, make_page, make_term

KINDS = {
    TermKind.GEMEENTE: "Gemeente",
    TermKind.THEME: "Theme",
    TermKind.DIMENSION: "HealthDimension",
    TermKind.AUDIENCE: "Audience",
}


def translate(term: Any, **values: Any) -> Any:
    english = Locale.objects.get(language_code="en")
    return type(term).objects.create(locale=english, translation_key=term.translation_key, **values)


def slugs(terms: PageTerms) -> dict[str, list[str]]:
    return {kind.value: [term.slug for term in terms.of_kind(kind)] for kind in TermKind}


@pytest.mark.parametrize("kind", TermKind)
def test_terms_stand_in_the_order_of_the_editors(kind: TermKind, home: Any) -> None:
    for slug, order in (("b", 2), ("a", 2), ("c", 1)):
        make_term(KINDS[kind], slug, order=order)

    terms = all_terms(kind)

    assert [term.slug for term in terms] == ["c", "a", "b"]
    assert {term.kind for term in terms} == {kind}
    assert term_by_slug(kind, "a") == terms[1]
    assert term_by_slug(kind, "x") is None


def test_a_name_is_in_the_active_language_and_key_and_slug_are_dutch(home: Any) -> None:
    geld = make_term("Theme", "geld", name="Geld", summary="Rondkomen", icon="geld", css_class="t-geld")
    make_term("Theme", "wonen", name="Wonen")
    translate(geld, slug="money", name="Money", summary="Making ends meet")

    with translation.override("en"):
        english = [(term.pk, term.slug, term.name, term.summary, term.icon) for term in all_terms(TermKind.THEME)]

    assert english[0] == (geld.pk, "geld", "Money", "Making ends meet", "geld")
    assert english[1][1:4] == ("wonen", "Wonen", "")
    assert [term.name for term in all_terms(TermKind.THEME)] == ["Geld", "Wonen"]


def test_only_a_theme_has_words_of_residents_and_only_a_gemeente_places(home: Any) -> None:
    geld = make_term("Theme", "geld", own_words="Ik kom geld tekort")
    translate(geld, slug="money", name="Money", own_words="I am short of money")
    make_term("Gemeente", "dronten", places="Dronten\n\n Swifterbant \n")
    make_term("Audience", "ouderen")

    told = {kind: [(term.own_words, term.places) for term in all_terms(kind)] for kind in TermKind}

    assert told == {
        TermKind.THEME: [("Ik kom geld tekort", ())],
        TermKind.GEMEENTE: [("", ("Dronten", "Swifterbant"))],
        TermKind.AUDIENCE: [("", ())],
        TermKind.DIMENSION: [],
    }
    with translation.override("en"):
        assert [term.own_words for term in all_terms(TermKind.THEME)] == ["I am short of money"]


def test_the_key_of_a_translation_gives_the_dutch_term(home: Any, django_assert_num_queries: Any) -> None:
    geld = make_term("Theme", "geld", name="Geld")
    money = translate(geld, slug="money", name="Money")
    source = term_by_slug(TermKind.THEME, "geld")

    with django_assert_num_queries(0):
        found = [term_by_pk(TermKind.THEME, pk) for pk in (geld.pk, money.pk, 0, None)]

    assert found == [source, source, None, None]
    assert term_by_pk(TermKind.AUDIENCE, geld.pk) is None
    both = terms_from_rows([PageTerm(theme_id=money.pk), PageTerm(theme_id=geld.pk)])
    assert both.themes == (source,)


def test_a_term_that_stands_only_in_english_is_not_shown(home: Any) -> None:
    Theme.objects.create(slug="only", name="Only", locale=Locale.objects.get(language_code="en"))

    with translation.override("en"):
        assert all_terms(TermKind.THEME) == ()


def test_a_change_is_seen_at_once(home: Any) -> None:
    term = make_term("Theme", "geld", name="Geld")
    before = all_terms(TermKind.THEME)[0].name

    term.name = "Rondkomen"
    term.save()

    assert (before, all_terms(TermKind.THEME)[0].name) == ("Geld", "Rondkomen")
    term.delete()
    assert all_terms(TermKind.THEME) == ()


@pytest.fixture
def pages(fixed: Any) -> list[Any]:
    """Three pages: with many terms, with one, with none."""
    parent = fixed("/over/")
    made = [make_page("home.StandardPage", parent, title=title) for title in ("Veel", "Een", "Geen")]
    urk, almere = make_term("Gemeente", "urk", order=2), make_term("Gemeente", "almere", order=1)
    geld = make_term("Theme", "geld", css_class="t-geld", icon="geld", order=1)
    wonen = make_term("Theme", "wonen", css_class="t-wonen", icon="wonen", order=2)
    add_terms(made[0], gemeente=[urk, almere], theme=[wonen, geld], audience=make_term("Audience", "jongeren"))
    add_terms(made[1], dimension=make_term("HealthDimension", "meedoen"))
    all_terms(TermKind.THEME)
    return made


def test_the_terms_of_many_pages_are_one_query(pages: list[Any], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        found = terms_for([page.pk for page in pages])

    assert set(found) == {pages[0].pk, pages[1].pk}
    assert slugs(found[pages[0].pk]) == {
        "gemeente": ["almere", "urk"],
        "theme": ["geld", "wonen"],
        "dimension": [],
        "audience": ["jongeren"],
    }
    assert (found[pages[0].pk].css_class, found[pages[0].pk].icon) == ("t-geld", "geld")
    assert slugs(found[pages[1].pk])["dimension"] == ["meedoen"]
    assert (found[pages[1].pk].css_class, found[pages[1].pk].icon) == ("", "")


def test_the_terms_of_a_queryset_are_one_query_too(pages: list[Any], django_assert_num_queries: Any) -> None:
    queryset = Page.objects.filter(pk__in=[page.pk for page in pages]).order_by("title")

    with django_assert_num_queries(1):
        found = terms_of_queryset(queryset)
    assert found == terms_for([page.pk for page in pages])


def test_the_terms_of_a_draft_cost_nothing(pages: list[Any], django_assert_num_queries: Any) -> None:
    theme, gemeente = term_by_slug(TermKind.THEME, "wonen"), term_by_slug(TermKind.GEMEENTE, "urk")
    assert theme is not None
    assert gemeente is not None

    with django_assert_num_queries(0):
        found = terms_from_rows([PageTerm(theme_id=theme.pk), PageTerm(gemeente_id=gemeente.pk)])

    assert slugs(found) == {"gemeente": ["urk"], "theme": ["wonen"], "dimension": [], "audience": []}
    assert terms_from_rows([]) == PageTerms()


def test_a_page_knows_its_terms(pages: list[Any], django_assert_num_queries: Any) -> None:
    page = Page.objects.get(pk=pages[0].pk).specific

    with django_assert_num_queries(1):
        first = page.get_terms()
        again = page.get_terms()

    assert first is again
    assert slugs(first)["theme"] == ["geld", "wonen"]


def test_a_revision_remembers_its_own_terms(pages: list[Any]) -> None:
    page = Page.objects.get(pk=pages[0].pk).specific
    page.page_terms = [row for row in page.page_terms.all() if row.theme_id is None]
    revision = page.save_revision()

    draft, live = revision.as_object(), Page.objects.get(pk=page.pk).specific

    assert slugs(draft.get_terms())["theme"] == []
    assert slugs(live.get_terms())["theme"] == ["geld", "wonen"]


class TestRows:
    """The database refuses what makes no sense."""

    def test_exactly_one_term_a_row(self, pages: list[Any]) -> None:
        theme, gemeente = make_term("Theme", "geld"), make_term("Gemeente", "urk")

        for values in ({}, {"theme": theme, "gemeente": gemeente}):
            with pytest.raises(IntegrityError, match="core_pageterm_exactly_one_term"), transaction.atomic():
                PageTerm.objects.create(page_id=pages[2].pk, **values)

    @pytest.mark.parametrize("kind", TermKind)
    def test_no_term_twice_on_a_page(self, kind: TermKind, pages: list[Any]) -> None:
        term = make_term(KINDS[kind], "nieuw")
        add_terms(pages[2], **{kind.value: term})

        with pytest.raises(IntegrityError), transaction.atomic():
            add_terms(pages[2], **{kind.value: term})

    def test_a_row_names_its_term(self, pages: list[Any]) -> None:
        term = make_term("Theme", "geld")

        assert str(PageTerm(theme_id=term.pk)) == f"theme {term.pk}"
        with pytest.raises(ValueError, match="a PageTerm without a term"):
            PageTerm().term_key  # noqa: B018

    def test_a_term_in_use_can_not_go(self, pages: list[Any]) -> None:
        with pytest.raises(IntegrityError):
            make_term("Theme", "geld").delete()

    def test_a_slug_is_unique_in_a_language(self, home: Any) -> None:
        term = make_term("Theme", "geld")
        with pytest.raises(IntegrityError), transaction.atomic():
            Theme.objects.create(slug="geld", name="Geld 2", locale=term.locale)
        translate(term, slug="geld", name="Money")

        assert Theme.objects.count() == 2

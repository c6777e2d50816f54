"""The projection holds what is live and public, and nothing else, from the moment that it changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Locale, Page, PageViewRestriction

from core.search import key_of
from home.models import StandardPage
from initiatives.models import InitiativePage
from regioplan.models import GlossaryTerm
from search import signals
from search.models import SearchDocument
from search.services import document_for, rebuild, remove_document, update_document
from tests.support.found import found
from tests.support.languages import make_translation
from tests.support.pages import add_terms, make_page, make_term


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    """What happens in the block happens as in a transaction that ends well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_publishing_makes_a_document(publish: Any) -> None:
    page = publish("Nieuw", summary="Kort gezegd", body=[("text", "<p>Het <b>hele</b> verhaal</p>")])

    row = SearchDocument.objects.get(key=f"wagtailcore.page:{page.pk}")

    assert (row.title, row.url, row.summary, row.language) == ("Nieuw", "/over/nieuw/", "Kort gezegd", "nl")
    assert (row.kind, row.translation_key) == (StandardPage.kind_slug, str(page.translation_key))
    assert "Het hele verhaal" in row.body
    assert (row.changed, row.weight, row.date) == (page.last_published_at, 1.0, None)
    assert str(row) == f"{row.kind}: Nieuw"


def test_pages_below_go_and_come_with_the_page_above(fixed: Any, commit: Any) -> None:
    with commit():
        above = make_page("home.StandardPage", fixed("/over/"), title="Boven")
        make_page("home.StandardPage", above, title="Onder")
    assert {"Boven", "Onder"} <= found()

    with commit():
        Page.objects.get(pk=above.pk).specific.unpublish()
    assert not {"Boven", "Onder"} & found()

    with commit():
        Page.objects.get(pk=above.pk).specific.save_revision().publish()
    assert {"Boven", "Onder"} <= found()


def test_a_document_carries_the_terms_and_tags_of_its_page(fixed: Any) -> None:
    page = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title="Boot", organisations="Haven")
    add_terms(
        page, gemeente=make_term("Gemeente", "urk"), theme=make_term("Theme", "geld", css_class="t-geld", icon="geld")
    )
    add_terms(page, dimension=make_term("HealthDimension", "meedoen"), audience=make_term("Audience", "jongeren"))
    page.tags.add("water")
    page.save()

    update_document(row=InitiativePage.objects.get(pk=page.pk))

    row = SearchDocument.objects.get(key=key_of(page))
    assert (row.gemeenten, row.themes, row.dimensions, row.audiences) == (["urk"], ["geld"], ["meedoen"], ["jongeren"])
    assert (row.terms, row.icon, row.theme_class) == ("water Urk Geld Meedoen Jongeren", "geld", "t-geld")
    assert "Haven" in row.body


def test_a_page_is_found_by_the_names_of_its_terms_in_every_language(publish: Any, commit: Any) -> None:
    debts = make_term("Theme", "schulden", name="Schulden")
    page = publish("Hulp bij geld")
    add_terms(page, theme=debts)
    with commit():
        english = debts.copy_for_translation(Locale.objects.get(language_code="en"))
        english.name = "Debt"
        english.save()
    with_english = SearchDocument.objects.get(key=key_of(page)).terms
    with commit():
        debts.name = "Geldzorgen"
        debts.save()

    assert with_english == "Schulden Debt"
    assert SearchDocument.objects.get(key=key_of(page)).terms == "Geldzorgen Debt"


def test_a_draft_is_not_found(publish: Any) -> None:
    page = publish("Nieuw", live=False)

    assert found() == set()
    assert document_for(page) is None


def test_a_change_that_is_not_published_is_not_found(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")
    with commit():
        page.title = "Geheim plan"
        page.save_revision()

    assert found() == {"Nieuw"}


def test_publishing_again_renews_the_document(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")
    with commit():
        page.title = "Nieuwer"
        page.save_revision().publish()

    assert found() == {"Nieuwer"}
    assert SearchDocument.objects.filter(key=key_of(page)).count() == 1


def test_unpublishing_takes_it_away(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")
    with commit():
        page.unpublish()

    assert found() == set()


def test_deleting_takes_it_and_what_is_below_away(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")
    publish("Nieuw kind", parent=page)
    with commit():
        Page.objects.get(pk=page.pk).delete()

    assert found() == set()


def test_moving_changes_the_addresses_of_all_pages_below(publish: Any, commit: Any, fixed: Any) -> None:
    page = publish("Nieuw")
    publish("Nieuw kind", parent=page)
    with commit():
        Page.objects.get(pk=page.pk).specific.move(fixed("/privacy/"), pos="last-child")

    urls = SearchDocument.objects.filter(title__startswith="Nieuw").values_list("url", flat=True)
    assert sorted(urls) == ["/privacy/nieuw/", "/privacy/nieuw/nieuw-kind/"]


def test_another_slug_changes_the_addresses_of_all_pages_below(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")
    publish("Nieuw kind", parent=page)
    with commit():
        page = StandardPage.objects.get(pk=page.pk)
        page.slug = "anders"
        page.save_revision().publish()

    urls = SearchDocument.objects.filter(title__startswith="Nieuw").values_list("url", flat=True)
    assert sorted(urls) == ["/over/anders/", "/over/anders/nieuw-kind/"]


def test_a_page_that_becomes_private_goes_with_all_below(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")
    publish("Nieuw kind", parent=page)
    with commit():
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    private = found()
    with commit():
        restriction.delete()

    assert (private, found()) == (set(), {"Nieuw", "Nieuw kind"})


def test_a_page_that_is_born_private_is_never_found(publish: Any, commit: Any, fixed: Any) -> None:
    with commit():
        PageViewRestriction.objects.create(page=fixed("/privacy/"), restriction_type=PageViewRestriction.PASSWORD)

    publish("Nieuw", parent=fixed("/privacy/"))
    rebuild()

    assert found() == set()
    assert not SearchDocument.objects.filter(title="Privacy").exists()


def test_a_transaction_that_fails_changes_nothing(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")

    with commit(), pytest.raises(RuntimeError), transaction.atomic():
        page.title = "Nooit"
        page.save_revision().publish()
        page.unpublish()
        raise RuntimeError

    assert found() == {"Nieuw"}


def test_a_page_that_is_gone_before_the_end_of_the_transaction(publish: Any, commit: Any, fixed: Any) -> None:
    with commit():
        page = make_page("home.StandardPage", fixed("/over/"), title="Nieuw")
        page.delete()

    assert found() == set()


def test_a_page_that_is_no_result_of_its_own(publish: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = publish("Nieuw")
    monkeypatch.setattr(StandardPage, "searchable", False)

    update_document(row=page)

    assert found() == set()


def test_a_page_of_wagtail_itself_is_no_result(home: Any) -> None:
    assert document_for(Page.objects.get(depth=1)) is None


def test_a_translation_has_its_own_document(publish: Any, commit: Any) -> None:
    page = publish("Nieuw")
    with commit():
        english = make_translation(page, title="New", slug="new")

    row = SearchDocument.objects.get(key=key_of(english))
    assert (row.title, row.language, row.url) == ("New", "en", "/en/over/new/")
    assert SearchDocument.objects.get(key=key_of(page)).title == "Nieuw"


class TestRows:
    """Rows that are not pages, such as words."""

    @pytest.fixture
    def word(self, home: Any, commit: Any) -> GlossaryTerm:
        with commit():
            return GlossaryTerm.objects.create(
                term="Knipkaart",
                slug="knipkaart",
                short="Tien keer meedoen",
                synonyms="strippenkaart",
                locale=Locale.objects.get(language_code="nl"),
            )

    def test_saving_makes_and_renews(self, word: GlossaryTerm, commit: Any) -> None:
        first = SearchDocument.objects.get(key=key_of(word))
        with commit():
            word.term = "Strippenkaart"
            word.save()

        assert (first.title, first.kind, first.url) == ("Knipkaart", "woord", "/woordenlijst/knipkaart/")
        assert SearchDocument.objects.get(kind="woord").title == "Strippenkaart"

    def test_deleting_takes_away(self, word: GlossaryTerm, commit: Any) -> None:
        with commit():
            word.delete()

        assert SearchDocument.objects.filter(kind="woord").count() == 0

    def test_a_row_of_a_model_that_nobody_registered_is_no_result(self, home: Any) -> None:
        assert document_for(make_term("Theme", "geld")) is None


def test_taking_away_what_is_not_there_is_fine(bare: None) -> None:
    remove_document(key="nergens:1")

    assert SearchDocument.objects.count() == 0


def test_publishing_the_home_page_reads_no_other_page(
    publish: Any, home: Any, commit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Onder")
    asked: list[list[int]] = []
    monkeypatch.setattr(signals, "_update_pages", asked.append)

    with commit():
        home.save_revision().publish()

    assert asked == [[home.pk]]


def test_an_alias_is_found_from_the_moment_that_it_is_made(publish: Any, fixed: Any, commit: Any) -> None:
    page, draft = publish("Boot"), publish("Plan", live=False)
    with commit():
        alias = page.create_alias(parent=fixed("/verhalen/"), update_slug="boot-elders")
        draft.create_alias(update_slug="plan-elders")

    urls = set(SearchDocument.objects.filter(title="Boot").values_list("url", flat=True))
    assert urls == {page.get_url(), alias.get_url()}
    assert not SearchDocument.objects.filter(title="Plan").exists()

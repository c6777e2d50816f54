"""The form of a page: terms as tick boxes, kept with the page and with its drafts."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from core.models import PageTerm
from core.page_forms import TERM_FIELDS
from tests.support.admin import add_url, edit_url, form_of
from tests.support.pages import add_terms, make_page, make_term

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow


@pytest.fixture
def editor(home: Any, client: Client) -> Client:
    """Someone who may do everything."""
    client.force_login(get_user_model().objects.create_superuser("beheer", "b@voorbeeld.example", "x"))
    return client


@pytest.fixture
def terms(home: Any) -> dict[str, Any]:
    """Terms to choose from."""
    return {
        "urk": make_term("Gemeente", "urk", name="Urk"),
        "almere": make_term("Gemeente", "almere", name="Almere"),
        "geld": make_term("Theme", "geld", name="Geld"),
    }


@pytest.fixture
def page(fixed: Any, terms: dict[str, Any]) -> Any:
    made = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    add_terms(made, gemeente=terms["urk"], theme=terms["geld"])
    return made


def live_terms(page: Any) -> dict[str, list[str]]:
    found = Page.objects.get(pk=page.pk).specific.get_terms()
    return {name: [term.slug for term in found.of_kind(kind)] for name, kind in TERM_FIELDS.items()}


def save(client: Client, page: Any, action: str = "action-publish", **changes: Any) -> None:
    url = edit_url(page)
    response = client.post(url, form_of(client, url, **{action: "1"}, **changes))
    assert response.status_code == 302


def test_chosen_terms_are_ticked(editor: Client, page: Any, terms: dict[str, Any]) -> None:
    form = form_of(editor, edit_url(page))

    assert form["gemeenten"] == [str(terms["urk"].pk)]
    assert form["themes"] == [str(terms["geld"].pk)]
    assert "audiences" not in form


def test_publishing_keeps_the_choice(editor: Client, page: Any, terms: dict[str, Any]) -> None:
    kept = PageTerm.objects.get(gemeente=terms["urk"]).pk

    save(editor, page, gemeenten=[str(terms["urk"].pk), str(terms["almere"].pk)], themes=[])

    assert live_terms(page) == {"gemeenten": ["almere", "urk"], "themes": [], "dimensions": [], "audiences": []}
    assert PageTerm.objects.get(gemeente=terms["urk"]).pk == kept


def test_saving_without_a_change_changes_nothing(editor: Client, page: Any) -> None:
    before = sorted(PageTerm.objects.values_list("pk", flat=True))

    save(editor, page)

    assert sorted(PageTerm.objects.values_list("pk", flat=True)) == before


def test_a_draft_has_its_own_choice(editor: Client, page: Any, terms: dict[str, Any]) -> None:
    save(editor, page, action="x", gemeenten=[str(terms["almere"].pk)])

    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [term.slug for term in draft.get_terms().gemeenten] == ["almere"]
    assert live_terms(page)["gemeenten"] == ["urk"]
    assert form_of(editor, edit_url(page))["gemeenten"] == [str(terms["almere"].pk)]


def test_a_new_page_gets_its_terms(editor: Client, fixed: Any, terms: dict[str, Any]) -> None:
    from home.models import StandardPage

    url = add_url(StandardPage, fixed("/over/"))
    data = form_of(editor, url, title="Nieuw", slug="nieuw", themes=[str(terms["geld"].pk)], **{"action-publish": "1"})
    response = editor.post(url, data)

    assert response.status_code == 302
    assert live_terms(StandardPage.objects.get(slug="nieuw"))["themes"] == ["geld"]


@pytest.mark.parametrize("value", ["999999", "abc", "-1"])
def test_a_term_that_does_not_exist_is_refused(value: str, editor: Client, page: Any) -> None:
    url = edit_url(page)

    response = editor.post(url, form_of(editor, url, gemeenten=[value], **{"action-publish": "1"}))

    assert response.status_code == 200
    assert live_terms(page)["gemeenten"] == ["urk"]


def test_a_type_with_a_form_of_its_own_keeps_its_handler(home: Any) -> None:
    from home.models import StandardPage

    first, again = StandardPage.get_edit_handler(), StandardPage.get_edit_handler()

    assert first is again
    assert [str(child.heading) for child in first.children] == ["Inhoud", "Kenmerken", "Instellingen"]

"""The lists of words in the admin: forms, import and download, and what is left to do after a change."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from config.setup.roles import EDITORS
from search.analysis import analyser_signature
from search.lists.screen import MOST_BYTES
from search.models import AmbiguousPlace, CompoundPart, CrisisPhrase, SearchState, StemException, Synonym
from tests.support.admin import form_of
from tests.support.hostile import ATTACK
from tests.support.html import PageView, view

URL = "/admin/zoeken/lijsten/"
HEAD = "taal;woord;andere woorden;richting\n"
OUTDATED = "manage.py search_rebuild"


def upload(client: Client, text: str, kind: str = "synonyms") -> PageView:
    file = SimpleUploadedFile("lijst.csv", text.encode())
    return PageView(client.post(URL, {"kind": kind, "file": file}))


@pytest.fixture
def editor(home: Any, client: Client, django_user_model: Any) -> Client:
    """Someone who writes, and keeps the synonyms only."""
    user = django_user_model.objects.create_user("redacteur", password="lid")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def test_looks_first_and_imports_after_a_yes(home: Any, admin_client: Client) -> None:
    page = upload(admin_client, f"{HEAD}nl;zeepkist;kar {ATTACK};heen\n")
    sent = page.soup.find("textarea", {"name": "text"})
    assert sent is not None
    assert ("Nieuw: 1." in page.text, Synonym.objects.count()) == (True, 0)

    done = PageView(admin_client.post(f"{URL}synonyms/", {"text": sent.text}, follow=True))

    assert "De lijst is bijgewerkt. Nieuw: 1. Veranderd: 0. Al goed: 0." in done.text
    assert list(Synonym.objects.values_list("word", "others")) == [("zeepkist", f"kar {ATTACK}".replace("|", "\n"))]


def test_faults_are_shown_and_nothing_can_be_imported(home: Any, admin_client: Client) -> None:
    page = upload(admin_client, f"{HEAD}nl;zeepkist;kar;heen\nxx;een;twee;heen\n")

    assert "regel 3, kolom 'taal'" in page.text
    assert page.soup.find("textarea", {"name": "text"}) is None
    admin_client.post(f"{URL}synonyms/", {"text": f"{HEAD}nl;zeepkist;kar;heen\nxx;een;twee;heen\n"})
    admin_client.post(f"{URL}synonyms/", {"text": ""})
    assert Synonym.objects.count() == 0


@pytest.mark.parametrize("text", ["", "wat anders", f"{HEAD}{'x' * MOST_BYTES}"])
def test_a_file_that_cannot_be_read(home: Any, admin_client: Client, text: str) -> None:
    page = upload(admin_client, text)

    assert page.soup.select(".error-message, .w-field__errors")
    assert page.soup.find("textarea", {"name": "text"}) is None


def test_a_list_that_is_there_already(home: Any, admin_client: Client) -> None:
    text = admin_client.get(f"{URL}places.csv").content.decode()

    page = upload(admin_client, text, kind="places")

    assert text.startswith("\ufeffnaam;in gebruik\r\n")
    assert "Nieuw: 0." in page.text
    assert page.soup.find("textarea", {"name": "text"}) is None


def test_an_editor_keeps_synonyms_only(editor: Client) -> None:
    page = PageView(editor.get(URL))

    assert [option["value"] for option in page.soup.select("select[name=kind] option")] == ["synonyms"]
    assert editor.get(f"{URL}synonyms.csv").status_code == 200
    assert editor.get(f"{URL}crisis.csv").status_code != 200
    assert editor.post(f"{URL}crisis/", {"text": "taal;woorden;soort\nnl;dood;gevaar\n"}).status_code != 200
    assert CrisisPhrase.objects.count() == 0


def test_a_visitor_sees_nothing(home: Any, client: Client) -> None:
    assert client.get(URL).status_code == 302
    assert client.get(f"{URL}synonyms.csv").status_code == 302


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (CompoundPart, {"word": "zeepkist"}),
        (StemException, {"word": "zeepkisten", "stem": "zeepkist"}),
        (Synonym, {"word": "zeepkist", "others": "kar"}),
        (CrisisPhrase, {"phrase": "wil de zeepkist", "kind": "gevaar"}),
        (AmbiguousPlace, {"name": "Zeepkist"}),
    ],
)
def test_every_list_has_a_form(home: Any, admin_client: Client, model: Any, values: dict[str, str]) -> None:
    name = f"wagtailsnippets_search_{model._meta.model_name}"
    url = reverse(f"{name}:add")

    admin_client.post(url, form_of(admin_client, url, **values))

    row = model.objects.get()
    assert {key: getattr(row, key) for key in values} == values
    assert str(row) in PageView(admin_client.get(reverse(f"{name}:list"))).text


def test_an_empty_list_tells_that_the_site_has_words_of_its_own(home: Any, admin_client: Client) -> None:
    seen = view(admin_client, reverse("wagtailsnippets_search_synonym:list"))

    assert "De site kent er zelf al veel." in seen.text
    assert reverse("search_lists:index") in seen.links


def test_words_that_would_not_work_are_refused(home: Any, admin_client: Client) -> None:
    url = reverse("wagtailsnippets_search_compoundpart:add")
    page = PageView(admin_client.post(url, form_of(admin_client, url, word="twee woorden", forms="ook\ntwee woorden")))

    assert page.text.count("Schrijf hier één woord") == 2
    assert CompoundPart.objects.count() == 0


class TestWhatIsLeftToDo:
    """After a change of words that the index was made with, an editor reads which command is needed."""

    @pytest.fixture(autouse=True)
    def made(self, home: Any) -> None:
        SearchState.objects.update_or_create(id=1, defaults={"analyser": analyser_signature()})

    @pytest.mark.parametrize(("model", "told"), [("compoundpart", True), ("synonym", False)])
    def test_after_a_form(self, admin_client: Client, model: str, told: bool) -> None:
        url = reverse(f"wagtailsnippets_search_{model}:add")
        sent = form_of(admin_client, url, word="zeepkist", **({"others": "kar"} if model == "synonym" else {}))

        assert (OUTDATED in PageView(admin_client.post(url, sent, follow=True)).text) is told

    def test_after_a_row_was_deleted(self, admin_client: Client) -> None:
        row = StemException.objects.create(word="zeepkisten", stem="zeepkist")
        SearchState.objects.update(analyser=analyser_signature())
        url = reverse("wagtailsnippets_search_stemexception:delete", args=[row.pk])

        assert OUTDATED in PageView(admin_client.post(url, follow=True)).text

    def test_after_an_import(self, admin_client: Client) -> None:
        text = "woord;andere vormen;plaats\nzeepkist;;deel\n"

        page = PageView(admin_client.post(f"{URL}parts/", {"text": text}, follow=True))

        assert OUTDATED in page.text
        assert CompoundPart.objects.count() == 1

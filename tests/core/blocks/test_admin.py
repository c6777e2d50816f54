"""Blocks in the hands of editors and translators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, TranslationSource

from core import latest
from core.blocks import BodyBlock
from core.cards import Card
from core.latest import Shelf
from regioplan.models import GlossaryTerm
from tests.support.media import make_document, make_image
from tests.support.pages import make_page

if TYPE_CHECKING:
    from django.test import Client

BODY = BodyBlock()


@pytest.fixture
def full_page(home: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A page with every block of the toolkit."""
    shelf = Shelf("test", "Initiatieven", "/i/", "Alle", lambda query: [Card(title="a", url="/a/")], order=-1)
    monkeypatch.setitem(latest._shelves, "test", shelf)
    make_image()
    make_document("Geluid", "mp3")
    GlossaryTerm.objects.create(term="GLI", slug="gli", short="Kort.", locale=Locale.get_default())
    body = [(name, block.get_preview_value()) for name, block in BODY.child_blocks.items() if name != "heading"]
    heading = ("heading", BODY.child_blocks["heading"].get_preview_value())
    page = make_page("home.StandardPage", home, title="Alles", slug="alles", body=[heading, *body])
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("beheer", "beheer@voorbeeld.example", "geheim"))
    return client


def test_editor_opens_a_page_with_every_block(admin: Client, full_page: Any) -> None:
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[full_page.pk]))

    assert response.status_code == 200
    assert "core.blocks" not in response.content.decode()


def test_editor_sees_the_preview_of_a_block(admin: Client, full_page: Any) -> None:
    block = full_page.body.stream_block.child_blocks["steps"]

    response = admin.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    example = BeautifulSoup(response.content, "html.parser").select("main .prose")[0]
    assert example.get_text(" ", strip=True).startswith("Zo meldt u zich aan Bel ons")


def test_whole_body_is_valid(full_page: Any) -> None:
    cleaned = BODY.clean(full_page.body)

    assert len(cleaned) == len(BODY.child_blocks)


def test_translator_gets_the_words_and_no_addresses(full_page: Any) -> None:
    source, _created = TranslationSource.update_or_create_from_instance(full_page)

    words = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))

    assert {"Bel ons", "Wat kost het?", "Wanneer is het open?", "Maandag", "Elke maand goed nieuws"} <= words
    assert {word for word in words if "://" in word or "@" in word or word.startswith(("/", "036"))} == set()


def test_visitor_sees_every_block(full_page: Any, client: Client) -> None:
    response = client.get("/alles/")

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert [tag.name for tag in page.select("main .prose > *")][:3] == ["h2", "p", "ul"]

"""Links in rich text: right address, few queries, no link to what is not public."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text

from core.blocks.base import SiteRichText, SiteRichTextBlock
from core.rich_links import SitePageLinkHandler, expand_all
from tests.support.media import make_document
from tests.support.pages import make_page


def link(pk: Any) -> str:
    return f'<p><a linktype="page" id="{pk}">Lees</a></p>'


def test_link_to_a_page_gets_its_address(home: Any) -> None:
    page = make_page("home.StandardPage", home, slug="over-ons")

    assert expand_db_html(link(page.pk)) == '<p><a href="/over-ons/">Lees</a></p>'


def test_link_stays_within_the_language_that_is_read(home: Any) -> None:
    page = make_page("home.StandardPage", home, slug="over-ons")

    with translation.override("en"):
        assert expand_all([link(page.pk), '<p><a href="/hulp/?a=1&amp;b=2">Hulp</a></p>']) == [
            '<p><a href="/en/over-ons/">Lees</a></p>',
            '<p><a href="/en/hulp/?a=1&amp;b=2">Hulp</a></p>',
        ]


def test_link_to_what_is_not_public_leaves_the_words(home: Any) -> None:
    page = make_page("home.StandardPage", home, live=False)

    assert expand_all([link(page.pk), link(999_999), link("x")]) == ["<p><a>Lees</a></p>"] * 3


def test_link_to_what_is_private_leaves_the_words(home: Any) -> None:
    page = make_page("home.StandardPage", home, slug="reorganisatie")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert expand_all([link(page.pk)]) == ["<p><a>Lees</a></p>"]


def test_one_link_alone(home: Any) -> None:
    assert SitePageLinkHandler.expand_db_attributes({"id": str(home.pk)}) == '<a href="/">'


def test_references_are_known(home: Any) -> None:
    assert list(extract_references_from_rich_text(link(7))) == [(Page, "7", "", "")]
    assert SitePageLinkHandler.get_model() is Page


def test_other_addresses_stay(db: None) -> None:
    source = '<p><a href="https://flever.nl/">a</a><a href="#x">b</a></p>'

    with translation.override("en"):
        assert expand_all([source]) == [source]


@pytest.mark.parametrize("count", [1, 3])
def test_many_links_cost_two_queries(home: Any, count: int, django_assert_num_queries: Any) -> None:
    pages = [make_page("home.StandardPage", home) for _ in range(count)]
    document = make_document()
    texts = [link(page.pk) + f'<p><a linktype="document" id="{document.pk}">b</a></p>' for page in pages]
    expand_all(texts)

    with django_assert_num_queries(2):
        expand_all(texts)


def test_text_outside_a_body_makes_itself_ready(home: Any) -> None:
    assert str(SiteRichText(link(home.pk))) == '<p><a href="/">Lees</a></p>'


def test_block_accepts_every_kind_of_text(db: None) -> None:
    block = SiteRichTextBlock()
    text = block.to_python("<p>a</p>")

    assert block.normalize(text) is text
    assert [block.normalize(value).source for value in ("<p>a</p>", None)] == ["<p>a</p>", ""]
    assert isinstance(block.value_from_form("<p>a</p>"), SiteRichText)


def test_block_takes_wagtails_rich_text(db: None) -> None:
    from wagtail.rich_text import RichText

    assert SiteRichTextBlock().normalize(RichText("<p>a</p>")).source == "<p>a</p>"

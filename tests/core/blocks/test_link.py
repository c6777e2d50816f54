"""Where links lead, and which addresses are refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from core.blocks.link import LinkBlock, LinkValue, ResolvedLink, validate_address
from home.models import StandardPage
from tests.support.pages import make_page

WORDS = (
    "Dit adres klopt niet. Begin met https:// voor een andere website, of met / voor een pagina van deze "
    "website. Bijvoorbeeld: https://www.flevoland.nl of /hulp/."
)


@pytest.mark.parametrize(
    "address",
    [
        "/hulp/",
        "/hulp/?thema=taal",
        "https://www.flevoland.nl",
        "mailto:a@voorbeeld.example",
        "tel:+31880029910",
        "#contact",
    ],
)
def test_good_address_is_accepted(address: str) -> None:
    assert validate_address(address) is None  # type: ignore[func-returns-value]  # returning at all is the point


@pytest.mark.parametrize(
    "address",
    [
        "www.flevoland.nl",
        "//elders.example/",
        "javascript:alert(1)",
        "https://",
        "https://[",
        "mailto:geen-adres",
        "tel:nul",
        "#",
        "/met spatie/",
        "data:text/html,x",
    ],
)
def test_bad_address_is_refused_with_what_to_do(address: str) -> None:
    with pytest.raises(ValidationError) as caught:
        validate_address(address)

    assert caught.value.messages == [WORDS]


def link(page: Any = None, url: str = "", *, required: bool = True) -> Any:
    block = LinkBlock(link_required=required)
    return block, block.to_python({"page": page.pk if page else None, "url": url})


def test_page_and_address_together_are_refused(home: Any) -> None:
    block, value = link(home, "/hulp/")

    with pytest.raises(ValidationError) as caught:
        block.clean(value)

    assert caught.value.block_errors["url"].messages == [  # type: ignore[attr-defined]  # Wagtail's own kind of error
        "Kies een pagina óf vul een adres in. Haal één van de twee weg."
    ]


def test_nothing_is_refused_when_a_link_is_needed(db: None) -> None:
    block, value = link()

    with pytest.raises(ValidationError) as caught:
        block.clean(value)

    assert caught.value.block_errors["page"].messages == [  # type: ignore[attr-defined]  # idem
        "Waar gaat deze link naartoe? Kies een pagina of vul een adres in."
    ]


def test_draft_may_lack_a_link(db: None) -> None:
    block, value = link()
    block.defer_required_validation()

    assert dict(block.clean(value)) == {"page": None, "url": ""}


def test_nothing_is_fine_when_no_link_is_needed(db: None) -> None:
    block, value = link(required=False)

    assert block.clean(value).resolve() is None


def test_page_gives_its_address_and_title(home: Any) -> None:
    page = make_page("home.StandardPage", home, title="Over ons", slug="over-ons")
    _block, value = link(page)

    assert value.resolve() == ResolvedLink(url="/over-ons/", title="Over ons")


def test_page_stays_within_the_language_that_is_read(home: Any) -> None:
    page = make_page("home.StandardPage", home, title="Over ons", slug="over-ons")
    _block, value = link(page)

    with translation.override("en"):
        assert value.resolve() == ResolvedLink(url="/en/over-ons/", title="Over ons", lang="nl")


def test_page_that_is_not_public_gives_no_link(home: Any) -> None:
    page = make_page("home.StandardPage", home, title="Geheim", live=False)
    _block, value = link(page)

    assert value.resolve() is None


def test_private_page_gives_no_link(home: Any) -> None:
    page = make_page("home.StandardPage", home, title="Geheim plan")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    _block, value = link(page)

    assert value.resolve() is None


def test_page_below_a_draft_gives_no_link(home: Any) -> None:
    above = make_page("home.StandardPage", home, title="Boven", live=False)
    _block, value = link(make_page("home.StandardPage", above, title="Eronder"))
    unread = LinkValue(value.block, [("page", Page.objects.get(pk=value["page"].pk)), ("url", "")])

    assert (value.resolve(), unread.resolve()) == (None, None)


def test_private_pages_in_a_text_give_no_link_and_cost_no_query(
    home: Any, client: Client, django_assert_num_queries: Any
) -> None:
    parent = make_page("home.StandardPage", home, title="Besloten")
    hidden, shown = make_page("home.StandardPage", parent, title="Geheim plan"), make_page("home.StandardPage", home)
    links = [{"page": page, "url": ""} for page in (hidden, shown, shown)]
    body = [("button", {"text": "Ga", "link": one, "style": "action"}) for one in links]
    page = make_page("home.StandardPage", home, body=body)
    PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)
    body = StandardPage.objects.get(pk=page.pk).body
    values = [block.value["link"] for block in body if block.block_type == "button"]
    values[1].resolve()

    with django_assert_num_queries(0):
        found = [value.resolve() for value in values]

    assert [one.title if one else None for one in found] == [None, shown.title, shown.title]
    assert "Geheim plan" not in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("url", "nl", "en", "external"),
    [
        ("/hulp/?q=a", "/hulp/?q=a", "/en/hulp/?q=a", False),
        ("/documents/1/plan.pdf", "/documents/1/plan.pdf", "/documents/1/plan.pdf", False),
        ("/en/help/", "/en/help/", "/en/help/", False),
        ("https://www.flevoland.nl", "https://www.flevoland.nl", "https://www.flevoland.nl", True),
        ("#contact", "#contact", "#contact", False),
    ],
)
def test_address_in_each_language(db: None, url: str, nl: str, en: str, external: bool) -> None:
    _block, value = link(url=url)

    assert value.resolve() == ResolvedLink(url=nl, is_external=external)
    with translation.override("en"):
        assert value.resolve() == ResolvedLink(url=en, is_external=external)

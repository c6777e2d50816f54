"""What search engines are told of publications and schemes: whole values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.html import view
from tests.support.media import make_document
from tests.support.pages import make_page

if TYPE_CHECKING:
    from django.test import Client

SITE = "http://testserver"


@pytest.mark.parametrize(("kind", "said"), [("jaarplan", "Report"), ("handreiking", "DigitalDocument")])
def test_of_a_publication(fixed: Any, client: Client, kind: str, said: str) -> None:
    file = make_document()
    page = make_page(
        "library.PublicationPage",
        fixed("/kennisbank/"),
        title="Plan",
        kind=kind,
        year=2024,
        publisher="Flever",
        document=file,
        website="https://voorbeeld.example/plan",
    )

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": said,
        "name": "Plan",
        "url": f"{SITE}/kennisbank/plan/",
        "inLanguage": "nl",
        "publisher": {"@type": "Organization", "name": "Flever"},
        "datePublished": "2024",
        "sameAs": "https://voorbeeld.example/plan",
        "encoding": {"@type": "MediaObject", "contentUrl": f"{SITE}{file.url}", "encodingFormat": "application/pdf"},
    }


def test_of_a_scheme(fixed: Any, client: Client) -> None:
    page = make_page("library.FundingSchemePage", fixed("/kennisbank/"), title="Buurtgeld", funder="Fonds")

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "MonetaryGrant",
        "name": "Buurtgeld",
        "url": f"{SITE}/kennisbank/buurtgeld/",
        "inLanguage": "nl",
        "funder": {"@type": "Organization", "name": "Fonds"},
    }

"""What search engines are told of initiatives and projects: who take part, and nothing of what is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.html import view
from tests.support.pages import make_page

if TYPE_CHECKING:
    from django.test import Client

SITE = "http://testserver"


def test_of_an_initiative(fixed: Any, client: Client) -> None:
    page = make_page(
        "initiatives.InitiativePage",
        fixed("/initiatieven/"),
        title="Moestuin",
        search_description="Samen tuinieren",
        started=2019,
        organisations="Buurthuis\n\nDe Kas",
        website="https://moestuin.example/",
    )

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "Project",
        "name": "Moestuin",
        "description": "Samen tuinieren",
        "url": f"{SITE}/initiatieven/moestuin/",
        "inLanguage": "nl",
        "foundingDate": "2019",
        "member": [{"@type": "Organization", "name": "Buurthuis"}, {"@type": "Organization", "name": "De Kas"}],
        "sameAs": "https://moestuin.example/",
    }


def test_of_a_bare_initiative(fixed: Any, client: Client) -> None:
    page = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title="Moestuin")

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "Project",
        "name": "Moestuin",
        "url": f"{SITE}/initiatieven/moestuin/",
        "inLanguage": "nl",
    }


def test_an_invented_initiative_is_not_told(fixed: Any, client: Client) -> None:
    page = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), sample=True)

    assert view(client, page.url).linked_blocks == []


def test_of_a_project(fixed: Any, client: Client) -> None:
    page = make_page("initiatives.ProjectPage", fixed("/projecten/"), title="Zij-instroom", partners="ROC\nZiekenhuis")

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "Project",
        "name": "Zij-instroom",
        "url": f"{SITE}/projecten/zij-instroom/",
        "inLanguage": "nl",
        "member": [{"@type": "Organization", "name": "ROC"}, {"@type": "Organization", "name": "Ziekenhuis"}],
    }

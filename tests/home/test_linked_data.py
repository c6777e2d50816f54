"""What search engines are told of the home page, themes, gemeenten and the contact page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.html import view
from tests.support.pages import make_page, make_term

if TYPE_CHECKING:
    from django.test import Client

SITE = "http://testserver"


def test_of_the_home_page(home: Any, client: Client) -> None:
    home.search_description = "Hulp dichtbij"
    home.save()

    assert view(client, "/").linked_data == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "WEL in Flevoland",
        "description": "Hulp dichtbij",
        "url": f"{SITE}/",
        "inLanguage": "nl",
        "publisher": {
            "@type": "Organization",
            "name": "WEL in Flevoland",
            "url": f"{SITE}/",
            "logo": f"{SITE}/static/wel/icons/icon-512.png",
        },
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{SITE}/zoeken/?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def test_of_a_theme_and_the_list_of_themes(fixed: Any, client: Client) -> None:
    term = make_term("Theme", "slapen", name="Goed slapen")
    page = make_page("home.ThemePage", fixed("/thema/"), title="Slapen", theme=term)

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "Slapen",
        "url": f"{SITE}/thema/slapen/",
        "inLanguage": "nl",
        "about": {"@type": "Thing", "name": "Goed slapen"},
    }
    assert (view(client, "/thema/").linked_data or {})["mainEntity"] == {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Slapen", "url": f"{SITE}/thema/slapen/"},
        ],
    }


def test_of_a_gemeente(home: Any, client: Client) -> None:
    term = make_term("Gemeente", "urk", name="Urk")
    page = make_page("home.GemeentePage", home, title="Urk", gemeente=term, website="https://urk.example/")

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "Urk",
        "url": f"{SITE}/urk/",
        "inLanguage": "nl",
        "about": {"@type": "AdministrativeArea", "name": "Urk", "url": "https://urk.example/"},
    }


def test_of_the_contact_page(fixed: Any, client: Client) -> None:
    page = fixed("/contact/")
    page.search_description = "Stel ons een vraag"
    page.save()

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "ContactPage",
        "name": page.title,
        "description": "Stel ons een vraag",
        "url": f"{SITE}/contact/",
        "inLanguage": "nl",
    }

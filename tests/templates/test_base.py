"""What holds for the frame of every page: landmarks, languages, no cookie, no script in the page, help in one place."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Locale

from core import local_cache
from core.models import DemoObject, HelpLine
from tests.support.admin import edit_url, form_of, post_preview
from tests.support.pages import make_page

if TYPE_CHECKING:
    from django.test import Client, RequestFactory

FIXED = ("/", "/hulp/", "/verhalen/", "/agenda/", "/contact/", "/over/", "/regioplan/", "/thema/", "/toegankelijkheid/")
PLAIN_VIEWS = ("/zoeken/", "/zoeken/?q=niets", "/woordenlijst/", "/bestaat-niet/")


class Page(HTMLParser):
    """The start tags of a page with their attributes, and the words inside the title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attrs
            for name, attrs in self.tags
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]

    def one(self, tag: str, **wanted: str) -> dict[str, str]:
        found = self.all(tag, **wanted)
        assert len(found) == 1, (tag, wanted, found)
        return found[0]


def _get(client: Client, path: str) -> Page:
    return Page(client.get(path).content.decode())


@pytest.fixture
def lines(home: Any) -> list[HelpLine]:
    """Two help lines, of which one is only for the page, not for the head."""
    dutch = Locale.objects.get(language_code="nl")
    made = [
        HelpLine.objects.create(
            locale=dutch, name="Luisterlijn", number="088 076 70 00", tel="0880767000", description="Iemand luistert."
        ),
        HelpLine.objects.create(
            locale=dutch,
            name="Kindertelefoon",
            number="0800 04 32",
            tel="08000432",
            description="Voor kinderen.",
            in_header=False,
        ),
    ]
    local_cache.clear()
    return made


@pytest.fixture
def demo(home: Any, settings: Any) -> None:
    """A site with demo content."""
    settings.WEL_DEMO_GUARD = True
    DemoObject.objects.create(
        content_type=ContentType.objects.get_for_model(home), object_id=str(home.pk), key="home/home"
    )
    local_cache.clear()


@pytest.mark.parametrize("path", [*FIXED, *PLAIN_VIEWS])
def test_a_page_has_its_landmarks_once_and_one_heading_of_the_first_level(client: Client, home: Any, path: str) -> None:
    page = _get(client, path)

    counts = Counter(tag for tag, _attrs in page.tags)
    assert {tag: counts[tag] for tag in ("h1", "main", "footer", "title")} == dict.fromkeys(
        ("h1", "main", "footer", "title"), 1
    )
    assert len(page.all("header", **{"class": "top"})) == 1


@pytest.mark.parametrize("path", [*FIXED, *PLAIN_VIEWS])
def test_ids_and_names_of_landmarks_are_unique(client: Client, home: Any, path: str) -> None:
    page = _get(client, path)

    ids = [attrs["id"] for _tag, attrs in page.tags if "id" in attrs]
    names = [
        (tag, attrs.get("aria-label") or attrs.get("aria-labelledby"))
        for tag, attrs in page.tags
        if tag in {"nav", "aside", "form"}
    ]
    assert [one for one, count in Counter(ids).items() if count > 1] == []
    assert [one for one, count in Counter(names).items() if count > 1 and one[0] != "form"] == []
    labelled = {attrs["aria-labelledby"] for _tag, attrs in page.tags if "aria-labelledby" in attrs}
    assert labelled - set(ids) == set()


@pytest.mark.parametrize("path", [*FIXED, *PLAIN_VIEWS])
def test_headings_never_skip_a_level(client: Client, home: Any, path: str) -> None:
    page = _get(client, path)

    main = page.html[page.html.index("<main") : page.html.index("</main>")]
    levels = [int(level) for level in re.findall(r"<h([1-6])", main)]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


@pytest.mark.parametrize("path", [*FIXED, *PLAIN_VIEWS])
def test_a_page_sets_no_cookie_and_runs_nothing_of_its_own(client: Client, home: Any, path: str) -> None:
    response = client.get(path)

    page = Page(response.content.decode())
    assert dict(response.cookies) == {}
    assert "csrfmiddlewaretoken" not in page.html
    assert [attrs for _tag, attrs in page.tags if "style" in attrs] == []
    assert [
        attrs for attrs in page.all("script") if not attrs.get("src") and attrs.get("type") != "application/ld+json"
    ] == []
    assert [name for _tag, attrs in page.tags for name in attrs if name.startswith("on")] == []
    loaded = [attrs["src"] for _tag, attrs in page.tags if "src" in attrs]
    loaded += [attrs["href"] for attrs in page.all("link") if attrs["rel"] in {"stylesheet", "preload", "icon"}]
    assert [address for address in loaded if not address.startswith("/")] == []


def test_the_skip_link_is_the_first_link_and_leads_to_the_content(client: Client, home: Any) -> None:
    page = _get(client, "/over/")

    assert page.all("a")[0]["href"] == "#inhoud"
    assert page.one("main") == {"id": "inhoud", "tabindex": "-1"}


def test_menu_help_and_languages_open_without_a_script(client: Client, home: Any, lines: list[HelpLine]) -> None:
    page = _get(client, "/over/")

    assert [attrs["class"] for attrs in page.all("details")] == ["lang", "talk", "menu"]
    assert page.one("nav", **{"class": "nav"})["aria-label"] == "Hoofdmenu"
    talk = page.html[page.html.index('class="talk"') : page.html.index('class="menu"')]
    assert re.findall(r'href="tel:(\d+)"', talk) == ["0880767000"]


def test_search_is_a_get_form_with_a_visible_label(client: Client, home: Any) -> None:
    page = _get(client, "/over/")

    form = page.one("form", role="search")
    assert (form["action"], form.get("method")) == ("/zoeken/", None)
    assert page.one("label")["for"] == page.one("input", type="search")["id"]
    assert re.search(r"<label[^>]*>Zoeken</label>", page.html)


def test_the_current_section_is_marked_in_the_menu(client: Client, home: Any) -> None:
    page = _get(client, "/hulp/")

    current = [attrs["href"] for attrs in page.all("a") if attrs.get("aria-current") == "page"]
    assert current == ["/hulp/"]


def test_a_dutch_page_says_so_and_offers_the_same_address_in_english(client: Client, home: Any) -> None:
    page = _get(client, "/over/")

    assert page.one("html") == {"lang": "nl", "dir": "ltr"}
    assert [(a["href"], a["lang"]) for a in page.all("a") if "hreflang" in a] == [("/over/", "nl"), ("/en/over/", "en")]
    assert "fallback" not in page.html


def test_a_page_without_translation_is_dutch_content_in_an_english_frame(client: Client, home: Any) -> None:
    page = _get(client, "/en/over/")

    assert page.one("html") == {"lang": "en", "dir": "ltr"}
    assert page.one("main") == {"id": "inhoud", "tabindex": "-1", "lang": "nl", "dir": "ltr"}
    assert page.html.index('class="fallback"') < page.html.index("<main")
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.all("script", type="application/ld+json") == []


def test_interface_words_inside_dutch_content_say_their_language(client: Client, home: Any) -> None:
    page = _get(client, "/en/hulp/")

    assert page.one("main")["lang"] == "nl"
    assert page.one("div", **{"class": "split split--start"})["lang"] == "en"


@pytest.mark.parametrize("path", [*FIXED, *PLAIN_VIEWS])
def test_a_demo_site_says_so_and_keeps_search_engines_out(client: Client, home: Any, demo: None, path: str) -> None:
    page = _get(client, path)

    assert "<strong>Voorbeeldgegevens.</strong> Namen, nummers en cijfers zijn verzonnen." in page.html
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.all("script", type="application/ld+json") == []


def test_a_real_site_is_for_search_engines(client: Client, home: Any) -> None:
    page = _get(client, "/over/")

    assert "Voorbeeldgegevens" not in page.html
    assert page.all("meta", name="robots") == []
    assert len(page.all("script", type="application/ld+json")) == 2
    assert page.one("link", rel="canonical")["href"].endswith("/over/")
    assert page.one("meta", property="og:image")["content"].startswith("http://testserver/beeld/")


def test_the_breadcrumb_leads_home_and_ends_at_this_page(client: Client, home: Any, fixed: Any) -> None:
    make_page("home.StandardPage", fixed("/over/"), title="Wie wij zijn", slug="wie")

    html = client.get("/over/wie/").content.decode()

    crumbs = html[html.index('aria-label="Kruimelpad"') :]
    crumbs = crumbs[: crumbs.index("</nav>")]
    assert re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', crumbs) == [("/", "Home"), ("/over/", "Over ons")]
    assert crumbs.count('aria-current="page"') == 1
    assert crumbs.index('aria-current="page"') < crumbs.index("Wie wij zijn")


def test_what_editors_type_is_escaped_in_the_head(client: Client, home: Any, fixed: Any) -> None:
    make_page("home.StandardPage", fixed("/over/"), title='<u>"x"</u>', slug="x", search_description='"><i>')

    html = client.get("/over/x/").content.decode()

    assert "<u>" not in html
    assert "<i>" not in html


def test_not_found_offers_search_tasks_and_help(client: Client, home: Any, lines: list[HelpLine]) -> None:
    response = client.get("/bestaat-niet/")

    page = Page(response.content.decode())
    main = page.html[page.html.index("<main") : page.html.index("</main>")]
    assert response.status_code == 404
    assert re.findall(r'<a[^>]* href="([^"]+)"', main) == ["/hulp/", "/agenda/", "/contact/", "/en/", "tel:0880767000"]
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_the_page_for_our_own_faults_needs_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        page = Page(render_to_string("500.html"))

    assert len(page.all("h1")) == 1
    assert [attrs["href"] for attrs in page.all("a") if attrs["href"].startswith("tel:")] == [
        "tel:112",
        "tel:08000113",
        "tel:08002000",
        "tel:0880767000",
    ]
    assert "Voorbeeldgegevens" not in page.html


@pytest.mark.parametrize(
    ("expired", "heading"),
    [(False, "Deze pagina is niet voor iedereen"), (True, "Wij hebben uw antwoorden niet gekregen")],
)
def test_no_entry_says_why(home: Any, rf: RequestFactory, *, expired: bool, heading: str) -> None:
    html = render_to_string("403.html", {"form_expired": expired, "noindex": True}, request=rf.get("/over/"))

    assert [words.strip() for words in re.findall(r"<h1[^>]*>([^<]+)</h1>", html)] == [heading]


def test_faults_in_the_contact_form_stand_on_top_with_links(client: Client, home: Any) -> None:
    response = client.post(
        "/contact/", {"email": "willem.voorbeeld.example"}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    page = Page(response.content.decode())
    summary = page.html[page.html.index('id="fouten"') :]
    assert response.status_code == 422
    assert re.findall(r'href="#(id_\w+)"', summary)[:3] == ["id_subject_0", "id_message", "id_email"]
    assert "<title>Fout: Contact |" in page.html
    assert page.one("form", method="post").get("novalidate") == ""
    assert dict(response.cookies) == {}


def test_only_a_preview_holds_what_counts_words_and_looks_for_barriers(home: Any, admin_client: Any) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[home.pk])

    preview = post_preview(admin_client, url, form_of(admin_client, edit_url(home)))

    assert ["wagtail-userbar" in html for html in (preview, admin_client.get("/").content.decode())] == [True, False]

"""Beginning a page with an example: for whom, what the draft is, and that no visitor ever sees an example."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from blog.models import PodcastEpisodePage, StoryPage
from core.editor.examples import examples_for, make_example, start_from
from directory.models import ServicePage
from tests.support.admin import add_url, edit_url
from tests.support.examples import links, the_example
from tests.support.html import PageView
from tests.support.languages import make_translation
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

TYPES = {
    "blog.StoryPage": "/verhalen/",
    "blog.BlogPage": "/verhalen/expex/",
    "initiatives.InitiativePage": "/initiatieven/",
    "academy.EventPage": "/agenda/",
    "home.StandardPage": "/over/",
    "library.PublicationPage": "/kennisbank/",
    "directory.ServicePage": "/hulp/",
}


def begin(label: str, parent: Page) -> str:
    app, model = label.lower().split(".")
    return reverse("begin_with_example", args=[app, model, parent.pk])


@pytest.mark.parametrize("label", TYPES)
def test_a_draft_begins_as_a_copy(label: str, examples: Any, fixed: Any, colleague: Any, signed_in: Any) -> None:
    anna, parent, model = colleague("anna", "Redacteuren"), fixed(TYPES[label]), apps.get_model(label)
    client = signed_in(anna)
    example = the_example(model)
    choices = {"service": make_page(label, parent).service.pk} if model is ServicePage else {}

    answer = client.post(begin(label, parent), {"example": example.pk, **choices})

    made = model.objects.child_of(parent).get(slug="schrijf-hier-de-titel")
    assert answer.url == edit_url(made)
    assert client.get(answer.url).status_code == 200
    assert (made.live, made.has_unpublished_changes, made.owner) == (False, True, anna)
    assert (made.title, made.draft_title, made.summary) == (*["Schrijf hier de titel"] * 2, example.summary)
    assert (made.body.raw_data[0]["value"], len(made.body)) == (example.body.raw_data[0]["value"], len(example.body))
    assert (made.reviewed_on, made.review_owner, made.first_published_at, made.go_live_at) == (None,) * 4
    assert (made.locale, made.get_translations().count()) == (parent.locale, 0)
    assert made.translation_key != example.translation_key
    assert made.revisions.count() == 1


def test_a_second_draft_gets_its_own_address(examples: Any, fixed: Any, admin_user: Any) -> None:
    example = the_example(StoryPage)

    slugs = [start_from(example=example, parent=fixed("/verhalen/"), user=admin_user).slug for _time in range(2)]

    assert slugs == ["schrijf-hier-de-titel", "schrijf-hier-de-titel-1"]


def test_the_newest_version_of_an_example_counts_with_its_terms(examples: Any, fixed: Any, admin_user: Any) -> None:
    example = the_example(StoryPage)
    example.quote = "Schrijf hier iets anders."
    example.save_revision(user=admin_user)
    add_terms(Page.objects.get(pk=example.pk), theme=make_term("Theme", "rouw"))
    example = the_example(StoryPage)

    made = start_from(example=example, parent=fixed("/verhalen/"), user=admin_user)

    assert made.get_latest_revision_as_object().quote == "Schrijf hier iets anders."


def test_an_episode_gets_the_next_number(examples: Any, fixed: Any, admin_user: Any) -> None:
    podcast = make_page("blog.PodcastPage", fixed("/verhalen/"))
    make_page("blog.PodcastEpisodePage", podcast, number=7)
    example = the_example(PodcastEpisodePage)

    assert start_from(example=example, parent=podcast, user=admin_user).number == 8


def test_a_draft_in_another_language_belongs_to_that_language(examples: Any, fixed: Any, admin_client: Any) -> None:
    english = make_translation(fixed("/verhalen/"), "en")
    example = the_example(StoryPage)

    admin_client.post(begin("blog.StoryPage", english), {"example": example.pk})

    made = StoryPage.objects.child_of(english).get()
    assert (made.locale.language_code, made.get_translations().count()) == ("en", 0)


def test_help_needs_its_facts_first(examples: Any, fixed: Any, admin_client: Any) -> None:
    example = the_example(ServicePage)
    address = begin("directory.ServicePage", fixed("/hulp/"))

    asked = PageView(admin_client.get(address)).soup
    without = admin_client.post(address, {"example": example.pk})
    its_own = admin_client.post(address, {"example": example.pk, "service": example.service_id})

    assert [option.get_text() for option in asked.select("select option")][1:] == []
    assert "Die maakt u eerst" in asked.get_text()
    assert [len(answer.context["form"].errors["service"]) for answer in (without, its_own)] == [1, 1]
    assert ServicePage.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        ("Redacteuren", ("blog.StoryPage", "/verhalen/"), True),
        ("ExpEx-auteurs", ("blog.BlogPage", "/verhalen/expex/"), True),
        ("ExpEx-auteurs", ("blog.StoryPage", "/verhalen/"), False),
        ("ExpEx-auteurs", ("blog.BlogPage", "/verhalen/oco-almere/"), False),
        ("Redacteuren", ("blog.BlogPage", "/verhalen/"), False),
        ("Redacteuren", ("home.HomePage", "/verhalen/"), False),
    ],
)
def test_only_where_somebody_may_make_that_type(
    role: str, place: tuple[str, str], may: bool, examples: Any, fixed: Any, colleague: Any, signed_in: Any
) -> None:
    label, path = place
    client, address = signed_in(colleague("anna", role)), begin(label, fixed(path))
    before = Page.objects.count()
    example = next(iter(examples_for(apps.get_model(label))), examples)

    seen = client.get(address)
    made = client.post(address, {"example": example.pk})

    assert (seen.status_code, made.status_code) == (200 if may else 302, 302)
    assert Page.objects.count() - before == may
    assert may or {seen.url, made.url} == {reverse("wagtailadmin_home")}


@pytest.mark.parametrize("example", ["", "0", "-1", "9" * 30, "x", "1' OR 1=1", None])
def test_what_is_no_example_of_that_type_makes_nothing(
    example: Any, examples: Any, fixed: Any, admin_client: Any
) -> None:
    before = Page.objects.count()
    sent = {"example": example if example is not None else fixed("/over/").pk}

    answer = admin_client.post(begin("blog.StoryPage", fixed("/verhalen/")), sent)

    assert (answer.status_code, Page.objects.count()) == (404, before)


@pytest.mark.parametrize("path", ["blog/niets/3", "wagtailcore/page/3", "auth/user/3", "blog/storypage/987654"])
def test_addresses_that_lead_nowhere(path: str, examples: Any, admin_client: Any) -> None:
    assert admin_client.get(f"/admin/voorbeeld/{path}/").status_code == 404


def test_a_visitor_is_sent_to_the_sign_in_page(client: Any, examples: Any, fixed: Any) -> None:
    address = begin("blog.StoryPage", fixed("/verhalen/"))

    assert client.post(address, {"example": 1}).url == f"{reverse('wagtailadmin_login')}?next={address}"


def test_ways_to_an_example(examples: Any, fixed: Any, admin_client: Any) -> None:
    verhalen, over = fixed("/verhalen/"), fixed("/over/")
    story = begin("blog.StoryPage", verhalen)

    assert story in links(admin_client, "/admin/")
    assert story in links(admin_client, add_url(StoryPage, verhalen))
    assert begin("home.StandardPage", over) in links(admin_client, add_url(type(over), over))
    choice = links(admin_client, reverse("wagtailadmin_pages:add_subpage", args=[fixed("/").pk]))
    assert [link for link in choice if "/voorbeeld/" in link] == [begin("home.StandardPage", fixed("/"))]


def test_without_examples_no_way_leads_to_them(fixed: Any, admin_client: Any) -> None:
    screens = ["/admin/", add_url(StoryPage, fixed("/verhalen/")), f"/admin/pages/{fixed('/').pk}/add_subpage/"]

    assert [link for screen in screens for link in links(admin_client, screen) if "/voorbeeld/" in link] == []
    seen = PageView(admin_client.get(begin("blog.StoryPage", fixed("/verhalen/"))))
    assert "Er is nog geen voorbeeld van deze soort pagina." in seen.soup.get_text()


def test_the_outline_shows_what_is_in_an_example(examples: Any, fixed: Any, admin_client: Any) -> None:
    seen = PageView(admin_client.get(begin("initiatives.InitiativePage", fixed("/initiatieven/")))).soup

    heads = [item.get_text() for item in seen.select("section ol li")]
    assert heads == ["Wat gebeurt er?", "Voor wie is het?", "Wat levert het op?"]


def test_an_existing_page_shows_no_way_to_an_example(examples: Any, fixed: Any, admin_client: Any) -> None:
    page = make_page("blog.StoryPage", fixed("/verhalen/"))

    assert [link for link in links(admin_client, edit_url(page)) if "/voorbeeld/blog" in link] == []


class TestNobodyElseSeesThem:
    """An example is in no list, however it came there, also when somebody forced it live."""

    @pytest.fixture
    def forced(self, examples: Any) -> Any:
        """An example that was made live behind the back of the admin."""
        pages = Page.objects.child_of(examples)
        pages.update(live=True, first_published_at=timezone.now())
        return pages.get(title="Voorbeeld: een verhaal van een bewoner").specific

    @pytest.mark.parametrize("path", ["/sitemap.xml", "/feeds/verhalen.xml", "/verhalen/", "/", "/llms.txt", "/over/"])
    def test_no_public_list_has_them(self, path: str, forced: Any, client: Any) -> None:
        body = client.get(path).content.decode()

        assert [word for word in ("Voorbeeld: een", "voorbeelden/", "Schrijf hier") if word in body] == []

    def test_their_addresses_are_not_there(self, forced: Any, client: Any) -> None:
        assert [client.get(path).status_code for path in ("/voorbeelden/", forced.url)] == [404, 404]

    def test_lists_of_the_admin_leave_them_out(self, examples: Any, admin_client: Any, admin_user: Any) -> None:
        Page.objects.filter(path__startswith=examples.path).update(owner=admin_user)

        seen = [admin_client.get(path).content.decode() for path in ("/admin/alle-paginas/", "/admin/lijst/storypage/")]
        home = PageView(admin_client.get("/admin/")).soup.select_one("#concepten-content")

        assert ["Voorbeeld: een" in html for html in seen] == [False, False]
        assert home is not None
        assert "Voorbeeld" not in home.get_text()


@pytest.mark.parametrize("more", [0, 3])
def test_the_choice_asks_a_fixed_number_of_queries(
    more: int, examples: Any, fixed: Any, admin_client: Any, admin_user: Any
) -> None:
    example = the_example(StoryPage)
    for _time in range(more):
        make_example(page=example, user=admin_user)

    assert warm_queries(admin_client, begin("blog.StoryPage", fixed("/verhalen/"))) == 10


def test_the_message_says_what_to_do(examples: Any, fixed: Any, admin_client: Any) -> None:
    example = the_example(StoryPage)

    answer = admin_client.post(begin("blog.StoryPage", fixed("/verhalen/")), {"example": example.pk})

    said = [str(message).strip() for message in get_messages(answer.wsgi_request)]
    assert said == ["Uw concept staat klaar. Schrijf uw eigen tekst op elke plek waar “Schrijf hier” staat."]

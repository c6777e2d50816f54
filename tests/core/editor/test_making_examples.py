"""The examples of a new site, and those that the team makes of its own pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from blog.models import StoryPage
from config.setup import ensure_examples
from core.editor.examples import examples_folder, examples_for, is_example, make_example
from core.models import ExampleFolder
from core.models.examples import NO_DAY_YET
from directory.models import Service
from tests.support.admin import edit_url
from tests.support.examples import links, the_example
from tests.support.pages import make_page

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

#: The types of which a new site has an example.
TYPES = [
    "academy.EventPage",
    "blog.BlogPage",
    "blog.PodcastEpisodePage",
    "blog.StoryPage",
    "directory.ServicePage",
    "home.StandardPage",
    "initiatives.InitiativePage",
    "library.PublicationPage",
]


class TestMakingOne:
    """The team makes examples of its own pages."""

    def test_a_copy_comes_among_the_examples(self, examples: Any, fixed: Any, colleague: Any, signed_in: Any) -> None:
        anna = colleague("anna", "Redacteuren")
        page = make_page(
            "blog.StoryPage", fixed("/verhalen/"), title="Mooi", reviewed_on=timezone.localdate(), tested_with="Vijf"
        )
        client = signed_in(anna)

        assert reverse("make_example", args=[page.pk]) in links(client, edit_url(page))
        answer = client.post(reverse("make_example", args=[page.pk]))

        made = StoryPage.objects.child_of(examples).get(slug="voorbeeld-mooi")
        assert answer.url == edit_url(made)
        assert (made.title, made.live, made.reviewed_on, made.tested_with) == ("Voorbeeld: Mooi", False, None, "")
        assert made.first_published_at is None
        assert is_example(made)
        assert not is_example(page)
        page.refresh_from_db()
        assert (page.title, page.live, page.revisions.count()) == ("Mooi", True, 0)

    def test_an_example_of_an_example_keeps_its_title(self, examples: Any, admin_user: Any) -> None:
        example = the_example(StoryPage)

        made = make_example(page=example, user=admin_user)

        assert (made.title, len(examples_for(StoryPage))) == (example.title, 2)

    def test_a_gathering_loses_its_day(self, examples: Any, fixed: Any, admin_user: Any) -> None:
        made = make_example(page=make_page("academy.EventPage", fixed("/agenda/")), user=admin_user)

        assert (made.starts_at, made.ends_at) == (NO_DAY_YET, NO_DAY_YET)

    def test_the_first_one_makes_the_place_for_them(self, fixed: Any, admin_user: Any) -> None:
        made = make_example(page=make_page("blog.StoryPage", fixed("/verhalen/"), title="x" * 255), user=admin_user)

        folder = examples_folder()
        assert folder is not None
        assert (folder.live, folder.get_parent().pk, made.get_parent().pk) == (False, fixed("/").pk, folder.pk)
        assert len(made.title) == 255

    @pytest.mark.parametrize("role", ["ExpEx-auteurs", "Coördinatoren academie"])
    def test_not_for_who_may_not_add_there(
        self, role: str, examples: Any, fixed: Any, colleague: Any, signed_in: Any
    ) -> None:
        user = colleague("anna", role)
        page = make_page("blog.BlogPage", fixed("/verhalen/expex/"), owner=user)
        client, before = signed_in(user), Page.objects.count()

        answers = [
            client.get(reverse("make_example", args=[page.pk])),
            client.post(f"/admin/voorbeeld/maak/{page.pk}/"),
        ]

        assert ([answer.url for answer in answers], Page.objects.count()) == (["/admin/", "/admin/"], before)

    def test_not_of_the_page_above_them(self, examples: Any, admin_client: Any) -> None:
        assert admin_client.post(reverse("make_example", args=[examples.pk])).url == "/admin/"


class TestNewSite:
    """What an installation gets once."""

    def test_there_is_one_of_each_type(self, examples: Any) -> None:
        kinds = [type(page.specific)._meta.label for page in examples.get_children()]

        assert sorted(kinds) == TYPES
        assert not examples.live
        assert not examples.get_children().live().exists()
        assert list(Service.objects.values_list("sample", flat=True)) == [True]

    def test_what_editors_took_away_stays_away(self, examples: Any) -> None:
        examples.get_children().first().delete()
        first = (ensure_examples(), examples.get_children().count())
        Page.objects.get(pk=examples.pk).delete()

        assert first == (0, 7)
        assert (ensure_examples(), examples_folder(), ExampleFolder.objects.count()) == (0, None, 1)

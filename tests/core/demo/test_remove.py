"""The demo goes away without a trace, and takes nothing of people along."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import Comment, Page

from core.demo.remove import remove_demo
from core.demo.run import DemoReport
from core.models import DemoObject, Theme
from home.models import StandardPage
from monitor.models import Figure
from tests.support.content import ContentTree
from tests.support.pages import add_terms, make_page

#: Loads content, again and again.
pytestmark = pytest.mark.slow
#: What remembers that something was there: the history of the admin, and what keeps itself up to date.
_MEMORY = {
    "wagtailcore.pagelogentry",
    "wagtailcore.modellogentry",
    "directory.entrychange",
    "wagtailcore.revision",
    "readability.readabilityresult",
    "wagtailcore.referenceindex",
    "wagtailsearch.indexentry",
    "contenttypes.contenttype",
}


def rows() -> dict[str, int]:
    """How many rows there are of everything."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    counted = {model._meta.label_lower: model._base_manager.count() for model in models}
    skipped = ("modelsearch", "wagtailsearch")
    return {
        label: number for label, number in counted.items() if label not in _MEMORY and not label.startswith(skipped)
    }


def page_at(path: str) -> Any:
    return Page.objects.get(url_path=f"/wel{path}").specific


def fill(content: ContentTree) -> None:
    """One of everything."""
    content.page("home/over", title="Over ons", themes=["geld"], related=["/een/"], tags=["water"])
    content.page("home/een", "Tekst.", gemeenten=["urk"], tags=["boot"])
    content.page("home/diep", parent="/een/")
    content.page("home/home", type="home", title="Thuis", heading="Welkom", quick_searches=["samen eten"])
    content.page("home/en-home", type="home", title="Home", locale="en", translation_of="/")
    content.page("home/en-een", title="One", locale="en", translation_of="/een/")
    content.page("initiatives/boot", type="initiative", themes=["geld"], audiences=["jongeren"])
    content.write_text("regioplan/woord-a.md", "---\ntype: term\nterm: A\nslug: a\nshort: Een\nsee_also: [b]\n---\n")
    content.write_text("regioplan/woord-b.md", "---\ntype: term\nterm: B\nslug: b\nshort: Twee\n---\n")


def test_no_row_stays_behind(content: ContentTree) -> None:
    before = rows()
    fill(content)
    content.load()
    loaded = rows()

    removed, kept = remove_demo()

    assert loaded != before
    assert rows() == before
    assert (kept, DemoObject.objects.count()) == ([], 0)
    assert removed == 9 + 6 + 2  # files, terms and lines, tags


def test_a_page_that_was_there_before_stays_without_the_words_of_the_demo(content: ContentTree) -> None:
    fill(content)
    content.load()

    remove_demo()

    page, home = page_at("/over/"), page_at("/")
    assert (page.summary, list(page.body), page.live, list(page.tags.all())) == ("", [], True, [])
    assert (page.get_terms().themes, page.related_links.count(), page.reviewed_on) == ((), 0, None)
    assert (home.summary, home.heading, home.quick_searches) == ("", "", "")


def test_lists_of_a_page_that_was_there_go_and_comments_stay(content: ContentTree, fixed: Any) -> None:
    figure = {"label": "maatjes", "value": 12, "source": "Jaarverslag", "date": "2029-12-31"}
    content.page("monitor/monitor", type="monitor", title="Cijfers", figures=[figure])
    content.load()
    page = fixed("/monitor/")
    author = get_user_model().objects.create_user("ria")
    Comment.objects.create(page=page, user=author, text="Klopt dit?", contentpath="summary")

    remove_demo()

    assert (Figure.objects.count(), list(page_at("/monitor/").figures.all())) == (0, [])
    assert list(page_at("/monitor/").get_latest_revision_as_object().figures.all()) == []
    assert Comment.objects.get().text == "Klopt dit?"


def test_facts_go_with_their_page(content: ContentTree) -> None:
    before = rows()
    place = {
        "name": "De Boot",
        "city": "Urk",
        "schedules": [{"byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}],
    }
    content.page("directory/boot", type="service", service={"organization": "De Boot", "locations": [place]})
    content.load()

    _removed, kept = remove_demo()

    assert (kept, rows()) == ([], before)


def test_it_can_come_back(content: ContentTree) -> None:
    fill(content)
    content.load()
    remove_demo()

    assert content.load() == DemoReport(made=9)
    assert page_at("/over/").summary == "Over over."


def test_a_page_of_people_stays_and_so_does_the_page_above_it(content: ContentTree) -> None:
    fill(content)
    content.load()
    make_page("home.StandardPage", page_at("/een/"), title="Van ons")

    _removed, kept = remove_demo()

    assert kept == ["Een", "Urk", "boot"]  # the page, and what it still carries
    assert sorted(StandardPage.objects.filter(slug__in=["een", "van-ons", "diep"]).values_list("slug", flat=True)) == [
        "een",
        "van-ons",
    ]
    assert DemoObject.objects.count() == 0


def test_words_that_an_editor_put_on_a_fixed_page_stay(content: ContentTree) -> None:
    fill(content)
    content.load()
    page = page_at("/over/")
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        page.summary = "Van de redactie"
        page.save_revision().publish()

    _removed, kept = remove_demo()

    assert "Over ons" in kept
    assert page_at("/over/").summary == "Van de redactie"


def test_what_people_use_stays(content: ContentTree, fixed: Any) -> None:
    fill(content)
    content.load()
    own = make_page("home.StandardPage", fixed("/contact/").get_parent(), title="Van ons")
    add_terms(own, theme=Theme.objects.get(slug="geld"))
    own.tags.add("water")
    own.save()

    _removed, kept = remove_demo()

    assert sorted(kept) == ["Geld", "water"]
    assert list(Page.objects.get(pk=own.pk).specific.tags.names()) == ["water"]
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["water"]


def test_what_people_deleted_themselves_is_no_problem(content: ContentTree) -> None:
    fill(content)
    content.load()
    page_at("/een/").delete()
    Tag.objects.get(name="boot").delete()

    assert remove_demo()[1] == []
    assert DemoObject.objects.count() == 0


def test_without_a_demo_nothing_happens(content: ContentTree) -> None:
    before = rows()

    assert remove_demo() == (0, [])
    assert rows() == before

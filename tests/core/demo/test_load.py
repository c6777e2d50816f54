"""The demo brings the site up to date with its content files, as often as one likes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from core.demo.records import is_stale
from core.demo.run import DemoReport
from core.models import DemoObject, Gemeente, HealthDimension, HelpLine, PageTerm, RelatedPage
from home.models import StandardPage
from initiatives.models import InitiativePage
from regioplan.models import GlossaryTerm
from tests.support.content import TODAY, ContentTree, state


def page_at(path: str) -> Any:
    return Page.objects.get(url_path=f"/wel{path}").specific


def test_a_page_with_everything_in_its_head(content: ContentTree) -> None:
    content.page("home/doel")
    content.page(
        "initiatives/boot",
        "Wij varen.\n",
        type="initiative",
        title="De boot",
        summary="Samen varen.",
        kind="inloop",
        started=2024,
        organisations=["Haven", "School"],
        gemeenten=["urk"],
        themes=["geld"],
        dimensions=["meedoen"],
        audiences=["jongeren"],
        tags=["water", "boot"],
        related=["/doel/", "/doel/"],
        help=["/hulp/"],
        reviewed_on="-1m",
        published="-3m",
        in_menu=True,
    )

    report = content.load()

    page = InitiativePage.objects.get()
    assert report == DemoReport(made=2)
    assert (page.url_path, page.live, page.has_unpublished_changes) == ("/wel/initiatieven/boot/", True, False)
    assert (page.title, page.summary, page.kind, page.started) == ("De boot", "Samen varen.", "inloop", 2024)
    assert (page.organisations, page.show_in_menus) == ("Haven\nSchool", True)
    assert [block.block_type for block in page.body] != []
    terms = page.get_terms()
    assert [[term.slug for term in group] for group in (terms.gemeenten, terms.themes)] == [["urk"], ["geld"]]
    more = [[term.slug for term in group] for group in (terms.dimensions, terms.audiences)]
    assert more == [["meedoen"], ["jongeren"]]
    assert sorted(page.tags.names()) == ["boot", "water"]
    links = [(link.target.url_path, link.kind) for link in page.related_links.order_by("sort_order")]
    assert links == [("/wel/doel/", "related"), ("/wel/hulp/", "help")]
    assert str(page.reviewed_on) == "2030-02-01"
    assert timezone.localtime(page.first_published_at).isoformat() == "2029-12-01T09:00:00+01:00"


def test_terms_and_lines_come_in_dutch_and_where_given_in_english(content: ContentTree) -> None:
    content.load()

    assert list(Gemeente.objects.values_list("name", "cbs_code", "places")) == [("Urk", "0184", "Urk")]
    names = HealthDimension.objects.order_by("pk").values_list("name", "slug", "locale__language_code")
    assert list(names) == [("Meedoen", "meedoen", "nl"), ("Taking part", "meedoen", "en")]
    assert len(set(HealthDimension.objects.values_list("translation_key", flat=True))) == 1
    assert list(HelpLine.objects.values_list("name", "tel", "in_header", "order")) == [
        ("Korrelatie", "09001450", True, 1)
    ]


def test_terms_of_editors_stay_beside_ours(content: ContentTree) -> None:
    Gemeente.objects.create(
        slug="almere", name="Almere", cbs_code="0034", locale=Locale.objects.get(language_code="nl")
    )

    content.load()

    assert sorted(Gemeente.objects.values_list("slug", flat=True)) == ["almere", "urk"]


def test_a_second_run_changes_nothing(content: ContentTree) -> None:
    content.page("home/een", tags=["water"])
    content.page("home/twee", related=["/een/"])
    content.write_text("regioplan/woord-x.md", "---\ntype: term\nterm: X\nslug: x\nshort: Kort\n---\n")
    content.load()
    before = state()

    report = content.load()

    assert report == DemoReport(unchanged=3)
    assert state() == before
    assert is_stale(content.root, TODAY) is False


def test_a_changed_file_changes_its_page_and_no_other(content: ContentTree) -> None:
    content.page("home/een")
    content.page("home/twee")
    content.load()
    other = page_at("/twee/").latest_revision_id

    content.page("home/een", title="Anders", themes=["geld"])
    stale = is_stale(content.root, TODAY)
    report = content.load()

    assert (stale, report) == (True, DemoReport(updated=1, unchanged=1))
    assert page_at("/een/").title == "Anders"
    assert page_at("/twee/").latest_revision_id == other
    assert PageTerm.objects.get().page_id == page_at("/een/").pk


def test_heads_that_go_take_their_rows_along(content: ContentTree) -> None:
    content.page("home/een", themes=["geld"], related=["/hulp/"], tags=["water"])
    content.load()

    content.page("home/een")
    content.load()

    assert (PageTerm.objects.count(), RelatedPage.objects.count()) == (0, 0)
    assert list(page_at("/een/").tags.names()) == []


@pytest.mark.parametrize("action", ["publish", "draft", "unpublish"])
def test_a_page_that_an_editor_changed_is_left_alone(content: ContentTree, action: str) -> None:
    content.page("home/een")
    content.load()
    page = page_at("/een/")
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        if action == "unpublish":
            page.unpublish()
        else:
            page.title = "Van de redactie"
            revision = page.save_revision()
            if action == "publish":
                revision.publish()
    before = state()
    content.page("home/een", title="Nieuw")

    report = content.load()

    assert report == DemoReport(left_alone=["home/een"])
    assert [row for row in state() if len(row) == 5] == [row for row in before if len(row) == 5]
    assert is_stale(content.root, TODAY) is False
    assert page_at("/een/").title == ("Van de redactie" if action == "publish" else "Een")


def test_a_page_that_people_wrote_at_the_same_address_is_left_alone(content: ContentTree, fixed: Any) -> None:
    own = fixed("/over/")
    own.summary = "Onze eigen woorden"
    own.save_revision().publish()
    content.page("home/over", title="Demo")

    report = content.load()

    assert report == DemoReport(left_alone=["home/over"])
    assert page_at("/over/").summary == "Onze eigen woorden"
    kind = ContentType.objects.get_for_model(StandardPage)
    assert not DemoObject.objects.filter(object_id=str(own.pk), content_type=kind).exists()
    assert is_stale(content.root, TODAY) is False


def test_a_page_that_people_emptied_is_filled_and_stays_theirs(content: ContentTree, fixed: Any) -> None:
    own = fixed("/over/")
    own.summary = "Onze eigen woorden"
    own.save_revision().publish()
    content.page("home/over", title="Demo")
    content.load()
    own.summary = ""
    own.save_revision().publish()

    content.load()

    assert page_at("/over/").summary == "Over over."
    assert DemoObject.objects.get(key="home/over").existed_before is True


def test_an_empty_fixed_page_gets_the_words_of_its_file(content: ContentTree, fixed: Any) -> None:
    pk = fixed("/over/").pk
    content.page("home/over", title="Over WEL")

    content.load()

    assert (page_at("/over/").pk, page_at("/over/").title) == (pk, "Over WEL")
    assert DemoObject.objects.get(key="home/over").existed_before is True


def test_a_page_that_an_editor_deleted_comes_back_whole(content: ContentTree) -> None:
    content.page("home/een")
    content.load()
    page_at("/een/").delete()

    report = content.load()

    assert report == DemoReport(updated=1)
    assert (page_at("/een/").live, page_at("/een/").summary) == (True, "Over een.")


def test_a_file_with_another_name_keeps_its_page(content: ContentTree) -> None:
    path = content.page("home/een", slug="vast")
    content.load()
    pk = page_at("/vast/").pk

    path.rename(path.with_name("twee.md"))
    report = content.load()

    assert report == DemoReport(made=1)
    assert page_at("/vast/").pk == pk
    record = DemoObject.objects.get(object_id=str(pk), content_type=ContentType.objects.get_for_model(StandardPage))
    assert (record.key, record.existed_before) == ("home/twee", False)
    assert is_stale(content.root, TODAY) is False


def test_what_came_from_a_file_that_is_gone_goes_too(content: ContentTree) -> None:
    page = content.page("home/een")
    word = content.write_text("regioplan/woord-x.md", "---\ntype: term\nterm: X\nslug: x\nshort: Kort\n---\n")
    content.load()

    page.unlink()
    word.unlink()
    stale = is_stale(content.root, TODAY)
    report = content.load()

    assert (stale, report) == (True, DemoReport(removed=2))
    assert not Page.objects.filter(slug="een").exists()
    assert not GlossaryTerm.objects.exists()
    assert is_stale(content.root, TODAY) is False


def test_an_edited_page_survives_its_file(content: ContentTree) -> None:
    path = content.page("home/een")
    content.load()
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        page_at("/een/").save_revision().publish()

    path.unlink()
    report = content.load()

    assert report == DemoReport()
    assert page_at("/een/").live is True
    assert is_stale(content.root, TODAY) is False


class TestTranslations:
    """A file may translate another page."""

    def test_a_translation_stands_in_the_tree_of_its_language(self, content: ContentTree) -> None:
        content.page("home/een")
        content.page("home/home", type="home", title="Thuis")
        content.page("home/en-home", type="home", title="Home", locale="en", translation_of="/")
        content.page("home/en-een", title="One", locale="en", translation_of="/een/")

        report = content.load()

        english = page_at("/een/").get_translation(Locale.objects.get(language_code="en"))
        assert report == DemoReport(made=4)
        assert (english.title, english.url, english.live) == ("One", "/en/een/", True)
        assert content.load() == DemoReport(unchanged=4)


def test_words_may_refer_to_each_other(content: ContentTree) -> None:
    content.write_text("regioplan/woord-a.md", "---\ntype: term\nterm: A\nslug: a\nshort: Een\nsee_also: [b]\n---\n")
    content.write_text("regioplan/woord-b.md", "---\ntype: term\nterm: B\nslug: b\nshort: Twee\n---\n")

    content.load()

    assert [term.slug for term in GlossaryTerm.objects.get(slug="a").see_also.all()] == ["b"]

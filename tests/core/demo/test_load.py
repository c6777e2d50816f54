"""The demo brings the site up to date with its content files, as often as one likes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import Locale, Page

from core.demo.records import is_stale
from core.demo.run import DemoReport
from core.models import DemoObject, Gemeente, HealthDimension, HelpLine, PageTerm, RelatedPage
from home.models import StandardPage
from initiatives.models import InitiativePage
from regioplan.models import GlossaryTerm
from tests.support.content import TODAY, ContentTree

WEEK = timedelta(days=7)


def state() -> list[tuple[Any, ...]]:
    """Everything that a run could change about pages and records."""
    pages = Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id", "url_path", "live")
    records = DemoObject.objects.order_by("pk").values_list("pk", "key", "object_id", "fingerprint")
    return [*pages, *records]


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
    assert [[term.slug for term in group] for group in (terms.dimensions, terms.audiences)] == [
        ["meedoen"],
        ["jongeren"],
    ]
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

    report = content.load(TODAY + timedelta(days=30))

    assert report == DemoReport(left_alone=["home/een"])
    assert [row for row in state() if row[1] == "home/een"] == [row for row in before if row[1] == "home/een"]
    assert page_at("/een/").title == ("Van de redactie" if action == "publish" else "Een")


def test_a_page_that_people_wrote_at_the_same_address_is_left_alone(content: ContentTree, fixed: Any) -> None:
    own = fixed("/over/")
    own.summary = "Onze eigen woorden"
    own.save_revision().publish()
    content.page("home/over", title="Demo")

    report = content.load()

    assert report == DemoReport(left_alone=["home/over"])
    assert page_at("/over/").summary == "Onze eigen woorden"
    assert not DemoObject.objects.filter(key="home/over").exists()


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


class TestDates:
    """Relative dates move along, so that a clone of a year old is not full of the past."""

    def reviewed(self) -> str:
        return str(page_at("/een/").reviewed_on)

    def test_within_a_week_they_stay(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")
        content.load()

        report = content.load(TODAY + WEEK)

        assert (report, self.reviewed()) == (DemoReport(unchanged=1), "2030-02-28")
        assert is_stale(content.root, TODAY + WEEK) is False

    def test_after_a_week_they_move(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")
        content.load()
        later = TODAY + WEEK + timedelta(days=1)

        stale = is_stale(content.root, later)
        report = content.load(later)

        assert (stale, report, self.reviewed()) == (True, DemoReport(updated=1), "2030-03-08")
        assert is_stale(content.root, later) is False

    def test_a_changed_file_within_the_week_keeps_the_day_of_the_others(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")
        content.load()

        content.page("home/een", reviewed_on="-2d")
        content.load(TODAY + timedelta(days=3))

        assert self.reviewed() == "2030-02-27"

    def test_today_is_the_day_on_the_clock(self, content: ContentTree) -> None:
        content.page("home/een", reviewed_on="-1d")

        with time_machine.travel("2031-05-02 12:00", tick=False):
            content.load(None)  # type: ignore[arg-type]  # the clock decides

        assert self.reviewed() == "2031-05-01"


def test_an_empty_database_is_stale(content: ContentTree) -> None:
    assert is_stale(content.root, TODAY) is True


def test_a_changed_list_is_stale_until_it_is_loaded(content: ContentTree) -> None:
    content.load()
    content.write_yaml("core/redirects.yaml", [])

    before = is_stale(content.root, TODAY)
    content.load()

    assert (before, is_stale(content.root, TODAY)) == (True, False)


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


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"type": "raar"}, "regel 2: 'type': 'raar' is geen bekend type"),
    ({"parent": "/weg/"}, "regel 5: 'parent': de bovenliggende pagina /weg/ bestaat niet"),
    ({"themes": ["weg"]}, "regel 5: 'themes': 'weg' staat niet in de lijst"),
    ({"related": ["/weg/"]}, "regel 5: 'related': de pagina /weg/ bestaat niet"),
    ({"reviewed_on": "ooit"}, "regel 5: 'reviewed_on': 'ooit' is geen datum. Schrijf 2026-03-01, +14d, -3m of"),
    ({"published": "ooit"}, "regel 2: hier past iets niet: 'ooit' is geen datum."),
    ({"order": "eerst"}, "regel 5: 'order': 'eerst' is geen getal"),
    ({"locale": "xx"}, "regel 5: 'locale': de taal 'xx' is niet ingesteld"),
    ({"translation_of": "/weg/", "locale": "en"}, "regel 5: 'translation_of': de pagina /weg/ bestaat niet, dus"),
    ({"translation_of": "/over/", "locale": "en"}, "regel 5: 'translation_of': de pagina erboven is nog niet vertaald"),
    ({"slug": "hulp"}, "regel 2: op dit adres staat al een pagina van een andere soort (DirectoryIndexPage)"),
    ({"slug": "een twee"}, "regel 5: 'slug': "),
    ({"title": None}, "regel 3: 'title': "),
    ({"title": "x" * 300}, "regel 3: 'title': "),
    ({"tags": 5}, "regel 2: hier past iets niet: "),
]


@pytest.mark.parametrize(("head", "message"), FAULTS)
def test_a_fault_names_the_place_and_changes_nothing(content: ContentTree, head: dict[str, Any], message: str) -> None:
    from core.demo import ContentError

    content.page("home/aa-goed")
    content.page("home/zz-fout", "tekst", **head)
    before = state()

    with pytest.raises(ContentError) as raised:
        content.load()

    assert str(raised.value).startswith(f"content/home/zz-fout.md, {message}")
    assert state() == before
    assert (Gemeente.objects.count(), HelpLine.objects.count(), Tag.objects.count()) == (0, 0, 0)


def test_two_files_can_not_make_one_page(content: ContentTree) -> None:
    from core.demo import ContentError

    content.page("home/een", slug="zelfde")
    content.page("home/twee", slug="zelfde")

    with pytest.raises(ContentError, match=r"twee\.md, regel 2: dit bestand maakt dezelfde pagina als een\.md"):
        content.load()


def test_a_fault_in_the_text_gives_the_line_on_which_the_text_starts(content: ContentTree) -> None:
    from core.demo import ContentError

    content.page("home/een", "::: bestaat-niet\n:::\n")

    with pytest.raises(ContentError, match=r"home/een\.md, regel \d+: .*in de tekst vanaf regel 6"):
        content.load()


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("taxonomies", {"gemeenten": [{"name": "Urk"}]}, "gemeenten, nummer 1: 'cbs_code' ontbreekt of is onbekend"),
        ("taxonomies", {"themes": [{"slug": "x"}]}, "themes, nummer 1: 'name' ontbreekt of is onbekend"),
        ("taxonomies", {"landen": [{"slug": "x", "name": "X"}]}, "landen, nummer 1: 'landen' ontbreekt of is onbekend"),
        ("taxonomies", ["themes"], "het bestand: hier past iets niet: "),
        ("taxonomies", {"themes": ["geld"]}, "themes, nummer 1: hier past iets niet: "),
        ("helplines", {"lijnen": []}, "helplines: 'helplines' ontbreekt of is onbekend"),
        ("helplines", [{"name": "Lijn"}], "helplines, nummer 1: 'number' ontbreekt of is onbekend"),
    ],
)
def test_a_fault_in_a_list_names_the_entry(content: ContentTree, name: str, values: Any, message: str) -> None:
    from core.demo import ContentError

    path = content.write_yaml(f"core/{name}.yaml", values)

    with pytest.raises(ContentError) as raised:
        content.load()

    assert str(raised.value).startswith(f"{path}: {message}")
    assert Gemeente.objects.count() == 0


def test_words_may_refer_to_each_other(content: ContentTree) -> None:
    content.write_text("regioplan/woord-a.md", "---\ntype: term\nterm: A\nslug: a\nshort: Een\nsee_also: [b]\n---\n")
    content.write_text("regioplan/woord-b.md", "---\ntype: term\nterm: B\nslug: b\nshort: Twee\n---\n")

    content.load()

    assert [term.slug for term in GlossaryTerm.objects.get(slug="a").see_also.all()] == ["b"]


def test_a_word_that_refers_to_nothing_is_a_fault(content: ContentTree) -> None:
    from core.demo import ContentError

    content.write_text("regioplan/woord-a.md", "---\ntype: term\nterm: A\nslug: a\nshort: Een\nsee_also: [b]\n---\n")

    with pytest.raises(ContentError, match=r"woord-a\.md, regel 6: 'see_also': het woord 'b' bestaat niet"):
        content.load()

"""Rows that are no pages: an editor's change stays, and what no file needs any more goes."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale, Page

from core.demo.ledger import Ledger
from core.demo.records import is_stale, remember
from core.demo.remove import remove_demo
from core.demo.run import DemoReport
from core.models import Audience, CustomImage, DemoObject, Gemeente, HealthDimension, HelpLine, Theme
from regioplan.models import GlossaryTerm
from tests.support.content import TODAY, ContentTree
from tests.support.demo_media import IMAGE_BLOCK, SOUP, write
from tests.support.pages import add_terms, make_page

WORD = "---\ntype: term\nterm: X\nslug: x\nshort: {short}\n---\n"
LINES = "core/helplines.yaml"


def line(tel: str, number: str = "0900 1450") -> dict[str, Any]:
    return {"name": "Korrelatie", "number": number, "tel": tel, "description": "Om te praten."}


class TestEditors:
    """What an editor changed stays, is told, and does not come back as a second row."""

    def test_a_line_keeps_the_number_that_an_editor_corrected(self, content: ContentTree) -> None:
        content.load()
        HelpLine.objects.update(tel="09001451", number="0900 1451")

        report = content.load()

        assert report == DemoReport(left_alone=["helpline/09001450/nl"])
        assert list(HelpLine.objects.values_list("tel", "number")) == [("09001451", "0900 1451")]

    def test_a_changed_list_does_not_change_the_line_of_an_editor(self, content: ContentTree) -> None:
        content.load()
        HelpLine.objects.update(description="Van de redactie")
        content.write_yaml(LINES, [line("09001450", "0900-1450"), line("0611")])

        content.load()

        assert list(HelpLine.objects.order_by("order").values_list("tel", "number", "description")) == [
            ("09001450", "0900 1450", "Van de redactie"),
            ("0611", "0900 1450", "Om te praten."),
        ]

    def test_terms_keep_their_names_in_both_languages(self, content: ContentTree) -> None:
        content.load()
        Theme.objects.update(name="Rondkomen", order=7)
        HealthDimension.objects.filter(locale__language_code="en").update(name="Joining in")

        report = content.load()

        assert report.left_alone == ["healthdimension/meedoen/en", "theme/geld/nl"]
        assert Theme.objects.values_list("name", "order").get() == ("Rondkomen", 7)
        assert HealthDimension.objects.get(locale__language_code="en").name == "Joining in"

    def test_pages_find_a_term_that_has_another_address_now(self, content: ContentTree) -> None:
        content.load()
        Theme.objects.update(slug="rondkomen")
        content.page("home/een", themes=["geld"])

        content.load()

        assert [term.slug for term in Page.objects.get(slug="een").specific.get_terms().themes] == ["rondkomen"]

    def test_a_term_that_people_made_is_theirs(self, content: ContentTree) -> None:
        Theme.objects.create(slug="geld", name="Centen", locale=Locale.objects.get(language_code="nl"))

        report = content.load()
        remove_demo()

        assert report.left_alone == ["theme/geld/nl"]
        assert list(Theme.objects.values_list("name", flat=True)) == ["Centen"]

    def test_a_word_keeps_its_explanation(self, content: ContentTree) -> None:
        content.write_text("regioplan/woord-x.md", WORD.format(short="Kort"))
        content.load()
        GlossaryTerm.objects.update(short="Van de redactie")
        content.write_text("regioplan/woord-x.md", WORD.format(short="Nieuw"))

        report = content.load()

        assert report == DemoReport(left_alone=["regioplan/woord-x"])
        assert GlossaryTerm.objects.get().short == "Van de redactie"
        assert is_stale(content.root, TODAY) is False

    def test_a_word_that_an_editor_changed_survives_its_file(self, content: ContentTree) -> None:
        path = content.write_text("regioplan/woord-x.md", WORD.format(short="Kort"))
        content.load()
        GlossaryTerm.objects.update(short="Van de redactie")
        path.unlink()

        assert content.load() == DemoReport()
        assert GlossaryTerm.objects.get().short == "Van de redactie"

    @pytest.mark.usefixtures("media_root")
    def test_a_picture_keeps_the_words_of_an_editor_and_its_pages(self, content: ContentTree) -> None:
        write(content, SOUP)
        content.load()
        CustomImage.objects.update(title="Pan", description="Van de redactie")
        write(content, SOUP | {"alt": "Anders."})
        content.page("home/eten", IMAGE_BLOCK)

        report = content.load()

        image = CustomImage.objects.get()
        assert (report.left_alone, image.description) == (["media/soep.png"], "Van de redactie")
        assert Page.objects.get(slug="eten").specific.body[0].value["image"].pk == image.pk

    def test_a_row_that_nobody_changed_follows_its_list(self, content: ContentTree) -> None:
        content.load()
        pk = HelpLine.objects.get().pk
        content.write_yaml(LINES, [line("09001450", "0900-1450")])

        report = content.load()

        assert report == DemoReport()
        assert HelpLine.objects.values_list("pk", "number").get() == (pk, "0900-1450")


class TestOwners:
    """A row goes with what asked for it, unless something else still needs it."""

    def test_a_line_that_left_its_list_goes(self, content: ContentTree) -> None:
        content.write_yaml(LINES, [line("09001450"), line("0611")])
        content.load()
        content.write_yaml(LINES, [line("0611")])

        report = content.load()

        assert report == DemoReport(removed=1)
        assert list(HelpLine.objects.values_list("tel", flat=True)) == ["0611"]
        assert not DemoObject.objects.filter(key="helpline/09001450/nl").exists()

    def test_a_line_that_left_its_list_stays_when_an_editor_changed_it(self, content: ContentTree) -> None:
        content.write_yaml(LINES, [line("09001450"), line("0611")])
        content.load()
        HelpLine.objects.filter(tel="09001450").update(description="Van de redactie")
        content.write_yaml(LINES, [line("0611")])

        first, second = content.load(), content.load()

        assert (first, second) == (DemoReport(left_alone=["helpline/09001450/nl"]), DemoReport())
        assert sorted(HelpLine.objects.values_list("tel", flat=True)) == ["0611", "09001450"]

    def test_a_term_that_a_page_still_has_waits_for_that_page(self, content: ContentTree, fixed: Any) -> None:
        content.load()
        own = make_page("home.StandardPage", fixed("/over/").get_parent(), title="Van ons")
        add_terms(own, audience=Audience.objects.get())
        content.write_yaml("core/taxonomies.yaml", {"gemeenten": [{"slug": "urk", "name": "Urk", "cbs_code": "0184"}]})

        while_needed = content.load()
        still_there = Audience.objects.count()
        Page.objects.get(pk=own.pk).delete()
        afterwards = content.load()

        assert (while_needed.removed, still_there) == (3, 1)  # a theme, a dimension in two languages
        assert (afterwards, Audience.objects.count()) == (DemoReport(removed=1), 0)
        assert Gemeente.objects.count() == 1

    def test_the_first_owner_keeps_a_row_until_it_goes(self, content: ContentTree) -> None:
        content.load()
        row = HelpLine.objects.get()
        remember("x", row, owner="home/een")

        books = Ledger.read(["home/een", "home/twee", "core/taxonomies.yaml", LINES])
        books.start("home/een")
        books.note("x", row, owner="home/twee")

        assert books.orphans() == []
        assert DemoObject.objects.get(key="x").owner == "home/twee"


def test_the_demo_forgets_nothing_of_its_own(content: ContentTree) -> None:
    content.load()
    HelpLine.objects.update(description="Van de redactie")

    remove_demo()

    assert (HelpLine.objects.count(), Theme.objects.count(), DemoObject.objects.count()) == (0, 0, 0)

"""What every page type promises. An area's tests inherit a contract and fill in the type and its facts."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django.apps import apps
from wagtail.fields import RichTextField
from wagtail.models import Page

from core.models import RelatedPage
from core.text import plain_text
from tests.support.admin import ONE_HEADING, add_url, edit_url, form_of, post_preview
from tests.support.hostile import ATTACK, hostile_values, is_free_text
from tests.support.html import view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import cold_queries, warm_queries

__all__ = ["FixedPageContract", "PageContract"]

SUMMARY = "Twee korte zinnen. Ze zeggen waar dit over gaat."


class _Contract:
    """What a page shows, asks and tells, wherever it stands.

    ``full`` fills every field, ``shown`` are words that the page then shows. ``warm`` and ``cold`` are the
    numbers of queries of the page; related pages make no difference.
    """

    label: ClassVar[str]
    full: ClassVar[dict[str, Any]] = {}
    shown: ClassVar[list[str]] = []
    parents: ClassVar[set[str]]
    children: ClassVar[set[str]] = set()
    warm: ClassVar[int]
    cold: ClassVar[int]
    limit: ClassVar[int] = 10

    @property
    def model(self) -> Any:
        """The class of the page."""
        return apps.get_model(self.label)

    def make(self, fixed: Any, **values: Any) -> Any:
        """A published page of this type, unless ``live`` is False."""
        raise NotImplementedError

    def test_shows_what_editors_wrote(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, title="De titel van de pagina", summary=SUMMARY, **self.full)

        seen = view(client, page.url)

        assert seen.status == 200
        assert seen.headings == ["De titel van de pagina"]
        assert [words for words in [SUMMARY, *self.shown] if words not in seen.text] == []
        assert seen.canonical == f"http://testserver{page.url}"
        assert not seen.noindex

    def test_says_nothing_of_what_is_empty(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, title="Een kale pagina")

        seen = view(client, page.url)

        assert (seen.status, seen.headings) == (200, ["Een kale pagina"])
        assert "None" not in seen.text
        assert [link for link in seen.links if link in {"", "mailto:", "tel:", "None"}] == []
        assert [heading for heading in seen.main.find_all(["h2", "h3"]) if not heading.get_text().strip()] == []

    def test_hostile_words_stay_words(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, slug="aanval", **hostile_values(self.model))

        seen = view(client, page.url)

        assert (seen.status, len(seen.headings)) == (200, 1)
        assert seen.headings[0].startswith(ATTACK)
        assert "<script>alert" not in seen.html
        assert [tag for tag in seen.soup.find_all("script") if tag.get_text().startswith("alert")] == []

    def test_is_there_for_the_public_only_when_it_is_live(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, live=False, title="Nog geheim")

        assert client.get(page.url).status_code == 404
        assert client.get(f"/en{page.url}").status_code == 404

    def test_stands_in_dutch_inside_an_english_site(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, title="Alleen in het Nederlands", **self.full)

        seen = view(client, f"/en{page.url}")

        assert (seen.status, seen.soup.html["lang"], seen.main["lang"]) == (200, "en", "nl")
        assert seen.noindex
        assert seen.canonical == f"http://testserver{page.url}"
        assert seen.linked_data is None
        assert seen.soup.find_all("link", rel="alternate") == []

    def add_words(self, page: Any) -> list[str]:
        """Make the rows of which this type shows words too; gives those words."""
        return []

    def test_words_of_editors_are_marked_as_dutch_inside_an_english_site(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, title="Alleen in het Nederlands", summary=SUMMARY, **self.full)
        words = [page.title, SUMMARY, *self.add_words(page)]
        for name, value in self.full.items():
            field = self.model._meta.get_field(name)
            if is_free_text(field) or isinstance(field, RichTextField):
                words += plain_text(value).splitlines()

        seen = view(client, f"/en{page.url}")

        assert seen.language_of(page.title) == {"nl"}
        wrong = {text: seen.language_of(text) for text in words if text.strip()}
        assert {text: languages for text, languages in wrong.items() if languages - {"nl"}} == {}

    def test_queries(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, **self.full)
        targets = [self._related(fixed, number) for number in range(3)]
        counts = []
        for shown in (targets[:1], targets[1:]):
            for order, target in enumerate(shown):
                RelatedPage.objects.create(page_id=page.pk, target=target, sort_order=order)
            counts.append((warm_queries(client, page.url), cold_queries(client, page.url)))

        assert counts == [(self.warm, self.cold)] * 2
        assert self.warm <= self.limit

    def _related(self, fixed: Any, number: int) -> Page:
        other = make_page("home.StandardPage", fixed("/over/"), title=f"Verwante pagina {number}")
        add_terms(other, theme=make_term("Theme", "geld", css_class="t-geld", icon="geld"))
        return other

    def test_where_it_may_stand(self) -> None:
        assert {model._meta.label for model in self.model.allowed_parent_page_models()} == self.parents
        assert {model._meta.label for model in self.model.creatable_subpage_models()} == self.children

    @pytest.mark.slow
    def test_an_editor_changes_one(self, fixed: Any, admin_client: Any, client: Any) -> None:
        page = self.make(fixed, title="De oude titel", **self.full)
        words = {"title": "De nieuwe titel", "search_description": SUMMARY}
        data = form_of(admin_client, edit_url(page), **words, **ONE_HEADING)

        preview = post_preview(admin_client, edit_url(page, "preview_on_edit"), data)
        saved = admin_client.post(edit_url(page), {**data, "action-publish": "1"})

        assert saved.status_code == 302
        assert "De nieuwe titel" in preview
        seen = view(client, page.url)
        assert seen.headings == ["De nieuwe titel"]
        assert [words for words in self.shown if words not in seen.text] == []

    def test_search_knows_it(self, fixed: Any) -> None:
        page = self.make(fixed, title="Vindbaar", summary=SUMMARY, **self.full)
        add_terms(page, gemeente=make_term("Gemeente", "urk"), theme=make_term("Theme", "geld", icon="geld"))

        document = page.search_document()

        assert (document.title, document.summary, document.url) == ("Vindbaar", SUMMARY, page.url)
        assert (document.gemeenten, document.themes, document.icon) == (("urk",), ("geld",), "geld")
        assert (document.kind, document.language) == (self.model.kind_slug, "nl")


class PageContract(_Contract):
    """A type of page that editors make under a fixed page. ``answers`` completes the form of a new one."""

    parent: ClassVar[str]
    answers: ClassVar[dict[str, Any]] = {}

    def make(self, fixed: Any, **values: Any) -> Any:
        """A new page."""
        return make_page(self.label, fixed(self.parent), **values)

    def admin_answers(self) -> dict[str, Any]:
        """Answers to the questions of the admin form that have no default."""
        return self.answers

    def test_is_not_there_while_its_parent_is_off_line(self, fixed: Any, client: Any) -> None:
        page, parent = self.make(fixed), fixed(self.parent)
        if self.parent == "/":
            return
        parent.unpublish()

        assert {path: client.get(path).status_code for path in (parent.url, page.url, f"/en{page.url}")} == {
            parent.url: 404,
            page.url: 404,
            f"/en{page.url}": 404,
        }
        parent.save_revision().publish()
        assert client.get(page.url).status_code == 200

    @pytest.mark.slow
    def test_an_editor_makes_one(self, fixed: Any, admin_client: Any) -> None:
        parent, term = fixed(self.parent), make_term("Gemeente", "urk")
        words = {"title": "Nieuw in de redactie", "slug": "nieuw-in-de-redactie", "search_description": SUMMARY}
        data = form_of(admin_client, add_url(self.model, parent), **words, **ONE_HEADING, **self.admin_answers())
        data["gemeenten"] = [str(term.pk)]

        preview = post_preview(admin_client, add_url(self.model, parent, "preview_on_add"), data)
        made = admin_client.post(add_url(self.model, parent), {**data, "action-publish": "1"})

        assert made.status_code == 302
        page = Page.objects.get(slug="nieuw-in-de-redactie").specific
        assert (type(page), page.live, page.summary) == (self.model, True, SUMMARY)
        assert [row.term_key[1] for row in page.page_terms.all()] == [term.pk]
        assert "Nieuw in de redactie" in preview


class FixedPageContract(_Contract):
    """A page at a fixed address, of which there is one; ``path`` is the address."""

    path: ClassVar[str]

    def make(self, fixed: Any, **values: Any) -> Any:
        """The page itself, changed by an editor."""
        page = fixed(self.path)
        live = values.pop("live", True)
        for name, value in values.items():
            setattr(page, name, value)
        page.slug = fixed(self.path).slug
        page.save_revision(clean=False).publish()
        if not live:
            page.unpublish()
        return fixed(self.path)

    def test_there_is_one(self, fixed: Any, admin_client: Any) -> None:
        parent = fixed(self.path).get_parent()

        assert not self.model.can_create_at(parent)
        assert admin_client.get(add_url(self.model, parent)).status_code == 302

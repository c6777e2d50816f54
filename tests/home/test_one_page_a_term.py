"""A theme or gemeente has one page in each language, and a translated page keeps its term."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from tests.support.admin import add_url, form_of
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.pages import add_terms, make_page, make_term

_PLACES = {"theme": ("home.ThemePage", "/thema/"), "gemeente": ("home.GemeentePage", "/")}
MESSAGE = "Hiervan is al een pagina: De eerste. Kies iets anders, of pas die pagina aan."


def english_term(term: Any) -> Any:
    """The translation of a term, as an editor makes it."""
    values = {"slug": f"{term.slug}-en", "name": f"English {term.slug}"}
    if hasattr(term, "cbs_code"):
        values["cbs_code"] = term.cbs_code
    locale = Locale.objects.get(language_code="en")
    return type(term).objects.create(locale=locale, translation_key=term.translation_key, **values)


@pytest.mark.parametrize("kind", ["theme", "gemeente"])
class TestTerm:
    """Both kinds of pages."""

    def make(self, fixed: Any, kind: str, **values: Any) -> Any:
        """A page of its term."""
        label, path = _PLACES[kind]
        return make_page(label, fixed(path), **{"title": "De eerste", **values})

    def test_a_translation_made_in_the_admin_keeps_its_shelves(self, fixed: Any, client: Any, kind: str) -> None:
        page = self.make(fixed, kind)
        term, parent = getattr(page, kind), page.get_parent().specific
        english_term(term)
        story = make_page("blog.StoryPage", fixed("/verhalen/"), title="Een verhaal")
        add_terms(story, **{kind: term})
        english = Locale.objects.get(language_code="en")
        if not parent.has_translation(english):
            make_translation(parent)
        source, _created = TranslationSource.update_or_create_from_instance(page)

        Translation.objects.create(source=source, target_locale=english).save_target()

        translated = page.get_translation(english).specific
        assert getattr(translated, f"{kind}_id") == term.pk
        assert translated.own_term.slug == term.slug
        seen = view(client, translated.url)
        assert seen.soup.html["lang"] == "en"
        assert [link.get_text() for link in seen.soup.select("section[aria-labelledby=plank-stories] h3 a")] == [
            "Een verhaal"
        ]

    def test_choosing_the_translation_of_a_term_is_choosing_the_term(self, fixed: Any, client: Any, kind: str) -> None:
        page = self.make(fixed, kind)
        term = getattr(page, kind)
        add_terms(make_page("blog.StoryPage", fixed("/verhalen/"), title="Een verhaal"), **{kind: term})
        setattr(page, kind, english_term(term))
        page.save()

        seen = view(client, page.url)

        assert page.own_term.pk == term.pk
        assert [link.get_text() for link in seen.soup.select("section[aria-labelledby=plank-stories] h3 a")] == [
            "Een verhaal"
        ]

    def test_a_second_page_is_refused(self, fixed: Any, kind: str) -> None:
        page = self.make(fixed, kind)
        for term in (getattr(page, kind), english_term(getattr(page, kind))):
            with pytest.raises(ValidationError) as caught:
                self.make(fixed, kind, title="De tweede", **{kind: term})
            assert caught.value.message_dict == {kind: [MESSAGE]}

    def test_an_editor_reads_why(self, fixed: Any, admin_client: Any, kind: str) -> None:
        page = self.make(fixed, kind)
        parent = page.get_parent().specific
        url = add_url(type(page), parent)
        data = form_of(admin_client, url, title="De tweede", slug="de-tweede", **{kind: str(getattr(page, kind).pk)})

        answer = admin_client.post(url, {**data, "action-publish": "1"})

        assert answer.status_code == 200
        assert MESSAGE in answer.content.decode()
        assert not Page.objects.filter(slug="de-tweede").exists()

    def test_the_page_itself_and_its_translation_are_fine(self, fixed: Any, kind: str) -> None:
        page = self.make(fixed, kind)
        page.full_clean()

        english = make_translation(page)

        english.full_clean()
        assert english.own_term.pk == page.own_term.pk

    def test_another_term_is_fine(self, fixed: Any, kind: str) -> None:
        self.make(fixed, kind)
        other = make_term("Theme" if kind == "theme" else "Gemeente", "nieuw")

        assert self.make(fixed, kind, title="De tweede", **{kind: other}).own_term.slug == "nieuw"

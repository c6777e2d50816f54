"""Words of editors inside words of the interface say in which language they are."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.support.pages import make_page


def render(text: str, language: str, **context: Any) -> str:
    with translation.override(language):
        return Template("{% load page_tags %}" + text).render(Context(context))


@pytest.fixture
def page(fixed: Any) -> Any:
    """A Dutch page."""
    return make_page("home.StandardPage", fixed("/over/"))


@pytest.mark.parametrize(
    ("language", "mark"), [("nl", ""), ("en", ' lang="nl" dir="ltr"'), ("ar", ' lang="nl" dir="ltr"')]
)
def test_content_lang_marks_dutch_for_who_reads_another_language(page: Any, language: str, mark: str) -> None:
    assert render("{% content_lang page %}", language, page=page) == mark
    assert render("{% content_lang %}", language) == mark


def test_content_lang_of_a_translated_page(page: Any) -> None:
    page.lang_if_other = lambda: ""

    assert render("{% content_lang page %}", "en", page=page) == ""
    assert render("{% content_lang %}", "en") == ' lang="nl" dir="ltr"'


@pytest.mark.parametrize(
    ("title", "long"),
    [
        ("Leergang voor implementatiecoaches", True),
        ("Vijf adressen en één koffer", False),
        ("Almere-Buiten-Noordwest voor wie er woont", False),
        ("", False),
    ],
)
def test_a_title_with_a_word_wider_than_a_phone(title: str, long: bool) -> None:
    assert render("{{ title|long_word }}", "nl", title=title) == str(long)


def test_words_from_the_right_say_so(page: Any) -> None:
    page.lang_if_other = lambda: "ar"

    assert render("{% content_lang page %}", "nl", page=page) == ' lang="ar" dir="rtl"'


@pytest.mark.parametrize(
    ("language", "shown"),
    [("nl", "Door Jan &amp; &lt;b&gt;"), ("en", 'Door <span lang="nl" dir="ltr">Jan &amp; &lt;b&gt;</span>')],
)
def test_said_is_a_part_of_a_sentence_and_stays_words(language: str, shown: str) -> None:
    text = "{% said name as who %}{% autoescape on %}Door {{ who }}{% endautoescape %}"

    assert render(text, language, name="Jan & <b>") == shown
    assert render("{% said name %}", language, name="") == ""

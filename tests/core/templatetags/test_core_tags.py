"""The tags of the house style, as a template uses them."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import override_settings
from django.utils import translation


def render(text: str, **context: Any) -> str:
    return Template("{% load core_tags %}" + text).render(Context(context))


def test_icon_draws_from_the_sprite_in_static() -> None:
    assert render('{% icon "klok" %}') == (
        '<svg class="ico" aria-hidden="true" focusable="false"><use href="/static/wel/sprite.svg#i-klok"></use></svg>'
    )


@pytest.mark.parametrize("name", ["", None])
def test_icon_without_a_name_draws_nothing(name: str | None) -> None:
    assert render("{% icon name %}", name=name) == ""


def test_an_unknown_icon_is_a_fault_while_we_build() -> None:
    with override_settings(STRICT_DRAWINGS=True), pytest.raises(TemplateSyntaxError, match="eenhoorn"):
        render('{% icon "eenhoorn" %}')


def test_an_unknown_icon_draws_nothing_on_a_running_site(caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(STRICT_DRAWINGS=False), caplog.at_level(logging.WARNING):
        assert render('{% icon "eenhoorn" %}') == ""
        assert render('{% patch "t-taal" icon="eenhoorn" %}') == ""
    assert [record.getMessage() for record in caplog.records] == ["The sprite has no pictogram 'eenhoorn'."] * 2


def test_crop_without_a_theme_is_water() -> None:
    assert render("{% crop theme %}", theme=None) == render('{% crop "" %}') == render('{% crop "t-water" %}')


def test_patch_and_portrait_take_the_theme_of_the_page() -> None:
    assert render("{% patch theme %}", theme="t-geld").startswith('<svg class="patch t-geld" viewBox="0 0 480 320"')
    assert render('{% portrait theme=theme skin=2 hair=5 css="big" %}', theme="t-geld").startswith(
        '<svg class="big t-geld" viewBox="0 0 200 200"'
    )


def test_a_real_number_is_a_link_that_says_who_answers() -> None:
    html = render('{% phone "0800 01 13" call=True label="113" %}')
    icon = render('{% icon "telefoon" %}')
    assert html == (
        '<a class="btn btn--call utrecht-button" href="tel:08000113">'
        f'<span class="vh">Bel 113: </span>{icon}<span class="num"><bdi>0800 01 13</bdi></span></a>'
    )


def test_a_made_up_number_is_no_link() -> None:
    html = render('{% phone "0320 00 11 22" label="De Vlieger" %}')
    icon = render('{% icon "telefoon" %}')
    assert html == (
        '<span class="btn btn--tel utrecht-button"><span class="vh">Bel De Vlieger: </span>'
        f'{icon}<span class="num"><bdi>0320 00 11 22</bdi></span></span>'
        '<small class="sample-nr">voorbeeldnummer</small>'
    )


def test_a_number_without_a_label_still_says_what_it_is_for() -> None:
    assert '<span class="vh">Bel </span>' in render('{% phone "112" %}')


def test_no_number_shows_nothing() -> None:
    assert render('{% phone "" %}') == ""


def test_what_an_editor_typed_is_escaped() -> None:
    html = render("{% phone number label=label %}", number='112"><b>', label="<i>A&B</i>")
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;i&gt;A&amp;B&lt;/i&gt;" in html


def test_linked_data_cannot_leave_its_block() -> None:
    data = {"name": "</script><script>alert(1)</script> & \u2028", "url": "https://voorbeeld.example/é"}
    html = render("{% json_ld data %}", data=data)
    start, end = '<script type="application/ld+json">', "</script>"
    inside = html.removeprefix(start).removesuffix(end)
    assert html == f"{start}{inside}{end}"
    assert [mark for mark in "<>&\u2028" if mark in inside] == []
    assert json.loads(inside) == data


def test_no_linked_data_is_no_block() -> None:
    assert render("{% json_ld data %}", data=None) == ""


def test_words_of_the_interface_follow_the_language() -> None:
    with translation.override("nl"):
        assert "voorbeeldnummer" in render('{% phone "0320 00 11 22" %}')


@pytest.mark.parametrize(
    ("theme", "html"), [("", ""), ("merel", '<link rel="stylesheet" href="/static/wel/themes/merel.css">')]
)
def test_another_organisation_adds_its_own_look(theme: str, html: str) -> None:
    with override_settings(WEL_THEME=theme):
        assert render("{% theme_stylesheet %}") == html

"""Template tags of the page frame: languages inside a page, addresses, fields of forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms, template
from django.conf import settings
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi

from core.desks import desks_of
from core.languages import open_graph_locale
from core.routing import absolute_url, localized_path, source_language

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField, BoundWidget

    from core.desks import Desk
    from core.site_data import NavItem
    from core.taxonomies import TermRecord

__all__ = [
    "absolute",
    "breakable",
    "choice_widgets",
    "content_lang",
    "desks",
    "error_rows",
    "form_widget",
    "is_tick_box",
    "local_path",
    "long_word",
    "not_current",
    "og_locale",
    "one_line",
    "register",
    "said",
    "small_begin",
    "ui_lang",
    "url_of",
]

register = template.Library()

#: Letters of a word that fit in a title on a screen of 320 px.
_LONGEST_ON_A_PHONE = 14


@register.simple_tag(takes_context=True)
def absolute(context: Mapping[str, Any], path: str) -> str:
    """A path with the address of the site before it, whatever name the visitor typed."""
    return absolute_url(context["request"], path)


@register.filter
def not_current(languages: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The languages of the switch that the visitor does not read now."""
    return [language for language in languages if not language["current"]]


@register.filter
def og_locale(code: str) -> str:
    """A language code as Open Graph writes it: "nl" is "nl_NL"."""
    return open_graph_locale(code)


@register.filter
def url_of(links: Iterable[NavItem], slug: str) -> str:
    """Where the link with this slug leads; nothing when it is not among them."""
    return next((link.url for link in links if link.slug == slug), "")


@register.filter
def local_path(path: str) -> str:
    """A path of the Dutch site as a path within the language that the visitor reads; one that is so already stays."""
    prefix = f"/{get_language() or source_language()}/"
    return path if path.startswith(prefix) else localized_path(path, source_language())


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail address that may break after the @ and before a full stop, in a narrow column."""
    return SafeString(str(escape(address)).replace("@", "@<wbr>").replace(".", "<wbr>."))


@register.filter
def small_begin(text: str) -> str:
    """Words that go on behind a colon: without their capital, but an abbreviation keeps it."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@register.filter(is_safe=True)
def one_line(text: str) -> str:
    """Words on one line with single spaces: for a title or a description that a block fills over more lines."""
    return " ".join(text.split())


@register.filter
def long_word(title: str) -> bool:
    """Whether a word of a title may be wider than a phone: the title gets smaller letters there.

    Not every browser has the Dutch words that it needs to break such a word well.
    """
    return any(len(word) > _LONGEST_ON_A_PHONE for word in re.split(r"[\s-]+", title))


@register.simple_tag(takes_context=True)
def desks(context: Mapping[str, Any], slug: str = "", areas: Iterable[TermRecord] = ()) -> tuple[Desk, ...]:
    """The loket of a gemeente, or of some; without any those of the gemeenten in the filter, or all.

    See ``core.desks``.
    """
    request = context.get("request")
    if areas:
        return desks_of(area.slug for area in areas)
    return desks_of([slug] if slug else request.GET.getlist("gemeente") if request else [])


@register.simple_tag
def ui_lang() -> SafeString:
    """``lang`` and ``dir`` for words of the interface inside content.

    Content that is not translated stands in ``<main lang="nl">``; labels, facts and lists inside it are in the
    language that the visitor reads, and say so. Empty on a Dutch page, where both are the same.
    """
    language = get_language() or source_language()
    if language == source_language():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language, "rtl" if get_language_bidi() else "ltr")


def _content_language(page: Any) -> str:
    """Language of an editor's words when it is not the language that the visitor reads, else an empty string."""
    if page:
        return str(page.lang_if_other())
    source = source_language()
    return "" if source == (get_language() or source) else source


@register.simple_tag
def content_lang(page: Any = None) -> SafeString:
    """``lang`` and ``dir`` for words of an editor inside words of the interface; empty when both are one language.

    Words of a page are in the language of the page. Without a page they are facts, which are kept in Dutch only.
    """
    language = _content_language(page)
    return format_html(' lang="{}" dir="{}"', language, _direction(language)) if language else SafeString("")


@register.simple_tag
def said(text: Any, page: Any = None) -> SafeString:
    """Words of an editor as part of a sentence of the interface, marked with their language where that differs."""
    mark = content_lang(page)
    return format_html("<span{}>{}</span>", mark, text) if mark and text else SafeString(escape(text))


def _direction(language: str) -> str:
    return "rtl" if language in settings.LANGUAGES_BIDI else "ltr"


_BY_INPUT_TYPE = {
    "checkbox": "utrecht-checkbox",
    "radio": "utrecht-radio-button",
    "select": "input utrecht-select",
    "textarea": "input utrecht-textarea",
}
_TEXTBOX = "input utrecht-textbox"


def _kind(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, forms.Textarea):
        return "textarea"
    if isinstance(widget, forms.Select):
        return "select"
    return str(getattr(widget, "input_type", ""))


@register.simple_tag
def form_widget(field: BoundField) -> SafeString:
    """The field itself, with the class names of the design."""
    own = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{own} {_BY_INPUT_TYPE.get(_kind(field), _TEXTBOX)}".strip()})


@register.filter
def is_tick_box(field: BoundField) -> bool:
    """Whether the question is one box to tick: then the label stands behind the box."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def choice_widgets(field: BoundField) -> list[BoundWidget]:
    """The radio buttons or tick boxes of a question, one by one; empty for a group of other fields."""
    if not isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return []
    options = list(field)
    for option in options:
        # The group is what is wrong, not each answer; the error stands in the description of the group.
        option.data["attrs"].pop("aria-invalid", None)
    return options


def _as_lead(label: str) -> str:
    """A question keeps its mark; other words get a colon, so that the sentence about the error can follow."""
    return label if label.endswith(("?", ".", "!", ":")) else f"{label}:"


@register.filter
def error_rows(form: forms.BaseForm) -> list[dict[str, str]]:
    """What went wrong, for the error summary: id of the field, question, sentence. Faults of the whole form first."""
    rows = [{"target": "", "label": "", "text": str(text)} for text in form.non_field_errors()]
    for field in form:
        if field.errors and field.is_hidden:
            rows.append({"target": "", "label": "", "text": " ".join(map(str, field.errors))})
        elif field.errors:
            first = choice_widgets(field)[:1]
            target = first[0].id_for_label if first else field.id_for_label
            rows.append(
                {"target": str(target), "label": _as_lead(str(field.label)), "text": " ".join(map(str, field.errors))}
            )
    return rows

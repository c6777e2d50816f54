"""The tag that explains hard words of the glossary where a page first uses them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from core.drawing import draw_icon
from core.glossary import MOST_ON_A_PAGE, GlossaryWord, Matcher, matcher_for
from core.models import BasePage
from core.templatetags.core_tags import SPRITE
from core.templatetags.page_tags import ui_lang

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["explain", "register", "sample_word"]

register = template.Library()

_STATE = "explained_words"
#: Signs that stay on the line of the word before or after them; a text may have escaped its quotes.
_OPENING: Final = re.compile(r"""(?:[(\[“\N{LEFT SINGLE QUOTATION MARK}„«"']|&quot;|&#x27;)+\Z""")
_CLOSING: Final = re.compile(r"""(?:[.,;:!?…)\]”’»"']|&quot;|&#x27;)+""")
_LONGEST_OPENING: Final = 12


class _Drawn(NamedTuple):
    """The page that is drawn: what finds its words, and which it explained already."""

    matcher: Matcher
    page_key: str
    known: set[str]


@register.simple_tag(takes_context=True)
def explain(context: template.Context, text: Any) -> SafeString:
    """Text of an editor, in which the first use of a word of the glossary is a button that shows what it means.

    Give it rich text or plain words. A page explains a word once and at most five words; the request remembers
    which. Outside a page (mail, the menu of blocks) the text stays as it is.
    """
    html = SafeString(conditional_escape(text))
    request, page = context.get("request"), context.get("page")
    if request is None or not isinstance(page, BasePage):
        return html
    drawn = _drawn(request, page)
    room = MOST_ON_A_PAGE - len(drawn.known)
    if room <= 0 or not html:
        return html
    parts: list[str] = []
    place = 0
    for hit in drawn.matcher.find(html, page_key=drawn.page_key, known=drawn.known, most=room):
        drawn.known.add(hit.word.key)
        opening = _OPENING.search(html, max(place, hit.start - _LONGEST_OPENING), hit.start)
        closing = _CLOSING.match(html, hit.end)
        start, end = opening.start() if opening else hit.start, closing.end() if closing else hit.end
        signs = html[start : hit.start], html[hit.end : end]
        parts += [html[place:start], _explained(html[hit.start : hit.end], hit.word, len(drawn.known), signs)]
        place = end
    return SafeString("".join([*parts, html[place:]]))


@register.simple_tag
def sample_word() -> SafeString:
    """A sentence with an explained word, for the style guide: the same HTML without a page or a glossary."""
    short = "Iemand die voor een zieke partner, ouder of buur zorgt."
    word = GlossaryWord(key="voorbeeld", term="Mantelzorger", short=short, url="#voorbeeld", forms=())
    return SafeString(f"Mijn buurvrouw is {_explained('mantelzorger', word, 1, ('', '.'))}")


def _drawn(request: HttpRequest, page: BasePage) -> _Drawn:
    """What this request knows; a page has many texts, and its words are looked up once."""
    kept: dict[str, Any] = vars(request)
    if _STATE not in kept:
        kept[_STATE] = _Drawn(matcher_for(page.language), str(page.translation_key), set())
    drawn: _Drawn = kept[_STATE]
    return drawn


def _explained(words: str, word: GlossaryWord, number: int, signs: tuple[str, str]) -> str:
    """The words as a button, and what it opens. Only phrases: it stands inside a paragraph.

    A line may end before and after a button, so the signs around it are held together with it.
    """
    key = f"uitleg-{number}"
    button = f'<dfn><button class="term" type="button" popovertarget="{key}">{words}</button></dfn>'
    if any(signs):
        button = f'<span class="keep">{signs[0]}{button}{signs[1]}</span>'
    return button + _popover(word, key, get_language())


@lru_cache(maxsize=500)
def _popover(word: GlossaryWord, key: str, language: str | None) -> SafeString:
    """What the button opens, in the active language; made once for each word and place."""
    return format_html(
        '<span class="pop" id="{key}" popover role="group" aria-labelledby="{key}-woord">'
        '<strong class="pop__word" id="{key}-woord">{term}</strong> <span>{short}</span> '
        '<a class="more" href="{url}"{lang}>{more}</a> '
        '<button class="close" type="button" popovertarget="{key}" popovertargetaction="hide"{lang}>'
        '{icon}<span class="vh">{close}</span></button></span>',
        key=key,
        term=word.term,
        short=word.short,
        url=word.url,
        lang=ui_lang(),
        more=gettext("Meer over dit woord"),
        icon=SafeString(draw_icon("sluit", static(SPRITE))),
        close=gettext("Sluit de uitleg"),
    )

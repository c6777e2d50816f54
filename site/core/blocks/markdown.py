"""From the small part of Markdown that content files use to the rich text that Wagtail stores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.html import escape
from markdown_it import MarkdownIt

from core.blocks.link import validate_address

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["MarkdownError", "Resolver", "render_markdown"]

_parser = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_inline", "html_block", "autolink"])
_PLAIN_TAGS: Final = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
    "heading_open": "<h3>",
    "heading_close": "</h3>",
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "",  # the house style has no italics: hard to read for many people
    "em_close": "",
    "hardbreak": "<br/>",
    "softbreak": " ",
    "link_close": "</a>",
}
_NAMES: Final = {
    "blockquote_open": "een citaat met '>' (gebruik ::: quote)",
    "code_block": "een ingesprongen stuk (haal de spaties aan het begin weg)",
    "code_inline": "tekst tussen `…` (haal de streepjes weg)",
    "fence": "een stuk code",
    "hr": "een lijn (haal de streepjes weg)",
}
_HEADINGS: Final = frozenset({"h2", "h3"})


class MarkdownError(ValueError):
    """Something in a text can't be used. ``line`` counts from 1 within the text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(f"regel {line}: {message}")
        self.message = message
        self.line = line


class Resolver(Protocol):
    """Finds what a text refers to; every method gives None when there is nothing by that name."""

    def page(self, path: str) -> Any | None:
        """The page at a site path."""

    def image(self, title: str) -> Any | None:
        """The image with this title."""

    def document(self, title: str) -> Any | None:
        """The document with this title."""

    def snippet(self, model: Any, slug: str) -> Any | None:
        """The snippet of this model with this address."""


def render_markdown(text: str, resolver: Resolver | None = None, *, first_line: int = 1) -> str:
    """Paragraphs, lists, bold, links and headings as rich text; anything else raises MarkdownError.

    ``first_line`` is the line of the text within the whole body, for messages.
    """
    parts: list[str] = []
    line = first_line
    for token in _parser.parse(text):
        if token.map:
            line = first_line + token.map[0]
        if token.type in {"paragraph_open", "paragraph_close"} and token.hidden:
            continue
        if token.type == "inline":
            parts.extend(_inline(token.children or [], resolver, line))
        elif token.type == "heading_open" and token.tag not in _HEADINGS:
            msg = "een kop begint met ## of ###; # is de titel van de pagina"
            raise MarkdownError(msg, line)
        else:
            parts.append(_tag(token, line))
    return "".join(parts)


def _tag(token: Token, line: int) -> str:
    try:
        return _PLAIN_TAGS[token.type]
    except KeyError:
        name = _NAMES.get(token.type, token.type)
        msg = f"{name} kan hier niet"
        raise MarkdownError(msg, line) from None


def _inline(tokens: list[Token], resolver: Resolver | None, line: int) -> list[str]:
    parts: list[str] = []
    for token in tokens:
        if token.type == "text":
            parts.append(escape(token.content))
        elif token.type == "link_open":
            parts.append(_link(str(token.attrGet("href") or ""), resolver, line))
        else:
            parts.append(_tag(token, line))
        if token.type in {"softbreak", "hardbreak"}:
            line += 1
    return parts


def _link(href: str, resolver: Resolver | None, line: int) -> str:
    try:
        validate_address(href)
    except ValidationError as fault:
        msg = f"de link '{href}' klopt niet. {fault.messages[0]}"
        raise MarkdownError(msg, line) from fault
    parts = urlsplit(href)
    is_path = href.startswith("/") and not parts.query and not parts.fragment
    page = resolver.page(href) if resolver is not None and is_path else None
    if page is not None:
        return f'<a linktype="page" id="{page.pk}">'
    return f'<a href="{escape(href)}">'

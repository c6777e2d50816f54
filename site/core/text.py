"""Small helpers for text."""

__all__ = ["lines_of", "plain_text"]


def lines_of(text: str) -> list[str]:
    """The lines that are not empty, without white space around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def plain_text(html: str) -> str:
    """Rich text without markup; blocks end with a line break, so that words do not run together."""
    from wagtail.rich_text import get_text_for_indexing

    return str(get_text_for_indexing(html))

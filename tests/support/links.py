"""Pages with links, and what the report of broken links says of them."""

from __future__ import annotations

from typing import Any

from tests.support.html import PageView
from tests.support.pages import make_page

__all__ = ["REPORT", "story", "told"]

REPORT = "/admin/kapotte-links/"


def story(parent: Any, html: str, title: str = "Verhaal") -> Any:
    page = make_page("blog.StoryPage", parent, title=title, body=[{"type": "text", "value": f"<p>{html}</p>"}])
    page.save()
    return page


def told(client: Any, *, look: bool = True) -> list[tuple[str, ...]]:
    """What the report says, after a look at all links."""
    if look:
        assert client.post(REPORT).url == REPORT
    rows = PageView(client.get(REPORT)).soup.select("table.listing tbody tr")
    return [tuple(" ".join(cell.get_text().split()) for cell in row.select("td")[:3]) for row in rows]

"""Reading a page the way a visitor does."""

from __future__ import annotations

import json
from typing import Any

from bs4 import BeautifulSoup

__all__ = ["PageView", "view"]


class PageView:
    """A page that came back: its words, its links, and what it tells search engines."""

    def __init__(self, response: Any) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()
        self.soup: Any = BeautifulSoup(self.html.replace("<wbr>", ""), "html.parser")

    @property
    def main(self) -> Any:
        """The part that differs from page to page."""
        return self.soup.find("main")

    @property
    def text(self) -> str:
        """The words of the main part, with single spaces."""
        return " ".join(self.main.get_text(" ").split())

    @property
    def headings(self) -> list[str]:
        """The words of all first headings of the whole page."""
        return [" ".join(heading.get_text(" ").split()) for heading in self.soup.find_all("h1")]

    @property
    def links(self) -> list[str]:
        """Where the links of the main part lead."""
        return [link["href"] for link in self.main.find_all("a", href=True)]

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave the page out."""
        return self.soup.find("meta", {"name": "robots", "content": "noindex"}) is not None

    @property
    def canonical(self) -> str:
        """The address that the page gives as its own."""
        link = self.soup.find("link", rel="canonical")
        return "" if link is None else str(link["href"])

    @property
    def linked_blocks(self) -> list[dict[str, Any]]:
        """Every schema.org description: of the page itself, and of the way to it."""
        return [json.loads(block.get_text()) for block in self.soup.find_all("script", type="application/ld+json")]

    @property
    def linked_data(self) -> dict[str, Any] | None:
        """The schema.org description, if there is one."""
        block = self.soup.find("script", type="application/ld+json")
        found: dict[str, Any] | None = None if block is None else json.loads(block.get_text())
        return found

    def language_of(self, words: str) -> set[str]:
        """The languages in which these words stand in the main part, by the nearest element that names one."""
        nodes = [node for node in self.main.find_all(string=True) if words in " ".join(node.split())]
        return {str(node.find_parent(lang=True)["lang"]) for node in nodes}

    @property
    def card_titles(self) -> list[str]:
        """Titles of the found things in a list, in order."""
        results = self.soup.find(class_="results")
        return [] if results is None else [heading.get_text().strip() for heading in results.select("h3 a")]


def view(client: Any, path: str, **parameters: Any) -> PageView:
    """Ask for a page and read it."""
    return PageView(client.get(path, parameters))

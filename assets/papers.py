# noqa: INP001 (a script of its own, no part of a package)
"""Print a summary of each publication of the demo as a PDF that a screen reader can read: ``make media``.

The words are those of ``content/library/*.md``; nothing in them ages. Needs Chromium when a summary changed.
``bron/papier.json`` holds the hash of the page that was printed, and of the PDF that came out of it.
"""

from __future__ import annotations

import base64
import re
from html import escape
from typing import TYPE_CHECKING, Any

import yaml
from made import CONTENT, ROOT, State
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main", "pages", "state"]

ASSETS = ROOT / "assets"
FONT = "atkinson-hyperlegible-next-{}.woff2"
#: Ground, crop and second crop of a theme, as in ``css/tokens/themes.css``; of a publication without one: water.
THEMES = {
    "": ("--water-200", "--water-600", "--water-100"),
    "armoede-en-schulden": ("--clay-200", "--clay-600", "--clay-300"),
    "bewegen-en-natuur": ("--green-300", "--green-700", "--green-500"),
    "dementie": ("--water-300", "--water-800", "--water-100"),
    "eenzaamheid": ("--reed-400", "--water-800", "--reed-500"),
    "taal-en-lezen": ("--water-200", "--water-600", "--water-50"),
}
KINDS = {
    "e-module": "Online les",
    "handreiking": "Handreiking",
    "jaarplan": "Jaarplan",
    "onderzoek": "Onderzoek",
    "toolbox": "Toolbox",
}
#: Parcels of the motif on a raster of 510 by 78: x, y, width, height, colour (by role or by name).
PARCELS = (
    (0, 0, 96, 50, "ground"),
    (0, 53, 96, 25, "--tulip-500"),
    (99, 0, 60, 78, "crop"),
    (162, 0, 120, 36, "crop-2"),
    (162, 39, 70, 39, "--green-600"),
    (235, 39, 47, 39, "--reed-400"),
    (285, 0, 84, 78, "ground"),
    (372, 0, 138, 30, "--water-900"),
    (372, 33, 52, 45, "crop-2"),
    (427, 33, 83, 45, "crop"),
)
LOGO = """<p class="logo"><svg viewBox="0 0 48 48" aria-hidden="true"><g>
<path fill="var(--water-800)" d="M0 12A12 12 0 0 1 12 0h18v22H0Z"/>
<path fill="var(--green-500)" d="M33 0h3a12 12 0 0 1 12 12v17H33Z"/>
<path fill="var(--reed-400)" d="M0 25h30v23H12A12 12 0 0 1 0 36Z"/>
<path fill="var(--tulip-500)" d="M33 32h15v4a12 12 0 0 1-12 12h-3Z"/>
<path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" d="M5 12c3.4-5 6.6-5 10 0s6.6 5 10 0"/>
</g></svg>
<span><b>WEL</b> in Flevoland</span></p>"""
ABOUT = """<section class="about"><h2>Over dit blad</h2>
<p>WEL in Flevoland schreef deze samenvatting in gewone taal. Het is niet het stuk zelf.
Dezelfde tekst staat op onze website, in de Kennisbank.</p>
<p>Dit blad hoort bij een voorbeeld van de website.</p></section>"""
_BLOCK = re.compile(r"^::: (\w+)\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
#: What Chromium notes about itself and the moment.
_NOTES = re.compile(rb"/(?:Creator|Producer|CreationDate|ModDate) \((?:[^()\\]|\\.|\([^()]*\))*\)")
_parser = MarkdownIt("commonmark", {"html": False})


def _words(text: str) -> str:
    """Markdown as HTML. A link to a page of the site becomes plain words: paper knows no site."""
    return str(_parser.render(re.sub(r"\[([^\]]+)\]\(/[^)]*\)", r"\1", text)))


def _items(values: dict[str, Any]) -> str:
    """Steps, or moments with what happens then."""
    rows = []
    for item in values["items"]:
        head = ": ".join(filter(None, (item.get("when"), item["title"])))
        rows.append(f"<li><b>{escape(head)}</b><br>{escape(item['text'])}</li>")
    title = f"<h3>{escape(values['title'])}</h3>" if values.get("title") else ""
    return f"{title}<ol>{''.join(rows)}</ol>"


def _numbers(values: dict[str, Any]) -> str:
    rows = [
        f"<li><b>{escape(item['value'])}</b>{escape(item['label'])}. Bron: {escape(item['source'])}.</li>"
        for item in values["items"]
    ]
    return f'<ul class="numbers">{"".join(rows)}</ul>'


def _table(values: dict[str, Any]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in values["header"])
    rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in values["rows"]]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    caption = escape(values["caption"])
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


BLOCKS: dict[str, Callable[[dict[str, Any]], str]] = {
    "statistics": _numbers,
    "steps": _items,
    "table": _table,
    "timeline": _items,
}


def _body(text: str) -> str:
    """The text with its blocks; a kind of block that paper does not know stops the run."""
    parts, start = [], 0
    for found in _BLOCK.finditer(text):
        parts += [_words(text[start : found.start()]), BLOCKS[found[1]](yaml.safe_load(found[2]))]
        start = found.end()
    return "".join([*parts, _words(text[start:])])


def _facts(head: dict[str, Any]) -> str:
    rows = [("Soort", KINDS[head["kind"]]), ("Van wie", head["publisher"]), ("Jaar", head.get("year"))]
    told = [f"<p><b>{name}:</b> {escape(str(value))}</p>" for name, value in rows if value]
    if head.get("url"):
        url = escape(head["url"])
        told.append(f'<p><b>Op internet:</b> <a href="{url}">{url}</a></p>')
    return f'<div class="facts">{"".join(told)}</div>'


def _motif(theme: str) -> str:
    roles = dict(zip(("ground", "crop", "crop-2"), THEMES.get(theme, THEMES[""]), strict=True))
    drawn = "".join(
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="var({roles.get(colour, colour)})"/>'
        for x, y, width, height, colour in PARCELS
    )
    cut = '<clipPath id="dijk"><path d="M0 0h510v58a20 20 0 0 1-20 20H0Z"/></clipPath>'
    return (
        f'<svg class="motif" viewBox="0 0 510 78" preserveAspectRatio="none" aria-hidden="true">'
        f'{cut}<g clip-path="url(#dijk)">{drawn}</g></svg>'
    )


def _style() -> str:
    faces = ""
    for name, limit in (("latin-wght-normal", ""), ("nul", "unicode-range:U+30;")):
        font = base64.b64encode((ASSETS / "fonts" / FONT.format(name)).read_bytes()).decode()
        address = f"url(data:font/woff2;base64,{font})"
        faces += f'@font-face{{font-family:"Atkinson Hyperlegible Next";font-weight:200 800;{limit}src:{address}}}'
    sheets = (ASSETS / "css" / "tokens" / "palette.css", ASSETS / "papers" / "paper.css")
    return faces + "".join(sheet.read_text("utf-8") for sheet in sheets)


def _page(head: dict[str, Any], text: str, style: str) -> str:
    """The whole page that is printed."""
    title, theme = escape(head["title"]), (head.get("themes") or [""])[0]
    return (
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>In gewone taal: {title}</title>'
        f"<style>{style}</style><header>{LOGO}{_motif(theme)}</header><main>"
        f'<p class="kicker">In gewone taal</p><h1>{title}</h1><p class="lead">{escape(head["summary"])}</p>'
        f"{_facts(head)}{_body(text)}{ABOUT}</main></html>"
    )


def pages() -> dict[str, bytes | str]:
    """The page of each publication, by the name of its PDF."""
    found: dict[str, bytes | str] = {}
    style = _style()
    for path in sorted((CONTENT / "library").glob("*.md")):
        _start, head, text = path.read_text("utf-8").split("---\n", 2)
        values = yaml.safe_load(head)
        if values["type"] == "publication" and "locale" not in values:
            found[f"in-gewone-taal-{path.stem}"] = _page(values, text, style)
    return found


def state() -> State:
    """Which PDF came out of which page."""
    return State("papier", ".pdf")


def main() -> None:
    """Print what changed, note the state, and throw a PDF away whose publication is gone."""
    known, sources = state(), pages()
    changed = known.changed(sources)
    if changed:
        from media import opened

        with opened() as page:
            for name in changed:
                page.set_content(str(sources[name]))
                page.evaluate("document.fonts.ready.then(() => null)")
                made = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
                # As many spaces, so that everything stays where the list of objects says it is.
                known.result(name).write_bytes(_NOTES.sub(lambda found: b" " * len(found[0]), made))
    known.store(sources)


if __name__ == "__main__":
    main()

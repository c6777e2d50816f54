"""What comes over a slow line for every page, as it comes: compressed, with all that its first view needs."""

from __future__ import annotations

import gzip
import re
from functools import cache
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import Request, urlopen

import brotli
import pytest
from bs4 import BeautifulSoup

from tests.browser.conftest import RunningSite
from tests.project.repository import ROOT

pytestmark = pytest.mark.slow
_MOST_HTML = 20 * 1024
_MOST = 95 * 1024


def _sent(url: str, encoding: str) -> bytes:
    """What the server sends, still compressed; also of a page that says that something is wrong."""
    try:
        with urlopen(Request(url, headers={"Accept-Encoding": encoding}), timeout=60) as answer:  # noqa: S310  # our own
            return bytes(answer.read())
    except HTTPError as answer:
        return answer.read()


@cache
def _file(url: str) -> bytes:
    """A file that many pages share."""
    return _sent(url, "br")


def _files(url: str, html: bytes) -> set[str]:
    """Addresses of style sheets with their fonts, scripts, pictograms and the icon of the site."""
    page = BeautifulSoup(html, "html.parser")
    sheets = _sheets(url, html)
    fonts = [
        urljoin(sheet, address)
        for sheet in sheets
        for address in re.findall(r"url\([\"']?([^)\"']+\.woff2)", brotli.decompress(_file(sheet)).decode())
    ]
    scripts = [urljoin(url, str(tag["src"])) for tag in page.select("script[src]")]
    icons = [urljoin(url, str(tag["href"])) for tag in page.select('link[rel="icon"], link[rel="preload"]')]
    drawings = [urljoin(url, urldefrag(str(tag["href"])).url) for tag in page.select('use[href^="/"]')]
    return {*sheets, *fonts, *scripts, *icons, *drawings}


def _sheets(url: str, html: bytes) -> set[str]:
    """Addresses of the style sheets of a page."""
    return {
        urljoin(url, str(tag["href"])) for tag in BeautifulSoup(html, "html.parser").select('link[rel="stylesheet"]')
    }


def _styled(sheet: str) -> set[str]:
    """Classes that a style sheet speaks of."""
    return set(re.findall(r"\.(-?[_a-z][\w-]*)(?=[^{}]*\{)", sheet, re.IGNORECASE))


def test_no_part_has_its_style_in_a_sheet_of_another_page(site: RunningSite, sample: str) -> None:
    url = site.url + site.samples[sample]
    html = gzip.decompress(_sent(url, "gzip"))
    used = {name for tag in BeautifulSoup(html, "html.parser").select("[class]") for name in tag["class"]}
    here = set().union(*(_styled(brotli.decompress(_file(sheet)).decode()) for sheet in _sheets(url, html)))
    elsewhere = set().union(*(_styled(path.read_text("utf-8")) for path in (ROOT / "static/wel/pages").glob("*.css")))

    assert used & here
    assert used & (elsewhere - here) == set()


def test_a_page_stays_within_its_budget(site: RunningSite, sample: str) -> None:
    url = site.url + site.samples[sample]
    sent = _sent(url, "gzip")
    files = _files(url, gzip.decompress(sent))

    assert len(sent) <= _MOST_HTML
    assert len(files) >= 7, "style sheet, two fonts, two scripts or one, pictograms, icons"
    assert len(sent) + sum(len(_file(file)) for file in files) <= _MOST

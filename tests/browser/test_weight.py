"""The HTML of every page comes over a slow line at once."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.conftest import RunningSite, html_at

pytestmark = pytest.mark.slow
_MOST = 20 * 1024


def test_a_page_stays_within_its_budget(site: RunningSite, sample: str) -> None:
    assert len(gzip.compress(html_at(site.url + site.samples[sample]), 6)) <= _MOST

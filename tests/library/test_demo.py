"""The demo makes the knowledge base."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from library.models import FundingSchemePage, PublicationPage
from tests.support.content import ContentTree


def test_publications_and_schemes_lead_outside_and_have_an_address_here(home: Any, tmp_path: Path) -> None:
    content = ContentTree(tmp_path / "content")
    content.page("library/plan", type="publication", kind="jaarplan", year=2024, url="https://plan.voorbeeld.example")
    content.page("library/fonds", type="funding_scheme", funder="Fonds", status="open", deadline="2030-05-01")

    content.load()

    plan, scheme = PublicationPage.objects.get(), FundingSchemePage.objects.get()
    assert (plan.url, plan.website, plan.year) == ("/kennisbank/plan/", "https://plan.voorbeeld.example", 2024)
    assert (scheme.url, scheme.website, scheme.deadline) == ("/kennisbank/fonds/", "", date(2030, 5, 1))

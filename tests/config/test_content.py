"""The whole demo, as a newcomer gets it: everything that can be shown is there, and it goes away again."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.models import BasePage, DemoObject, Gemeente, HealthDimension, HelpLine
from core.page_checks import page_models
from readability.services import judge_public_pages
from regioplan.models import GlossaryTerm
from search.services import rebuild
from tests.support.readability import too_hard

#: How many there are at least of what a visitor chooses from.
AT_LEAST = {
    "directory.ServicePage": 40,
    "initiatives.InitiativePage": 20,
    "initiatives.ProjectPage": 10,
    "academy.EventPage": 20,
    "academy.SessionTypePage": 3,
    "academy.LeergangPage": 3,
    "blog.BlogPage": 6,
    "blog.StoryPage": 3,
    "blog.PodcastEpisodePage": 3,
    "home.ThemePage": 10,
    "home.GemeentePage": 6,
    "library.PublicationPage": 10,
    "library.FundingSchemePage": 3,
    "regioplan.GlossaryTerm": 100,
}
EXACTLY = {
    "regioplan.BuildingBlockPage": 8,
    "regioplan.FoundationPage": 6,
    "home.HomePage": 2,
    "core.HealthDimension": 12,
}

#: A path of this site in running text, or in a field of a block.
_PATH_OF_OURS = re.compile(r"\]\((/[^)\s]*)\)|^\s*(?:link|url): [\"']?(/[^\s\"']*)", re.MULTILINE)


def demo(**options: Any) -> str:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def count(label: str) -> int:
    number: int = apps.get_model(label).objects.count()
    return number


@pytest.mark.slow
@pytest.mark.content
def test_everything(db: None, settings: Settings, tmp_path: Path, client: Client) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    call_command("setup_site", verbosity=0)
    pages_before = sorted(Page.objects.values_list("url_path", flat=True))

    demo()

    assert {label: number for label, number in AT_LEAST.items() if count(label) < number} == {}
    assert {label: count(label) for label in EXACTLY} == EXACTLY
    assert [model.__name__ for model in page_models() if not model.objects.live().exists()] == []
    assert sorted(Gemeente.objects.filter(locale__language_code="nl").values_list("slug", flat=True)) == [
        "almere",
        "dronten",
        "lelystad",
        "noordoostpolder",
        "urk",
        "zeewolde",
    ]
    assert HealthDimension.objects.filter(locale__language_code="nl").count() == 6
    assert HelpLine.objects.filter(locale__language_code="nl").count() >= 3
    assert GlossaryTerm.objects.filter(see_also__isnull=False).exists()
    assert Redirect.objects.exists()
    rebuild()
    check_pages(client)
    check_links(client)
    check_reading()
    assert "Gemaakt: 0, bijgewerkt: 0, ongewijzigd: " in demo()
    assert demo(if_stale=True) == "De voorbeeldinhoud is al vers.\n"

    said = demo(remove=True)

    assert "Gebleven" not in said
    assert sorted(Page.objects.values_list("url_path", flat=True)) == pages_before
    assert DemoObject.objects.count() == 0


def check_pages(client: Client) -> None:
    """Every page can be shown in Dutch, and says what it is about in a sentence."""
    shown = [page.specific for page in Page.objects.live().filter(depth__gt=1)]
    answers = {page.get_url(): client.get(page.get_url()) for page in shown}
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code != 200} == {}
    assert [url for url, answer in answers.items() if answer.cookies] == []
    silent = [page.title for page in shown if isinstance(page, BasePage) and not page.summary]
    assert silent == []


def check_reading() -> None:
    """Every Dutch page that visitors read is easy: groen, and a short one without an error."""
    judged = {page.get_url(): result for page, result in judge_public_pages()}
    assert len(judged) > 100
    assert {url: faults for url, result in judged.items() if (faults := too_hard(result))} == {}


def linked_paths() -> set[str]:
    """Every address on this site that a content file leads to."""
    files = sorted(Path(django_settings.BASE_DIR, "content").rglob("*.md"))
    return {first or second for file in files for first, second in _PATH_OF_OURS.findall(file.read_text("utf-8"))}


def check_links(client: Client) -> None:
    """No content file sends its readers to a page that is not there."""
    paths = linked_paths()
    lost = {path for path in paths if client.get(path, follow=True).status_code != 200}
    assert "/contact/" in paths
    assert lost == set()

"""The browser has nothing to refuse on any screen of the admin, and no screen asks another server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.staff import complaints, signed_in

#: Some sixty screens, one after another.
pytestmark = pytest.mark.slow

_TABS = ["Inhoud", "Kenmerken", "Instellingen"]
#: Lists; where a list has rows, the form of its first row is opened too.
LISTS = [
    "snippets/directory/service",
    "snippets/directory/organisation",
    "snippets/directory/location",
    "snippets/core/gemeente",
    "snippets/core/theme",
    "snippets/core/healthdimension",
    "snippets/core/audience",
    "snippets/core/helpline",
    "snippets/regioplan/glossaryterm",
    "berichten",
    "images",
    "documents",
    "redirects",
    "searchpicks",
    "users",
    "groups",
    "sites",
    "locales",
    "collections",
    "workflows/list",
    "workflows/tasks/index",
]
SCREENS = [
    "",
    "account",
    "reports/locked",
    "reports/workflow",
    "reports/workflow_tasks",
    "reports/site-history",
    "reports/aging-pages",
    "reports/page-types-usage",
    "localize/reports/translations",
    "images/add",
    "documents/multiple/add",
    "redirects/add",
    "searchpicks/add",
    "users/new",
    "pages/search",
    "handleiding",
    "handleiding/verhaal",
    "kalender",
    "kapotte-links",
    "ongebruikt/beelden",
    "ongebruikt/bestanden",
]
_FIRST_ROW = "main tbody a[href*='/edit/'], main tbody .title a[href^='/admin/'], main ul.listing a[href^='/admin/']"


@pytest.fixture(scope="module")
def desk(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A tab of an administrator, for all screens."""
    with signed_in(browser, site, "beheerder") as page:
        yield page


@pytest.fixture(scope="module")
def wrong(desk: Page, site: RunningSite) -> list[str]:
    """What the browser complains about in that tab."""
    return complaints(desk, site)


def _open(desk: Page, path: str) -> None:
    answer = desk.goto(path)
    assert answer is not None
    assert answer.status == 200
    expect(desk.locator("main").first).to_be_visible()
    desk.wait_for_load_state("networkidle")


def test_form_of_a_page(desk: Page, wrong: list[str], site: RunningSite, page_type: str) -> None:
    wrong.clear()
    _open(desk, f"/admin/pages/{site.numbers[page_type]}/edit/")

    assert desk.get_by_role("tab").all_inner_texts() == _TABS
    expect(desk.locator("#id_title")).not_to_have_value("")
    assert wrong == []


@pytest.mark.parametrize("path", LISTS)
def test_list_and_first_form(desk: Page, wrong: list[str], path: str) -> None:
    wrong.clear()
    _open(desk, f"/admin/{path}/")
    row = desk.locator(_FIRST_ROW).first
    if row.count():
        _open(desk, row.get_attribute("href") or "")

    assert wrong == []


@pytest.mark.parametrize("path", SCREENS)
def test_screen(desk: Page, wrong: list[str], path: str) -> None:
    wrong.clear()
    _open(desk, f"/admin/{path}/".replace("//", "/"))

    assert wrong == []


def test_a_complaint_would_be_seen(desk: Page, wrong: list[str]) -> None:
    wrong.clear()
    _open(desk, "/admin/account/")
    desk.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://voorbeeld.example/p.png'}))")
    desk.wait_for_timeout(300)

    assert len(wrong) >= 1

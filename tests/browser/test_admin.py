"""The work of editors, moderators, authors and coordinators in the admin, and what they may not do."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.staff import complaints, signed_in

_TABS = ["Inhoud", "Kenmerken", "Instellingen"]
_SAVED = re.compile("bewaard|gewijzigd|aangemaakt|gepubliceerd|bijgewerkt|ingediend|ingestuurd|goedgekeurd")
As = Callable[[str], Page]


@pytest.fixture(scope="module")
def accounts(browser: Browser, site: RunningSite) -> Iterator[Callable[[str], BrowserContext]]:
    """The browser of a demo user. Everyone signs in once."""
    with ExitStack() as stack:
        yield cache(lambda user: stack.enter_context(signed_in(browser, site, user)).context)


@pytest.fixture
def as_user(accounts: Callable[[str], BrowserContext]) -> Iterator[As]:
    """Opens a tab as a demo user, closed after the test."""
    with ExitStack() as stack:

        def tab(user: str) -> Page:
            page = accounts(user).new_page()
            stack.callback(page.close)
            return page

        yield tab


@pytest.fixture
def mark() -> str:
    """A word that no other page has."""
    return f"proef{uuid.uuid4().hex[:10]}"


def _choose(page: Page, action: str) -> None:
    """Press one of the buttons under the form, wherever it stands."""
    button = page.locator("footer").get_by_role("button", name=action)
    if not button.is_visible():
        page.locator("footer").get_by_role("button", name="Meer acties").click()
    button.click()


def _actions(page: Page) -> list[str]:
    page.locator("footer").get_by_role("button", name="Meer acties").click()
    names = page.locator("footer button").all_inner_texts()
    return [" ".join(name.split()) for name in names]


def _edit(page: Page, number: int) -> None:
    page.goto(f"/admin/pages/{number}/edit/")


def _said(page: Page) -> str:
    messages = page.locator(".messages li")
    expect(messages.first).to_be_visible()
    return " ".join(messages.first.inner_text().split())


def _refused(page: Page, path: str) -> bool:
    """Wagtail sends people back to the start of the admin when they may not be somewhere."""
    answer = page.request.get(path)
    return answer.status == 403 or answer.url.endswith("/admin/")


def test_the_admin_speaks_dutch(as_user: As, site: RunningSite) -> None:
    page = as_user("redacteur")
    page.goto("/admin/")

    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.get_by_role("button", name="Pagina's")).to_be_visible()
    _edit(page, site.numbers["initiatives.initiativepage"])
    assert page.get_by_role("tab").all_inner_texts() == _TABS
    headings = [name.rstrip("*") for name in page.locator("main").get_by_role("heading", level=2).all_inner_texts()]
    assert {"Titel", "Samenvatting"} <= set(headings)


def test_page_tree_leads_to_a_page(as_user: As, site: RunningSite) -> None:
    page = as_user("redacteur")
    page.goto(f"/admin/pages/{site.numbers['home.homepage']}/")
    page.locator("main").get_by_role("link", name="Initiatieven", exact=True).first.click()
    page.wait_for_url("**/edit/")

    expect(page.locator("#id_title")).to_have_value("Initiatieven")


def test_looking_at_a_page_changes_nothing(as_user: As, site: RunningSite) -> None:
    page = as_user("redacteur")
    number = site.numbers["initiatives.projectpage"]
    page.goto(f"/admin/pages/{number}/history/")
    before = page.locator("main tbody tr").count()
    _edit(page, number)
    page.wait_for_timeout(3000)  # Wagtail saves by itself half a second after a change

    page.goto(f"/admin/pages/{number}/history/")
    assert page.locator("main tbody tr").count() == before


def test_editor_changes_and_moderator_approves(as_user: As, site: RunningSite, mark: str) -> None:
    number, path = site.numbers["initiatives.initiativepage"], site.samples["initiatives.initiativepage"]
    editor = as_user("redacteur")
    wrong = complaints(editor, site)
    _edit(editor, number)
    editor.locator("#id_title").fill(f"Voorzorgcirkels {mark}")
    editor.get_by_role("textbox", name="Samenvatting").fill(f"Buren letten op elkaar. {mark}")
    editor.get_by_role("button", name="Toon/verberg voorvertoning").click()
    preview = editor.frame_locator("#w-preview-iframe")
    expect(preview.locator("h1").last).to_have_text(f"Voorzorgcirkels {mark}")
    _choose(editor, "Stuur door naar Moderatie")
    assert _SAVED.search(_said(editor))

    moderator = as_user("moderator")
    wrong_there = complaints(moderator, site)
    moderator.goto(path)
    expect(moderator.locator("h1")).not_to_contain_text(mark)
    moderator.goto("/admin/")
    expect(moderator.locator("main")).to_contain_text(mark)
    _edit(moderator, number)
    expect(moderator.locator("#id_title")).to_have_value(f"Voorzorgcirkels {mark}")
    _choose(moderator, "Goedkeuren en publiceren")
    assert _SAVED.search(_said(moderator))
    moderator.goto(path)
    expect(moderator.locator("h1")).to_have_text(f"Voorzorgcirkels {mark}")
    expect(moderator.locator(".lead").first).to_have_text(f"Buren letten op elkaar. {mark}")
    # Autosave hears that it may not decide; the browser writes that down as a fault.
    assert [line for line in wrong + wrong_there if not line.endswith("400 (Bad Request)")] == []


def test_editor_may_not_publish(as_user: As, site: RunningSite) -> None:
    page = as_user("redacteur")
    _edit(page, site.numbers["home.standardpage"])

    assert [name for name in _actions(page) if "ubli" in name] == []


def test_author_writes_but_only_in_the_own_blog(as_user: As, site: RunningSite, mark: str) -> None:
    page = as_user("expex")
    wrong = complaints(page, site)
    blog = site.numbers["blog.blogindexpage"]
    page.goto(f"/admin/pages/add/blog/blogpage/{blog}/")
    page.locator("#id_title").fill(f"Blog {mark}")
    page.get_by_role("textbox", name="Samenvatting").fill("Over een goede dag.")
    assert [name for name in _actions(page) if "ubli" in name] == []
    page.keyboard.press("Escape")
    page.evaluate("""() => {
        const forged = document.createElement("input");
        Object.assign(forged, {type: "hidden", name: "action-publish", value: "action-publish"});
        document.querySelector("[data-edit-form]").append(forged);
    }""")
    _choose(page, "Bewaar concept")
    page.wait_for_load_state()

    public = page.request.get(f"/verhalen/expex/blog-{mark}/")
    assert public.status == 404
    page.goto(f"/admin/pages/{blog}/")
    expect(page.locator("main")).to_contain_text(f"Blog {mark}")
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("user", ["expex", "oco", "coordinator"])
@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        ("blog/storypage", "blog.voicesindexpage"),
        ("initiatives/initiativepage", "initiatives.initiativeindexpage"),
        ("home/standardpage", "home.homepage"),
    ],
)
def test_others_places_are_closed(as_user: As, site: RunningSite, user: str, kind: str, parent: str) -> None:
    page = as_user(user)

    assert _refused(page, f"/admin/pages/add/{kind}/{site.numbers[parent]}/")
    assert _refused(page, f"/admin/pages/{site.numbers['home.standardpage']}/edit/")
    assert _refused(page, "/admin/users/")
    assert _refused(page, "/admin/redirects/")


def test_author_can_not_change_what_another_wrote(as_user: As, site: RunningSite) -> None:
    page = as_user("expex")

    assert _refused(page, f"/admin/pages/{site.numbers['blog.blogpage']}/edit/")
    assert _refused(page, f"/admin/pages/{site.numbers['blog.blogpage']}/delete/")


def test_coordinator_puts_an_event_in_the_agenda(as_user: As, site: RunningSite, mark: str) -> None:
    page = as_user("coordinator")
    wrong = complaints(page, site)
    page.goto(f"/admin/pages/add/academy/eventpage/{site.numbers['academy.eventindexpage']}/")
    page.locator("#id_title").fill(f"Koffie {mark}")
    page.get_by_role("textbox", name="Samenvatting").fill("Kom langs en praat mee.")
    for name, moment in (("starts_at", "03-03-2031 10:00"), ("ends_at", "03-03-2031 11:30")):
        page.locator(f"input[name={name}]").fill(moment)
        page.keyboard.press("Escape")
    page.locator("input[name=location_name]").fill("De Bolder")
    page.locator("input[name=city]").fill("Urk")
    _choose(page, "Publiceren")
    assert _SAVED.search(_said(page))

    answer = page.goto(f"/agenda/koffie-{mark}/")
    assert answer is not None
    assert answer.status == 200
    expect(page.locator("h1")).to_have_text(f"Koffie {mark}")
    expect(page.locator("main")).to_contain_text("10.00 tot 11.30 uur")
    assert wrong == []

"""The admin as people use it: sign in, and see what the browser complains about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.conftest import RunningSite


@contextmanager
def signed_in(browser: Browser, site: RunningSite, user: str) -> Iterator[Page]:
    """A tab of a demo user in the admin."""
    context = browser.new_context(
        base_url=site.url, locale="nl-NL", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/admin/login/")
    page.get_by_label("Gebruikersnaam").fill(user)
    page.get_by_label("Wachtwoord").fill(site.password(user))
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def complaints(page: Page, site: RunningSite) -> list[str]:
    """A list that fills with what goes wrong from now on: faults of scripts, refusals by a policy, other servers."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{page.url}: {message.text}")

    def ask(request: Request) -> None:
        if not request.url.startswith((f"{site.url}/", "data:", "blob:", "about:")):
            found.append(f"{page.url}: asks {request.url}")

    page.on("console", note)
    page.on("request", ask)
    page.on("pageerror", lambda fault: found.append(f"{page.url}: {fault}"))
    return found

"""How to come to what each picture of ``docs/redactie/`` shows, as the guide tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

__all__ = ["PICTURES", "WIDTH", "Picture", "begin", "choose_block", "more_actions", "write_story_head"]

WIDTH = 1100
_FOOTER = "footer"


@dataclass(frozen=True)
class Picture:
    """Who sees it (nobody: before signing in), and what leads to it; that gives the thing to put an outline around."""

    user: str
    shows: Callable[[Page], Locator]
    height: int = 620


def begin(page: Page, kind: str) -> None:
    """Start a new page of this kind from the start page."""
    page.goto("/admin/")
    page.locator("#begin-section, #begin").get_by_role("link", name=kind, exact=True).first.click()
    page.wait_for_url("**/add/**")
    page.wait_for_load_state("networkidle")


def write_story_head(page: Page, *, title: str) -> None:
    """Fill in what stands above a story."""
    page.locator("#id_title").fill(title)
    page.get_by_role("textbox", name="Samenvatting").fill("Jan werkt elke week in de tuin. Hij kent nu zijn buren.")
    page.locator("#id_person_name").fill("Jan")
    page.locator("#id_quote").fill("Hier ben ik niet de man met schulden. Hier ben ik Jan.")


def choose_block(page: Page, kind: str) -> None:
    """Add a block at the end of the text."""
    page.locator("[data-contentpath=body]").get_by_role("button", name="Blok invoegen").last.click()
    page.get_by_role("option", name=kind, exact=True).first.click()


def more_actions(page: Page) -> None:
    """Open the menu beside the first button under the form."""
    page.locator(_FOOTER).get_by_role("button", name="Meer acties").click()


def _action(page: Page, name: str) -> Locator:
    more_actions(page)
    return page.locator(_FOOTER).get_by_role("button", name=name)


def _sign_in(page: Page) -> Locator:
    page.goto("/admin/login/")
    return page.get_by_role("button", name="Inloggen")


def _start_story(page: Page) -> Locator:
    page.goto("/admin/")
    return page.locator("#begin-section, #begin").get_by_role("link", name="Verhaal", exact=True).first


def _field(kind: str, label: str) -> Callable[[Page], Locator]:
    def shows(page: Page) -> Locator:
        begin(page, kind)
        return page.get_by_role("tabpanel", name="Inhoud").get_by_label(label).first

    return shows


def _story_who(page: Page) -> Locator:
    begin(page, "Verhaal")
    write_story_head(page, title="De tuin maakt mij rustig")
    return page.locator("#id_quote")


def _story_block(page: Page) -> Locator:
    begin(page, "Verhaal")
    page.locator("[data-contentpath=body]").get_by_role("button", name="Blok invoegen").last.click()
    return page.get_by_role("option", name="Tekst", exact=True).first


def _story_photo(page: Page) -> Locator:
    begin(page, "Verhaal")
    choose_block(page, "Beeld")
    page.get_by_role("button", name="Kies een afbeelding").click()
    page.get_by_role("tab", name="Uploaden").click()
    window = page.get_by_role("dialog").last
    window.get_by_label("Titel").fill("Jan in de buurttuin")
    words = window.get_by_label("Wat is er te zien?")
    words.fill("Een man met een groene pet geeft planten water.")
    return words


def _features(page: Page) -> Locator:
    begin(page, "Verhaal")
    page.get_by_role("tab", name="Kenmerken").click()
    page.get_by_label("Almere").check()
    return page.locator("#id_gemeenten")


def _send_on(page: Page) -> Locator:
    begin(page, "Verhaal")
    return _action(page, "Stuur door naar Moderatie")


def _existing(page: Page, kind: str) -> None:
    """Open a page of the demo, found by its place in the list of pages of this kind."""
    page.goto("/admin/")
    address = page.locator("#begin-section, #begin").get_by_role("link", name=kind, exact=True).first
    place = (address.get_attribute("href") or "").rstrip("/").split("/")[-1]
    page.goto(f"/admin/pages/{place}/?ordering=title")
    page.locator("main tbody .title a[href$='/edit/']").first.click()
    page.wait_for_url("**/edit/")
    page.wait_for_load_state("networkidle")


def _side_panel(button: str, panel: str) -> Callable[[Page], Locator]:
    def shows(page: Page) -> Locator:
        _existing(page, "Initiatief")
        opener = page.get_by_role("button", name=button)
        if opener.get_attribute("aria-expanded") != "true":
            opener.click()
        expect(page.locator(f"[data-side-panel={panel}]")).to_be_visible()
        page.wait_for_timeout(3000)  # the panel asks the server
        return opener

    return shows


def _alt_text(page: Page) -> Locator:
    begin(page, "Verhaal")
    choose_block(page, "Beeld")
    words = page.locator("[data-contentpath=body]").get_by_label("Wat is er te zien?")
    words.fill("Twee vrouwen lachen aan een keukentafel met koffie.")
    return words


def _in_menu(menu: str, item: str) -> Callable[[Page], Locator]:
    def shows(page: Page) -> Locator:
        page.goto("/admin/")
        page.get_by_role("navigation", name="Hoofdmenu").get_by_role("button", name=menu).click()
        return page.get_by_role("list", name=menu).get_by_role("link", name=item)

    return shows


def _glossary(page: Page) -> Locator:
    page.goto("/admin/snippets/regioplan/glossaryterm/")
    return page.locator("main header").get_by_role("link", name="toevoegen").first


#: In the order of the guide. The name is that of the file in ``docs/redactie/beelden/``.
PICTURES: dict[str, Picture] = {
    "inloggen": Picture("", _sign_in),
    "verhaal-beginnen": Picture("redacteur", _start_story),
    "verhaal-wie-vertelt": Picture("redacteur", _story_who, 760),
    "verhaal-blok-kiezen": Picture("redacteur", _story_block),
    "verhaal-foto": Picture("redacteur", _story_photo, 760),
    "verhaal-kenmerken": Picture("redacteur", _features),
    "verhaal-doorsturen": Picture("redacteur", _send_on, 420),
    "voorvertoning": Picture("redacteur", _side_panel("Toon/verberg voorvertoning", "preview"), 700),
    "initiatief": Picture("redacteur", _field("Initiatief", "Hoe ver is het?")),
    "bijeenkomst": Picture("coordinator", _field("Bijeenkomst", "Begint op")),
    "sociale-kaart": Picture("redacteur", _in_menu("Sociale kaart", "Feiten van items")),
    "b1-coach": Picture("redacteur", _side_panel("Checks aan/uitzetten", "checks"), 700),
    "woordenlijst": Picture("redacteur", _glossary),
    "alt-tekst": Picture("redacteur", _alt_text),
    "plannen": Picture("moderator", _side_panel("Toon/verberg status", "status")),
    "hulplijnen": Picture("moderator", _in_menu("Gedeelde lijsten", "Hulplijnen")),
}

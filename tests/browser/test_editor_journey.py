"""An editor without training puts a story on the site by ``docs/redactie/verhaal.md``, step by step.

The guide promises five minutes. A test can't be slow like people, so it counts: every click and every text is one
action, and forty actions leave more than seven seconds for each.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.staff import complaints, signed_in

pytestmark = pytest.mark.slow

MOST_ACTIONS = 40
TEXT = (
    "Elke dinsdag ga ik naar de buurttuin. Ik geef de planten water en praat met mijn buren. "
    "Eerst kende ik hier niemand. Nu weet ik hoe iedereen heet. Na het werk drinken wij koffie. "
    "Ik slaap beter en ik lach weer. Kom ook een keer kijken. U bent welkom."
)
ALT = "Een man met een groene pet geeft planten water."
#: The preview makes all sizes of the new photo.
_PREVIEW_MILLISECONDS = 60_000
_GPS, _MAKER = 0x8825, 0x010F


class Hands:
    """What a person does, counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def click(self, target: Locator) -> None:
        """One click."""
        self.actions += 1
        target.click()

    def write(self, target: Locator, words: str) -> None:
        """Go to a field and fill it in: two actions."""
        self.actions += 2
        target.fill(words)

    def type(self, words: str) -> None:
        """Type where the cursor is."""
        self.actions += 1
        self.page.keyboard.insert_text(words)

    def choose_file(self, target: Locator, path: Path) -> None:
        """The button, the file and the button of the window of the computer."""
        self.actions += 3
        target.set_input_files(path)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo that says where and with what it was taken; each in its own colour, for Wagtail knows a file again."""
    exif = Image.Exif()
    exif[_MAKER] = "Camera van Jan"
    exif.get_ifd(_GPS).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "E", 4: (5.0, 28.0, 0.0)})
    path = tmp_path / "IMG_2031.jpg"
    Image.new("RGB", (1600, 1067), f"#{uuid.uuid4().hex[:6]}").save(path, exif=exif)
    with Image.open(path) as stored:
        assert stored.getexif().get_ifd(_GPS)
    return path


@pytest.fixture
def editor(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """An editor, on the start page."""
    with signed_in(browser, site, "redacteur") as page:
        yield page


@pytest.fixture
def moderator(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A moderator, on the start page."""
    with signed_in(browser, site, "moderator") as page:
        yield page


def _write_story(hands: Hands, title: str) -> None:
    """Steps 1, 2 and 3 of the guide."""
    page = hands.page
    hands.click(page.get_by_role("region", name="Beginnen").get_by_role("link", name="Verhaal", exact=True))
    page.wait_for_url("**/add/blog/storypage/**")
    hint = page.get_by_role("tabpanel", name="Inhoud").get_by_role("link", name="Een verhaal maken in 5 minuten")
    expect(hint).to_have_attribute("href", "/admin/handleiding/verhaal/")
    hands.write(page.get_by_role("textbox", name="Titel"), title)
    hands.write(
        page.get_by_role("textbox", name="Samenvatting"), "Jan werkt elke week in de tuin. Hij kent nu zijn buren."
    )
    hands.write(page.get_by_role("textbox", name="Wie vertelt"), "Jan")
    hands.write(page.get_by_role("textbox", name="Uitspraak"), "Hier ben ik gewoon Jan.")
    body = page.locator("[data-contentpath=body]")
    hands.click(body.get_by_role("button", name="Blok invoegen").last)
    hands.click(page.get_by_role("option", name="Tekst", exact=True))
    text = body.locator("[contenteditable=true]")
    hands.click(text)
    hands.type(TEXT)
    expect(text).to_contain_text("U bent welkom.")


def _add_photo(hands: Hands, photo: Path, title: str) -> None:
    """Step 4 of the guide."""
    page = hands.page
    body = page.locator("[data-contentpath=body]")
    hands.click(body.get_by_role("button", name="Blok invoegen").last)
    hands.click(page.get_by_role("option", name="Beeld", exact=True))
    hands.click(body.get_by_role("button", name="Kies een afbeelding"))
    hands.click(page.get_by_role("tab", name="Uploaden"))
    window = page.get_by_role("tabpanel", name="Uploaden")
    hands.choose_file(window.locator("input[type=file]"), photo)
    expect(window.get_by_label("Titel")).to_have_value("IMG_2031")
    hands.write(window.get_by_label("Titel"), title)
    hands.write(window.get_by_label("Wat is er te zien?"), ALT)
    hands.click(window.get_by_role("button", name="Uploaden"))
    expect(body.get_by_label("Wat is er te zien?")).to_have_value(ALT)


def _finish(hands: Hands, title: str) -> None:
    """Steps 5 and 6 of the guide."""
    page = hands.page
    hands.click(page.get_by_role("tab", name="Kenmerken"))
    features = page.get_by_role("tabpanel", name="Kenmerken")
    hands.click(features.get_by_label("Almere", exact=True))
    hands.click(features.get_by_label("Eenzaamheid", exact=True))
    hands.click(page.get_by_role("button", name="Toon/verberg voorvertoning"))
    expect(page.frame_locator("#w-preview-iframe").locator("h1").last).to_contain_text(
        title, timeout=_PREVIEW_MILLISECONDS
    )
    hands.click(page.locator("footer").get_by_role("button", name="Meer acties"))
    hands.click(page.locator("footer").get_by_role("button", name="Stuur door naar Moderatie"))
    expect(page.locator(".messages li").first).to_contain_text(title)


def _approve(hands: Hands, title: str) -> None:
    """Step 7 of the guide."""
    page = hands.page
    page.goto("/admin/")
    hands.click(page.locator("main").get_by_role("link", name=title).first)
    page.wait_for_url("**/edit/")
    hands.click(page.locator("footer").get_by_role("button", name="Meer acties"))
    hands.click(page.locator("footer").get_by_role("button", name="Goedkeuren en publiceren"))
    expect(page.locator(".messages")).to_contain_text("staat nu op de site")


def _expect_on_the_site(visitor: Page, site: RunningSite, title: str, slug: str) -> None:
    answer = visitor.goto(f"/verhalen/{slug}/")
    assert answer is not None
    assert answer.status == 200
    expect(visitor.locator("h1")).to_contain_text(title)
    expect(visitor.locator("main")).to_contain_text("Nu weet ik hoe iedereen heet.")
    picture = visitor.get_by_role("img", name=ALT)
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    for folder in ("original_images", "images"):
        stored = sorted((site.folder / "media" / folder).rglob("*IMG_2031*"), key=lambda path: path.stat().st_mtime)
        with Image.open(stored[-1]) as newest:
            assert dict(newest.getexif()) == {}
    visitor.goto("/verhalen/?gemeente=almere&thema=eenzaamheid")
    expect(visitor.locator("main").get_by_role("link", name=title)).to_be_visible()


def test_five_minutes(editor: Page, moderator: Page, tab: Page, site: RunningSite, photo: Path) -> None:
    mark = f"proef{uuid.uuid4().hex[:8]}"
    title = f"De tuin maakt mij rustig {mark}"
    wrong = complaints(editor, site)
    writer, approver = Hands(editor), Hands(moderator)

    _write_story(writer, title)
    _add_photo(writer, photo, f"Jan in de tuin {mark}")
    _finish(writer, title)
    _approve(approver, title)

    _expect_on_the_site(tab, site, title, re.sub(r"\s+", "-", title.lower()))
    assert writer.actions + approver.actions <= MOST_ACTIONS
    assert wrong == []

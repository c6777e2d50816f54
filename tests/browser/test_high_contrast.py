"""With the colours of the reader, or with more contrast, controls, pictograms, choices and focus stay visible."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import RunningSite
from tests.browser.reach import at_width, unseen_focus

pytestmark = pytest.mark.slow
_SAMPLES = [
    "directory.directoryindexpage", "directory.servicepage", "home.contactpage", "home.homepage", "zoeken",
    "hulp-gefilterd", "home.themepage", "regioplan.regioplanindexpage", "blog.podcastepisodepage",
]  # fmt: skip
#: Boxes to press or fill without an edge, and pictograms in the colour of what is behind them.
_UNSEEN = """() => {
  const style = getComputedStyle;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".vh");
  const edges = (element) => {
    const look = style(element);
    const isLine = (side) => parseFloat(look[`border${side}Width`]) >= 1 && look[`border${side}Style`] !== "none" &&
      look[`border${side}Color`] !== look.backgroundColor;
    const isRing = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1;
    return isRing || ["Top", "Bottom", "Left", "Right"].some(isLine);
  };
  const bordered = ".btn, .chip, button:not(.term, .close), summary:not(.lang *), select, textarea, .talk__panel, " +
    "input:not([type=hidden])";
  const boxes = [...document.querySelectorAll(bordered)].filter(seen).filter((element) =>
    !(edges(element) || element.closest("details.facet-fold, .card") || edges(element.parentElement)));
  const icons = [...document.querySelectorAll("svg.ico")].filter(seen).filter((icon) => {
    let ground = "rgba(0, 0, 0, 0)";
    for (let box = icon; box && ground === "rgba(0, 0, 0, 0)"; box = box.parentElement)
      ground = style(box).backgroundColor;
    if (ground === "rgba(0, 0, 0, 0)") ground = "rgb(255, 255, 255)";
    return style(icon).stroke === ground && ["none", ground].includes(style(icon).fill);
  });
  return [...boxes, ...icons].map((element) => element.outerHTML.slice(0, 120));
}"""
#: What is chosen looks like its neighbours, by all that a reader's own colours leave.
_ALIKE = """() => {
  const look = (element, pseudo) => {
    const { borderBlockEnd, outline, textDecorationLine, backgroundColor, content } = getComputedStyle(element, pseudo);
    return [borderBlockEnd, outline, textDecorationLine, pseudo ? content + backgroundColor : backgroundColor].join();
  };
  const whole = (element) => look(element) + look(element, "::before") + look(element, "::after");
  const groups = [".nav", ".tabs", ".pages", ".langs"].map((list) =>
    [`${list} [aria-current]`, `${list} a:not([aria-current])`]);
  const pairs = [...groups, [".check input:checked", ".check input:not(:checked)"]]
    .map((names) => names.map((name) => document.querySelector(name)));
  const alike = pairs.filter(([one, other]) => one && other && whole(one) === whole(other));
  return alike.map(([one]) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def forced(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """One tab of a reader who chose the colours."""
    made = browser.new_context(base_url=site.url, locale="nl-NL", forced_colors="active", reduced_motion="reduce")
    yield made.new_page()
    made.close()


@pytest.mark.parametrize("sample_name", _SAMPLES)
def test_own_colours(forced: Page, site: RunningSite, sample_name: str) -> None:
    forced.goto(site.samples[sample_name])
    found = {}
    for width in (360, 1280):
        at_width(forced, width)
        found[width] = [*forced.evaluate(_UNSEEN), *forced.evaluate(_ALIKE), *unseen_focus(forced)[1]]

    assert found == {360: [], 1280: []}


def test_own_colours_of_what_opens(forced: Page, site: RunningSite) -> None:
    at_width(forced, 360)
    forced.goto(site.samples["regioplan.buildingblockpage"])
    forced.locator("main dfn > button.term").first.click()
    edge = "element => getComputedStyle(element).borderBlockStartWidth"
    assert forced.locator(".pop:popover-open").evaluate(edge) == "1px"
    forced.keyboard.press("Escape")
    forced.locator("details.talk > summary").click()

    assert forced.locator(".talk__panel").evaluate(edge) == "1px"
    assert forced.evaluate(_UNSEEN) == []


def test_a_fault_would_be_seen(forced: Page) -> None:
    at_width(forced, 1280)
    forced.goto("/hulp/?gemeente=almere")
    forced.evaluate("""() => {
      document.querySelector('main .btn').style.cssText = 'border: 0; outline: 0';
      document.querySelector('.card__body .ico').style.cssText = 'stroke: Canvas; fill: none';
      const bare = new CSSStyleSheet();
      bare.replaceSync('.check input, .check input::before { all: unset !important }');
      document.adoptedStyleSheets = [bare];
    }""")

    assert len(forced.evaluate(_UNSEEN)) >= 2
    assert len(forced.evaluate(_ALIKE)) == 1


def test_more_contrast_has_no_soft_letters(tab: Page) -> None:
    colour = "element => getComputedStyle(element).color"
    tab.goto("/agenda/")
    soft = tab.locator("main .byline").first
    usual = soft.evaluate(colour)
    tab.emulate_media(contrast="more")

    assert usual != tab.locator("body").evaluate(colour)
    assert soft.evaluate(colour) == tab.locator("body").evaluate(colour)
    tab.emulate_media(contrast="no-preference")

"""The oldest browsers that must do: without popovers, ``:has()``, container queries and mixed colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Route

_AT = ("@media", "@supports", "@layer", "@container")
#: In a selector: the whole rule is not read.
_NEW_SELECTORS = (":popover-open", ":has(")
#: In a value: that declaration is not read.
_NEW_VALUES = ("color-mix(", "cqi", "cqb", "cqw", "position-area", "position-anchor", "position-try")
_FORGET = """for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"])
  delete HTMLElement.prototype[name];
for (const name of ["popoverTargetElement", "popoverTargetAction"]) delete HTMLButtonElement.prototype[name];"""


def make_old(context: BrowserContext) -> None:
    """Let this visitor have such a browser: scripts, style sheets and elements are those of before."""
    context.add_init_script(_FORGET)
    context.route(re.compile(r"\.css(\?|$)"), _old_sheet)
    context.route(lambda url: re.search(r"\.\w+(\?|$)", url.split("://", 1)[1].partition("/")[2]) is None, _old_page)


def as_old(css: str) -> str:
    """A style sheet, as such a browser understands it."""
    return "".join(_rules(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))


def _old_sheet(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=as_old(answer.text()))


def _old_page(route: Route) -> None:
    """The attribute goes, because the real browser would act on it; the buttons keep theirs, for the script."""
    if route.request.method != "GET":
        route.continue_()
        return
    answer = route.fetch(max_redirects=0)
    if "text/html" in answer.headers.get("content-type", ""):
        route.fulfill(response=answer, body=answer.text().replace(' popover role="group"', ' role="group"'))
    else:
        route.fulfill(response=answer)


def _rules(css: str) -> Iterator[str]:
    start = 0
    while (brace := css.find("{", start)) >= 0:
        end = _end(css, brace)
        statement, semicolon, head = css[start:brace].rpartition(";")
        yield statement + semicolon
        yield _rule(head.strip(), css[brace + 1 : end])
        start = end + 1
    yield css[start:]


def _rule(head: str, body: str) -> str:
    if head.startswith("@supports"):
        is_new = any(word in head for word in (*_NEW_SELECTORS, *_NEW_VALUES))
        if is_new:
            return as_old(body) if " not " in head else ""
    if head.startswith("@container") or any(word in head for word in _NEW_SELECTORS):
        return ""
    if head.startswith(_AT):
        return f"{head}{{{as_old(body)}}}"
    kept = [line for line in body.split(";") if not any(word in line for word in _NEW_VALUES)]
    return f"{head}{{{';'.join(kept)}}}"


def _end(css: str, brace: int) -> int:
    """Where the block that begins here ends."""
    depth = 0
    for sign in re.finditer(r"[{}]", css[brace:]):
        depth += 1 if sign.group() == "{" else -1
        if depth == 0:
            return brace + sign.start()
    message = "a block without an end"
    raise ValueError(message)

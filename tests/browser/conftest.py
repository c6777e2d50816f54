"""A server with the demo content, a real Chromium, and axe."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.prepared import ROOT, copy_prepared, environment_of
from tests.browser.sample_names import page_types, sample_names
from tests.support.needs import chromium

_START_SECONDS = 240
_PATIENCE_MILLISECONDS = 15_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class RunningSite:
    """A site that runs: its address, the folder with its data, one address and one page number of each page type."""

    url: str
    folder: Path
    samples: dict[str, str]
    numbers: dict[str, int]
    environment: dict[str, str]

    def password(self, user: str) -> str:
        """The password of a demo user."""
        lines = (self.folder / "demo-wachtwoorden.txt").read_text(encoding="utf-8").splitlines()
        return dict(line.split(" ", 1) for line in lines)[user]

    def manage(self, *args: str) -> str:
        """Run a management command on this site."""
        command = [sys.executable, str(ROOT / "manage.py"), *args]
        done = subprocess.run(  # noqa: S603
            command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
        )
        return done.stdout


def html_at(url: str) -> bytes:
    """The page at an address of the running site, also one that says that something is wrong."""
    try:
        with urlopen(url, timeout=60) as answer:  # noqa: S310  # our own server
            return bytes(answer.read())
    except HTTPError as answer:
        return answer.read()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``sample`` runs for every page type and every view; ``page_type`` leaves out the views."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", sample_names())
    if "page_type" in metafunc.fixturenames:
        metafunc.parametrize("page_type", page_types())


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, "the server stopped by itself"
        try:
            with urlopen(f"{url}/livez", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail("the server did not start in time")


def _running(url: str, folder: Path) -> RunningSite:
    environment = environment_of(folder, url)
    script = [sys.executable, str(Path(__file__).with_name("samples.py"))]
    output = subprocess.run(script, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    found = json.loads(output.stdout)
    return RunningSite(url, folder, found["addresses"], found["numbers"], environment)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The site as ``make run`` serves it, with the whole demo content, on a free port.

    WEL_TEST_URL and WEL_TEST_FOLDER together name a site that runs already; it stays as the tests leave it.
    """
    chromium()
    if os.environ.get("WEL_TEST_URL"):
        yield _running(os.environ["WEL_TEST_URL"].rstrip("/"), Path(os.environ["WEL_TEST_FOLDER"]))
        return
    folder, port = tmp_path_factory.mktemp("site") / "var", _free_port()
    copy_prepared(folder, request.config.cache.mkdir("site").parent)
    url = f"http://localhost:{port}"
    command = [sys.executable, str(ROOT / "manage.py"), "start"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603
            command, env={**environment_of(folder, url), "PORT": str(port)}, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(url, server)
            yield _running(url, folder)
        finally:
            server.terminate()
            server.wait(timeout=30)


@contextmanager
def started_browser(program: str) -> Iterator[Browser]:
    """Chromium without a window."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*arguments, "--disable-sync"])
        expect.set_options(timeout=_PATIENCE_MILLISECONDS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one module at a time.

    As long as it lives, an event loop runs, and Django refuses the database to other tests.
    """
    with started_browser(chromium()) as started:
        yield started


@pytest.fixture(scope="module")
def tab(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """One tab for all tests of a module: a new one for each of them would double the time."""
    made = browser.new_context(base_url=site.url, locale="nl-NL")
    yield made.new_page()
    made.close()


@pytest.fixture
def context(browser: Browser, site: RunningSite) -> Iterator[BrowserContext]:
    """A fresh visitor on a phone."""
    made = browser.new_context(viewport={"width": 360, "height": 640}, base_url=site.url, locale="nl-NL")
    made.set_default_timeout(_PATIENCE_MILLISECONDS)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab of that visitor."""
    return context.new_page()


@pytest.fixture
def bare_page(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A tab of a visitor without JavaScript."""
    made = browser.new_context(
        viewport={"width": 360, "height": 640}, base_url=site.url, locale="nl-NL", java_script_enabled=False
    )
    made.set_default_timeout(_PATIENCE_MILLISECONDS)
    yield made.new_page()
    made.close()

"""The loop that keeps the sociale kaart true, from the first mail to the answer of an editor.

On a phone, without JavaScript, and with a real mail server.
"""

from __future__ import annotations

import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.prepared import ROOT
from tests.support.smtp import Sink, free_port

OWNER = f"balie-{uuid.uuid4().hex}@boot.example"
NAME = "Inloop voor de hele ronde"
#: An entry of its own, so that no other test sees it change; then the daily run and the mail.
_BEGIN = f"""
from django.core.management import call_command
from directory.models import Contact, DirectoryIndexPage, Organisation, Service, ServicePage
owner = Organisation.objects.create(name="{NAME}")
service = Service.objects.create(name="{NAME}", organisation=owner)
Contact.objects.create(service=service, name="Bo", email="{OWNER}", is_owner=True)
index = DirectoryIndexPage.objects.get(locale__language_code="nl")
page = index.add_child(instance=ServicePage(title="{NAME}", slug="hele-ronde", service=service, locale=index.locale))
page.save_revision().publish()
call_command("directory_review")
"""
#: The site that runs has a worker of its own, which sends nowhere: it must not see these mails, wherever they are.
_DELIVER = f"""
from datetime import datetime, UTC
from core.models.mail import OutboxMessage
from core.services.mail import send_due
later = datetime(2099, 1, 1, tzinfo=UTC)
mails = OutboxMessage.objects.filter(to="{OWNER}")
mails.update(state="queued", sent_at=None, closed_at=None, lease_until=None, attempts=0, next_attempt_at=later)
send_due(now=later)
"""
_END = f"""
from directory.models import Organisation, OwnerMail, Review, ServicePage
ServicePage.objects.get(slug="hele-ronde").delete()
Review.objects.all().delete()
OwnerMail.objects.all().delete()
Organisation.objects.get(name="{NAME}").services.all().delete()
Organisation.objects.get(name="{NAME}").delete()
"""


@pytest.fixture
def sink() -> Iterator[Sink]:
    """A mail server on a port of its own."""
    server = Sink(port=free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture
def entry(site: RunningSite, sink: Sink) -> Iterator[str]:
    """The address of an entry whose owner just got a mail."""
    _manage(site, sink, "shell", "-c", _BEGIN + _DELIVER)
    yield "/hulp/hele-ronde/"
    _manage(site, sink, "shell", "-c", _END)


def _manage(site: RunningSite, sink: Sink, *args: str) -> str:
    """A command on the site, whose mail goes to the sink."""
    environment = {**site.environment, "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"}
    command = [sys.executable, str(ROOT / "manage.py"), *args]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


def _arrived(sink: Sink) -> list[EmailMessage]:
    """Mails to the owner in the order in which they were written, each once."""
    found = {mail["Message-ID"]: mail for mail in sink.mails if mail["To"] == OWNER}
    return list(found.values())


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def _link(site: RunningSite, mail: EmailMessage) -> str:
    found = re.search(rf"{re.escape(site.url)}/hulp-bijhouden/\S+", _text(mail))
    assert found is not None
    return found[0]


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= 360"))


def _decide(browser: Browser, site: RunningSite) -> None:
    """An editor takes over what the owner proposes."""
    context = browser.new_context(base_url=site.url, locale="nl-NL")
    page = context.new_page()
    page.goto("/admin/login/?next=/admin/sociale-kaart/bijhouden/")
    page.get_by_label("Gebruikersnaam").fill("moderator")
    page.locator("input[name=password]").fill(site.password("moderator"))
    page.locator("main button[type=submit], form button[type=submit]").first.click()
    page.get_by_role("link", name=NAME).first.click()
    expect(page.get_by_role("row").filter(has_text="Nieuw telefoonnummer")).to_contain_text("0320 99 88 77")
    page.get_by_role("button", name="Neem over wat is aangevinkt").click()
    expect(page.get_by_text("Besloten. De organisatie krijgt een mail.")).to_be_visible()
    context.close()


def test_from_mail_to_answer(entry: str, bare_page: Page, browser: Browser, site: RunningSite, sink: Sink) -> None:
    [asked] = _arrived(sink)

    bare_page.goto(_link(site, asked))
    assert _fits(bare_page)
    bare_page.get_by_role("link", name="Wijzigen").click()
    bare_page.get_by_label("Nieuw nummer").fill("0320 99 88 77")
    assert _fits(bare_page)
    bare_page.get_by_role("button", name="Stuur naar de redactie").click()
    expect(bare_page.get_by_role("status")).to_have_text("Dank u wel. Wij hebben uw antwoord.")
    expect(bare_page.get_by_role("main")).to_contain_text("Wijziging gestuurd")

    _decide(browser, site)
    bare_page.goto(entry)
    expect(bare_page.get_by_role("main")).to_contain_text("0320 99 88 77")

    bare_page.get_by_role("link", name="Vraag een link").click()
    bare_page.get_by_label("Wat is uw e-mailadres op het werk?").fill(OWNER)
    bare_page.wait_for_timeout(3500)
    bare_page.get_by_role("button", name="Stuur mij een link").click()
    expect(bare_page.locator("h1")).to_have_text("Kijk in uw mail")
    _manage(site, sink, "shell", "-c", _DELIVER)
    answers = _arrived(sink)
    assert [("0320 99 88 77" in _text(mail)) for mail in answers] == [False, True, False]

    bare_page.goto(_link(site, answers[-1]))
    bare_page.get_by_role("link", name="Wij stoppen hiermee").click()
    bare_page.get_by_label("Wij stoppen hiermee").check()
    bare_page.get_by_role("button", name="Verstuur").click()
    expect(bare_page.locator("h1")).to_have_text("Weet u het zeker?")
    bare_page.get_by_role("button", name="Ja, zet dit op de website").click()
    expect(bare_page.get_by_role("main")).to_contain_text("Gestopt of tijdelijk dicht")
    gone = bare_page.request.get(entry)  # not through the cache of the browser, which keeps a page for minutes
    assert (gone.status, "Dit staat niet meer op de kaart" in gone.text()) == (410, True)

"""An entry with people who keep it, and the mails and links that they get."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.utils import timezone

from core.models.mail import OutboxMessage
from core.services.mail import send_due
from directory.models import Contact, Proposal, Review, Service
from directory.reviews.answers import propose
from directory.reviews.facts import current_facts
from directory.reviews.rounds import RunReport, run
from tests.support.html import PageView, view
from tests.support.pages import make_page
from tests.support.services import make_service

__all__ = [
    "OWNER",
    "START",
    "TASKS",
    "add_owner",
    "asked",
    "decide",
    "deliver",
    "form_data",
    "link_in",
    "link_of",
    "make_entry",
    "post",
    "proposal_of",
    "tomorrow",
]

START = datetime(2031, 3, 3, 6, tzinfo=UTC)  # a Monday
OWNER = "balie@boot.example"
TASKS = "/admin/sociale-kaart/bijhouden/"
_numbers = count(1)


def add_owner(service: Service, email: str = OWNER, **values: Any) -> Contact:
    """Somebody who keeps an entry."""
    order = service.contacts.count()
    fields = {"name": "Bo de Baas", "is_owner": True, "sort_order": order, **values}
    return Contact.objects.create(service=service, email=email, **fields)


def make_entry(fixed: Any, *owners: str, live: bool = True, page: dict[str, Any] | None = None, **values: Any) -> Any:
    """A service on a page, kept by these addresses; never checked unless told otherwise."""
    service = make_service(**{"name": f"Inloop {next(_numbers)}", **values})
    title = f"Hulp {service.name}"
    make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=service, live=live, **(page or {}))
    for email in owners:
        add_owner(service, email)
    return service


def asked(fixed: Any, *owners: str, **values: Any) -> Any:
    """An entry that was checked so long ago that its owners get a mail."""
    return make_entry(fixed, *(owners or (OWNER,)), assured_date=date(2030, 3, 1), **values)


def deliver() -> int:
    """Send what waits."""
    return send_due().sent


def tomorrow(clock: Any, days: int = 1) -> RunReport:
    """Let days pass, then run and deliver."""
    clock.shift(days * 24 * 3600)
    report = run()
    deliver()
    return report


def link_in(words: str) -> str:
    """The path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/hulp-bijhouden/\S+)", words)
    assert found is not None
    return found[1]


def link_of(address: str = OWNER) -> str:
    """The path of the link in the last mail to an address."""
    row = OutboxMessage.objects.filter(to=address).order_by("pk").last()
    assert row is not None
    return link_in(row.text_body)


def post(client: Any, path: str, **data: Any) -> Any:
    """Send a form from a page of this site."""
    return client.post(path, data, headers={"sec-fetch-site": "same-origin"})


def form_data(page: PageView, **changes: str) -> dict[str, str]:
    """The answers in a form, some of them changed."""
    form = page.main.find("form")
    data = {field["name"]: field.get("value", "") for field in form.find_all("input")}
    data |= {field["name"]: field.get_text().strip("\n") for field in form.find_all("textarea")}
    for field in form.find_all("select"):
        data[field["name"]] = field.find("option", selected=True)["value"]
    return {**data, **changes}


def proposal_of(service: Service, *, remark: str = "", **new: Any) -> Proposal:
    """A proposal with these facts (``__`` stands for a colon), through the round that is open."""
    facts = current_facts(service)
    changes = {key.replace("__", ":"): value for key, value in new.items()}
    run()
    made = propose(
        review=Review.objects.get(service=service, closed_at=None),
        address=OWNER,
        changes={key: (facts.get(key), value) for key, value in changes.items()},
        remark=remark,
        now=timezone.now(),
    )
    assert made is not None
    return made


def decide(client: Any, proposal: Proposal, decision: str = "approve", reason: str = "", **data: Any) -> PageView:
    """Open the screen and press a button, with the ticks as they stand unless told otherwise."""
    path = f"{TASKS}{proposal.pk}/"
    soup = view(client, path).soup
    ticks = [box["value"] for box in soup.find_all("input", {"name": "take"}) if box.has_attr("checked")]
    stamp = soup.find("input", {"name": "stamp"})["value"]
    full = {"take": ticks, "stamp": stamp, "decision": decision, "reason": reason, **data}
    return PageView(client.post(path, full))

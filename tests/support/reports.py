"""The form behind "Klopt dit niet?" as a visitor uses it: open it, wait a little, send it."""

from __future__ import annotations

from typing import Any

from directory.models import Contact, HelpQuestion, Report, ServiceQuestion
from tests.support.html import view
from tests.support.pages import make_page
from tests.support.services import make_service

__all__ = ["REPORTER", "add_owner", "make_entry", "report", "report_url", "stored"]

REPORTER = "melder@voorbeeld.example"


def make_entry(fixed: Any, title: str = "Inloop De Boei", *, sensitive: bool = False, **facts: Any) -> Any:
    """A public page of an entry, of a sensitive hulpvraag or of none."""
    service = make_service(name=title, **facts)
    if sensitive:
        question = HelpQuestion.objects.create(
            name="Thuis onveilig", slug="onveilig", sensitive=True, locale_id=_dutch()
        )
        ServiceQuestion.objects.create(service=service, question=question)
        service.refresh_from_db()
    return make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=service)


def _dutch() -> int:
    from wagtail.models import Locale

    return int(Locale.objects.get(language_code="nl").pk)


def add_owner(page: Any, email: str = "eigenaar@voorbeeld.example", **values: Any) -> Contact:
    """Somebody at the organisation who keeps the entry."""
    return Contact.objects.create(service=page.service, **{"name": "Anouk", "email": email, "is_owner": True, **values})


def report_url(page: Any) -> str:
    """The address of the form."""
    return f"/klopt-dit-niet/{page.pk}/"


def report(client: Any, clock: Any, url: str, **answers: str) -> Any:
    """Open the form, take ten seconds, send it."""
    stamp = view(client, url).soup.find("input", {"name": "stamp"})["value"]
    clock.shift(10)
    data = {"kind": "contact", "text": "", "email": "", "stamp": stamp, **answers}
    return client.post(url, data, headers={"origin": "http://testserver"})


def stored(page: Any, **values: Any) -> Report:
    """A report in the database."""
    from django.utils import timezone

    fields = {
        "kind": "contact",
        "language": "nl",
        "submission_key": f"{page.pk}-{Report.objects.count()}",
        "created_at": timezone.now(),
        "due_on": timezone.localdate(),
    }
    return Report.objects.create(service=page.service, **{**fields, **values})

"""Words that tell an editor what to write never reach a visitor."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page

from blog.models import StoryPage
from config.setup import ensure_examples
from core.editor.examples import start_from
from core.editor.guiding import guides_in
from core.models.examples import NO_DAY_YET
from tests.support.admin import ONE_HEADING, edit_url, form_of
from tests.support.examples import the_example
from tests.support.pages import make_page

#: Screens of the admin take a second each.
pytestmark = pytest.mark.slow

REFUSED = "Hier staan nog woorden van het voorbeeld: {}. Schrijf daar uw eigen tekst, of haal ze weg."
FILLED = {
    "title": "De brug",
    "search_description": "Een kort verhaal.",
    "person_name": "Ria",
    "quote": "Ik ga.",
    **ONE_HEADING,
}


@pytest.fixture
def draft(fixed: Any, admin_user: Any) -> Any:
    """A story that began as an example."""
    ensure_examples()
    example = the_example(StoryPage)
    return start_from(example=example, parent=fixed("/verhalen/"), user=admin_user)


def told(form: Any) -> dict[str, Any]:
    """What is wrong by field, in a text by the place of the block."""
    found = {}
    for name, faults in form.errors.as_data().items():
        blocks = getattr(faults[0], "block_errors", {})
        found[name] = {place: fault.messages for place, fault in blocks.items()} or form.errors[name]
    return found


def publish(client: Any, page: Any, **changes: Any) -> Any:
    url = edit_url(page)
    return client.post(url, form_of(client, url, **{"action-publish": "1", **FILLED, **changes}))


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Schrijf hier de titel", "“Schrijf hier de titel”"),
        ("Ja. schrijf  HIER wat u wilt. Nee.", "“schrijf HIER wat u wilt”"),
        ("<p><b>Schrijf</b> hier iets</p>", "“Schrijf hier iets”"),
        ("Schrijf hier " + "lang " * 40, "“Schrijf hier lang lang lang lang lang lang lang lang lang …”"),
        ("Hier schrijft u niets. Beschrijf hier iets", ""),
        ("Schrijf hierna uw naam", ""),
        ("", ""),
        (None, ""),
        (2000, ""),
        (NO_DAY_YET, "de dag"),
        (date(2000, 1, 1), "de dag"),
        (datetime(2026, 1, 1, tzinfo=UTC), ""),
    ],
)
def test_what_must_be_replaced(value: Any, found: str) -> None:
    assert guides_in(value) == found


def test_a_finished_story_goes_out_with_an_address_of_its_own(draft: Any, admin_client: Any) -> None:
    answer = publish(admin_client, draft)

    draft.refresh_from_db()
    assert (answer.status_code, draft.live, draft.slug) == (302, True, "de-brug")


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"title": "Schrijf hier de titel"}, {"title": [REFUSED.format("“Schrijf hier de titel”")]}),
        ({"quote": "schrijf hier een zin"}, {"quote": [REFUSED.format("“schrijf hier een zin”")]}),
        (
            {"body-0-value-text": "Schrijf hier een kop"},
            {"body": {0: [REFUSED.format("“Schrijf hier een kop”")]}},
        ),
    ],
)
@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_what_is_left_is_named_at_its_field(
    action: str, changes: Any, errors: Any, draft: Any, admin_client: Any
) -> None:
    answer = publish(admin_client, draft, **{"action-publish": "", action: "1", **changes})

    assert answer.status_code == 200
    assert told(answer.context["form"]) == errors
    draft.refresh_from_db()
    assert draft.live is False


def test_a_draft_may_keep_the_words(draft: Any, admin_client: Any) -> None:
    url = edit_url(draft)

    answer = admin_client.post(url, form_of(admin_client, url))

    assert (answer.status_code, draft.revisions.count()) == (302, 2)


def test_the_address_follows_the_title_once(draft: Any, admin_client: Any, fixed: Any) -> None:
    make_page("blog.StoryPage", fixed("/verhalen/"), title="De brug")
    url = edit_url(draft)

    admin_client.post(url, form_of(admin_client, url, title="De brug"))
    first = Page.objects.get(pk=draft.pk).get_latest_revision_as_object().slug
    admin_client.post(url, form_of(admin_client, url, title="Een andere brug"))

    assert (first, Page.objects.get(pk=draft.pk).get_latest_revision_as_object().slug) == ("de-brug-1", "de-brug-1")


def test_a_gathering_needs_a_day(fixed: Any, admin_client: Any) -> None:
    page = make_page("academy.EventPage", fixed("/agenda/"), live=False, starts_at=NO_DAY_YET, ends_at=NO_DAY_YET)

    answer = publish(admin_client, page)

    refused = [REFUSED.format("de dag")]
    assert answer.context["form"].errors == {"starts_at": refused, "ends_at": refused}


def test_an_example_can_not_be_published(draft: Any, admin_client: Any) -> None:
    example = the_example(StoryPage)

    answer = publish(admin_client, example)

    words = "Dit is een voorbeeld voor nieuwe pagina's. Een voorbeeld kan niet op de site. Bewaar het als concept."
    assert answer.context["form"].non_field_errors() == [words]
    assert words in unescape(answer.content.decode())
    assert Page.objects.get(pk=example.pk).live is False


@pytest.mark.parametrize("which", ["draft", "example", "folder", "all", "fine"])
def test_publishing_many_at_once_refuses_them(which: str, draft: Any, fixed: Any, admin_client: Any) -> None:
    example = the_example(StoryPage)
    fine = make_page("blog.StoryPage", fixed("/verhalen/"), title="Af", live=False)
    chosen = {"draft": [draft], "example": [example], "folder": [example.get_parent()], "all": [fixed("/")]}
    pages = [fine, *chosen.get(which, [])]
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?{ids}&next=/admin/"

    answer = admin_client.post(address, {"include_descendants": "on" if which == "all" else ""})

    live = [Page.objects.get(pk=page.pk).live for page in (fine, draft, example)]
    assert (answer.url, live) == ("/admin/", [which == "fine", False, False])
    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert ("Er is niets gepubliceerd." in said) is (which != "fine")

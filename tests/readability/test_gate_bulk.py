"""Publishing several pages at once asks one reason for the red ones."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry

from readability.models import ReadabilityResult
from readability.services import REASON_ACTION
from tests.support.difficult import EASY, HARD
from tests.support.gate import REASON, page_of
from tests.support.html import PageView
from tests.support.pages import make_page


def bulk(*pages: Any) -> str:
    """The address of the question about these pages."""
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?{chosen}&next=/admin/"


def live(*revisions: Any) -> list[bool]:
    return [page_of(revision).live for revision in revisions]


def test_the_question_names_the_red_pages(draft: Any, admin_client: Any) -> None:
    hard, easy = page_of(draft(HARD)), page_of(draft(EASY))

    seen = PageView(admin_client.get(bulk(hard, easy)))

    links = {link["href"] for link in seen.soup.select(".b1-gate a")}
    assert links == {reverse("wagtailadmin_pages:edit", args=[hard.pk])}
    assert len(seen.soup.select("textarea[name=reason]")) == 1
    assert seen.soup.select("[name=include_descendants]") == []


def test_easy_pages_ask_nothing(draft: Any, admin_client: Any) -> None:
    easy = draft(EASY)

    seen = PageView(admin_client.get(bulk(page_of(easy))))
    admin_client.post(bulk(page_of(easy)), {})

    assert seen.soup.select("textarea[name=reason], .b1-gate") == []
    assert live(easy) == [True]


def test_one_reason_for_all(draft: Any, admin_client: Any, admin_user: Any) -> None:
    first, second, easy = draft(HARD), draft(HARD), draft(EASY)

    answer = admin_client.post(bulk(*map(page_of, (first, second, easy))), {"reason": REASON})

    assert (answer.status_code, live(first, second, easy)) == (302, [True, True, True])
    results = ReadabilityResult.objects.filter(revision__in=[first, second, easy])
    kept = dict(results.values_list("revision_id", "reason"))
    assert kept == {first.pk: REASON, second.pk: REASON, easy.pk: ""}
    assert PageLogEntry.objects.filter(action=REASON_ACTION, user=admin_user).count() == 2
    assert not ModelLogEntry.objects.filter(action=REASON_ACTION).exists()


@pytest.mark.parametrize("reason", ["", "   ", "daarom"])
def test_without_words_nothing_goes_out(draft: Any, admin_client: Any, reason: str) -> None:
    hard, easy = draft(HARD), draft(EASY)

    answer = admin_client.post(bulk(page_of(hard), page_of(easy)), {"reason": reason})
    seen = PageView(answer)

    assert (answer.status_code, live(hard, easy)) == (200, [False, False])
    said = seen.soup.select_one(".w-field__errors .error-message").get_text()
    assert "Schrijf in één zin waarom de tekst zo moet blijven." in said
    assert seen.soup.select_one("textarea[name=reason]").get_text().strip() == reason.strip()


def test_drafts_below_count_when_they_go_along(draft: Any, fixed: Any, admin_client: Any) -> None:
    below = draft(HARD)
    parent = make_page("home.StandardPage", fixed("/over/").get_parent(), title="Boven")
    page_of(below).move(parent, "last-child")

    seen = PageView(admin_client.get(bulk(parent)))
    refused = admin_client.post(bulk(parent), {"include_descendants": "on", "reason": ""})
    stays = live(below)
    alone = admin_client.post(bulk(parent), {"reason": ""})
    admin_client.post(bulk(parent), {"include_descendants": "on", "reason": REASON})

    named = [" ".join(item.get_text(" ", strip=True).split()) for item in seen.soup.select(".b1-gate li")]
    assert named == ["Koffie (staat onder een van deze pagina's)"]
    assert not seen.soup.select_one("textarea[name=reason]").has_attr("required")
    assert (refused.status_code, alone.status_code, stays, live(below)) == (200, 302, [False], [True])
    assert ReadabilityResult.objects.get(revision=below).reason == REASON


def test_only_what_one_may_publish(draft: Any, client: Any, django_user_model: Any) -> None:
    hard = draft(HARD)
    user = django_user_model.objects.create_user("iemand", is_staff=True)
    client.force_login(user)

    answer = client.post(bulk(page_of(hard)), {"reason": REASON})

    assert answer.status_code == 302
    assert live(hard) == [False]
    assert ReadabilityResult.objects.get(revision=hard).reason == ""

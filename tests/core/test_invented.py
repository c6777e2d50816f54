"""What is invented says so wherever it is shown."""

from __future__ import annotations

from typing import Any

from django.test import Client

from core.models import RelatedPage
from tests.support.html import view
from tests.support.pages import make_page
from tests.support.services import make_service


def relate(page: Any, target: Any, order: int) -> None:
    RelatedPage.objects.create(page_id=page.pk, target_id=target.pk, kind="related", sort_order=order)


def test_what_is_invented_says_so_at_the_foot_of_another_page(fixed: Any, client: Client) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Werk")
    for order, (title, sample) in enumerate((("Verzonnen", True), ("Echt", False))):
        made = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title=title, sample=sample)
        relate(page, made, order)
    for order, sample in enumerate((True, False), start=2):
        service = make_service(sample=sample)
        title = f"Hulp {sample}"
        relate(page, make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=service), order)

    shown = view(client, page.url)

    marked = [card.h3.get_text() for card in shown.soup.select(".cards .card") if card.select(".sample")]
    assert marked == ["Verzonnen", "Hulp True"]

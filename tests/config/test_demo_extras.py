"""Redirects and promoted results from lists: found by the names of the files, left to editors, gone with their line."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from core.models import DemoObject
from tests.support.content import ContentTree


def demo(content: ContentTree, **options: Any) -> str:
    """What the command says."""
    out = StringIO()
    call_command("demo", content=content.root, stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("redirects", [{"from": "/oud/"}], "regel 1: nummer 1: 'to' ontbreekt"),
        ("redirects", ["x"], "regel 1: nummer 1: hier horen namen met een waarde, zoals 'from: …'"),
        (
            "redirects",
            [{"from": "/oud/", "to": "/een/", "x": 1}],
            "regel 3: nummer 1: 'x' bestaat hier niet. Kies uit: from, to",
        ),
        ("promoted", [{"page": "/een/"}], "regel 1: nummer 1: 'query' ontbreekt"),
        (
            "promoted",
            [
                {"page": "/een/", "query": "x"},
                {"page": "/een/", "query": "y", "order": "eerst"},
            ],
            "regel 3: nummer 2: 'order': Waarde van \u2018eerst\u2019 moet een geheel getal zijn.",
        ),
    ],
)
def test_a_fault_is_told_in_words_and_nothing_changes(
    content: ContentTree, password_file: Path, name: str, values: Any, message: str
) -> None:
    content.write_yaml(f"core/{name}.yaml", values)

    with pytest.raises(CommandError) as raised:
        demo(content)

    assert str(raised.value) == f"content/core/{name}.yaml, {message}\nEr is niets veranderd."
    assert not Page.objects.filter(slug="een").exists()
    assert (DemoObject.objects.count(), get_user_model().objects.count(), Redirect.objects.count()) == (0, 0, 0)
    assert not password_file.exists()


def test_without_redirects_and_promoted_results(content: ContentTree) -> None:
    (content.root / "core" / "redirects.yaml").unlink()
    content.write_text("core/promoted.yaml", "")

    demo(content)

    assert (Redirect.objects.count(), SearchPromotion.objects.count()) == (0, 0)


def test_a_page_that_an_editor_moved_is_still_found(content: ContentTree) -> None:
    demo(content)
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        page = Page.objects.get(slug="een").specific
        page.slug = "anders"
        page.save_revision().publish()
    content.write_yaml("core/redirects.yaml", [{"from": "/nieuw/", "to": "/een/"}])

    said = demo(content, if_stale=True)

    assert "Overgeslagen" not in said
    assert Redirect.objects.get(old_path="/nieuw").redirect_page_id == page.pk
    assert SearchPromotion.objects.get().page_id == page.pk


def test_a_page_that_is_not_there_is_skipped_and_named(content: ContentTree) -> None:
    content.write_yaml("core/redirects.yaml", [{"from": "/oud/", "to": "/weg/"}])
    content.write_yaml("core/promoted.yaml", [{"page": "/weg/", "query": "x"}])

    said = demo(content)

    assert said.splitlines()[1:] == [
        "Overgeslagen: content/core/redirects.yaml, regel 2: nummer 1: 'to': de pagina /weg/ bestaat niet",
        "Overgeslagen: content/core/promoted.yaml, regel 1: nummer 1: 'page': de pagina /weg/ bestaat niet",
    ]
    assert (Redirect.objects.count(), SearchPromotion.objects.count()) == (0, 0)


def test_lines_that_left_the_lists_go(content: ContentTree) -> None:
    demo(content)
    content.write_yaml("core/redirects.yaml", [])
    (content.root / "core" / "promoted.yaml").unlink()

    demo(content, if_stale=True)

    assert (Redirect.objects.count(), SearchPromotion.objects.count(), Query.objects.count()) == (0, 0, 0)


def test_an_editor_may_change_a_redirect_and_a_promoted_result(content: ContentTree) -> None:
    demo(content)
    Redirect.objects.update(is_permanent=False)
    SearchPromotion.objects.update(description="Van de redactie")

    said = demo(content)

    assert said.splitlines()[1:] == [
        "Niet aangeraakt, want een redacteur heeft dit veranderd: redirect/oud",
        "Niet aangeraakt, want een redacteur heeft dit veranderd: promoted/een twee/een/",
    ]
    assert Redirect.objects.get().is_permanent is False
    assert SearchPromotion.objects.get().description == "Van de redactie"

"""From a value in a head to the value of a field, and from a name to the thing it means."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from core.demo.coerce import coerce, set_fields
from core.demo.context import DemoContext
from core.demo.files import ContentError, read_item
from core.demo.resolver import DemoResolver
from core.models import Theme
from home.models import StandardPage
from initiatives.models import InitiativePage
from tests.support.media import make_document, make_image
from tests.support.pages import make_term

CONTEXT = DemoContext(anchor=date(2030, 3, 1))


@pytest.mark.parametrize(
    ("label", "name", "value", "expected"),
    [
        (
            "academy.EventPage",
            "starts_at",
            "+1d 19:30",
            datetime(2030, 3, 2, 19, 30, tzinfo=ZoneInfo("Europe/Amsterdam")),
        ),
        ("home.StandardPage", "reviewed_on", "-1d", date(2030, 2, 28)),
        ("home.StandardPage", "title", " Dag ", "Dag"),
        ("home.StandardPage", "title", None, ""),
        ("home.StandardPage", "title", 2030, "2030"),
        ("initiatives.InitiativePage", "organisations", ["Haven", "School"], "Haven\nSchool"),
        ("initiatives.InitiativePage", "started", 2024, 2024),
        ("initiatives.InitiativePage", "forerunner", True, True),
        ("regioplan.FoundationPage", "what", "Dit is **vet**.", "<p>Dit is <b>vet</b>.</p>"),
        ("regioplan.FoundationPage", "what", None, ""),
    ],
)
def test_a_value_takes_the_shape_of_its_field(label: str, name: str, value: Any, expected: Any) -> None:
    assert coerce(apps.get_model(label), name, value, CONTEXT, DemoResolver(CONTEXT)) == expected


def test_text_becomes_blocks() -> None:
    body = coerce(StandardPage, "body", "Een.\n\n## Twee\n\nDrie.", CONTEXT, DemoResolver(CONTEXT))

    assert [block.block_type for block in body] == ["text", "heading", "text"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("bestaat_niet: x", "regel 3: 'bestaat_niet' is geen veld van StandardPage"),
        ("reviewed_on: ooit", "regel 3: 'reviewed_on': 'ooit' is geen datum."),
    ],
)
def test_a_head_that_does_not_fit_is_named(head: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "een.md"
    path.write_text(f"---\ntype: standard\n{head}\n---\n")
    item = read_item(path, "home")

    with pytest.raises(ContentError) as raised:
        set_fields(StandardPage(), item, ("seo_title", head.partition(":")[0]), CONTEXT, DemoResolver(CONTEXT))

    assert str(raised.value).startswith(f"content/home/een.md, {message}")


@pytest.mark.django_db
def test_a_head_that_is_not_there_gives_the_default(tmp_path: Path) -> None:
    path = tmp_path / "een.md"
    path.write_text("---\ntype: initiative\nwebsite: https://boot.voorbeeld.example\n---\n")
    page = InitiativePage(website="https://oud.voorbeeld.example", status="afgerond", started=1999)

    names = ("website", "status", "started")
    set_fields(page, read_item(path, "initiatives"), names, CONTEXT, DemoResolver(CONTEXT))

    default = InitiativePage._meta.get_field("status").get_default()
    assert (page.website, page.status, page.started) == ("https://boot.voorbeeld.example", default, None)


def test_names_lead_to_things(home: Any) -> None:
    image, document, term = make_image("Boot"), make_document("Plan"), make_term("Theme", "geld")
    resolver = DemoResolver(DemoContext(anchor=date(2030, 3, 1), pages={"/": home}))

    assert (resolver.image("Boot"), resolver.document("Plan")) == (image, document)
    assert (resolver.page("/"), resolver.snippet(Theme, "geld")) == (home, term)
    assert [find("weg") for find in (resolver.image, resolver.document, resolver.page)] == [None, None, None]
    assert resolver.snippet(Theme, "weg") is None

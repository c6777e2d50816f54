"""What each block of text or lists refuses, in words that say what to do, and what it works out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from core import latest
from core.blocks.lists import shelf_choices, term_choices
from core.cards import Card
from core.enums import TermKind
from core.latest import Shelf, ShelfQuery
from tests.support.blocks import BODY, accepted, drafting, fault, html_of, value_of
from tests.support.pages import make_page, make_term

# -- tables, contact, places ---------------------------------------------------------------------


def test_table_marks_row_names_and_numbers(db: None) -> None:
    rows = [{"cells": ["Urk", "1.200", "75%"]}, {"cells": ["Almere", "€ 3", "veel"]}]
    value = value_of("table", caption="c", header=["a", "b", "c"], rows=rows, row_headers=True)

    assert [(row["name"], [cell["is_number"] for cell in row["cells"]]) for row in value.body_rows] == [
        ("Urk", [True, True]),
        ("Almere", [True, False]),
    ]


def test_table_without_row_names(db: None) -> None:
    value = value_of("table", caption="c", header=["a", "b"], rows=[{"cells": ["x", "y"]}], row_headers=False)

    assert [(row["name"], [cell["text"] for cell in row["cells"]]) for row in value.body_rows] == [(None, ["x", "y"])]


def test_rows_of_other_length_are_refused(db: None) -> None:
    with pytest.raises(ValidationError) as caught:
        accepted("table", caption="c", header=["a", "b"], rows=[{"cells": ["x", "y"]}, {"cells": ["x"]}])

    rows = caught.value.block_errors["rows"]  # type: ignore[attr-defined]  # Wagtail's own kind of error
    assert list(rows.block_errors) == [1]
    assert rows.block_errors[1].non_block_errors == ["Rij 2 heeft 1 vakjes, maar er zijn 2 koppen. Maak dat gelijk."]


def test_contact_without_a_way_is_refused(db: None) -> None:
    assert fault("contact", "phone", title="Wijkteam") == (
        "Vul een telefoonnummer, e-mailadres, adres of link in. Anders kan niemand contact opnemen."
    )


def test_contact_link_without_words_is_refused(db: None) -> None:
    assert fault("contact", "link_text", title="Wijkteam", link={"page": None, "url": "/hulp/"}) == (
        "Schrijf op wat er op de link staat. Bijvoorbeeld: Naar de website van de GGD."
    )


def test_contact_with_odd_number_is_refused(db: None) -> None:
    assert fault("contact", "phone", title="Wijkteam", phone="bel ons") == (
        "Gebruik alleen cijfers en spaties. Bijvoorbeeld: 088 002 99 10."
    )


def test_draft_of_contact_may_be_unfinished(db: None) -> None:
    with drafting(BODY.child_blocks["contact"]) as block:
        assert block.clean(block.to_python({"title": "Wijkteam"}))["title"] == "Wijkteam"


def test_contact_with_a_real_number_can_be_called(db: None) -> None:
    assert 'href="tel:' in html_of("contact", title="113", phone="0800 01 13")


def test_route_starts_at_the_place(db: None) -> None:
    value = value_of("map", title="Huis", address="Dorpsstraat 1\nDronten")

    assert value.route_url == "https://www.openstreetmap.org/directions?to=Dorpsstraat+1+Dronten"


def test_button_to_what_is_not_public_is_not_drawn(home: Any) -> None:
    page = make_page("home.StandardPage", home, live=False)

    assert html_of("button", text="Ga", link={"page": page.pk, "url": ""}).strip() == ""


@pytest.mark.parametrize(("anchor", "ok"), [("contact", True), ("", True), ("Met spatie", False), ("1e", False)])
def test_anchor_is_a_simple_name(db: None, anchor: str, ok: bool) -> None:
    if ok:
        assert accepted("heading", text="a", level="h2", anchor=anchor)["anchor"] == anchor
    else:
        assert fault("heading", "anchor", text="a", level="h2", anchor=anchor) == (
            "Begin met een letter. Gebruik verder alleen kleine letters, cijfers en streepjes."
        )


@pytest.mark.parametrize(
    ("kind", "icon", "css"),
    [
        ("info", "info", "notice notice--info"),
        ("let-op", "let-op", "notice"),
        ("tip", "vinkje", "notice notice--tip"),
    ],
)
def test_callout_differs_by_kind(db: None, kind: str, icon: str, css: str) -> None:
    value = value_of("callout", kind=kind, title="a", text="<p>b</p>")

    assert (value.icon_name, value.css_class) == (icon, css)


# -- lists ---------------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[ShelfQuery]:
    """A shelf that remembers what was asked of it."""
    queries: list[ShelfQuery] = []

    def cards(query: ShelfQuery) -> list[Card]:
        queries.append(query)
        return [Card(title="Kaart", url="/kaart/")]

    monkeypatch.setattr(latest, "_shelves", {"test": Shelf("test", "Testen", "/testen/", "Alle testen", cards)})
    return queries


def test_list_asks_the_shelf_for_one_subject(home: Any, asked: list[ShelfQuery]) -> None:
    urk = make_term("Gemeente", "urk", name="Urk")

    html = html_of("listing", title="Op Urk", kind="test", term="gemeente:urk", limit=4)

    (query,) = asked
    assert (query.limit, query.kind, query.term_pk) == (4, TermKind.GEMEENTE, urk.pk)
    assert ('href="/kaart/"' in html, 'href="/testen/"' in html, "Op Urk" in html) == (True, True, True)


def test_list_without_subject_asks_for_all(home: Any, asked: list[ShelfQuery]) -> None:
    html_of("listing", kind="test", term="", limit=3)

    (query,) = asked
    assert (query.limit, query.kind, query.term_pk) == (3, None, None)


@pytest.mark.parametrize(("kind", "term"), [("weg", ""), ("test", "gemeente:atlantis")])
def test_list_about_what_is_gone_draws_nothing(home: Any, asked: list[ShelfQuery], kind: str, term: str) -> None:
    assert html_of("listing", kind=kind, term=term, limit=3).strip() == ""


def test_choices_are_shelves_and_terms(home: Any, asked: list[ShelfQuery]) -> None:
    make_term("Gemeente", "urk", name="Urk")

    assert shelf_choices() == [("test", "Testen")]
    assert ("gemeente:urk", "Urk") in dict(term_choices())["Gemeente"]


def test_kind_of_list_must_exist(home: Any, asked: list[ShelfQuery]) -> None:
    assert fault("listing", "kind", kind="weg", limit=3).startswith("Selecteer een geldige keuze")


def test_most_cards_is_twelve(home: Any, asked: list[ShelfQuery]) -> None:
    assert fault("listing", "limit", kind="test", limit=13) == "Zorg ervoor dat deze waarde hoogstens 12 is."

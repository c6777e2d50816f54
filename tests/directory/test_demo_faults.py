"""A fault in the facts of an entry names the file, the line and what to do; what an editor can't save, a file can't."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.demo.files import ContentError
from tests.support.content import ContentTree
from tests.support.entries import HOURS, PLACE, count_facts, write_entry


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"waiting_time": "kort"}, "'waiting_time' bestaat hier niet. Kies uit: organization, status, email, "),
        (
            {"referral": "misschien"},
            "'referral': Waarde 'misschien' is geen geldige keuze. Kies uit: none, sometimes, ",
        ),
        ({"status": "gesloten"}, "'status': Waarde 'gesloten' is geen geldige keuze. Kies uit: active, inactive, "),
        ({"url": "javascript:alert(1)"}, "'url': "),
        ({"email": "boot"}, "'email': "),
        ({"minimum_age": "jong"}, "'minimum_age': "),
        ({"minimum_age": 18, "maximum_age": 12}, "De jongste leeftijd is hoger dan de oudste. Draai ze om."),
        ({"assured_date": "ooit"}, "'assured_date': 'ooit' is geen datum. Schrijf 2026-03-01, "),
        (
            {"organization": {"name": "B", "url": "x"}},
            "'url' bestaat hier niet. Kies uit: name, description, website, ",
        ),
        ({"organization": {"name": "B", "website": "javascript:x"}}, "'website': "),
        ({"organization": {"name": "B", "kvk_number": 12}}, "'kvk_number': Een KvK-nummer heeft acht cijfers."),
        ({"organization": {"description": "B"}}, "'name': "),
        ({"phones": [{"number": "bel maar"}]}, "'number': Gebruik alleen cijfers en spaties, zoals 0320 00 11 22."),
        ({"phones": [{"nummer": "0320 00 11 22"}]}, "'nummer' bestaat hier niet. Kies uit: number, type, description"),
        ({"phones": "0320 00 11 22"}, "'phones': hier hoort een lijst"),
        ({"phones": ["0320 00 11 22"]}, "hier horen namen met een waarde, zoals 'number: …'"),
        ({"forms": ["foo"]}, "'form': Waarde 'foo' is geen geldige keuze. Kies uit: op-locatie, "),
        ({"forms": ["groep", "groep"]}, "'forms': dit staat er twee keer. Haal er één weg"),
        ({"cost_options": [{"option": "duur"}]}, "'option': Waarde 'duur' is geen geldige keuze. Kies uit: gratis, "),
        (
            {"cost_options": [{"option": "bijdrage", "amount": "veel"}]},
            "'amount': 'veel' is geen bedrag. Schrijf 2.50.",
        ),
        ({"cost_options": [{"option": "bijdrage", "amount": -1}]}, "Een bedrag is nul of meer."),
        ({"service_areas": ["atlantis"]}, "'service_areas': 'atlantis' is geen gemeente"),
        ({"schedules": [{**HOURS, "byday": "Maandag"}]}, "'byday': "),
        (
            {"schedules": [{**HOURS, "attending_type": "foo"}]},
            "'attending_type': Waarde 'foo' is geen geldige keuze. Kie",
        ),
        ({"schedules": [{**HOURS, "opens_at": "vroeg"}]}, "'opens_at': 'vroeg' is geen tijd. Schrijf \"09:00\"."),
        ({"schedules": [{**HOURS, "closes_at": "09:00"}]}, "Begin en einde zijn gelijk. "),
        ({"locations": [{**PLACE, "postal_code": "bij de haven"}]}, "'postal_code': Schrijf de postcode zo: 8232 AB."),
        (
            {"locations": [{**PLACE, "wheelchair": "soms"}]},
            "'wheelchair': Waarde 'soms' is geen geldige keuze. Kies uit: y",
        ),
        ({"locations": [{**PLACE, "straat": "Kade"}]}, "'straat' bestaat hier niet. Kies uit: name, address_1, "),
    ],
)
def test_facts_that_an_editor_could_not_save_are_a_fault(
    content: ContentTree, changes: dict[str, Any], message: str
) -> None:
    write_entry(content, **changes)

    with pytest.raises(ContentError) as caught:
        content.load()

    place, _separator, words = str(caught.value).partition(": ")
    number = int(place.removeprefix("content/directory/boot.md, regel "))
    assert words.startswith(message)
    assert number >= 5, "facts start there"
    assert count_facts() == (0, 0, 0, 0)


def test_a_fault_has_the_line_of_the_value(content: ContentTree) -> None:
    write_entry(content, phones=[{"number": "0527 00 11 22"}, {"number": "bel maar"}])

    with pytest.raises(ContentError) as caught:
        content.load()

    lines = (content.root / "directory" / "boot.md").read_text().splitlines()
    number = lines.index("  - number: bel maar") + 1
    assert f"content/directory/boot.md, regel {number}: " in str(caught.value)

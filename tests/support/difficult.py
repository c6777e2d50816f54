"""A text that is far too difficult, and one that is not; both long enough for a score; and a form."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["BLOCK_ID", "EASY", "HARD", "text_block"]

BLOCK_ID = "11111111-1111-4111-8111-111111111111"

HARD = (
    "Conform de vigerende beleidskaders dient de implementatie van de interdisciplinaire ondersteuningsstructuur "
    "gefaciliteerd te worden door de desbetreffende bestuurlijke samenwerkingsverbanden, waarbij de "
    "financieringssystematiek ten aanzien van de preventieve gezondheidsbevordering nadere concretisering behoeft. "
) * 6
EASY = (
    "Elke week drinken wij samen koffie in het dorp. U kunt gewoon binnenlopen. De koffie is gratis. "
    "Neem ook uw buurman mee. Wij zitten aan een grote tafel bij het raam. Na de koffie gaan wij wandelen. "
) * 6


def text_block(text: str) -> dict[str, Any]:
    """What a browser sends of a body with one block of text."""
    block = {
        "key": "a",
        "type": "unstyled",
        "depth": 0,
        "text": text.strip(),
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-type": "text",
        "body-0-order": "0",
        "body-0-id": BLOCK_ID,
        "body-0-value": json.dumps({"blocks": [block], "entityMap": {}}),
    }

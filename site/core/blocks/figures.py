"""Tables and figures."""

from __future__ import annotations

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.base import GROUP_FIGURES, ToolkitBlock, title_block

__all__ = ["StatisticsBlock", "TableBlock", "TableValue"]

_NUMBER: Final = re.compile(r"^(€\s*)?[-+]?\d[\d.,\s]*(%|euro)?$")
_MAX_COLUMNS: Final = 6


class TableValue(blocks.StructValue):
    """Rows as a template writes them."""

    @property
    def body_rows(self) -> list[dict[str, Any]]:
        """Every row: the cell that names it (or None), and the other cells with their alignment."""
        named = bool(self.get("row_headers"))
        rows = []
        for row in self.get("rows") or []:
            cells = [{"text": cell, "is_number": bool(_NUMBER.match(cell))} for cell in row["cells"]]
            rows.append({"name": cells[0]["text"] if named and cells else None, "cells": cells[1:] if named else cells})
        return rows


class _RowBlock(blocks.StructBlock):
    """One row of a table."""

    cells = blocks.ListBlock(
        blocks.CharBlock(label=_("Vakje"), required=False, max_length=300), label=_("Vakjes"), min_num=1
    )

    class Meta:
        """Shown in lists."""

        icon = "list-ul"
        label_format = "{cells}"


class TableBlock(ToolkitBlock):
    """A small table with a title, column headings and rows of equal length."""

    caption = blocks.CharBlock(label=_("Titel van de tabel"), max_length=150)
    header = blocks.ListBlock(
        blocks.CharBlock(label=_("Kop"), max_length=60), label=_("Koppen"), min_num=2, max_num=_MAX_COLUMNS
    )
    rows = blocks.ListBlock(_RowBlock(label=_("Rij")), label=_("Rijen"), min_num=1, collapsed=True)
    row_headers = blocks.BooleanBlock(
        label=_("Het eerste vakje is de naam van de rij"),
        required=False,
        default=True,
        help_text=_("Laat dit meestal aan staan. Wie de pagina laat voorlezen, hoort dan steeds welke rij het is."),
    )

    def clean(self, value: Any) -> Any:
        """Every row has as many cells as there are headings."""
        cleaned = super().clean(value)
        width = len(cleaned["header"])
        faults = {}
        for index, row in enumerate(cleaned["rows"]):
            if len(row["cells"]) != width:
                faults[index] = ValidationError(
                    _("Rij %(row)d heeft %(cells)d vakjes, maar er zijn %(width)d koppen. Maak dat gelijk.")
                    % {"row": index + 1, "cells": len(row["cells"]), "width": width},
                    code="row_length",
                )
        if faults:
            errors = {index: StructBlockValidationError(non_block_errors=[fault]) for index, fault in faults.items()}
            raise StructBlockValidationError({"rows": ListBlockValidationError(block_errors=errors)})
        return cleaned

    def content_value(self, data: dict[str, Any]) -> dict[str, Any]:
        """Content files write a row as a list of cells."""
        rows = data.get("rows")
        if not isinstance(rows, list):
            return data
        return {**data, "rows": [{"cells": row} if isinstance(row, list) else row for row in rows]}

    class Meta:
        """What editors see."""

        icon = "table"
        label = _("Tabel")
        label_format = "{caption}"
        description = _("Een kleine tabel, met hoogstens zes kolommen. Voor een lange lijst is tekst vaak beter.")
        group = GROUP_FIGURES
        template = "blocks/table.html"
        value_class = TableValue
        preview_value = {
            "caption": "Wanneer is het open?",
            "header": ["Dag", "Van", "Tot"],
            "rows": [{"cells": ["Maandag", "9 uur", "17 uur"]}, {"cells": ["Dinsdag", "13 uur", "21 uur"]}],
            "row_headers": True,
        }


class _FigureBlock(blocks.StructBlock):
    """One figure, with where it comes from."""

    value = blocks.CharBlock(label=_("Getal"), max_length=20, help_text=_("Bijvoorbeeld: 75% of 1.200."))
    label = blocks.CharBlock(label=_("Wat betekent dit getal?"), max_length=150)
    source = blocks.CharBlock(label=_("Bron"), max_length=150, help_text=_("Wie telde of meette dit?"))
    date = blocks.CharBlock(label=_("Wanneer gemeten"), max_length=40, help_text=_("Bijvoorbeeld: 2025."))

    class Meta:
        """Shown in lists."""

        icon = "order"
        label_format = "{value} {label}"


class StatisticsBlock(ToolkitBlock):
    """A few big figures, each with its source and date."""

    title = title_block()
    items = blocks.ListBlock(_FigureBlock(label=_("Getal")), label=_("Getallen"), min_num=1, max_num=6)

    class Meta:
        """What editors see."""

        icon = "order"
        label = _("Cijfers")
        label_format = "{title}"
        description = _("Grote getallen met een zin erbij. Noem altijd de bron.")
        group = GROUP_FIGURES
        template = "blocks/statistics.html"
        preview_value = {
            "title": "Het dorpshuis in cijfers",
            "items": [
                {"value": "120", "label": "mensen komen elke week langs", "source": "Eigen telling", "date": "2026"},
                {"value": "4", "label": "avonden in de week open", "source": "Eigen telling", "date": "2026"},
            ],
        }

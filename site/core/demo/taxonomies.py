"""The taxonomies and help lines from ``content/core/*.yaml``: Dutch rows and, where given, English ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from wagtail.models import Locale

from core.demo.lists import ListEntry, read_list, read_lists
from core.demo.validate import check

if TYPE_CHECKING:
    from pathlib import Path

    from core.demo.ledger import Ledger

__all__ = ["ListLoader", "load_taxonomies"]

_LISTS: Final = {"gemeenten": "Gemeente", "dimensions": "HealthDimension", "themes": "Theme", "audiences": "Audience"}
_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    name: ("slug", "name", "cbs_code") if name == "gemeenten" else ("slug", "name") for name in _LISTS
}
_TERM_NAMES: Final = ("summary", "icon", "css_class", "places", "own_words", "name_en", "summary_en", "own_words_en")
_LINE_NEEDED: Final = ("name", "number", "tel", "description")
_LINE_NAMES: Final = ("header", "chat", "name_en", "description_en")


class ListLoader:
    """Keeps rows in step with the entries of one file, in Dutch and English."""

    def __init__(self, ledger: Ledger, owner: str) -> None:
        self.ledger, self.owner = ledger, owner
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        ledger.start(owner)

    def keep(self, model: Any, entry: ListEntry, name: str, values: dict[str, Any], translated: dict[str, Any]) -> Any:
        """Make or update the Dutch row, which it gives, and its English translation; ``name`` is its address."""
        key = f"{model._meta.model_name}/{values[name]}"
        inspect = partial(check, place=entry, exclude=("locale", "translation_key"))
        dutch = self.locales["nl"]
        row = self.ledger.keep(
            f"{key}/nl",
            owner=self.owner,
            found=model.objects.filter(locale=dutch, **{name: values[name]}).first(),
            make=partial(model, locale=dutch),
            values=values,
            check=inspect,
        )
        if "en" in self.locales and any(translated.values()):
            own = {"locale": self.locales["en"], "translation_key": row.translation_key}
            self.ledger.keep(
                f"{key}/en",
                owner=self.owner,
                found=model.objects.filter(**own).first(),
                make=partial(model, **own),
                values={**values, **{field: value for field, value in translated.items() if value}},
                check=inspect,
            )
        return row

    def term(self, name: str, entry: ListEntry) -> None:
        """A term of one of the four lists."""
        from core import models

        given = entry.values
        texts = ("slug", "name", "summary", "icon", "css_class")
        values: dict[str, Any] = {field: str(given.get(field) or "") for field in texts}
        values["order"] = entry.number
        if name == "gemeenten":
            values |= {"cbs_code": str(given["cbs_code"]), "places": "\n".join(given.get("places") or [])}
        english = {"name": given.get("name_en") or "", "summary": given.get("summary_en") or ""}
        if name == "themes":
            values["own_words"] = given.get("own_words") or ""
            english["own_words"] = given.get("own_words_en") or ""
        self.keep(getattr(models, _LISTS[name]), entry, "slug", values, english)

    def line(self, entry: ListEntry) -> None:
        """A help line."""
        from core import models

        given = entry.values
        values = {field: str(given[field]) for field in _LINE_NEEDED}
        rest = {
            "in_header": bool(given.get("header", True)),
            "order": entry.number,
            "chat_url": given.get("chat") or "",
        }
        english = {"description": given.get("description_en") or "", "name": given.get("name_en") or ""}
        self.keep(models.HelpLine, entry, "tel", {**values, **rest}, english)


def load_taxonomies(folder: Path, ledger: Ledger) -> None:
    """Make the terms and help lines; what editors made or changed stays. Raises ContentError at the first fault."""
    path = folder / "taxonomies.yaml"
    loader = ListLoader(ledger, f"core/{path.name}")
    for name, entries in read_lists(path, _NEEDED, _TERM_NAMES).items():
        for entry in entries:
            loader.term(name, entry)
    path = folder / "helplines.yaml"
    loader = ListLoader(ledger, f"core/{path.name}")
    for entry in read_list(path, _LINE_NEEDED, _LINE_NAMES, section="helplines"):
        loader.line(entry)

"""How the demo makes entries of the sociale kaart: the page, and its facts in HSDS words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from core.demo import ContentItem, DemoContext, PageType, register_list_loader, register_page_type
from core.demo.dates import is_relative, parse_date
from core.demo.lists import ListEntry, read_list
from core.demo.taxonomies import ListLoader
from core.demo.validate import check, check_names
from core.models import HelpLine, Theme
from core.models.links import PageTerm
from directory.demo_rows import NAMESPACE, make_children, organisation_of
from directory.models import DirectoryIndexPage, HelpQuestion, Service, ServicePage
from directory.open_data import changed

if TYPE_CHECKING:
    from pathlib import Path

    from core.demo.ledger import Ledger

__all__ = ["load_questions", "register"]

_PARENT: Final = "/hulp/"
_PLAIN: Final = (
    *("status", "email", "url", "chat_url", "form_url", "minimum_age", "maximum_age", "referral", "referral_phone"),
    *("wait_time", "wait_weeks", "intake", "assured_by"),
)
#: Names in the file of fields that are called otherwise.
_RENAMED: Final = {"holidays": "holiday_rule", "essential": "is_essential"}
_LISTS: Final = (
    *("phones", "languages", "forms", "cost_options", "service_areas", "locations", "schedules"),
    *("deviations", "laws", "questions", "contacts"),
)
_NAMES: Final = ("organization", *_PLAIN, *_RENAMED, "assured_date", *_LISTS)


def _service(item: ContentItem, context: DemoContext) -> Service:
    """The facts that the item has already, or new ones with the identity that belongs to the item."""
    key = f"facts/{item.key}"
    identity = uuid5(NAMESPACE, key)
    page = context.page(f"{item.head.get('parent', _PARENT)}{item.slug}/")
    told = getattr(page.specific, "service", None) if page is not None else None
    known: Service | None = told or context.ledger.row(key) or Service.objects.filter(uuid=identity).first()
    return known or Service(uuid=identity)


def _facts(item: ContentItem, context: DemoContext) -> dict[str, Any]:
    """Make or update the facts of an entry, before its page. A translation tells the facts of its source."""
    if item.is_translation:
        source = context.page(str(item.head["translation_of"]))
        return {} if source is None else {"service_id": getattr(source.specific, "service_id", None)}
    facts = item.head.get("service")
    if not facts:
        msg = "een item heeft 'service:' met feiten nodig"
        raise item.error(msg)
    check_names(facts, _NAMES, item, at=("service",))
    service, key = _service(item, context), f"facts/{item.key}"
    if not service._state.adding and not context.ledger.may_write(key, service):
        return {"service_id": service.pk}
    context.ledger.start(item.key)
    service.name = item.head["title"]
    service.organisation = organisation_of(item, facts, context)
    empty = Service()
    for name, field in {**{name: name for name in _PLAIN}, **_RENAMED}.items():
        setattr(service, field, getattr(empty, field) if facts.get(name) is None else facts[name])
    service.sample = bool(item.head.get("sample", False))
    day = item.value(parse_date, facts.get("assured_date"), context.anchor, at=("service", "assured_date"))
    service.assured_date = day
    service.wait_checked_on = day if service.wait_weeks is not None else None
    check(service, item, at=("service",), exclude=("organisation", "uuid", "digest"))
    service.save()
    context.ledger.note(key, service, owner=item.key)
    make_children(service, facts, item, context)
    service.save()
    return {"service_id": service.pk}


def _move_check(page: Any, item: ContentItem, context: DemoContext) -> bool:
    """Bring the day of the last check up to date."""
    value = (item.head.get("service") or {}).get("assured_date")
    service = context.ledger.row(f"facts/{item.key}")
    if service is None or not is_relative(value):
        return False
    day = parse_date(value, context.anchor)
    if service.assured_date == day:
        return False
    service.assured_date = day
    Service.objects.filter(pk=service.pk).update(assured_date=day)
    changed(services=[service.pk])
    context.ledger.note_dates(service)
    return True


def _gemeenten(page: Any, item: ContentItem, context: DemoContext) -> None:
    """An entry belongs to the gemeenten whose residents may come, unless the file says otherwise."""
    if item.head.get("gemeenten"):
        return
    rows = [PageTerm(gemeente_id=area.gemeente_id) for area in page.service.service_areas.all()]
    page.page_terms = [*page.page_terms.all(), *rows]


_QUESTION_NEEDED: Final = ("slug", "name", "summary")
_QUESTION_NAMES: Final = (
    *("name_en", "summary_en", "words", "words_en", "icon", "css_class", "themes", "sensitive", "help_lines"),
)


def load_questions(content: Path, ledger: Ledger) -> None:
    """The hulpvragen from ``content/directory/questions.yaml``."""
    path = content / "directory" / "questions.yaml"
    loader = ListLoader(ledger, f"directory/{path.name}")
    for entry in read_list(path, _QUESTION_NEEDED, _QUESTION_NAMES, section="questions"):
        given = entry.values
        texts = ("slug", "name", "summary", "words", "icon", "css_class")
        values: dict[str, Any] = {name: str(given.get(name) or "") for name in texts}
        values |= {"sensitive": bool(given.get("sensitive", False)), "order": entry.number}
        english = {name: given.get(f"{name}_en") or "" for name in ("name", "summary", "words")}
        row = loader.keep(HelpQuestion, entry, "slug", values, english)
        if ledger.has_written(row):
            row.themes.set(_found(Theme, "slug", given.get("themes"), entry))
            row.help_lines.set(_found(HelpLine, "tel", given.get("help_lines"), entry))
            row.save()


def _found(model: Any, name: str, keys: list[Any] | None, entry: ListEntry) -> list[Any]:
    rows = {str(getattr(row, name)): row for row in model.objects.filter(locale__language_code="nl")}
    wanted = [str(key) for key in keys or []]
    for key in wanted:
        if key not in rows:
            msg = f"'{key}' is er niet. Kies uit: {', '.join(rows)}."
            raise entry.error(msg)
    return [rows[key] for key in wanted]


def register() -> None:
    """Make the types known to the demo."""
    register_list_loader(load_questions)
    register_page_type(PageType("directory_index", DirectoryIndexPage, "/"))
    register_page_type(
        PageType(
            "service",
            ServicePage,
            _PARENT,
            ("what", "for_whom", "cost", "how", "alert", "referral_how", "not_for"),
            finish=_gemeenten,
            prepare=_facts,
            facts=("service",),
            move=_move_check,
        )
    )

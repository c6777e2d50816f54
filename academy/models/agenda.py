"""The agenda and its events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from academy.enums import EventKind, EventMode
from core.cards import Card, CardMeta
from core.editor.dates import PageDates
from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.listing import ChoiceFacet, Listing, TermFacet
from core.models import BaseIndexPage, BasePage
from core.models.examples import NO_DAY_YET
from core.querysets import public_pages
from core.taxonomies import gemeenten_with

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import HttpRequest

    from core.search import SearchDocumentData

__all__ = ["EventIndexPage", "EventPage"]


class EventIndexPage(BaseIndexPage):
    """The agenda: what comes, soonest first; what has been, on request."""

    template = "pages/academy/event_index_page.html"
    icon = "agenda"
    section = "agenda"
    subpage_types: ClassVar[list[str]] = ["academy.EventPage"]
    feed_types = ("academy.EventPage",)

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("agenda")
        verbose_name_plural = _("agenda's")

    def get_listing(self, request: HttpRequest) -> Listing:
        """Events that have not ended; with ``?eerder=1`` those that have, the latest first."""
        events = public_pages(EventPage)
        if request.GET.get("eerder") == "1":
            events = events.filter(ends_at__lt=timezone.now()).order_by("-starts_at")
        else:
            events = events.filter(ends_at__gte=timezone.now()).order_by("starts_at")
        return Listing(
            request,
            events,
            [
                TermFacet(TermKind.GEMEENTE),
                TermFacet(TermKind.THEME),
                ChoiceFacet("soort", _("Soort"), "kind", EventKind.choices),
                ChoiceFacet("vorm", _("Hoe doet u mee?"), "mode", EventMode.choices),
                TermFacet(TermKind.DIMENSION),
                TermFacet(TermKind.AUDIENCE),
            ],
            keep={"eerder": ("1",)},
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds whether the list shows what has been."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["shows_past"] = request.GET.get("eerder") == "1"
        return context


class EventPage(BasePage):
    """One gathering: when, where, for whom, what it costs."""

    template = "pages/academy/event_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Bijeenkomst")
    kind_slug = "bijeenkomst"
    icon = "agenda"
    has_editor_list = True
    section = "agenda"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body", "location_name"))
    reader_fields = ("registration",)
    calendar_dates = (PageDates("bijeenkomst", _("Bijeenkomst"), start="starts_at", end="ends_at", detail="city"),)
    parent_page_types: ClassVar[list[str]] = ["academy.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    kind = models.CharField(_("soort"), max_length=20, choices=EventKind.choices, default=EventKind.ONTMOETING)
    starts_at = models.DateTimeField(_("begint op"))
    ends_at = models.DateTimeField(_("eindigt op"))
    mode = models.CharField(_("hoe doet u mee?"), max_length=20, choices=EventMode.choices, default=EventMode.ON_SITE)
    location_name = models.CharField(_("naam van de plek"), max_length=120, blank=True)
    address = models.CharField(_("adres"), max_length=160, blank=True)
    city = models.CharField(_("plaats"), max_length=80, blank=True)
    cost = models.CharField(
        _("wat kost het"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: gratis, of 5 euro met lunch.")
    )
    registration = models.TextField(
        _("wat moet u doen om te komen"),
        blank=True,
        help_text=_("Moeten mensen iets laten weten? Hoe, en tot wanneer? Of kunnen zij gewoon langskomen?"),
    )
    recording_url = models.URLField(
        _("opname"), blank=True, help_text=_("Het adres van de opname. Mensen zien het als de bijeenkomst geweest is.")
    )
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("mode")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("location_name"),
                FieldRowPanel([FieldPanel("address"), FieldPanel("city")]),
                FieldRowPanel([FieldPanel("cost"), FieldPanel("sample")]),
                FieldPanel("registration"),
                FieldPanel("recording_url"),
            ],
            heading=_("Wanneer en waar"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("location_name"),
        index.SearchField("city"),
        index.SearchField("body"),
        index.FilterField("starts_at"),
    ]

    class Meta:
        """An event does not end before it begins."""

        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="academy_event_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin. Kies een later moment."),
            )
        ]

    def values_as_example(self) -> dict[str, Any]:
        """On no day yet: who begins with the example has to choose one."""
        return {**super().values_as_example(), "starts_at": NO_DAY_YET, "ends_at": NO_DAY_YET}

    @property
    def is_past(self) -> bool:
        """Whether it has ended."""
        return bool(self.ends_at < timezone.now())

    @property
    def is_free(self) -> bool:
        """Whether the editor wrote no more than "gratis": then visitors read it in their own language."""
        return self.cost.strip(" .").casefold() == "gratis"

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card carries the day and time, the place and the cost."""
        card = self.basic_card(request)
        marks = []
        if self.mode != EventMode.ONLINE and self.city:
            marks.append(CardMeta("locatie", self.city, card.lang))
        if self.mode != EventMode.ON_SITE:
            online = _("Online") if self.mode == EventMode.ONLINE else _("Ook online")
            marks.append(CardMeta("online", str(online)))
        if self.is_free:
            marks.append(CardMeta("euro", str(_("Gratis"))))
        elif self.cost:
            marks.append(CardMeta("euro", self.cost, card.lang))
        extra = {
            "starts_at": timezone.localtime(self.starts_at),
            "ends_at": timezone.localtime(self.ends_at),
            "kind": self.get_kind_display(),
            "place": self.location_name,
            "sample": self.sample,
        }
        return replace(card, meta=tuple(marks), extra=extra)

    def search_text(self) -> str:
        """Body, place and cost."""
        return "\n".join([super().search_text(), self.location_name, self.city, self.cost])

    def search_date(self) -> date:
        """The day on which it begins."""
        return timezone.localtime(self.starts_at).date()

    def search_document(self) -> SearchDocumentData | None:
        """With how one takes part, and where: in the gemeente of its place when editors chose none."""
        found = super().search_document()
        if found is None:
            return None
        place = "" if self.mode == EventMode.ONLINE else self.city
        return replace(
            found,
            forms=EventMode.ways(self.mode),
            costs=("gratis",) if self.is_free else (),
            place=place,
            gemeenten=found.gemeenten or gemeenten_with(place),
            everywhere=self.mode != EventMode.ON_SITE,
        )

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org Event; none for an invented one."""
        from academy.linked_data import event_data

        if self.sample:
            return None
        return (super().structured_data(request, context) or {}) | event_data(self, self.get_full_url(request))

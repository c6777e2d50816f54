"""The academy page, its session types and its leergangen. Reading only; booking comes later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from academy.enums import EditionStatus, Track
from core.cards import Card, CardMeta
from core.editor.dates import PageDates
from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.linked_data import organisation
from core.listing import Listing, TermFacet, TypeFacet
from core.models import BaseIndexPage, BasePage
from core.querysets import public_pages
from core.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import HttpRequest

__all__ = ["AcademyPage", "LeergangEdition", "LeergangPage", "SessionTypePage"]


_PER_PAGE = 24


class AcademyPage(BaseIndexPage):
    """The WEL Academie: what the knipkaart is, which sessions and leergangen there are."""

    template = "pages/academy/academy_page.html"
    icon = "knip"
    asks_if_useful = True
    section = "academie"
    kind_label = _("Academie")
    kind_slug = "academie"
    subpage_types: ClassVar[list[str]] = ["academy.SessionTypePage", "academy.LeergangPage"]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("academie")
        verbose_name_plural = _("academies")

    def get_listing(self, request: HttpRequest) -> Listing:
        """First the session types, then the leergangen, each in the order of the editors."""
        kinds = (SessionTypePage, LeergangPage)
        leergang_last = Case(When(leergangpage__isnull=True, then=0), default=1)
        return Listing(
            request,
            public_pages(Page).type(*kinds).order_by(leergang_last, "path"),
            [
                TypeFacet("soort", _("Soort"), kinds),
                TermFacet(TermKind.AUDIENCE),
                TermFacet(TermKind.THEME),
                TermFacet(TermKind.DIMENSION),
                TermFacet(TermKind.GEMEENTE),
            ],
            per_page=_PER_PAGE,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the cards of this page of the list, by kind."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        cards = context["listing"].cards
        context["session_types"] = [card for card in cards if card.kind_slug == SessionTypePage.kind_slug]
        context["leergangen"] = [card for card in cards if card.kind_slug == LeergangPage.kind_slug]
        return context


class SessionTypePage(BasePage):
    """A kind of session that one can book with the knipkaart."""

    template = "pages/academy/session_type_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Sessie")
    kind_slug = "sessie"
    icon = "knip"
    section = "academie"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body", "learn"))
    reader_fields = ("learn", "suited_for")
    parent_page_types: ClassVar[list[str]] = ["academy.AcademyPage"]
    subpage_types: ClassVar[list[str]] = []

    duration = models.CharField(
        _("hoe lang"), max_length=80, blank=True, help_text=_("Bijvoorbeeld: een dagdeel van drie uur.")
    )
    max_participants = models.PositiveSmallIntegerField(_("hoeveel mensen kunnen meedoen"), null=True, blank=True)
    learn = models.TextField(_("wat leert u"), blank=True, help_text=_("Eén ding per regel."))
    suited_for = models.TextField(
        _("voor wie"), blank=True, help_text=_("Wie leert hier het meest van? In één of twee zinnen.")
    )
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("duration"), FieldPanel("max_participants")]),
                FieldPanel("learn"),
                FieldPanel("suited_for"),
            ],
            heading=_("In het kort"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("learn"),
        index.SearchField("suited_for"),
        index.SearchField("body"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("soort sessie")
        verbose_name_plural = _("soorten sessies")

    @property
    def learn_lines(self) -> list[str]:
        """What one learns, one thing each."""
        return lines_of(self.learn)

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says how long it takes and for how many."""
        card = self.basic_card(request)
        marks = []
        if self.duration:
            marks.append(CardMeta("klok", self.duration, card.lang))
        if self.max_participants:
            marks.append(CardMeta("groep", str(_("tot %(number)s mensen") % {"number": self.max_participants})))
        return replace(card, meta=(*card.meta, *marks))

    def search_text(self) -> str:
        """Body, what one learns, for whom."""
        return "\n".join([super().search_text(), self.learn, self.suited_for])

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org Course with what one learns."""
        return (super().structured_data(request, context) or {}) | {
            "@type": "Course",
            "provider": organisation(request),
            "teaches": self.learn_lines,
        }


class LeergangPage(BasePage):
    """One track of the WEL Leergang, with its editions."""

    template = "pages/academy/leergang_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Leergang")
    kind_slug = "leergang"
    icon = "taalles"
    section = "academie"
    calendar_dates = (
        PageDates(
            "leergang", _("Leergang"), start="editions__starts_on", end="editions__ends_on", detail="editions__name"
        ),
    )
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body",))
    parent_page_types: ClassVar[list[str]] = ["academy.AcademyPage"]
    subpage_types: ClassVar[list[str]] = []

    track = models.CharField(_("voor wie"), max_length=20, choices=Track.choices)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("track"),
        FieldPanel("body"),
        InlinePanel("editions", heading=_("Edities"), label=_("editie")),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("leergang")
        verbose_name_plural = _("leergangen")

    def search_date(self) -> date | None:
        """The first day of its newest edition. One query."""
        return max((edition.starts_on for edition in self.editions.all()), default=None)

    def search_text(self) -> str:
        """Body and where its editions are."""
        places = dict.fromkeys(edition.place for edition in self.editions.all() if edition.place)
        return "\n".join([super().search_text(), *places])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the editions: what one can still join or follow, soonest first, and what is over, latest first."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        editions = sorted(self.editions.all(), key=lambda edition: edition.starts_on)
        context["editions"] = [edition for edition in editions if not edition.is_over]
        context["past_editions"] = [edition for edition in reversed(editions) if edition.is_over]
        return context

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says for whom the track is."""
        card = self.basic_card(request)
        return replace(card, meta=(*card.meta, CardMeta("mens", self.get_track_display())))

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org Course with the groups to come."""
        from academy.linked_data import instance_data

        return (super().structured_data(request, context) or {}) | {
            "@type": "Course",
            "provider": organisation(request),
            "hasCourseInstance": instance_data(context["editions"]),
        }


class LeergangEdition(Orderable):
    """A yearly edition of a leergang."""

    page = ParentalKey(LeergangPage, on_delete=models.CASCADE, related_name="editions")
    name = models.CharField(_("naam"), max_length=80)
    starts_on = models.DateField(_("eerste dag"))
    ends_on = models.DateField(_("laatste dag"))
    place = models.CharField(_("plaats"), max_length=120, blank=True)
    price = models.CharField(
        _("wat kost het"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: 950 euro, met eten en drinken.")
    )
    status = models.CharField(
        _("kan ik meedoen?"), max_length=20, choices=EditionStatus.choices, default=EditionStatus.OPEN
    )

    class Meta(Orderable.Meta):
        """An edition does not end before it begins."""

        verbose_name = _("editie")
        verbose_name_plural = _("edities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="academy_edition_ends_after_start",
                violation_error_message=_("De laatste dag ligt voor de eerste dag. Kies een latere dag."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_over(self) -> bool:
        """Whether its last day is behind us or the editor says that it is finished."""
        return self.status == EditionStatus.AFGEROND or self.ends_on < timezone.localdate()
